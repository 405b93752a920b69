"""Which ways of service are open to whom, the day that counts, and what comes next."""

from datetime import date

import pytest

from mediation.domain.calendar import national_calendar
from mediation.domain.clocks import RULES
from mediation.domain.paper_service import (
    Addressee,
    Attempt,
    ServiceOutcome,
    due_to,
    next_step,
    notice_ends,
    outcomes_of,
    served_day,
    why_not,
)
from mediation.domain.papers import PaperKind
from mediation.domain.parties import Side
from mediation.domain.service_methods import ServiceMethod

M, R = ServiceMethod, ServiceOutcome
DAY = date(2026, 11, 9)
REFUSED = Attempt(M.DIRECT, R.REFUSED)
GONE = Attempt(M.DIRECT, R.NOT_FOUND)
BACK = Attempt(M.MAIL, R.RETURNED)
SERVED = Attempt(M.DIRECT, R.SERVED, is_served=True)
WAITING = Attempt(M.MAIL, R.PENDING)


@pytest.mark.parametrize(
    ("method", "addressee", "is_open"),
    [
        (M.DIRECT, Addressee(), True),
        (M.MAIL, Addressee(), True),
        (M.ENTRUSTED, Addressee(), True),
        (M.ELECTRONIC, Addressee(), False),
        (M.ELECTRONIC, Addressee(has_confirmed=True), False),
        (M.ELECTRONIC, Addressee(has_confirmed=True, accepts_electronic=True), True),
        (M.LEFT, Addressee(), False),
        (M.LEFT, Addressee(attempts=(GONE,)), False),
        (M.LEFT, Addressee(attempts=(REFUSED,)), True),
        (M.TRANSFERRED, Addressee(), False),
        (M.TRANSFERRED, Addressee(is_person=True), True),
        (M.PUBLIC_NOTICE, Addressee(), False),
        (M.PUBLIC_NOTICE, Addressee(attempts=(GONE,)), False),
        (M.PUBLIC_NOTICE, Addressee(attempts=(BACK,)), False),
        (M.PUBLIC_NOTICE, Addressee(attempts=(GONE, BACK)), True),
        (M.PUBLIC_NOTICE, Addressee(attempts=(GONE, BACK, WAITING)), False),
        (M.ELECTRONIC, Addressee(is_party=False), True),
        (M.LEFT, Addressee(is_party=False, attempts=(REFUSED,)), False),
        (M.PUBLIC_NOTICE, Addressee(is_party=False, attempts=(GONE, BACK)), False),
    ],
)
def test_which_ways_are_open(method: ServiceMethod, addressee: Addressee, is_open: bool) -> None:
    assert (why_not(method, addressee) == "") is is_open


@pytest.mark.parametrize("method", M)
def test_what_was_served_is_not_served_again(method: ServiceMethod) -> None:
    assert "已经送达" in why_not(method, Addressee(is_person=True, attempts=(SERVED,)))


@pytest.mark.parametrize(
    ("method", "outcome", "has_confirmed", "is_served", "is_deemed"),
    [
        (M.DIRECT, R.SERVED, False, True, False),
        (M.DIRECT, R.REFUSED, True, False, False),
        (M.LEFT, R.SERVED, False, True, True),
        (M.ELECTRONIC, R.SERVED, True, True, False),
        (M.ELECTRONIC, R.RETURNED, True, False, False),
        (M.MAIL, R.SERVED, False, True, False),
        (M.MAIL, R.RETURNED, False, False, False),
        (M.MAIL, R.RETURNED, True, True, True),
        (M.MAIL, R.REFUSED, True, True, True),
        (M.MAIL, R.NOT_FOUND, True, True, True),
        (M.MAIL, R.PENDING, True, False, False),
        (M.PUBLIC_NOTICE, R.SERVED, False, True, True),
    ],
)
def test_the_day_that_counts(
    method: ServiceMethod,
    outcome: ServiceOutcome,
    has_confirmed: bool,
    is_served: bool,
    is_deemed: bool,
) -> None:
    found = served_day(method, outcome, DAY, has_confirmed=has_confirmed)
    assert (found is not None) is is_served
    if found:
        assert found.on == DAY
        assert found.is_deemed is is_deemed
        assert "第" in found.why


@pytest.mark.parametrize(
    ("published", "ends"),
    [
        # Thirty days (民诉法 art. 95, since 2022-01-01), the first not counted.
        (date(2026, 11, 9), date(2026, 12, 9)),
        # The thirtieth day is a Saturday: the first working day after it.
        (date(2026, 11, 5), date(2026, 12, 7)),
        # Sixty days before the law was changed.
        (date(2021, 11, 9), date(2022, 1, 10)),
    ],
)
def test_a_public_notice_ends_by_the_law_of_its_day(published: date, ends: date) -> None:
    assert notice_ends(published, national_calendar(), RULES) == ends


@pytest.mark.parametrize(
    ("addressee", "words"),
    [
        (Addressee(), "还没有送达"),
        (Addressee(attempts=(WAITING,)), "等待回执"),
        (Addressee(attempts=(REFUSED,)), "留置送达"),
        (Addressee(attempts=(GONE,)), "邮寄送达"),
        (Addressee(attempts=(BACK,)), "直接送达"),
        (Addressee(attempts=(GONE, BACK)), "公告送达"),
        (Addressee(is_party=False, attempts=(GONE,)), "核对单位地址"),
    ],
)
def test_what_comes_next(addressee: Addressee, words: str) -> None:
    assert words in next_step(addressee)


def test_nothing_comes_after_service() -> None:
    assert next_step(Addressee(attempts=(REFUSED, SERVED))) == ""


def test_who_gets_which_paper() -> None:
    def due(kind: PaperKind, subject: str, side: Side, party_id: int = 7) -> bool:
        return due_to(kind, subject, side, party_id)

    assert due(PaperKind.CLOSING_NOTICE, "", Side.RESPONDENT)
    assert due(PaperKind.ACCEPTANCE_NOTICE, "respondent", Side.RESPONDENT)
    assert not due(PaperKind.ACCEPTANCE_NOTICE, "respondent", Side.APPLICANT)
    assert due(PaperKind.DEMAND_LETTER, "party:7", Side.RESPONDENT)
    assert not due(PaperKind.DEMAND_LETTER, "party:8", Side.RESPONDENT)
    assert not due(PaperKind.REFUSAL_NOTICE, "", Side.RESPONDENT)
    assert not due(PaperKind.SERVICE_RECEIPT, "party:7", Side.RESPONDENT)


def test_a_left_paper_can_neither_be_refused_nor_come_back() -> None:
    assert outcomes_of(M.LEFT) == {R.SERVED}
    assert R.PENDING not in outcomes_of(M.DIRECT)
    assert outcomes_of(M.MAIL) == set(R)
