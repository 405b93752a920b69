"""Forms act once: the keys of forms that were sent.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "posted_form",
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("posted_at", sa.DateTime(), nullable=False),
        sa.Column("location", sa.String(length=500), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name="fk_posted_form_user_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name="pk_posted_form"),
    )
    op.create_index("ix_posted_form_user_id", "posted_form", ["user_id"])
    op.create_index("ix_posted_form_posted_at", "posted_form", ["posted_at"])


def downgrade() -> None:
    op.drop_table("posted_form")
