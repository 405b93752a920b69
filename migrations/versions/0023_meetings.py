"""The reason for which a joint meeting was cancelled.

Revision ID: 0023
Revises: 0022
"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.add_column("joint_meeting", sa.Column("cancel_reason", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    op.drop_column("joint_meeting", "cancel_reason")
