"""Clauses built from structure, and sums that are split without losing a 分."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.agreement.changes import clause_pairs, draft_changes, outline
from mediation.domain.agreement.draft import (
    AgreementParty,
    InstalmentDraft,
    ShareDraft,
    TermDraft,
    natural_payees,
)
from mediation.domain.agreement.sentences import GAP, sentence
from mediation.domain.agreement.splitting import split_evenly
from mediation.domain.agreement.words import TermKind
from mediation.domain.money import capitals, figures
from mediation.domain.parties import PartyKind, Side
from tests.domain.agreement.samples import COMPANY, PARTIES, WORKERS, clause, draft, payment

FEN = st.integers(1, 10**11)


def people(number: int) -> list[AgreementParty]:
    return [
        AgreementParty(key, Side.APPLICANT, PartyKind.WORKER, f"工人{key}")
        for key in range(1, number + 1)
    ]


def test_one_sum_for_one_person_reads_as_a_clause() -> None:
    term = payment(shares=(ShareDraft(1, Decimal("9000.00"), "农业银行 6228480001"),))
    assert sentence(term, PARTIES) == (
        "被申请人城东悦来酒店有限公司于2026年12月31日前（含当日）向申请人王秀兰支付"
        "2026年6月至9月工资（税前）人民币9,000.00元（大写：人民币玖仟元整）"
        "（收款账户：农业银行 6228480001），付款方式：转账至收款人本人账户。"
    )


def test_many_payees_are_counted_and_sent_to_the_annex() -> None:
    text = sentence(payment(), PARTIES)
    assert "向申请人王秀兰等3人支付" in text
    assert "共计人民币9,000.00元" in text
    assert "见附表" in text


def test_two_payees_are_both_named() -> None:
    two = split_evenly(Decimal("9000.00"), WORKERS[:2])
    assert "申请人王秀兰、申请人李强" in sentence(payment(shares=two), PARTIES)


def test_every_instalment_has_day_sum_and_capitals() -> None:
    parts = (
        InstalmentDraft(date(2026, 12, 31), Decimal("4000.50"), "签署之日起一个月内"),
        InstalmentDraft(date(2027, 2, 26), Decimal("4999.50")),
    )
    text = sentence(payment(due_on=None, instalments=parts), PARTIES)
    assert "分2期支付" in text
    assert "第1期2026年12月31日前（含当日）支付人民币4,000.50元（大写：人民币肆仟元零伍角）" in text
    assert "（签署之日起一个月内）" in text
    assert "第2期2027年2月26日前" in text


def test_the_worker_may_be_the_one_who_pays() -> None:
    term = payment(payer_id=1, shares=(ShareDraft(COMPANY.id, Decimal("9000.00")),), tax=None)
    assert sentence(term, PARTIES).startswith("申请人王秀兰于2026年12月31日前")


def test_what_is_missing_is_a_gap_and_never_a_guess() -> None:
    text = sentence(TermDraft(TermKind.PAYMENT), PARTIES)
    assert text.count(GAP) == 6


def test_a_text_ends_with_one_full_stop() -> None:
    assert sentence(clause("双方保密"), PARTIES) == "双方保密。"
    assert sentence(clause("双方保密。"), PARTIES) == "双方保密。"


def test_words_added_to_a_payment_follow_it() -> None:
    assert sentence(payment(text="付清后双方无争议"), PARTIES).endswith("账户。付清后双方无争议。")


@given(FEN)
def test_figures_and_capitals_of_every_sum_stand_side_by_side(fen: int) -> None:
    amount = Decimal(fen) / 100
    text = sentence(payment(amount=amount), PARTIES)
    assert f"人民币{figures(amount)}元（大写：{capitals(amount)}）" in text


def test_the_other_side_is_the_natural_payee() -> None:
    assert natural_payees(COMPANY.id, PARTIES) == WORKERS
    assert natural_payees(1, PARTIES) == (COMPANY,)
    assert natural_payees(None, PARTIES) == WORKERS


def test_changes_between_drafts_read_clause_by_clause() -> None:
    before = draft(payment(), clause("双方保密"))
    after = replace(before, copies=6, terms=(payment(amount=Decimal("8000.00")),))
    changes = {
        item.label: (item.before, item.after) for item in draft_changes(before, after, PARTIES)
    }
    assert set(changes) == {"份数", "第 1 条", "原第 2 条"}
    assert changes["份数"] == ("5", "6")
    assert "8,000.00" in changes["第 1 条"][1]
    assert changes["原第 2 条"] == ("双方保密。", "（无）")


def test_one_more_clause_at_the_top_moves_no_other() -> None:
    before = draft(payment(), clause("双方保密"), clause("各执一份"))
    after = replace(before, terms=(clause("先行说明"), *before.terms))
    (change,) = draft_changes(before, after, PARTIES)
    assert (change.label, change.before, change.after) == ("第 1 条", "（无）", "先行说明。")


def test_the_same_draft_has_no_changes() -> None:
    assert draft_changes(draft(), draft(), PARTIES) == ()


def test_a_clause_put_in_beside_a_changed_one_is_not_taken_for_it() -> None:
    before = draft(payment(), clause("双方保密"))
    secret = clause("不得外传", TermKind.CONFIDENTIALITY)
    after = replace(before, terms=(secret, payment(purpose="工资"), clause("双方保密")))
    added, changed, kept = clause_pairs(before, after, PARTIES)
    assert (added.label, added.before) == ("第 1 条", "")
    assert (changed.label, changed.is_same) == ("第 2 条（原第 1 条）", False)
    assert (kept.label, kept.is_same) == ("第 3 条（原第 2 条）", True)


def test_a_clause_that_moved_is_known_again() -> None:
    first, second, third = payment(), clause("双方保密"), clause("各执一份")
    before, after = draft(first, second, third), draft(third, first, second)
    pairs = clause_pairs(before, after, PARTIES)
    assert [pair.old_place for pair in pairs] == [2, 0, 1]
    assert all(pair.is_same for pair in pairs)


def test_of_many_payees_only_those_are_named_whose_part_is_another() -> None:
    before = draft(payment())
    first, *others = before.terms[0].shares
    less = replace(first, amount=Decimal("2500.00"))
    after = draft(payment(shares=(less, *others)))
    (change,) = draft_changes(before, after, PARTIES)
    assert change.label == "第 1 条按人明细"
    assert change.before.startswith("王秀兰 3,000.00")
    assert "李强" not in change.after


def test_what_a_draft_comes_to_is_told_in_figures() -> None:
    assert dict(outline(draft(payment(), clause("双方保密")))) == {
        "付款合计": "9,000.00 元",
        "分几期": "1 期",
        "最后一期": "2026-12-31",
        "达成范围": "全部达成协议",
        "条款": "2 条",
    }
