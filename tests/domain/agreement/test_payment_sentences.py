"""The clause of a payment: who pays whom, on whichever side, by which day or event."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from mediation.domain.agreement.draft import (
    AgreementParty,
    DueAfter,
    InstalmentDraft,
    ShareDraft,
    TermDraft,
)
from mediation.domain.agreement.sentences import GAP, due_text, sentence
from mediation.domain.agreement.words import DueEvent, PaymentMethod, TaxTerm, TermKind
from tests.domain.agreement.sides import (
    BUILDER,
    DAY,
    HOTEL,
    ONE,
    REVERSED,
    WANG,
    WITH_THIRD,
)


@pytest.mark.parametrize(
    ("due_on", "after", "wanted"),
    [
        (None, None, GAP),
        (DAY, None, "2026年12月31日前（含当日）"),
        (None, DueAfter(DueEvent.SIGNED), "双方签署本协议当日"),
        (None, DueAfter(DueEvent.EFFECTIVE, 5, True), "本协议生效之日起5个工作日内"),
        (None, DueAfter(DueEvent.CONFIRMED, 7), "人民法院裁定确认本协议有效之日起7日内"),
        (None, DueAfter(DueEvent.DECREE_SERVED, 7), "仲裁调解书送达付款方之日起7日内"),
        (None, DueAfter(DueEvent.HANDED_OVER), "劳动者办结工作交接当日"),
        (None, DueAfter(DueEvent.WITHDRAWN, 3), "申请人撤回仲裁申请或者起诉之日起3日内"),
        (
            DAY,
            DueAfter(DueEvent.FUND_PAID, 5, True),
            "工伤保险基金支付的待遇到账之日起5个工作日内，最迟不晚于2026年12月31日（含当日）",
        ),
    ],
)
def test_when_a_sum_is_due(due_on: date | None, after: DueAfter | None, wanted: str) -> None:
    assert due_text(due_on, after) == wanted


PAYMENT = TermDraft(
    TermKind.PAYMENT,
    payer_id=HOTEL.id,
    purpose="工资",
    amount=Decimal("9000"),
    tax=TaxTerm.BEFORE_TAX,
    method=PaymentMethod.CASH,
    due_after=DueAfter(DueEvent.EFFECTIVE, 5),
    shares=(ShareDraft(WANG.id, Decimal("9000")),),
)
SUM = "人民币9,000.00元（大写：人民币玖仟元整）"


@pytest.mark.parametrize(
    ("changes", "parties", "begins"),
    [
        ({}, ONE, f"被申请人悦来酒店于本协议生效之日起5日内向申请人王秀兰支付工资（税前）{SUM}，"),
        ({"payer_id": BUILDER.id}, WITH_THIRD, "第三人宏图建设于本协议生效之日起5日内向申请人"),
        (
            {"payer_id": WANG.id, "shares": (ShareDraft(HOTEL.id, Decimal("9000")),), "tax": None},
            REVERSED,
            f"被申请人王秀兰于本协议生效之日起5日内向申请人悦来酒店支付工资{SUM}，",
        ),
        (
            {"tax": TaxTerm.AFTER_TAX},
            ONE,
            "被申请人悦来酒店于本协议生效之日起5日内向申请人王秀兰支付工资（税后）",
        ),
    ],
)
def test_a_payment_names_who_pays_whom_by_which_event(
    changes: dict, parties: tuple[AgreementParty, ...], begins: str
) -> None:
    text = sentence(replace(PAYMENT, **changes), parties)
    assert text.startswith(begins)
    assert text.endswith("付款方式：现金支付，收款人出具收条。")


def test_instalments_may_wait_for_events_too() -> None:
    parts = (
        InstalmentDraft(None, Decimal("4000"), due_after=DueAfter(DueEvent.SIGNED)),
        InstalmentDraft(DAY, Decimal("5000"), "凭收条"),
    )
    text = sentence(replace(PAYMENT, due_after=None, instalments=parts), ONE)
    assert "第1期双方签署本协议当日支付人民币4,000.00元" in text
    assert "第2期2026年12月31日前（含当日）支付人民币5,000.00元" in text
    assert text.endswith("（凭收条）。")
    assert "本协议生效" not in text
