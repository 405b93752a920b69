"""Code tables: every code has one Chinese label, and codes that carry law carry it rightly."""

import re
from enum import StrEnum

import pytest

from mediation.domain.arbitration_status import ArbitrationStatus
from mediation.domain.claim_types import ActHead, ClaimType
from mediation.domain.decline_reasons import DeclineReason
from mediation.domain.dispute_kinds import DisputeKind
from mediation.domain.employer_facts import EmployerNature, EmployerSize, Industry, Ownership
from mediation.domain.ending_reasons import EndingReason
from mediation.domain.entry_path import EntryPath
from mediation.domain.identifiers import IdentityKind
from mediation.domain.respondent_roles import RespondentRole
from mediation.domain.sex import Sex
from mediation.domain.source_channels import SourceChannel
from mediation.domain.worker_tags import WorkerTag

TABLES: list[tuple[type[StrEnum], int]] = [
    (ActHead, 6),
    (ArbitrationStatus, 8),
    (ClaimType, 28),
    (DeclineReason, 12),
    (DisputeKind, 6),
    (EmployerNature, 16),
    (EmployerSize, 4),
    (EndingReason, 12),
    (EntryPath, 7),
    (IdentityKind, 7),
    (Industry, 20),
    (Ownership, 3),
    (RespondentRole, 14),
    (Sex, 2),
    (SourceChannel, 18),
    (WorkerTag, 19),
]


@pytest.mark.parametrize(("table", "size"), TABLES, ids=[table.__name__ for table, _ in TABLES])
def test_every_code_has_a_chinese_label_of_its_own(table: type[StrEnum], size: int) -> None:
    labels = [code.label for code in table]  # type: ignore[attr-defined]  # every table has it
    assert len(labels) == len(set(labels)) == size
    assert all(re.search("[\u4e00-\u9fff]", label) for label in labels)


@pytest.mark.parametrize("table", [table for table, _ in TABLES], ids=lambda table: table.__name__)
def test_a_code_is_a_short_plain_word(table: type[StrEnum]) -> None:
    for code in table:
        assert re.fullmatch("[a-z][a-z0-9_]{1,29}|[A-T1-6]", code.value), code


def test_claim_numbers_run_from_one_and_end_with_99() -> None:
    numbers = [kind.number for kind in ClaimType]
    assert numbers == [f"{number:02d}" for number in range(1, 28)] + ["99"]


def test_back_pay_waits_for_the_end_of_employment_and_double_wage_does_not() -> None:
    waiting = {kind for kind in ClaimType if kind.is_remuneration}
    assert waiting == {ClaimType.WAGES, ClaimType.OVERTIME}


def test_only_heads_of_the_act_are_named() -> None:
    assert ClaimType.OVERTIME.act_heads == (ActHead.CONDITIONS, ActHead.MONEY)
    assert ClaimType.CONFIRM_EMPLOYMENT.act_heads == (ActHead.RELATION,)
    assert ClaimType.CIVIL.act_heads == ()
    assert {head for kind in ClaimType for head in kind.act_heads} == set(ActHead)


def test_a_relation_can_never_be_settled_by_a_final_award() -> None:
    assert not ClaimType.CONFIRM_EMPLOYMENT.may_be_final
    assert not ClaimType.REINSTATEMENT.may_be_final
    assert ClaimType.WAGES.may_be_final
    assert ClaimType.SOCIAL_INSURANCE.may_be_final


def test_court_causes_are_of_the_2025_edition() -> None:
    for kind in ClaimType:
        assert re.fullmatch(r"(20[5-9]|21[0-6]|144)(\([1-7]\))?|", kind.court_code), kind


def test_civil_disputes_need_no_arbitration_first() -> None:
    assert ClaimType.CIVIL.dispute_kind is DisputeKind.CIVIL
    assert not ClaimType.CIVIL.dispute_kind.arbitration_first
    assert ClaimType.WAGES.dispute_kind.arbitration_first


def test_whoever_sent_a_case_gets_a_reply_and_nobody_waits_for_the_rest() -> None:
    silent = {channel for channel in SourceChannel if not channel.is_reply_due}
    assert silent == {SourceChannel.VISIT, SourceChannel.ONLINE, SourceChannel.UNION_FOUND}
    assert all(channel.is_reply_due for channel in SourceChannel if channel.is_court)


def test_an_award_is_known_by_its_status() -> None:
    assert {status for status in ArbitrationStatus if status.is_award} == {
        ArbitrationStatus.FINAL_AWARD,
        ArbitrationStatus.OTHER_AWARD,
    }


def test_failing_is_neither_agreeing_nor_withdrawing() -> None:
    assert {reason for reason in EndingReason if not reason.is_unsettled} == {
        EndingReason.AGREED,
        EndingReason.SETTLED_PRIVATELY,
        EndingReason.WITHDRAWN,
    }
    assert [reason for reason in EndingReason if reason.needs_note] == [EndingReason.OTHER]


@pytest.mark.parametrize("reason", list(DeclineReason))
def test_every_refusal_says_where_else_to_go(reason: DeclineReason) -> None:
    assert re.search("可以|请", reason.where_else)
    assert reason.where_else.endswith("。")
    assert not reason.label.endswith("。")


def test_a_refusing_respondent_leaves_arbitration_open() -> None:
    assert "仲裁委员会申请仲裁" in DeclineReason.RESPONDENT_REFUSED.where_else
    assert "十五日内向人民法院起诉" in DeclineReason.ALREADY_DECIDED.where_else


def test_only_courts_send_court_cases() -> None:
    assert {path for path in EntryPath if path.from_court} == {
        EntryPath.COURT_DELEGATED_ONLINE,
        EntryPath.COURT_DELEGATED_PAPER,
        EntryPath.COURT_ENTRUSTED_ORDINARY,
        EntryPath.COURT_ENTRUSTED_SUMMARY,
    }
    assert not EntryPath.COMMISSION_ENTRUSTED.from_court


def test_six_kinds_of_worker_are_new_forms_of_employment() -> None:
    assert sum(tag.is_new_form for tag in WorkerTag) == 6
