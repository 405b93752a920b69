"""What a receiver reports of a case sent on says more: in codes, and of which party.

Revision ID: 0023
Revises: 0022
"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"

STEPS_BEFORE = (
    *("received", "papers_wanted", "accepted", "not_accepted", "hearing", "decided", "served"),
    *("taken_further", "effective", "settled", "withdrawn", "helped"),
)
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


def downgrade() -> None:
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
