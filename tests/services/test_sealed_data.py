"""What somebody gains who may write to the database and moves sealed values between rows."""

import pytest
from sqlalchemy import LargeBinary, Table, select, type_coerce, update

from mediation.crypto.keeper import CannotUnseal
from mediation.extensions import db
from mediation.models import Party
from mediation.services import sealed_data
from tests.cast import Cast
from tests.factories import make_case

FIRST, SECOND = "110101199003070038", "110101199003070011"


def raw(table: Table, name: str, key: int) -> bytes:
    column = type_coerce(table.c[name], LargeBinary)
    found = db.session.scalar(select(column).where(table.c.id == key))
    assert found is not None
    return bytes(found)


def put(table: Table, name: str, key: int, value: object) -> None:
    """Write past the program, as an administrator of the database can."""
    put_there = type_coerce(value, LargeBinary) if isinstance(value, bytes) else value
    db.session.execute(update(table).where(table.c.id == key).values({name: put_there}))
    db.session.commit()


@pytest.fixture
def pair(cast: Cast) -> tuple[int, int]:
    parties = [make_case(cast).parties[0] for _ in range(2)]
    for party, number in zip(parties, (FIRST, SECOND), strict=True):
        party.identity_number = number
    db.session.commit()
    return parties[0].id, parties[1].id


def test_a_number_moved_to_another_row_opens_there_and_the_check_names_the_row(
    pair: tuple[int, int],
) -> None:
    table = Party.__table__
    put(table, "identity_number", pair[0], raw(table, "identity_number", pair[1]))
    assert db.session.get_one(Party, pair[0]).identity_number == SECOND
    assert sealed_data.misplaced_numbers() == [
        f"party.identity_number of row {pair[0]} does not belong there"
    ]


def test_a_number_moved_to_another_column_does_not_open(pair: tuple[int, int]) -> None:
    table = Party.__table__
    put(table, "phone", pair[0], raw(table, "identity_number", pair[0]))
    with pytest.raises(CannotUnseal):
        db.session.get_one(Party, pair[0], populate_existing=True)
    assert sealed_data.misplaced_numbers() == [
        f"party.phone of row {pair[0]} does not belong there"
    ]
    db.session.rollback()


def test_a_number_moved_with_its_digest_is_not_noticed(pair: tuple[int, int]) -> None:
    """The limit that the decision of 2026-11-29 names; rights on the database are to prevent it."""
    table = Party.__table__
    put(table, "identity_number", pair[0], raw(table, "identity_number", pair[1]))
    put(table, "identity_index", pair[0], db.session.get_one(Party, pair[1]).identity_index)
    assert sealed_data.misplaced_numbers() == []


def test_numbers_that_stand_where_they_belong_are_found_so(pair: tuple[int, int]) -> None:
    assert sealed_data.misplaced_numbers() == []
