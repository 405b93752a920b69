"""The forms in which personal numbers are looked for: whole, and by their last four signs."""

from mediation.domain.identifiers.folding import fold_number

TAIL = 4


def identity_form(number: str) -> str:
    """Letters and digits of a document number, without the signs people put between them."""
    return "".join(sign for sign in fold_number(number) if sign.isalnum())


def phone_form(number: str) -> str:
    """The digits of a telephone number."""
    folded = fold_number(number)
    return "".join(sign for sign in folded if sign.isascii() and sign.isdigit())


def tail_of(form: str) -> str:
    """The last four signs, or nothing of a form that has fewer."""
    return form[-TAIL:] if len(form) >= TAIL else ""


def is_tail(word: str) -> bool:
    """Whether a typed word may be the last four signs of a number."""
    return len(word) == TAIL and word.isascii() and word.isalnum()
