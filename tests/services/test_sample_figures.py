"""The figures of the demonstration: complete, marked as samples, and nowhere else."""

from datetime import date
from decimal import Decimal

import pytest

from mediation.demonstration.local_figures import enter_sample_figures
from mediation.demonstration.numbers import CITY_CODE
from mediation.domain.claims.figure_entry import SAMPLE_SOURCE
from mediation.domain.claims.figure_kinds import RULES
from mediation.domain.claims.injury import InjuryFacts, injury
from mediation.domain.claims.parameters import Parameter, ParameterKind
from mediation.extensions import db
from mediation.models import AuditEntry, LocalFigure
from mediation.queries import standards
from tests.architecture.source import PACKAGE
from tests.cast import Cast
from tests.clock import MONDAY_MORNING

TODAY = MONDAY_MORNING.date()
DISTRICT = f"{CITY_CODE}03"


@pytest.fixture
def samples(cast: Cast) -> list[LocalFigure]:
    cast.body.division_code = DISTRICT
    db.session.commit()
    enter_sample_figures(TODAY.year, by=cast.system_admin, at=MONDAY_MORNING)
    return list(db.session.query(LocalFigure))


def test_every_sample_says_that_it_is_one(samples: list[LocalFigure]) -> None:
    assert samples
    for row in samples:
        assert row.is_sample
        assert row.source.startswith(SAMPLE_SOURCE)
    (entry,) = db.session.query(AuditEntry).filter_by(verb="parameter.imported")
    assert entry.data["is_sample"] is True


def test_nothing_is_missing_in_the_demonstration(samples: list[LocalFigure]) -> None:
    for year in (TODAY.year, TODAY.year - 1, TODAY.year - 2):
        assert standards.gaps(year, today=TODAY) == ()


@pytest.mark.parametrize("kind", ParameterKind)
@pytest.mark.usefixtures("samples")
def test_every_kind_of_every_grade_is_found(kind: ParameterKind) -> None:
    known = standards.standards_for(DISTRICT)
    for qualifier in RULES[kind].qualifiers:
        for year in (TODAY.year - 5, TODAY.year):
            found = known.find(kind, on=date(year, 6, 30), key=qualifier)
            assert isinstance(found, Parameter)


def test_an_injury_is_computed_to_the_end(samples: list[LocalFigure]) -> None:
    facts = InjuryFacts(grade=8, own_wage=Decimal(6000), injured_on=date(TODAY.year, 3, 2))
    result = injury(facts, standards.standards_for(DISTRICT))
    # 11 + 8 + 13 months of the own wage.
    assert (result.amount, result.missing) == (Decimal(192_000), ())


def test_only_the_demonstration_enters_samples() -> None:
    named = [
        path.relative_to(PACKAGE).parts[0]
        for path in PACKAGE.rglob("*.py")
        if "enter_samples" in path.read_text()
    ]
    assert sorted(set(named)) == ["demonstration", "services"]
