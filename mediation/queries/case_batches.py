"""Cases read many at a time, with everything that their clocks and next steps rest on."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import defer, selectinload
from sqlalchemy.orm.strategy_options import _AbstractLoad

from mediation.extensions import Base, db
from mediation.models import (
    Agreement,
    AgreementTerm,
    Case,
    Claim,
    Clock,
    DatedEvent,
    ExitProcedure,
    Instalment,
    PaperService,
    Party,
    Payment,
    Referral,
    ReferralEvent,
    TermShare,
    User,
)
from mediation.models.columns import Sealed

PEOPLE = (Case.owner, Case.mediator, Case.registered_by)


def locked_batch(after_id: int, wanted: ColumnElement[bool], size: int) -> list[Case]:
    """The next cases by key, locked; the number of statements does not depend on how many.

    No story and no personal number is unsealed. The lock comes first: what is read after it
    is as new as anything that another run can have written.
    """
    statement = (
        select(Case)
        .where(Case.id > after_id, wanted)
        .order_by(Case.id)
        .limit(size)
        # No key changes: what only points to a case, an inbox item for one, need not wait.
        .with_for_update(of=Case, key_share=True)
        .options(*_read_with_a_case())
    )
    return list(db.session.scalars(statement))


def _read_with_a_case() -> list[_AbstractLoad]:
    agreements, parties = selectinload(Case.agreements), selectinload(Case.parties)
    terms = selectinload(Agreement.terms)
    parts = selectinload(AgreementTerm.instalments)
    return [
        *_sealed(Case, but=("next_note", "pause_reason")),
        *(selectinload(who).options(*_sealed(User)) for who in PEOPLE),
        selectinload(Case.body),
        parties.options(*_sealed(Party), selectinload(Party.employment)),
        selectinload(Case.claims).options(*_sealed(Claim)),
        agreements.options(
            *_sealed(Agreement),
            terms.options(
                *_sealed(AgreementTerm),
                selectinload(AgreementTerm.shares).options(*_sealed(TermShare)),
                parts.options(
                    *_sealed(Instalment),
                    selectinload(Instalment.payments).options(*_sealed(Payment)),
                ),
            ),
            selectinload(Agreement.exits).options(
                *_sealed(ExitProcedure), selectinload(ExitProcedure.receiver)
            ),
        ),
        selectinload(Case.referrals).options(
            *_sealed(Referral),
            selectinload(Referral.receiver),
            selectinload(Referral.events).options(*_sealed(ReferralEvent)),
        ),
        selectinload(Case.assignments),
        selectinload(Case.sessions),
        selectinload(Case.clocks).selectinload(Clock.segments),
        selectinload(Case.dated_events).options(*_sealed(DatedEvent)),
        selectinload(Case.paper_services).options(*_sealed(PaperService)),
    ]


def _sealed(table: type[Base], *, but: Sequence[str] = ()) -> list[_AbstractLoad]:
    """Leave the sealed columns of a table where they are."""
    return [
        defer(getattr(table, column.key))
        for column in table.__mapper__.column_attrs
        if isinstance(column.columns[0].type, Sealed) and column.key not in but
    ]
