"""Packs that came: the number we took them under, their parties, and our reports of them.

Revision ID: 0025
Revises: 0024
"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"

STEPS = (
    *("received", "papers_wanted", "sent_again", "accepted", "not_accepted", "hearing", "decided"),
    *("served", "taken_further", "effective", "settled", "withdrawn", "helped"),
)


def upgrade() -> None:
    _make_pack_report()
    with op.batch_alter_table("received_pack") as table:
        table.add_column(
            sa.Column("title", sa.LargeBinary(), server_default="", nullable=False),
        )
        table.add_column(
            sa.Column("own_number", sa.String(length=80), server_default="", nullable=False),
        )
    with op.batch_alter_table("received_pack") as table:
        table.alter_column("title", server_default=None)
        table.alter_column("own_number", server_default=None)
    op.create_index(op.f("ix_received_pack_own_number"), "received_pack", ["own_number"])


def downgrade() -> None:
    op.drop_index(op.f("ix_received_pack_own_number"), "received_pack")
    with op.batch_alter_table("received_pack") as table:
        table.drop_column("own_number")
        table.drop_column("title")
    op.drop_table("pack_report")


def _make_pack_report() -> None:
    op.create_table(
        "pack_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pack_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=True),
        sa.Column("codes", sa.JSON(), nullable=False),
        sa.Column("party", sa.LargeBinary(), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=False),
        sa.Column("reported_by_id", sa.Integer(), nullable=False),
        sa.Column("reported_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "step IN ({})".format(", ".join(f"'{each}'" for each in STEPS)),
            name=op.f("ck_pack_report_step"),
        ),
        _reference("pack_report", "pack_id", "received_pack", ondelete="CASCADE"),
        _reference("pack_report", "reported_by_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack_report")),
    )
    op.create_index(op.f("ix_pack_report_pack_id_id"), "pack_report", ["pack_id", "id"])


def _reference(
    table: str, column: str, target: str, *, ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=ondelete)
