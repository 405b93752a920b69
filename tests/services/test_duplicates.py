"""Likely duplicates: the same people lately, among the cases one may see."""

from datetime import date

import pytest

from mediation.domain.parties import Side
from mediation.queries.duplicates import likely
from mediation.services import intake
from tests.applications import LI_NUMBER, WANG_NUMBER, application, company, worker
from tests.cast import Cast
from tests.clock import MONDAY_MORNING

NOW = MONDAY_MORNING
TODAY = NOW.date()


@pytest.fixture
def known(cast: Cast) -> int:
    typed = application(parties=(worker(identity_number=WANG_NUMBER), company()))
    return intake.register(typed, by=cast.registrar, at=NOW).id


def found(cast: Cast, *parties: object, today: date = TODAY, user: str = "registrar") -> list[int]:
    typed = application(parties=parties)
    return [case.id for case in likely(getattr(cast, user), typed, today=today)]


def test_the_same_identity_number_is_a_likely_duplicate(cast: Cast, known: int) -> None:
    again = worker("王秀蘭", identity_number=WANG_NUMBER)
    assert found(cast, again, company("别的公司")) == [known]


def test_the_same_name_against_the_same_employer_is_one(cast: Cast, known: int) -> None:
    assert found(cast, worker("王 秀兰"), company("城东悦来酒店有限 公司")) == [known]


def test_the_sides_do_not_matter(cast: Cast, known: int) -> None:
    employer = company(side=Side.APPLICANT)
    assert found(cast, employer, worker(side=Side.RESPONDENT)) == [known]


def test_a_name_alone_or_an_employer_alone_is_none(cast: Cast, known: int) -> None:
    assert found(cast, worker(), company("别的公司")) == []
    assert found(cast, worker("罗桂芳"), company()) == []
    assert found(cast, worker("罗桂芳", identity_number=LI_NUMBER), company("别的公司")) == []


def test_after_a_year_it_is_none(cast: Cast, known: int) -> None:
    parties = (worker(), company())
    assert found(cast, *parties, today=date(2027, 11, 23)) == [known]
    assert found(cast, *parties, today=date(2027, 11, 24)) == []


@pytest.mark.parametrize("user", ["stranger", "other_mediator", "court_liaison", "audit_admin"])
def test_nobody_learns_of_cases_out_of_sight(cast: Cast, known: int, user: str) -> None:
    again = worker(identity_number=WANG_NUMBER)
    assert found(cast, again, company(), user=user) == []


def test_a_supervisor_above_is_told(cast: Cast, known: int) -> None:
    assert found(cast, worker(), company(), user="city_supervisor") == [known]
