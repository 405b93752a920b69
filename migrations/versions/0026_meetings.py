"""The reason for which a joint meeting was cancelled.

Revision ID: 0026
Revises: 0025
"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.add_column("joint_meeting", sa.Column("cancel_reason", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    op.drop_column("joint_meeting", "cancel_reason")
