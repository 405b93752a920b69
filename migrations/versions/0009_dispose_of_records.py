"""Records about people stand on disposal lists too; the trail is kept for ever.

Revision ID: 0009
Revises: 0008
"""

from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

KINDS = (
    *("case_usual", "case_failed", "case_collective", "case_major", "requests", "assessments"),
    *("incidents", "sharing", "audit", "logs", "drafts"),
)
RECORD_ONCE = "uq_disposal_item_list_id_record_kind_record_id"
FOR_EVER = "审计日志只增不删"

rules = sa.table(
    "retention_rule",
    *(sa.column(name, sa.String) for name in ("record_kind", "unit", "basis")),
    sa.column("length", sa.Integer),
    sa.column("valid_from", sa.Date),
    sa.column("is_confirmed", sa.Boolean),
)
items = sa.table("disposal_item", sa.column("case_id", sa.Integer))


def upgrade() -> None:
    kinds = sa.Enum(
        *KINDS, name="record_kind", native_enum=False, create_constraint=True, length=40
    )
    with op.batch_alter_table("disposal_item") as batch:
        batch.alter_column("case_id", existing_type=sa.Integer(), nullable=True)
        batch.add_column(sa.Column("record_kind", kinds, nullable=True))
        batch.add_column(sa.Column("record_id", sa.Integer(), nullable=True))
        once = ["list_id", "record_kind", "record_id"]
        batch.create_unique_constraint(op.f(RECORD_ONCE), once)
        batch.create_check_constraint(
            op.f("ck_disposal_item_case_or_record"),
            "(case_id IS NULL) = (record_kind IS NOT NULL)",
        )
        batch.create_check_constraint(
            op.f("ck_disposal_item_whole_record"), "(record_kind IS NULL) = (record_id IS NULL)"
        )
    keep_the_trail()


def keep_the_trail() -> None:
    """From the day of its newest rule on: rules are added, never changed."""
    newest = sa.select(sa.func.max(rules.c.valid_from)).where(rules.c.record_kind == "audit")
    valid_from = op.get_bind().scalar(newest) or date(2026, 1, 1)
    row = {"record_kind": "audit", "unit": "permanent", "length": None, "basis": FOR_EVER}
    op.bulk_insert(rules, [row | {"valid_from": valid_from, "is_confirmed": True}])


def downgrade() -> None:
    op.execute(rules.delete().where(rules.c.basis == FOR_EVER))
    op.execute(items.delete().where(items.c.case_id.is_(None)))
    with op.batch_alter_table("disposal_item") as batch:
        batch.drop_constraint(op.f("ck_disposal_item_whole_record"), type_="check")
        batch.drop_constraint(op.f("ck_disposal_item_case_or_record"), type_="check")
        batch.drop_constraint(op.f("ck_disposal_item_record_kind"), type_="check")
        batch.drop_constraint(op.f(RECORD_ONCE), type_="unique")
        batch.drop_column("record_id")
        batch.drop_column("record_kind")
        batch.alter_column("case_id", existing_type=sa.Integer(), nullable=False)
