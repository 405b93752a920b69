"""Particulars of clauses, sums due after an event, the clauses of the office, overrides.

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

TERM_KINDS = (
    *("payment", "employment_end", "employment_continue", "employment_confirm", "certificate"),
    *("social_insurance", "withdrawal", "default", "confidentiality", "other"),
)
DUE_EVENTS = (
    *("signed", "effective", "confirmed", "decree_served", "handed_over", "withdrawn"),
    "fund_paid",
)
RULE_STATES = ("waiting", "approved", "refused", "withdrawn", "ended")
OVERRIDE_STATES = ("asked", "granted", "refused", "withdrawn")


def upgrade() -> None:
    _make_office_clause()
    _make_agreement_override()
    with op.batch_alter_table("agreement_term") as table:
        table.add_column(sa.Column("particulars", sa.LargeBinary(), nullable=True))
        table.add_column(sa.Column("clause_id", sa.Integer(), nullable=True))
        for column in _due_columns():
            table.add_column(column)
        table.create_foreign_key(
            op.f("fk_agreement_term_clause_id"), "office_clause", ["clause_id"], ["id"]
        )
        table.create_check_constraint(op.f("ck_agreement_term_due_event"), _among(DUE_EVENTS))
    with op.batch_alter_table("instalment") as table:
        table.alter_column("due_on", existing_type=sa.Date(), nullable=True)
        for column in _due_columns():
            table.add_column(column)
        table.add_column(sa.Column("latest_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("event_on", sa.Date(), nullable=True))
        table.create_check_constraint(op.f("ck_instalment_due_event"), _among(DUE_EVENTS))
        table.create_check_constraint(
            op.f("ck_instalment_due"), "due_on IS NOT NULL OR due_event IS NOT NULL"
        )
    for name in ("agreement_term", "instalment"):
        with op.batch_alter_table(name) as table:
            table.alter_column("due_in_working_days", server_default=None)


def downgrade() -> None:
    # What waits for an event has no place in the older tables; its latest day, or none, is kept.
    op.execute("DELETE FROM instalment WHERE due_on IS NULL")
    with op.batch_alter_table("instalment") as table:
        table.drop_constraint(op.f("ck_instalment_due"), type_="check")
        table.drop_constraint(op.f("ck_instalment_due_event"), type_="check")
        names = ("event_on", "latest_on", "due_in_working_days", "due_days", "due_event")
        for name in names:
            table.drop_column(name)
        table.alter_column("due_on", existing_type=sa.Date(), nullable=False)
    with op.batch_alter_table("agreement_term") as table:
        table.drop_constraint(op.f("ck_agreement_term_due_event"), type_="check")
        table.drop_constraint(op.f("fk_agreement_term_clause_id"), type_="foreignkey")
        for name in ("due_in_working_days", "due_days", "due_event", "clause_id", "particulars"):
            table.drop_column(name)
    op.drop_table("agreement_override")
    op.drop_table("office_clause")


def _make_office_clause() -> None:
    op.create_table(
        "office_clause",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=60), nullable=False),
        sa.Column("text", sa.String(length=2000), nullable=False),
        sa.Column("particulars", sa.JSON(), nullable=True),
        sa.Column("article", sa.String(length=200), nullable=False),
        sa.Column("region", sa.String(length=6), nullable=False),
        sa.Column("employer_id", sa.Integer(), nullable=True),
        sa.Column("is_preset", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        *_two_people(),
        sa.CheckConstraint(_among(TERM_KINDS, "kind"), name=op.f("ck_office_clause_kind")),
        sa.CheckConstraint(_among(RULE_STATES, "state"), name=op.f("ck_office_clause_state")),
        sa.CheckConstraint(
            "decided_by_id <> asked_by_id", name=op.f("ck_office_clause_two_people")
        ),
        sa.CheckConstraint(
            "state NOT IN ('approved', 'ended') OR decided_by_id IS NOT NULL",
            name=op.f("ck_office_clause_decided"),
        ),
        _reference("office_clause", "employer_id", "employer"),
        _reference("office_clause", "asked_by_id", "user"),
        _reference("office_clause", "decided_by_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_clause")),
    )
    op.create_index(op.f("ix_office_clause_employer_id"), "office_clause", ["employer_id"])
    op.create_index(
        op.f("ix_office_clause_state_kind_code"), "office_clause", ["state", "kind", "code"]
    )


def _make_agreement_override() -> None:
    op.create_table(
        "agreement_override",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("finding_hash", sa.String(length=64), nullable=False),
        sa.Column("finding", sa.LargeBinary(), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        *_two_people(),
        sa.Column("decision_note", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            _among(OVERRIDE_STATES, "state"), name=op.f("ck_agreement_override_state")
        ),
        sa.CheckConstraint(
            "decided_by_id <> asked_by_id", name=op.f("ck_agreement_override_two_people")
        ),
        sa.CheckConstraint(
            "state NOT IN ('granted', 'refused') OR decided_by_id IS NOT NULL",
            name=op.f("ck_agreement_override_decided"),
        ),
        _reference("agreement_override", "agreement_id", "agreement", ondelete="CASCADE"),
        _reference("agreement_override", "asked_by_id", "user"),
        _reference("agreement_override", "decided_by_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_override")),
    )
    op.create_index(
        op.f("ix_agreement_override_agreement_id_id"), "agreement_override", ["agreement_id", "id"]
    )


def _two_people() -> list[sa.Column]:
    return [
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
    ]


def _due_columns() -> list[sa.Column]:
    return [
        sa.Column("due_event", sa.String(length=40), nullable=True),
        sa.Column("due_days", sa.Integer(), nullable=True),
        sa.Column("due_in_working_days", sa.Boolean(), server_default=sa.false(), nullable=False),
    ]


def _among(values: tuple[str, ...], column: str = "due_event") -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{column} IN ({listed})"


def _reference(
    table: str, column: str, target: str, *, ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=ondelete)
