"""Patterns of numbers by series and year, from those of organisations; papers printed in batches.

Revision ID: 0019
Revises: 0018
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

JOB_KINDS = ("export_cases", "scan_file", "refresh_clocks", "calculate_case")
FROM_ALWAYS = 2000
MOVE_OVER = f"""
    INSERT INTO number_pattern (version, body_id, series, from_year, pattern, set_at)
    SELECT 1, id, 'case', {FROM_ALWAYS}, number_pattern, CURRENT_TIMESTAMP
    FROM organisation WHERE number_pattern IS NOT NULL
"""
MOVE_BACK = f"""
    UPDATE organisation SET number_pattern = (
        SELECT pattern FROM number_pattern
        WHERE body_id = organisation.id AND series = 'case' AND from_year = {FROM_ALWAYS}
    )
"""


def upgrade() -> None:
    with op.batch_alter_table("number_pattern") as table:
        table.alter_column("set_by_id", existing_type=sa.Integer(), nullable=True)
    op.execute(MOVE_OVER)
    with op.batch_alter_table("organisation") as table:
        table.drop_column("number_pattern")
    _allow(*JOB_KINDS, "print_papers")


def downgrade() -> None:
    op.execute("DELETE FROM job WHERE kind = 'print_papers'")
    _allow(*JOB_KINDS)
    with op.batch_alter_table("organisation") as table:
        table.add_column(sa.Column("number_pattern", sa.String(length=80), nullable=True))
    op.execute(MOVE_BACK)
    op.execute("DELETE FROM number_pattern WHERE set_by_id IS NULL")
    with op.batch_alter_table("number_pattern") as table:
        table.alter_column("set_by_id", existing_type=sa.Integer(), nullable=False)


def _allow(*kinds: str) -> None:
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("job") as table:
        table.drop_constraint(op.f("ck_job_kind"), type_="check")
        table.create_check_constraint(op.f("ck_job_kind"), f"kind IN ({listed})")
