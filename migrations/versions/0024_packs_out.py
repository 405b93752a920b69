"""The key that signed the receipt of a pack is kept.

Revision ID: 0024
Revises: 0023
"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    with op.batch_alter_table("handoff_pack") as table:
        table.add_column(sa.Column("answered_with", sa.String(length=64), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("handoff_pack") as table:
        table.drop_column("answered_with")
