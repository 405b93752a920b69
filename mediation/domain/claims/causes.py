"""Court causes of action by edition: 案由规定 2020, and 2025 in force from 2026-01-01."""

from datetime import date

from mediation.domain.claim_types import ClaimType

_SINCE_2026 = date(2026, 1, 1)
# The numbers that moved (法〔2025〕227号); sub-numbers of labour contracts kept their places.
_NUMBER_2020 = {"205": "186", "206": "187", "207": "188", "210": "189–192"}


def cause_code(kind: ClaimType, on: date) -> str:
    """The court's code for a claim type on a day; empty where that edition had none of its own."""
    code = kind.court_code
    if on >= _SINCE_2026 or not code:
        return code
    number, bracket, rest = code.partition("(")
    old = _NUMBER_2020.get(number, "")
    return f"{old}{bracket}{rest}" if old else ""
