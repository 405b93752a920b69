"""One-time codes as people type them: with spaces, full-width, in either case."""

import re
import unicodedata

TOTP_DIGITS = 6
TOTP_STEP_SECONDS = 30
# A clock may be one step off, either way.
STEPS_OFF = 1
RECOVERY_CODES = 10
# Signs that nobody mistakes for each other when they are read from paper.
CLEAR_CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789"
RECOVERY_GROUPS, RECOVERY_GROUP_LENGTH = 4, 4
RECEIPT_GROUPS, RECEIPT_GROUP_LENGTH = 3, 4


def plain(typed: str) -> str:
    """What was typed, half-width, in small letters, without spaces and dashes."""
    return re.sub(r"[\s\-‐-―－]+", "", unicodedata.normalize("NFKC", typed)).casefold()


def as_totp(typed: str) -> str | None:
    """The six ASCII digits of an authenticator, or None when something else was typed."""
    code = plain(typed)
    return code if re.fullmatch(r"[0-9]{6}", code) else None


def as_recovery_code(typed: str) -> tuple[int, str] | None:
    """The place of a recovery code in its list and its secret, or None.

    The digit in front says which of the ten it is, so that one slow hash is compared, not ten.
    """
    found = re.fullmatch(rf"([0-9])([{CLEAR_CHARACTERS}]{{16}})", plain(typed))
    return (int(found[1]), found[2]) if found else None


def as_receipt_code(typed: str) -> str | None:
    """The signs of a code of 收款确认单, or None when it cannot be one."""
    code = plain(typed)
    is_long_enough = len(code) == RECEIPT_GROUPS * RECEIPT_GROUP_LENGTH
    return code if is_long_enough and set(code) <= set(CLEAR_CHARACTERS) else None


def receipt_code_on_paper(code: str) -> str:
    """The code as it is printed: capital letters in groups, 7K3M-9QXR-2AB4."""
    groups = range(0, len(code), RECEIPT_GROUP_LENGTH)
    return "-".join(code[at : at + RECEIPT_GROUP_LENGTH] for at in groups).upper()


def steps_around(seconds: float) -> range:
    """The time steps whose codes are good at this moment."""
    now = int(seconds) // TOTP_STEP_SECONDS
    return range(now - STEPS_OFF, now + STEPS_OFF + 1)
