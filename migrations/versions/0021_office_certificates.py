"""Certificates that an office makes for itself; papers are found by the hash of their bytes.

Revision ID: 0021
Revises: 0020
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    _make_office_certificate()
    op.create_index(op.f("ix_document_sha256"), "document", ["sha256"])


def downgrade() -> None:
    op.drop_index(op.f("ix_document_sha256"), table_name="document")
    op.drop_table("office_certificate")


def _make_office_certificate() -> None:
    op.create_table(
        "office_certificate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("issuer_id", sa.Integer(), nullable=True),
        sa.Column("is_authority", sa.Boolean(), nullable=False),
        sa.Column("serial", sa.String(length=40), nullable=False),
        sa.Column("certificate", sa.LargeBinary(), nullable=False),
        sa.Column("private_key", sa.LargeBinary(), nullable=False),
        sa.Column("valid_until", sa.DateTime(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        _reference("office_certificate", "body_id", "organisation"),
        _reference("office_certificate", "issuer_id", "office_certificate"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_certificate")),
        sa.UniqueConstraint("serial", name=op.f("uq_office_certificate_serial")),
    )
    op.create_index(
        op.f("ix_office_certificate_body_id_is_authority_id"),
        "office_certificate",
        ["body_id", "is_authority", "id"],
    )


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name)
