"""Numbers that pass every check and that nobody has.

The area 000000 is not in the national table (GB/T 2260 begins with 110000), so the intake page
warns about it and takes it; an area beginning with 9 would read as the card of a foreigner.
"""

from datetime import date

from mediation.domain.identifiers.accounts import passes_luhn
from mediation.domain.identifiers.credit_code import credit_check_sign
from mediation.domain.identifiers.resident_number import check_sign
from mediation.domain.sex import Sex

NO_AREA = "000000"
# The city of the demonstration and its districts: no place has a code that begins so.
CITY_CODE = "0001"


def identity_number(serial: int, born_on: date, sex: Sex) -> str:
    """The citizen number of the person with that serial; odd orders are men (GB 11643-1999)."""
    order = serial % 500 * 2 + (1 if sex is Sex.MALE else 0)
    digits = f"{NO_AREA}{born_on:%Y%m%d}{order:03d}"
    return digits + check_sign(digits)


def credit_code(serial: int) -> str:
    """The unified social credit code of the employer with that serial."""
    digits = f"91{NO_AREA}{serial:09d}"
    return digits + credit_check_sign(digits)


def mobile(serial: int) -> str:
    """A mobile number of the demonstration: 1380000 and the serial."""
    return f"1380000{serial:04d}"


def bank_card(serial: int) -> str:
    """A card number with an issuer that does not exist."""
    digits = f"620000000{serial:09d}"
    return next(f"{digits}{last}" for last in range(10) if passes_luhn(f"{digits}{last}"))
