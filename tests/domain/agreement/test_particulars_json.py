"""Particulars in the table and back: nothing is lost, and junk is left out."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.agreement.particulars import (
    PARTICULARS,
    DefaultClause,
    DefaultExtra,
    EmploymentEnd,
    EndGround,
    Handover,
    HandoverItem,
    Particulars,
)
from mediation.domain.agreement.particulars_json import from_json, to_json
from mediation.domain.agreement.words import TermKind

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)
# Sums as people type them: floats and infinities are no money.
SUMS = st.decimals(0, 10**9, places=2, allow_nan=False, allow_infinity=False)
st.register_type_strategy(Decimal, SUMS)


@pytest.mark.parametrize("kind", PARTICULARS)
def test_each_kind_survives_the_table(kind: TermKind) -> None:
    @given(st.builds(PARTICULARS[kind], **_all_fields(kind)))
    def survives(particulars: Particulars) -> None:
        assert from_json(kind, to_json(particulars)) == particulars

    survives()


def _all_fields(kind: TermKind) -> dict[str, Any]:
    # Fields with defaults are drawn only when they are named.
    return dict.fromkeys(PARTICULARS[kind].__dataclass_fields__, ...)


@pytest.mark.parametrize("kind", PARTICULARS)
@given(data=st.data())
def test_junk_is_left_out_and_never_fails(kind: TermKind, data: st.DataObject) -> None:
    names = sorted(PARTICULARS[kind].__dataclass_fields__)
    junk = data.draw(st.dictionaries(st.sampled_from([*names, "other"]), JSON_VALUES))
    found = from_json(kind, junk)
    assert isinstance(found, PARTICULARS[kind])


@pytest.mark.parametrize(
    ("kind", "values", "wanted"),
    [
        (
            TermKind.EMPLOYMENT_END,
            {"ended_on": "2026-12-31", "ground": "expiry", "soul": "x"},
            EmploymentEnd(date(2026, 12, 31), EndGround.EXPIRY),
        ),
        (TermKind.EMPLOYMENT_END, {"ended_on": "2026-02-30", "ground": "x"}, EmploymentEnd()),
        (
            TermKind.CERTIFICATE,
            {"items": ["certificate", "soul"], "by": None},
            Handover((HandoverItem.CERTIFICATE,)),
        ),
        (
            TermKind.DEFAULT,
            {
                "accelerates": False,
                "grace_days": None,
                "extra": "daily_rate",
                "per_ten_thousand": "5",
            },
            DefaultClause(False, None, DefaultExtra.DAILY_RATE, Decimal(5)),
        ),
        (TermKind.OTHER, {"text": "x"}, None),
        (TermKind.DEFAULT, None, None),
    ],
)
def test_what_is_known_is_read(
    kind: TermKind, values: dict[str, Any] | None, wanted: Particulars | None
) -> None:
    assert from_json(kind, values) == wanted
