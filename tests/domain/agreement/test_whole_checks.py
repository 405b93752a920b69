"""协议体检 of the whole agreement: each defect is found, and a sound one has none."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.domain.agreement.checks import CHECKS, Severity, check
from mediation.domain.agreement.draft import ALL_CLAIMS, AgreementSpokesman
from mediation.domain.agreement.words import TermKind
from mediation.domain.entry_path import EntryPath
from mediation.domain.parties import Authority, PartyKind, RepresentativeKind, Side
from tests.domain.agreement.samples import (
    COMPANY,
    DEFAULT,
    PARTIES,
    WORKERS,
    ambers,
    clause,
    draft,
    facts,
    payment,
    reds,
)


def test_a_sound_agreement_passes_every_check() -> None:
    report = check(facts())
    assert report.reds == report.ambers == ()
    assert [note.code for note in report.notes] == ["secrecy_open"]
    judging = [rule for rule in CHECKS if rule.severity is not Severity.INFO]
    assert report.passed == tuple(rule.name for rule in judging)


def test_findings_come_red_first_and_failed_checks_are_not_counted_as_passed() -> None:
    report = check(facts(draft(payment(tax=None), DEFAULT, copies=2)))
    assert [item.severity.value for item in report.findings] == ["red", "amber", "info"]
    kept = len([rule for rule in CHECKS if rule.severity is not Severity.INFO]) - 2
    assert len(report.passed) == kept


def test_every_red_finding_says_why_and_names_a_field_or_an_article() -> None:
    bad = draft(payment(payer_id=None, due_on=None, method=None, purpose=""), copies=1)
    for finding in check(facts(bad)).reds:
        assert finding.reason
        assert finding.where or finding.article
        assert finding.title in finding.sentence


def test_no_two_checks_bear_one_name() -> None:
    names = [item.name for item in CHECKS]
    assert len(set(names)) == len(names)


def test_an_agreement_without_terms_is_none() -> None:
    assert "no_terms" in reds(facts(replace(draft(), terms=())))


def test_facts_that_are_not_stated_are_missed() -> None:
    assert ambers(facts(draft(disputed_facts=" "))) == {"facts_missing"}


@pytest.mark.parametrize(
    ("copies", "path", "red", "amber"),
    [
        (2, EntryPath.OWN_INTAKE, True, False),
        (3, EntryPath.OWN_INTAKE, False, True),
        (5, EntryPath.OWN_INTAKE, False, False),
        (5, EntryPath.COURT_DELEGATED_PAPER, False, True),
        (6, EntryPath.COURT_DELEGATED_PAPER, False, False),
    ],
)
def test_copies_reach_every_party_the_body_and_the_court(
    copies: int, path: EntryPath, red: bool, amber: bool
) -> None:
    found = facts(draft(copies=copies), entry_path=path)
    assert ("copies_too_few" in reds(found)) is red
    assert ("copies_short" in ambers(found)) is amber


def test_a_part_agreement_names_what_stays_open() -> None:
    assert reds(facts(draft(is_whole=False))) == {"rest_not_named"}
    assert not reds(facts(draft(is_whole=False, remaining="加班费。")))


def test_a_whole_agreement_leaves_nothing_open() -> None:
    assert "rest_in_whole" in ambers(facts(draft(remaining="加班费。")))


def test_a_claim_that_nobody_answers_is_named() -> None:
    (finding,) = check(facts(draft(payment(claim_type="overtime"), DEFAULT))).ambers
    assert finding.code == "claim_unanswered"
    assert "3 项" in finding.title
    assert "拖欠工资" in finding.title


@pytest.mark.parametrize(
    "answered",
    [
        draft(payment(claim_type=ALL_CLAIMS), DEFAULT),
        draft(payment(claim_type=None), DEFAULT, clause("其余请求撤回。", TermKind.WITHDRAWAL)),
        draft(payment(claim_type=None), DEFAULT, is_whole=False, remaining="其余请求。"),
    ],
)
def test_a_claim_is_answered_by_payment_withdrawal_or_reservation(answered) -> None:
    assert "claim_unanswered" not in ambers(facts(answered))


def test_confirmed_employment_stands_apart_from_money() -> None:
    confirmed = clause("双方自2024年3月1日起存在劳动关系。", TermKind.EMPLOYMENT_CONFIRM)
    assert "employment_mixed_with_money" in ambers(facts(draft(payment(), DEFAULT, confirmed)))
    alone = draft(confirmed, clause("其余请求撤回。", TermKind.WITHDRAWAL))
    assert "employment_mixed_with_money" not in ambers(facts(alone))


@pytest.mark.parametrize(
    ("kind", "authority", "found"),
    [
        (RepresentativeKind.LAWYER, Authority.GENERAL, True),
        (RepresentativeKind.LAWYER, Authority.SPECIAL, False),
        (RepresentativeKind.STATUTORY, Authority.GENERAL, False),
    ],
)
def test_a_general_authority_is_too_small_to_settle(
    kind: RepresentativeKind, authority: Authority, found: bool
) -> None:
    spoken_for = replace(WORKERS[0], spokesmen=(AgreementSpokesman("何律", kind, authority),))
    parties = (spoken_for, *PARTIES[1:])
    assert ("authority_too_small" in ambers(facts(parties=parties))) is found


@pytest.mark.parametrize(
    ("born", "is_child"),
    [(date(2010, 11, 24), True), (date(2010, 11, 23), False), (None, False)],
)
def test_nobody_under_sixteen_settles(born: date | None, is_child: bool) -> None:
    parties = (replace(WORKERS[0], birth_on=born), *PARTIES[1:])
    assert ("under_sixteen" in reds(facts(parties=parties))) is is_child


def test_a_third_party_that_pays_has_to_sign() -> None:
    builder = replace(COMPANY, id=10, side=Side.THIRD_PARTY, kind=PartyKind.EMPLOYER)
    found = facts(draft(payment(payer_id=10), DEFAULT), parties=(*PARTIES, builder))
    assert "third_party_pays" in ambers(found)
