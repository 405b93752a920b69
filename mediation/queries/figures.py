"""The figures of the place and the time that the calculations of a case stand on."""

from collections.abc import Sequence

from mediation.domain.claims.parameters import Parameter
from mediation.domain.claims.published import PUBLISHED
from mediation.models import Case


def figures_for(case: Case) -> Sequence[Parameter]:
    """What is published for the whole country, and what the office entered for its place."""
    return PUBLISHED
