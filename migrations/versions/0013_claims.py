"""Local figures, the facts that claims are computed from, and the frozen calculations.

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "parameter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_code", sa.String(length=12), nullable=False),
        sa.Column("region_name", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("qualifier", sa.String(length=20), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("value", sa.String(length=30), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawal_reason", sa.String(length=300), nullable=True),
        sa.CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawn_by_id IS NULL)",
            name=op.f("ck_parameter_withdrawn"),
        ),
        _reference("parameter", "entered_by_id", "user"),
        _reference("parameter", "withdrawn_by_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parameter")),
    )
    op.create_index(
        op.f("ix_parameter_kind_region_code_valid_from"),
        "parameter",
        ["kind", "region_code", "valid_from"],
    )
    op.create_table(
        "worker_facts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("facts", sa.LargeBinary(), nullable=False),
        sa.Column("edited_by_id", sa.Integer(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=False),
        _reference("worker_facts", "party_id", "party", ondelete="CASCADE"),
        _reference("worker_facts", "edited_by_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worker_facts")),
        sa.UniqueConstraint("party_id", name=op.f("uq_worker_facts_party_id")),
    )
    op.create_table(
        "calculation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.Column("head", sa.String(length=40), nullable=False),
        sa.Column("inputs", sa.LargeBinary(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=True),
        sa.Column("rules_version", sa.String(length=20), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        _reference("calculation", "case_id", "case", ondelete="CASCADE"),
        _reference("calculation", "party_id", "party", ondelete="CASCADE"),
        _reference("calculation", "claim_id", "claim", ondelete="CASCADE"),
        _reference("calculation", "made_by_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calculation")),
    )
    op.create_index(
        op.f("ix_calculation_case_id_party_id_head_id"),
        "calculation",
        ["case_id", "party_id", "head", "id"],
    )
    op.create_index(op.f("ix_calculation_claim_id"), "calculation", ["claim_id"])
    op.create_index(op.f("ix_calculation_party_id"), "calculation", ["party_id"])


def downgrade() -> None:
    op.drop_table("calculation")
    op.drop_table("worker_facts")
    op.drop_table("parameter")


def _reference(
    table: str, column: str, target: str, *, ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=ondelete)
