"""How many pages a file has, counted when it comes in.

Revision ID: 0027
Revises: 0026
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.add_column("stored_file", sa.Column("pages", sa.Integer(), nullable=True))
    # A picture is one page; what else lies there already is sealed and cannot be counted here.
    stored = sa.table("stored_file", sa.column("pages"), sa.column("media_type", sa.String))
    op.execute(stored.update().where(stored.c.media_type.startswith("image/")).values(pages=1))


def downgrade() -> None:
    op.drop_column("stored_file", "pages")
