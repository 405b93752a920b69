"""A kind of job: a volume of a case's file bound.

Revision ID: 0020
Revises: 0019
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

BEFORE = ("export_cases", "scan_file", "refresh_clocks", "calculate_case", "print_papers")
KIND = "bind_dossier"


def upgrade() -> None:
    _allow(*BEFORE, KIND)


def downgrade() -> None:
    job = sa.table("job", sa.column("kind", sa.String))
    op.execute(job.delete().where(job.c.kind == KIND))
    _allow(*BEFORE)


def _allow(*kinds: str) -> None:
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("job") as table:
        table.drop_constraint(op.f("ck_job_kind"), type_="check")
        table.create_check_constraint(op.f("ck_job_kind"), f"kind IN ({listed})")
