"""Keyed digests by which sealed numbers are found: equal numbers give equal digests.

Who has the database without the key file can neither read nor try out a number: there are only
some hundred thousand numbers of people born on one day in one county.
"""

from mediation.domain.identifiers.search_forms import identity_form, phone_form
from mediation.extensions import keeper

# Nobody can type it: the sign is no part of any query.
TAIL_MARK = "※t"
# Two tails of one office with the same digest would only show a hit too many.
TAIL_DIGITS = 20


def identity_index(number: str | None) -> str | None:
    """By what the whole number of an identity document is found."""
    form = identity_form(number or "")
    return keeper.blind_index(form, "identity_number") if form else None


def phone_index(number: str | None) -> str | None:
    """By what a whole telephone number is found."""
    form = phone_form(number or "")
    return keeper.blind_index(form, "phone") if form else None


def tail_gram(tail: str) -> str:
    """The gram of the search index that stands for the last four signs of a number."""
    return TAIL_MARK + keeper.blind_index(tail.upper(), "tail")[:TAIL_DIGITS]
