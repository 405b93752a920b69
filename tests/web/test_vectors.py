"""Money, dates and numbers as people and machines write them: the verdict and what is stored.

Each vector is sent through the page of intake. The expectations stand here and the tests run on
both databases, so that neither may read or keep a value in its own way.
"""

from datetime import date
from typing import Any

import pytest

from mediation.extensions import db
from mediation.models import Case
from tests.cast import Cast, sign_in
from tests.page_checks import PageClient
from tests.typed_forms import errors_of, intake_fields

NEW = "/intake/new"
REFUSED = None

MONEY: dict[str, int | None] = {
    # Every number of fen, as it is shown, comes back as it was.
    **{f"{fen / 100:,.2f}": fen for fen in range(100_001, 100_061)},
    "0.01": 1,
    "0.1": 10,
    "1": 100,
    "1.5": 150,
    "12600": 1_260_000,
    "12600.00": 1_260_000,
    "12,600.00": 1_260_000,
    "1,234,567.89": 123_456_789,
    "￥1000": 100_000,
    "¥ 1000": 100_000,
    "1000元": 100_000,
    "１２３": 12_300,
    "１，０００．５０": 100_050,
    "人民币100元整": 10_000,
    "RMB 100": 10_000,
    "007": 700,
    "5.": 500,
    " 8 ": 800,
    "999999999999.99": 99_999_999_999_999,
    "0.10": 10,
    "33333.33": 3_333_333,
    "100圆正": 10_000,
    "4,000": 400_000,
    "1409.5": 140_950,
    **dict.fromkeys(
        (
            *("NaN", "sNaN", "nan", "Infinity", "-Infinity", "inf", "1e400", "1e5", "1E-7", "-1"),
            *("-0.01", "−5", "(500)", "1_000", "٣", "३", "0.005", "1.005", "0.001", "1.000"),
            *("99999999999999.999", "1000000000000", "9" * 400, "1,0000", "1,2,3", ",100", "100,"),
            *("1.2.3", "+5", "0x10", "1.5万", "壹佰元", "100 200", "100\n200", "$100", "USD100"),
            *("½", "十", "一千", "1/3", "1;2", "' OR 1=1--", "{{7*7}}", "=1+1", "1,00", "..", "."),
        ),
        REFUSED,
    ),
}
DATES: dict[str, date | None] = {
    "2026-11-23": date(2026, 11, 23),
    "2024-02-29": date(2024, 2, 29),
    "2000-02-29": date(2000, 2, 29),
    "1999-12-31": date(1999, 12, 31),
    # The summers in which China moved its clocks: a day is a day all the same.
    "1986-05-04": date(1986, 5, 4),
    "1988-04-10": date(1988, 4, 10),
    "1990-09-16": date(1990, 9, 16),
    "1991-04-14": date(1991, 4, 14),
    **{f"2026-{month:02d}-15": date(2026, month, 15) for month in range(1, 12)},
    "２０２６-１１-２３": date(2026, 11, 23),
    " 2026-11-22 ": date(2026, 11, 22),
    **dict.fromkeys(
        (
            *("2026-02-29", "2025-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10"),
            *("2026-11-00", "2026-11-32", "0000-01-01", "10000-01-01", "26-11-23", "-2026-11-23"),
            *("now", "today", "infinity", "-infinity", "2026", "2026-11", "20261123T00", "1e3"),
            *("2026-11-23 ' OR 1=1", "{{7*7}}", "NaN", "٢٠٢٦-11-23", "2026--11-23", "23-11-2026"),
        ),
        REFUSED,
    ),
}
PHONES: dict[str, str | None] = {
    "13800001234": "13800001234",
    "１３８００００１２３４": "13800001234",
    "138 0000 1234": "13800001234",
    "+86 138 0000 1234": "13800001234",
    "0571-87654321": "0571-87654321",
    "(0571)8765432": "0571-8765432",
    "400-123-4567": "400-123-4567",
    "+852 9123 4567": "+85291234567",
    **dict.fromkeys(
        (
            *("1380000123", "138000012345", "12800001234567", "abc", "138-0000-123x", "٠٥٧١"),
            *("1e10", "' OR 1=1--", "+", "--", "13800001234;13900001234", "<b>1</b>", "=1+1"),
        ),
        REFUSED,
    ),
}
IDENTITIES: dict[str, str | None] = {
    "11010519491231002X": "11010519491231002X",
    "11010519491231002x": "11010519491231002X",
    "１１０１０５１９４９１２３１００２Ｘ": "11010519491231002X",
    "110105 19491231 002X": "11010519491231002X",
    **dict.fromkeys(
        (
            *("110105194912310021", "11010519491331002X", "11010520991231002X", "11010519491231"),
            *("11010519491231002XX", "1101051949123100２Y", "NaN", "0" * 18, "9" * 18, "1" * 40),
            *("' OR '1'='1", "{{7*7}}", "110105194902300020", "000105194912310026", "1e17"),
        ),
        REFUSED,
    ),
}
FIELDS: dict[str, tuple[str, dict[str, Any]]] = {
    "claims-0-claimed": ("claimed_fen", MONEY),
    "infringed_on": ("infringed_on", DATES),
    "applicants-0-phone": ("phone", PHONES),
    "applicants-0-identity_number": ("identity_number", IDENTITIES),
}


def stored(case: Case, field: str) -> Any:
    """What the database holds of a field after the form was taken."""
    column = FIELDS[field][0]
    holders = {"claims": case.claims[0], "applicants": case.applicants[0]}
    return getattr(holders.get(field.partition("-")[0], case), column)


@pytest.mark.parametrize("field", FIELDS)
def test_each_vector_has_its_verdict_and_its_stored_value(
    client: PageClient, cast: Cast, field: str
) -> None:
    sign_in(client, cast.registrar)
    for typed, wanted in FIELDS[field][1].items():
        changes = {field: typed, "confirmed": "1"}
        if field.endswith("identity_number"):
            changes["applicants-0-identity_kind"] = "resident_card"
        answer = client.post(NEW, data=intake_fields(**changes))
        if wanted is REFUSED:
            assert answer.status_code == 422, f"{field} took {typed!r}"
            assert field in errors_of(answer.text), f"nothing is said beside {field} of {typed!r}"
            continue
        assert answer.status_code == 302, f"{field} refused {typed!r}: {errors_of(answer.text)}"
        db.session.rollback()
        case = db.session.get_one(Case, int(answer.location.split("/")[2]))
        assert stored(case, field) == wanted, f"{field} of {typed!r}"


def test_there_are_many_of_them() -> None:
    assert sum(len(vectors) for _, vectors in FIELDS.values()) >= 200
