"""The check-list as data: every line has its law, and the score says what is really there."""

import pytest

from mediation.domain.dossier.catalogue import Kind
from mediation.domain.dossier.checklist import CHECKLIST, Circumstance, Item
from mediation.domain.dossier.completeness import FileFacts, is_wanted, judged
from mediation.domain.evidence import EvidenceKind
from mediation.domain.papers import RULES, PaperKind, PaperStage
from mediation.domain.volumes import Volume

C, P, E = Circumstance, PaperKind, EvidenceKind
ORDINARY = (C.ACCEPTED, C.INQUIRED, C.COMPANY, C.BEGUN, C.MET)
BASE = {"application", "identity", "inquiry", "acceptance", "rights", "company_head", "address"}


def wanted(*circumstances: Circumstance) -> set[str]:
    return {item.code for item in CHECKLIST if is_wanted(item, frozenset(circumstances))}


def score(circumstances: tuple[Circumstance, ...], *kinds: Kind) -> int:
    return judged(FileFacts(frozenset(circumstances), frozenset(kinds))).score


def test_codes_are_unique_and_every_line_has_a_law_a_weight_and_a_kind() -> None:
    codes = [item.code for item in CHECKLIST]
    assert len(codes) == len(set(codes))
    for item in CHECKLIST:
        assert item.basis
        assert item.weight in (1, 2, 3)
        assert item.any_of


def test_every_circumstance_is_asked_about_and_every_stage_has_lines() -> None:
    asked = {each for item in CHECKLIST for each in (*item.when, *item.unless)}
    assert asked == set(Circumstance)
    assert {item.stage for item in CHECKLIST} == set(PaperStage)


@pytest.mark.parametrize("item", CHECKLIST, ids=lambda item: item.code)
def test_a_line_asks_for_papers_of_its_own_volume(item: Item) -> None:
    for kind in item.any_of:
        volume = RULES[kind].volume if isinstance(kind, PaperKind) else Volume.MAIN
        assert volume is item.volume


@pytest.mark.parametrize(
    ("circumstances", "more"),
    [
        ((), set()),
        ((C.DECLINED,), {"refusal"}),
        ((C.ACCEPTED, C.FROM_COURT), {"acceptance", "court_receipt"}),
        # A court took the consent itself.
        ((C.INQUIRED, C.FROM_COURT), set()),
        ((*ORDINARY, C.SETTLED), BASE | {"record", "agreement"}),
        # An agreement that nobody signed in the end is no must.
        ((*ORDINARY, C.SETTLED, C.UNSETTLED), BASE | {"record", "ending"}),
        ((*ORDINARY, C.UNSETTLED), BASE | {"record", "ending"}),
        ((C.EFFECTIVE,), {"signatures"}),
        ((C.EFFECTIVE, C.SIGNED_BY_PEN), {"pen_signatures"}),
        ((C.CONFIRMATION,), {"presiding", "confirmation"}),
        ((C.LET_PASS,), {"override"}),
        ((C.FROM_COURT, C.ACCEPTED, C.CLOSED), {"acceptance", "court_receipt", "court_result"}),
    ],
)
def test_what_a_case_needs(circumstances: tuple[Circumstance, ...], more: set[str]) -> None:
    assert wanted(*circumstances) == {"application", "identity"} | more


def test_either_of_two_papers_is_enough() -> None:
    assert score((), P.APPLICATION, E.IDENTITY) == score((), P.REGISTRATION_FORM, E.IDENTITY) == 100


def test_the_score_weighs_what_is_there_and_is_100_only_when_nothing_is_missing() -> None:
    assert score((), P.APPLICATION) == 50
    assert score(()) == 0
    # 3 + 3 of 3 + 3 + 2.
    assert score((C.ACCEPTED,), P.APPLICATION, E.IDENTITY) == 75
    everything = frozenset(kind for item in CHECKLIST for kind in item.any_of)
    for missing in everything:
        whole = judged(FileFacts(frozenset(Circumstance), everything - {missing}))
        assert (whole.score == 100) == (not whole.missing)


def test_what_is_missing_names_the_act_that_mends_it() -> None:
    facts = FileFacts(frozenset({C.EFFECTIVE}), frozenset())
    mends = {line.item.code: line.mend for line in judged(facts).missing}
    assert mends == {
        "application": "出具《调解申请书》",
        "identity": "添加材料（身份证明）",
        "signatures": "交回签署件扫描",
    }


def test_stages_stand_in_the_order_of_a_file_each_with_its_score() -> None:
    circumstances = frozenset((*ORDINARY, C.SETTLED))
    found = judged(FileFacts(circumstances, frozenset({P.AGREEMENT})))
    assert [each.stage for each in found.stages] == list(PaperStage)[:4]
    assert [each.score for each in found.stages] == [0, 0, 0, 100]
