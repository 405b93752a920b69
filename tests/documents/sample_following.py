"""Sample papers of following an agreement up, and of letting one pass."""

from dataclasses import replace
from datetime import datetime

from mediation.documents.facts import (
    CallbackRecordFacts,
    OverriddenFacts,
    OverrideRecordFacts,
    PaymentReceiptFacts,
)
from tests.documents.sample_people import BODY, SHANGHAI
from tests.documents.sample_performing import NUMBER, OWED


def payment_receipt(**changes: object) -> PaymentReceiptFacts:
    """Return the sheet of one payee."""
    facts = PaymentReceiptFacts(
        body=BODY,
        document_number=f"{NUMBER}-6",
        case_number=NUMBER,
        payee_name="王秀兰",
        payer_name="城东悦来酒店有限公司",
        agreement_number=NUMBER,
        owed=OWED,
        code="7K3M9QXR",
        page_address="https://mediation.example/confirm",
        code_good_until=datetime(2027, 1, 31, 18, 0, tzinfo=SHANGHAI),
        contact_phone="0000-5550100",
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def callback_record(**changes: object) -> CallbackRecordFacts:
    """Return the record of a call to a payee who waits."""
    facts = CallbackRecordFacts(
        body=BODY,
        document_number=f"{NUMBER}-7",
        case_number=NUMBER,
        party_name="王秀兰",
        party_label="申请人",
        agreement_number=NUMBER,
        reason="第二期付款逾期后了解履行情况",
        way="电话",
        phone="13000000046",
        visited_at=datetime(2027, 1, 6, 10, 15, tzinfo=SHANGHAI),
        visitors=("周宁",),
        performance="收到3,590.50元，其余没有收到",
        satisfaction="基本满意",
        needs="希望协助申请支付令",
        handling="向被申请人发出履行催告书",
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


OVERRIDDEN = OverriddenFacts(
    finding="期限不明确",
    detail="第二条“资金到位后支付”没有可以确定的日期",
    article="《劳动人事争议仲裁办案规则》第七十九条",
    reason="双方要求保留该约定，并已知悉可能不予确认",
    asked_by="李敏",
    asked_at=datetime(2026, 11, 22, 16, 45, tzinfo=SHANGHAI),
    agreed_by="马强",
    agreed_at=datetime(2026, 11, 22, 17, 30, tzinfo=SHANGHAI),
)


def override_record(**changes: object) -> OverrideRecordFacts:
    """Return a record of one finding that was passed over."""
    facts = OverrideRecordFacts(
        body=BODY,
        document_number=f"{NUMBER}-5",
        case_number=NUMBER,
        applicant_names=("王秀兰",),
        respondent_names=("城东悦来酒店有限公司",),
        cause="拖欠劳动报酬",
        draft="协议第3稿",
        checked_at=datetime(2026, 11, 22, 16, 40, tzinfo=SHANGHAI),
        overridden=(OVERRIDDEN,),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]
