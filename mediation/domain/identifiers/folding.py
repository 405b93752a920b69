"""What people type around a number: width, spaces and invisible marks from copying."""

import unicodedata

_MASK_SIGNS = "*●•×"


def fold_number(text: str, drop: str = "") -> str:
    """NFKC, upper case, without white space, invisible marks and the signs in `drop`."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(
        sign
        for sign in plain
        if not sign.isspace() and unicodedata.category(sign) != "Cf" and sign not in drop
    )


def looks_masked(text: str) -> bool:
    """Whether a run of mask signs shows that part of the number was hidden when it was copied."""
    return any(sign * 2 in text for sign in _MASK_SIGNS)
