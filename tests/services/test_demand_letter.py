"""履行催告书: only when something is late, to whoever is late, with the ways that are open."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from mediation.domain.agreement.draft import InstalmentDraft
from mediation.domain.errors import ActionNotPossible
from mediation.models import Case
from mediation.services import issuing, payments
from tests.cast import Cast
from tests.clock import MONDAY_MORNING, SHANGHAI
from tests.services.agreement_steps import (
    TODAY,
    case_at_the_table,
    draft_with,
    effective,
    payment_term,
)

LATE = datetime(2026, 12, 7, 9, tzinfo=SHANGHAI)


@pytest.fixture
def case(cast: Cast) -> Case:
    """Two workers; 2,600.00 due on 30 November, 10,000.00 in January."""
    found = case_at_the_table(cast, ("王秀兰", "李强"))
    parts = (
        InstalmentDraft(date(2026, 11, 30), Decimal("2600.00")),
        InstalmentDraft(date(2027, 1, 29), Decimal("10000.00")),
    )
    effective(found, cast, draft_with(payment_term(found, due_on=None, instalments=parts)))
    return found


def letter(case: Case, cast: Cast, at: datetime = LATE, **extra):
    return issuing.issue(case, "demand_letter", by=cast.mediator, at=at, extra=extra)


def test_nothing_late_is_no_letter(cast: Cast, case: Case) -> None:
    with pytest.raises(ActionNotPossible, match="没有逾期未付"):
        letter(case, cast, MONDAY_MORNING)


def test_the_letter_tells_who_is_owed_what_and_how_late(cast: Cast, case: Case) -> None:
    first = case.agreements[0].terms[0].instalments[0]
    payments.record_payment(
        case,
        instalment_id=first.id,
        paid_on=TODAY,
        amount=Decimal("1300.00"),
        voucher="回单 1",
        payee_id=case.applicants[0].id,
        by=cast.mediator,
        at=MONDAY_MORNING,
    )
    paper = letter(case, cast)
    (owed,) = paper.facts["owed"]
    assert (owed["payee"], owed["amount"], owed["paid"]) == ("李强", "1300.00", "0.00")
    assert owed["days_late"] == 7
    assert paper.facts["addressee"] == case.respondents[0].name
    assert paper.facts["pay_by"] == "2026-12-14"
    assert "催" in (paper.number or "")


def test_it_names_the_ways_a_payee_can_go_alone_with_their_last_days(
    cast: Cast, case: Case
) -> None:
    texts = [each["text"] for each in letter(case, cast).facts["remedies"]]
    assert "申请支付令" in texts
    assert "申请仲裁" in texts
    assert "申请司法确认" not in texts, "that needs both sides"


def test_a_second_letter_stands_beside_the_first(cast: Cast, case: Case) -> None:
    first = letter(case, cast)
    second = letter(case, cast, reply_by=date(2026, 12, 20))
    assert second.id != first.id
    assert second.supersedes_id is None
    assert second.facts["pay_by"] == "2026-12-20"
