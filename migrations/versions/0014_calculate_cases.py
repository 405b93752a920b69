"""A kind of job: the claims of all applicants of a case computed.

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

BEFORE = ("export_cases", "scan_file", "refresh_clocks")
KIND = "calculate_case"


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
