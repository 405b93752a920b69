"""The ledger of dates, clocks of one party, the day of an injury, the acceptance of an exit.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "dated_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("event", sa.String(length=40), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("proof", sa.LargeBinary(), nullable=False),
        sa.Column("evidence_id", sa.Integer(), nullable=True),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("voided_by_id", sa.Integer(), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("void_reason", sa.LargeBinary(), nullable=True),
        _reference("dated_event", "case_id", "case", ondelete="CASCADE"),
        _reference("dated_event", "party_id", "party", ondelete="CASCADE"),
        _reference("dated_event", "evidence_id", "evidence"),
        _reference("dated_event", "entered_by_id", "user"),
        _reference("dated_event", "voided_by_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dated_event")),
    )
    op.create_index(op.f("ix_dated_event_case_id"), "dated_event", ["case_id"])
    with op.batch_alter_table("clock") as table:
        table.add_column(sa.Column("party_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("voided_by_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            op.f("fk_clock_party_id"), "party", ["party_id"], ["id"], ondelete="CASCADE"
        )
        table.create_foreign_key(op.f("fk_clock_voided_by_id"), "user", ["voided_by_id"], ["id"])
        table.create_index(op.f("ix_clock_party_id"), ["party_id"])
        table.create_index(op.f("ix_clock_state_due_on_id"), ["state", "due_on", "id"])
    op.add_column("case", sa.Column("injured_on", sa.Date(), nullable=True))
    # The agreed day is kept as a segment of the clock that it moved.
    op.drop_column("case", "extended_to")
    op.add_column("exit_procedure", sa.Column("accepted_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("exit_procedure", "accepted_on")
    op.add_column("case", sa.Column("extended_to", sa.Date(), nullable=True))
    op.drop_column("case", "injured_on")
    with op.batch_alter_table("clock") as table:
        table.drop_index(op.f("ix_clock_state_due_on_id"))
        table.drop_index(op.f("ix_clock_party_id"))
        table.drop_constraint(op.f("fk_clock_voided_by_id"), type_="foreignkey")
        table.drop_constraint(op.f("fk_clock_party_id"), type_="foreignkey")
        table.drop_column("voided_by_id")
        table.drop_column("party_id")
    op.drop_table("dated_event")


def _reference(
    table: str, column: str, target: str, *, ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=ondelete)
