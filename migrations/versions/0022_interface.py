"""Tokens of the interface, accounts of programs, webhooks and their deliveries.

Revision ID: 0022
Revises: 0021
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"

KINDS_BEFORE = (
    *("export_cases", "scan_file", "refresh_clocks", "calculate_case"),
    *("print_papers", "bind_dossier"),
)
KIND = "deliver_webhooks"
EVENTS = ("case.changed", "paper.issued", "referral.changed", "share.changed", "share.received")


def upgrade() -> None:
    _make_api_token()
    _make_webhook()
    _make_webhook_delivery()
    op.add_column("user", sa.Column("program_since", sa.DateTime(), nullable=True))
    _allow(*KINDS_BEFORE, KIND)


def downgrade() -> None:
    job = sa.table("job", sa.column("kind", sa.String))
    op.execute(job.delete().where(job.c.kind == KIND))
    _allow(*KINDS_BEFORE)
    op.drop_column("user", "program_since")
    op.drop_table("webhook_delivery")
    op.drop_table("webhook")
    op.drop_table("api_token")


def _make_api_token() -> None:
    op.create_table(
        "api_token",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("prefix", sa.String(length=12), nullable=False),
        sa.Column("secret_digest", sa.String(length=64), nullable=True),
        sa.Column("old_secret_digest", sa.String(length=64), nullable=True),
        sa.Column("old_until", sa.DateTime(), nullable=True),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.Column("last_used_on", sa.Date(), nullable=True),
        sa.Column("last_address_digest", sa.String(length=64), nullable=True),
        sa.CheckConstraint(
            "(old_secret_digest IS NULL) = (old_until IS NULL)",
            name=op.f("ck_api_token_old_secret"),
        ),
        _reference("api_token", "made_by_id", "user"),
        _reference("api_token", "user_id", "user", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_token")),
        sa.UniqueConstraint("prefix", name=op.f("uq_api_token_prefix")),
    )
    op.create_index(op.f("ix_api_token_user_id_id"), "api_token", ["user_id", "id"])


def _make_webhook() -> None:
    op.create_table(
        "webhook",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(length=500), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("events", sa.JSON(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        _reference("webhook", "made_by_id", "user"),
        _reference("webhook", "organisation_id", "organisation"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook")),
    )
    op.create_index(op.f("ix_webhook_organisation_id"), "webhook", ["organisation_id"])


def _make_webhook_delivery() -> None:
    op.create_table(
        "webhook_delivery",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("webhook_id", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(length=40), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.DateTime(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("problem", sa.String(length=40), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("delivered_at", sa.DateTime(), nullable=True),
        _among("event", *EVENTS),
        _among("state", "waiting", "delivered", "failed"),
        _among("problem", "address", "connection", "certificate", "status"),
        _reference("webhook_delivery", "webhook_id", "webhook", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook_delivery")),
    )
    op.create_index(op.f("ix_webhook_delivery_made_at"), "webhook_delivery", ["made_at"])
    op.create_index(
        op.f("ix_webhook_delivery_state_not_before_id"),
        "webhook_delivery",
        ["state", "not_before", "id"],
    )
    op.create_index(
        op.f("ix_webhook_delivery_webhook_id_id"), "webhook_delivery", ["webhook_id", "id"]
    )


def _among(column: str, *values: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    name = op.f(f"ck_webhook_delivery_{column}")
    return sa.CheckConstraint(f"{column} IN ({listed})", name=name)


def _allow(*kinds: str) -> None:
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("job") as table:
        table.drop_constraint(op.f("ck_job_kind"), type_="check")
        table.create_check_constraint(op.f("ck_job_kind"), f"kind IN ({listed})")


def _reference(
    table: str, column: str, target: str, *, ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=ondelete)
