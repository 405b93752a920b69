"""What a receiver reports says more, and one is told of answers that are late.

Revision ID: 0023
Revises: 0022
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"

STEPS_BEFORE = (
    *("received", "papers_wanted", "accepted", "not_accepted", "hearing", "decided", "served"),
    *("taken_further", "effective", "settled", "withdrawn", "helped"),
)
LEVELS_BEFORE = (
    *("soon", "last_day", "overdue", "long_overdue", "urged", "reminder"),
    *("payment_soon", "payment_due", "payment_late", "payment_long_late"),
)
LEVEL = "answer_late"
STEPS = (*STEPS_BEFORE[:2], "sent_again", *STEPS_BEFORE[2:])


def upgrade() -> None:
    with op.batch_alter_table("referral_event") as table:
        table.add_column(sa.Column("codes", sa.JSON(), server_default="[]", nullable=False))
        table.add_column(sa.Column("party_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            op.f("fk_referral_event_party_id"), "party", ["party_id"], ["id"], ondelete="CASCADE"
        )
        table.create_index(op.f("ix_referral_event_party_id"), ["party_id"])
    with op.batch_alter_table("referral_event") as table:
        table.alter_column("codes", server_default=None)
    _allow(*STEPS)
    _tell_of_answers()


def downgrade() -> None:
    _forget_answers()
    told = sa.table("referral_event", sa.column("step", sa.String))
    op.execute(told.delete().where(told.c.step == "sent_again"))
    _allow(*STEPS_BEFORE)
    with op.batch_alter_table("referral_event") as table:
        table.drop_index(op.f("ix_referral_event_party_id"))
        table.drop_constraint(op.f("fk_referral_event_party_id"), type_="foreignkey")
        table.drop_column("party_id")
        table.drop_column("codes")


def _allow(*steps: str) -> None:
    listed = ", ".join(f"'{step}'" for step in steps)
    with op.batch_alter_table("referral_event") as table:
        table.drop_constraint(op.f("ck_referral_event_step"), type_="check")
        table.create_check_constraint(op.f("ck_referral_event_step"), f"step IN ({listed})")


def _tell_of_answers() -> None:
    with op.batch_alter_table("inbox_item") as table:
        for target in ("referral", "share"):
            column = f"{target}_id"
            table.add_column(sa.Column(column, sa.Integer(), nullable=True))
            table.create_foreign_key(
                op.f(f"fk_inbox_item_{column}"), target, [column], ["id"], ondelete="CASCADE"
            )
            table.create_index(op.f(f"ix_inbox_item_{column}"), [column])
            table.create_unique_constraint(
                op.f(f"uq_inbox_item_user_id_{column}"), ["user_id", column]
            )
        _allow_levels(table, (*LEVELS_BEFORE, LEVEL))
        table.create_check_constraint(
            op.f("ck_inbox_item_about_an_answer"),
            f"(level = '{LEVEL}') = (referral_id IS NOT NULL OR share_id IS NOT NULL)",
        )


def _forget_answers() -> None:
    item = sa.table("inbox_item", sa.column("level", sa.String))
    op.execute(item.delete().where(item.c.level == LEVEL))
    with op.batch_alter_table("inbox_item") as table:
        table.drop_constraint(op.f("ck_inbox_item_about_an_answer"), type_="check")
        _allow_levels(table, LEVELS_BEFORE)
        for column in ("share_id", "referral_id"):
            table.drop_constraint(op.f(f"uq_inbox_item_user_id_{column}"), type_="unique")
            table.drop_index(op.f(f"ix_inbox_item_{column}"))
            table.drop_constraint(op.f(f"fk_inbox_item_{column}"), type_="foreignkey")
            table.drop_column(column)


def _allow_levels(table: Any, levels: tuple[str, ...]) -> None:
    listed = ", ".join(f"'{level}'" for level in levels)
    table.drop_constraint(op.f("ck_inbox_item_level"), type_="check")
    table.create_check_constraint(op.f("ck_inbox_item_level"), f"level IN ({listed})")
