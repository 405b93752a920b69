"""The table of papers: which are open in which situation, and how lists of papers are read."""

from dataclasses import replace
from typing import Any

import pytest

from mediation.domain.case_flow import CaseState
from mediation.domain.enclosures import Enclosure, read_enclosures
from mediation.domain.papers import (
    BY_STAGE,
    RULES,
    PaperKind,
    PaperSituation,
    PaperStage,
    Series,
    offered,
    why_no_draft,
    why_not,
)
from mediation.domain.small_flows import AgreementState
from mediation.domain.volumes import Volume

OPEN_NOW = {
    CaseState.REGISTERED: {
        PaperKind.APPLICATION,
        PaperKind.RECEIPT,
        PaperKind.ADDRESS_CONFIRMATION,
        PaperKind.REGISTRATION_FORM,
        PaperKind.POWER_OF_ATTORNEY,
        PaperKind.LOOKS_RECORD,
    },
    CaseState.MEDIATING: {
        PaperKind.APPLICATION,
        PaperKind.REGISTRATION_FORM,
        PaperKind.POWER_OF_ATTORNEY,
        PaperKind.ACCEPTANCE_NOTICE,
        PaperKind.RIGHTS_NOTICE,
        PaperKind.SESSION_RECORD,
        PaperKind.INVESTIGATION_RECORD,
        PaperKind.ADDRESS_CONFIRMATION,
        PaperKind.LOOKS_RECORD,
    },
}


def open_kinds(situation: PaperSituation) -> set[PaperKind]:
    return {kind for kind, reason in offered(situation) if not reason}


def test_every_kind_has_one_rule_and_a_chinese_title() -> None:
    assert set(RULES) == set(PaperKind)
    assert all(kind.label for kind in PaperKind)


def test_every_kind_stands_in_one_part_of_the_file_in_the_order_of_the_table() -> None:
    assert list(BY_STAGE) == list(PaperStage)
    assert [kind for part in BY_STAGE.values() for kind in part] == list(RULES)


# What each of these papers waits for, and the situation in which it no longer does.
ACCEPTED = PaperSituation(CaseState.ACCEPTED, is_accepted=True)
NEW = PaperSituation(CaseState.REGISTERED)
WAITS = [
    (PaperKind.SUPPLEMENT_NOTICE, NEW, "还没有登记要求补正", {"has_defects": True}),
    (PaperKind.INQUIRY_LETTER, NEW, "还没有登记征询", {"is_inquired": True}),
    (PaperKind.ACCEPTANCE_CONFIRMATION, NEW, "不是法院委派", {"from_court": True}),
    (PaperKind.REPRESENTATIVE_CERTIFICATE, NEW, "没有用人单位", {"employers": 1}),
    (PaperKind.CONSENT_FORM, NEW, "没有自然人", {"workers": 1}),
    (PaperKind.RIGHTS_NOTICE, NEW, "还没有受理", {"is_accepted": True}),
    (PaperKind.SESSION_NOTICE, ACCEPTED, "还没有安排调解会", {"planned_sessions": 1}),
    (PaperKind.RECUSAL_DECISION, ACCEPTED, "还没有调解员", {"has_mediator": True}),
    (PaperKind.DISCLOSURE_STATEMENT, ACCEPTED, "还没有登记调解员的披露", {"is_disclosed": True}),
    (
        PaperKind.MEDIATOR_CHOICE,
        replace(ACCEPTED, has_mediator=True),
        "由当事人选定或者由调解组织指定",
        {"is_mediator_chosen": True},
    ),
    (PaperKind.EVIDENCE_LIST, NEW, "还没有登记证据材料", {"evidence": 1}),
    (PaperKind.REPRESENTATIVE_ELECTION, NEW, "不足10人", {"applying_workers": 10}),
    (PaperKind.INVESTIGATION_RECORD, NEW, "还没有受理", {"is_accepted": True}),
    (PaperKind.FACTS_CONFIRMATION, ACCEPTED, "没有记下双方无争议", {"undisputed_records": 1}),
    (PaperKind.EXTENSION_CONSENT, ACCEPTED, "没有正在计算的调解期限", {"is_term_running": True}),
    (
        PaperKind.SETTLEMENT_CONSENT,
        replace(ACCEPTED, applying_workers=10),
        "还没有拟写调解协议",
        {"agreement_state": AgreementState.DRAFT},
    ),
    (PaperKind.ORAL_AGREEMENT, ACCEPTED, "人民调解委员会", {"is_peoples_mediation": True}),
    (PaperKind.EXCHANGE_RECORD, NEW, "还没有选定", {"filed_messages": 1}),
    (PaperKind.SUPERVISION_OPINION, NEW, "没有用人单位", {"employers": 1}),
    (PaperKind.CLOSING_APPROVAL, ACCEPTED, "还没有结果", {"is_ended": True}),
]


@pytest.mark.parametrize(("kind", "situation", "reason", "change"), WAITS)
def test_a_paper_waits_for_the_fact_that_it_states(
    kind: PaperKind, situation: PaperSituation, reason: str, change: dict[str, Any]
) -> None:
    assert reason in why_not(kind, situation)
    assert not why_not(kind, replace(situation, **change))


