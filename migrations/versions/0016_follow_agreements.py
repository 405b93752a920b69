"""What follows an agreement: who paid, who says so, call-backs, pen strokes, scans, enforcement.

Revision ID: 0016
Revises: 0015
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

EXIT_KINDS = ("judicial_confirmation", "arbitration_review", "payment_order")
EXIT_STATES = ("applied", "accepted", "granted", "refused", "withdrawn")
LEVELS = ("soon", "last_day", "overdue", "long_overdue", "urged", "reminder")
PAYMENT_LEVELS = ("payment_soon", "payment_due", "payment_late", "payment_long_late")
ABOUT_A_CLOCK = "(level IN ('soon','last_day','overdue','long_overdue')) = (clock_id IS NOT NULL)"
ABOUT_A_PAYMENT = (
    "(level IN ('payment_soon','payment_due','payment_late','payment_long_late'))"
    " = (instalment_id IS NOT NULL)"
)
EVIDENCE_KINDS = (
    *("identity", "employment", "wages", "hours", "injury", "insurance", "ending", "authority"),
    *("service", "other"),
)
VOIDED = (
    "(voided_at IS NULL) = (voided_by_id IS NULL) AND (voided_at IS NULL) = (void_reason IS NULL)"
)


def upgrade() -> None:
    _remind_of_payments()
    _make_payment_receipt()
    _make_callback()
    _make_signed_scan()
    with op.batch_alter_table("payment") as table:
        table.add_column(
            sa.Column("way", sa.String(length=40), server_default="money", nullable=False)
        )
        table.add_column(sa.Column("payee_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("paid_by", sa.LargeBinary(), nullable=True))
        table.add_column(sa.Column("voided_by_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("voided_at", sa.DateTime(), nullable=True))
        table.add_column(sa.Column("void_reason", sa.LargeBinary(), nullable=True))
        table.create_foreign_key(op.f("fk_payment_payee_id"), "party", ["payee_id"], ["id"])
        table.create_foreign_key(op.f("fk_payment_voided_by_id"), "user", ["voided_by_id"], ["id"])
        table.create_check_constraint(op.f("ck_payment_way"), "way IN ('money', 'in_kind')")
        table.create_check_constraint(op.f("ck_payment_voided"), VOIDED)
    with op.batch_alter_table("signature") as table:
        table.add_column(sa.Column("signed_at", sa.DateTime(), nullable=True))
        table.add_column(sa.Column("place", sa.LargeBinary(), nullable=True))
        table.add_column(sa.Column("strokes", sa.LargeBinary(), nullable=True))
        table.add_column(sa.Column("traces", sa.LargeBinary(), nullable=True))
    with op.batch_alter_table("exit_procedure") as table:
        table.add_column(sa.Column("covers", sa.JSON(), server_default="[]", nullable=False))
        table.add_column(sa.Column("served_on", sa.Date(), nullable=True))
    states = (*EXIT_STATES, "enforced", "stayed")
    _allow("exit_procedure", kind=(*EXIT_KINDS, "enforcement"), state=states)
    _allow("evidence", kind=(*EVIDENCE_KINDS, "signed_paper"))
    with op.batch_alter_table("document") as table:
        table.add_column(sa.Column("page_code", sa.String(length=12), nullable=True))
        table.create_unique_constraint(op.f("uq_document_page_code"), ["page_code"])
    for name, column in (("payment", "way"), ("exit_procedure", "covers")):
        with op.batch_alter_table(name) as table:
            table.alter_column(column, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("document") as table:
        table.drop_constraint(op.f("uq_document_page_code"), type_="unique")
        table.drop_column("page_code")
    procedure = sa.table("exit_procedure", sa.column("kind", sa.String))
    op.execute(procedure.delete().where(procedure.c.kind == "enforcement"))
    _allow("exit_procedure", kind=EXIT_KINDS, state=EXIT_STATES)
    evidence = sa.table("evidence", sa.column("kind", sa.String))
    op.execute(evidence.update().where(evidence.c.kind == "signed_paper").values(kind="other"))
    _allow("evidence", kind=EVIDENCE_KINDS)
    with op.batch_alter_table("exit_procedure") as table:
        table.drop_column("served_on")
        table.drop_column("covers")
    with op.batch_alter_table("signature") as table:
        for name in ("traces", "strokes", "place", "signed_at"):
            table.drop_column(name)
    with op.batch_alter_table("payment") as table:
        table.drop_constraint(op.f("ck_payment_voided"), type_="check")
        table.drop_constraint(op.f("ck_payment_way"), type_="check")
        table.drop_constraint(op.f("fk_payment_voided_by_id"), type_="foreignkey")
        table.drop_constraint(op.f("fk_payment_payee_id"), type_="foreignkey")
        for name in ("void_reason", "voided_at", "voided_by_id", "paid_by", "payee_id", "way"):
            table.drop_column(name)
    op.drop_table("signed_scan")
    op.drop_table("callback")
    op.drop_table("payment_receipt")
    _forget_payments()


def _remind_of_payments() -> None:
    with op.batch_alter_table("inbox_item") as table:
        table.add_column(sa.Column("instalment_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            op.f("fk_inbox_item_instalment_id"),
            "instalment",
            ["instalment_id"],
            ["id"],
            ondelete="CASCADE",
        )
        table.create_index(op.f("ix_inbox_item_instalment_id"), ["instalment_id"])
        table.create_unique_constraint(
            op.f("uq_inbox_item_user_id_instalment_id_level"),
            ["user_id", "instalment_id", "level"],
        )
        _allow_levels(table, (*LEVELS, *PAYMENT_LEVELS))
        table.drop_constraint(op.f("ck_inbox_item_about_a_clock"), type_="check")
        table.create_check_constraint(op.f("ck_inbox_item_about_a_clock"), ABOUT_A_CLOCK)
        table.create_check_constraint(op.f("ck_inbox_item_about_a_payment"), ABOUT_A_PAYMENT)


def _forget_payments() -> None:
    item = sa.table("inbox_item", sa.column("level", sa.String))
    op.execute(item.delete().where(item.c.level.in_(PAYMENT_LEVELS)))
    with op.batch_alter_table("inbox_item") as table:
        table.drop_constraint(op.f("ck_inbox_item_about_a_payment"), type_="check")
        table.drop_constraint(op.f("ck_inbox_item_about_a_clock"), type_="check")
        table.create_check_constraint(
            op.f("ck_inbox_item_about_a_clock"),
            "(level IN ('reminder','urged')) = (clock_id IS NULL)",
        )
        _allow_levels(table, LEVELS)
        table.drop_constraint(op.f("uq_inbox_item_user_id_instalment_id_level"), type_="unique")
        table.drop_index(op.f("ix_inbox_item_instalment_id"))
        table.drop_constraint(op.f("fk_inbox_item_instalment_id"), type_="foreignkey")
        table.drop_column("instalment_id")


def _allow_levels(table: Any, levels: tuple[str, ...]) -> None:
    listed = ", ".join(f"'{level}'" for level in levels)
    table.drop_constraint(op.f("ck_inbox_item_level"), type_="check")
    table.create_check_constraint(op.f("ck_inbox_item_level"), f"level IN ({listed})")


def _make_payment_receipt() -> None:
    op.create_table(
        "payment_receipt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("instalment_id", sa.Integer(), nullable=False),
        sa.Column("payee_id", sa.Integer(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("code_index", sa.String(length=64), nullable=True),
        sa.Column("code_expires_at", sa.DateTime(), nullable=True),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "state IN ('asked', 'received', 'denied')", name=op.f("ck_payment_receipt_state")
        ),
        sa.CheckConstraint(
            "(state = 'asked') = (answered_at IS NULL)", name=op.f("ck_payment_receipt_answered")
        ),
        _reference("payment_receipt", "instalment_id", "instalment", ondelete="CASCADE"),
        _reference("payment_receipt", "payee_id", "party"),
        _reference("payment_receipt", "asked_by_id", "user"),
        _reference("payment_receipt", "answered_by_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_receipt")),
        sa.UniqueConstraint("code_index", name=op.f("uq_payment_receipt_code_index")),
    )
    op.create_index(
        op.f("ix_payment_receipt_instalment_id_payee_id"),
        "payment_receipt",
        ["instalment_id", "payee_id"],
    )


def _make_callback() -> None:
    op.create_table(
        "callback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("called_on", sa.Date(), nullable=False),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("was_reached", sa.Boolean(), nullable=False),
        sa.Column("performance", sa.String(length=40), nullable=True),
        sa.Column("satisfaction", sa.String(length=40), nullable=True),
        sa.Column("note", sa.LargeBinary(), nullable=False),
        sa.Column("again_on", sa.Date(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        _reference("callback", "agreement_id", "agreement", ondelete="CASCADE"),
        _reference("callback", "party_id", "party"),
        _reference("callback", "recorded_by_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_callback")),
    )
    op.create_index(op.f("ix_callback_agreement_id_id"), "callback", ["agreement_id", "id"])


def _make_signed_scan() -> None:
    op.create_table(
        "signed_scan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("evidence_id", sa.Integer(), nullable=False),
        sa.Column("found_pages", sa.JSON(), nullable=False),
        sa.Column("missing_pages", sa.JSON(), nullable=False),
        sa.Column("foreign_pages", sa.JSON(), nullable=False),
        sa.Column("unread_pages", sa.JSON(), nullable=False),
        sa.Column("scanned_pages", sa.Integer(), nullable=False),
        sa.Column("is_complete", sa.Boolean(), nullable=False),
        sa.Column("matched_at", sa.DateTime(), nullable=False),
        _reference("signed_scan", "document_id", "document", ondelete="CASCADE"),
        _reference("signed_scan", "evidence_id", "evidence", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signed_scan")),
    )
    op.create_index(op.f("ix_signed_scan_document_id_id"), "signed_scan", ["document_id", "id"])
    op.create_index(op.f("ix_signed_scan_evidence_id"), "signed_scan", ["evidence_id"])


def _allow(table_name: str, **columns: tuple[str, ...]) -> None:
    with op.batch_alter_table(table_name) as table:
        for column, values in columns.items():
            name = op.f(f"ck_{table_name}_{column}")
            listed = ", ".join(f"'{value}'" for value in values)
            table.drop_constraint(name, type_="check")
            table.create_check_constraint(name, f"{column} IN ({listed})")


def _reference(
    table: str, column: str, target: str, *, ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=ondelete)
