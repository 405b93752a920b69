"""Agreements with one planted defect each: the code of the rule that must find it, and the case."""

from collections.abc import Callable
from dataclasses import dataclass

from mediation.domain.agreement.checks.facts import AgreementFacts

Build = Callable[[], AgreementFacts]


@dataclass(frozen=True)
class Defect:
    """One defective agreement."""

    code: str
    build: Build
    name: str


DEFECTS: list[Defect] = []


def defect(code: str) -> Callable[[Build], Build]:
    """Enter a builder of an agreement whose one defect the rule of this code finds."""

    def enter(build: Build) -> Build:
        DEFECTS.append(Defect(code, build, f"{code}:{build.__name__}"))
        return build

    return enter