def test_nine_workers_elect_nobody_and_an_agreement_in_force_is_not_spoken_again() -> None:
    nine = replace(ACCEPTED, applying_workers=9, agreement_state=AgreementState.DRAFT)
    assert why_not(PaperKind.REPRESENTATIVE_ELECTION, nine)
    assert why_not(PaperKind.SETTLEMENT_CONSENT, nine)
    written = replace(ACCEPTED, is_peoples_mediation=True, agreement_state=AgreementState.EFFECTIVE)
    assert "已有生效的调解协议书" in why_not(PaperKind.ORAL_AGREEMENT, written)


def test_nothing_is_supplemented_after_acceptance() -> None:
    late = replace(ACCEPTED, has_defects=True)
    assert "已经受理" in why_not(PaperKind.SUPPLEMENT_NOTICE, late)


def test_letters_have_a_word_and_papers_of_the_case_have_none() -> None:
    for rule in RULES.values():
        assert bool(rule.word) == (rule.series is Series.LETTER)


def test_what_is_for_one_side_or_the_office_alone_stays_out_of_the_main_volume() -> None:
    aside = {kind for kind, rule in RULES.items() if rule.volume is not Volume.MAIN}
    assert aside == {
        PaperKind.STATUTORY_COMPARISON,
        PaperKind.OVERRIDE_RECORD,
        PaperKind.CLOSING_APPROVAL,
        PaperKind.LOOKS_RECORD,
    }


def test_the_annex_waits_for_sums_agreed_by_item_and_the_comparison_for_the_law() -> None:
    situation = PaperSituation(
        CaseState.SETTLED, is_accepted=True, agreement_state=AgreementState.SIGNING
    )
    assert "没有可以列入" in why_not(PaperKind.CALCULATION_ANNEX, situation)
    assert "还没有核算" in why_not(PaperKind.STATUTORY_COMPARISON, situation)
    ready = replace(situation, agreed_claims=1, computed_claims=1)
    assert not why_not(PaperKind.CALCULATION_ANNEX, ready)
    assert not why_not(PaperKind.STATUTORY_COMPARISON, ready)
    draft = replace(ready, state=CaseState.MEDIATING, agreement_state=AgreementState.DRAFT)
    assert "还没有登记达成协议" in why_not(PaperKind.CALCULATION_ANNEX, draft)
    assert not why_not(PaperKind.STATUTORY_COMPARISON, draft)


def test_a_new_case_prints_what_is_written_at_the_desk() -> None:
    situation = PaperSituation(CaseState.REGISTERED)
    assert open_kinds(situation) == OPEN_NOW[CaseState.REGISTERED]


def test_a_case_in_mediation_prints_what_has_happened() -> None:
    situation = PaperSituation(
        CaseState.MEDIATING, is_accepted=True, records=1, agreement_state=AgreementState.DRAFT
    )
    assert open_kinds(situation) == OPEN_NOW[CaseState.MEDIATING]


@pytest.mark.parametrize("state", [AgreementState.SIGNING, AgreementState.EFFECTIVE])
def test_an_agreed_agreement_is_issued(state: AgreementState) -> None:
    situation = PaperSituation(CaseState.SETTLED, is_accepted=True, agreement_state=state)
    assert not why_not(PaperKind.AGREEMENT, situation)


def test_a_draft_is_previewed_but_not_issued() -> None:
    draft = PaperSituation(
        CaseState.MEDIATING, is_accepted=True, agreement_state=AgreementState.DRAFT
    )
    assert why_not(PaperKind.AGREEMENT, draft)
    assert not why_no_draft(PaperKind.AGREEMENT, draft)


def test_confirming_employment_shuts_the_review_but_not_the_confirmation() -> None:
    situation = PaperSituation(
        CaseState.SETTLED,
        is_accepted=True,
        agreement_state=AgreementState.EFFECTIVE,
        review_unfit="协议含有确认劳动关系的内容，不能申请仲裁审查。",
    )
    assert "确认劳动关系" in why_not(PaperKind.REVIEW_APPLICATION, situation)
    assert not why_not(PaperKind.CONFIRMATION_APPLICATION, situation)


def test_a_withdrawn_application_that_was_never_accepted_has_no_closing_notice() -> None:
    situation = PaperSituation(CaseState.WITHDRAWN, is_ended=True)
    assert "还没有受理" in why_not(PaperKind.CLOSING_NOTICE, situation)


def test_an_archived_case_issues_nothing() -> None:
    situation = PaperSituation(CaseState.ARCHIVED, is_accepted=True, is_ended=True, records=1)
    assert open_kinds(situation) == set()


@pytest.mark.parametrize(
    ("line", "paper"),
    [
        ("身份证复印件", Enclosure("身份证复印件")),
        ("工资条 4份 12页", Enclosure("工资条", 4, 12)),
        ("考勤记录，3页", Enclosure("考勤记录", 1, 3)),
        ("2026年6月工资条", Enclosure("2026年6月工资条")),
        ("第2页有签名的收条 1 份", Enclosure("第2页有签名的收条")),
    ],
)
def test_a_line_is_read_as_name_copies_and_pages(line: str, paper: Enclosure) -> None:
    assert read_enclosures(f"\n{line}\n 3份 \n") == (paper,)
