"""Reminders, the inbox with its levels of dunning, calendar feeds.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "calendar_feed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.Column("last_used_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_calendar_feed_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_feed")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_calendar_feed_token_digest")),
        sa.UniqueConstraint("user_id", name=op.f("uq_calendar_feed_user_id")),
    )
    op.create_table(
        "reminder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("for_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column(
            "ending",
            sa.Enum(
                "done",
                "cancelled",
                name="ending",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(ended_at IS NULL) = (ending IS NULL) AND (ended_at IS NULL) = (ended_by_id IS NULL)",
            name=op.f("ck_reminder_ended"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_reminder_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["ended_by_id"], ["user.id"], name=op.f("fk_reminder_ended_by_id")),
        sa.ForeignKeyConstraint(["for_id"], ["user.id"], name=op.f("fk_reminder_for_id")),
        sa.ForeignKeyConstraint(
            ["written_by_id"], ["user.id"], name=op.f("fk_reminder_written_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
    )
    op.create_index("ix_reminder_case_id", "reminder", ["case_id"])
    op.create_index("ix_reminder_for_id_due_on", "reminder", ["for_id", "due_on"])
    op.create_table(
        "inbox_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "soon",
                "last_day",
                "overdue",
                "long_overdue",
                "urged",
                "reminder",
                name="level",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("clock_id", sa.Integer(), nullable=True),
        sa.Column("reminder_id", sa.Integer(), nullable=True),
        sa.Column("urged_by_id", sa.Integer(), nullable=True),
        sa.Column("urged_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=True),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "(level = 'reminder') = (reminder_id IS NOT NULL)",
            name=op.f("ck_inbox_item_about_a_reminder"),
        ),
        sa.CheckConstraint(
            "(level = 'urged') = (urged_on IS NOT NULL)", name=op.f("ck_inbox_item_urged")
        ),
        sa.CheckConstraint(
            "(level IN ('reminder','urged')) = (clock_id IS NULL)",
            name=op.f("ck_inbox_item_about_a_clock"),
        ),
        sa.CheckConstraint(
            "(urged_on IS NULL) = (urged_by_id IS NULL)", name=op.f("ck_inbox_item_urged_by")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_inbox_item_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["clock_id"], ["clock.id"], name=op.f("fk_inbox_item_clock_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["reminder_id"],
            ["reminder.id"],
            name=op.f("fk_inbox_item_reminder_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["urged_by_id"], ["user.id"], name=op.f("fk_inbox_item_urged_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_inbox_item_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox_item")),
        sa.UniqueConstraint("case_id", "urged_on", name=op.f("uq_inbox_item_case_id_urged_on")),
        sa.UniqueConstraint(
            "user_id", "clock_id", "level", name=op.f("uq_inbox_item_user_id_clock_id_level")
        ),
        sa.UniqueConstraint(
            "user_id", "reminder_id", name=op.f("uq_inbox_item_user_id_reminder_id")
        ),
    )
    op.create_index("ix_inbox_item_clock_id", "inbox_item", ["clock_id"])
    op.create_index("ix_inbox_item_reminder_id", "inbox_item", ["reminder_id"])
    op.create_index("ix_inbox_item_user_id_done_at", "inbox_item", ["user_id", "done_at"])


def downgrade() -> None:
    op.drop_table("inbox_item")
    op.drop_table("reminder")
    op.drop_table("calendar_feed")
