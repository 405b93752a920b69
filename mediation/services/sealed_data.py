"""Do the keys open what the database holds, and do sealed numbers stand in their own rows?"""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import LargeBinary, select, type_coerce

from mediation.crypto.keeper import CannotUnseal
from mediation.extensions import db, keeper
from mediation.models import Party, PersonalRequest
from mediation.models.blind_indexes import identity_index, phone_index
from mediation.models.columns import Sealed
from mediation.readiness import NotReady
from mediation.services.key_rotation import sealed_tables, why_fails

BATCH = 500
MOST_SHOWN = 10
# A sealed number, the column with its keyed digest, and how the digest is made.
Indexed = tuple[Any, Any, Callable[[str | None], str | None]]
INDEXED: tuple[Indexed, ...] = (
    (Party.identity_number, Party.identity_index, identity_index),
    (Party.phone, Party.phone_index, phone_index),
    (PersonalRequest.identity_number, PersonalRequest.identity_index, identity_index),
)


def require_fitting_keys() -> None:
    """Raise `NotReady` when a value of the database cannot be unsealed."""
    for store in sealed_tables():
        reason = why_fails(store)
        if reason:
            raise NotReady(
                f"The key file does not fit the database ({reason}); restore the key file that "
                "belongs to it and set DATA_KEYS_FILE."
            )


def misplaced_numbers() -> list[str]:
    """The first numbers that are not those of the digest beside them: moved there by somebody.

    A seal names its column, not its row; the digest, which nobody makes without the keys, tells
    which number belongs into the row.
    """
    found: list[str] = []
    for indexed in INDEXED:
        for fault in _misplaced(indexed):
            found.append(fault)
            if len(found) == MOST_SHOWN:
                return found
    return found


def _misplaced(indexed: Indexed) -> Iterator[str]:
    column, digest, digest_of = indexed
    key, name = column.class_.id, f"{column.class_.__tablename__}.{column.key}"
    # As it is stored: a value that does not open is a fault of its row, not of the question.
    asked = select(key, type_coerce(column, LargeBinary), digest).order_by(key)
    for row_key, sealed, kept in db.session.execute(asked.execution_options(yield_per=BATCH)):
        if _digest_of(sealed, column.type, digest_of) != kept:
            yield f"{name} of row {row_key} does not belong there"


def _digest_of(
    sealed: bytes | None, kind: Sealed, digest_of: Callable[[str | None], str | None]
) -> str | None:
    if sealed is None:
        return None
    try:
        return digest_of(kind.unpacked(keeper.unseal(bytes(sealed), kind.purpose)))
    except CannotUnseal:
        return "unreadable"
