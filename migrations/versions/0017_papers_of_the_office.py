"""Service of papers, the words and numbers of the office, prints, and the volumes of a case.

Revision ID: 0017
Revises: 0016
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    _make_number_gap()
    _make_number_pattern()
    _make_paper_wording()
    _make_dossier_binding()
    _make_paper_print()
    _make_address_confirmation()
    _make_dossier_item()
    _make_paper_service()
    with op.batch_alter_table("document") as table:
        table.add_column(sa.Column("facts_seal", sa.String(length=160), nullable=True))
        table.add_column(sa.Column("drawn_sha256", sa.String(length=64), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("document") as table:
        table.drop_column("drawn_sha256")
        table.drop_column("facts_seal")
    op.drop_table("paper_service")
    op.drop_table("dossier_item")
    op.drop_table("address_confirmation")
    op.drop_table("paper_print")
    op.drop_table("dossier_binding")
    op.drop_table("paper_wording")
    op.drop_table("number_pattern")
    op.drop_table("number_gap")


def _make_number_gap() -> None:
    op.create_table(
        "number_gap",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(length=40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("explained_by_id", sa.Integer(), nullable=False),
        sa.Column("explained_at", sa.DateTime(), nullable=False),
        _reference("number_gap", "body_id", "organisation"),
        _reference("number_gap", "explained_by_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_gap")),
        sa.UniqueConstraint(
            "body_id",
            "series",
            "year",
            "serial",
            name=op.f("uq_number_gap_body_id_series_year_serial"),
        ),
    )


def _make_number_pattern() -> None:
    op.create_table(
        "number_pattern",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(length=20), nullable=False),
        sa.Column("from_year", sa.Integer(), nullable=False),
        sa.Column("pattern", sa.String(length=80), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        _reference("number_pattern", "body_id", "organisation"),
        _reference("number_pattern", "set_by_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_pattern")),
        sa.UniqueConstraint(
            "body_id",
            "series",
            "from_year",
            name=op.f("uq_number_pattern_body_id_series_from_year"),
        ),
    )


def _make_paper_wording() -> None:
    op.create_table(
        "paper_wording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("passage", sa.String(length=40), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("region", sa.String(length=6), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'approved', 'refused', 'withdrawn', 'ended')",
            name=op.f("ck_paper_wording_state"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('approved', 'ended') OR decided_by_id IS NOT NULL",
            name=op.f("ck_paper_wording_decided"),
        ),
        sa.CheckConstraint(
            "decided_by_id <> asked_by_id", name=op.f("ck_paper_wording_two_people")
        ),
        _reference("paper_wording", "asked_by_id", "user"),
        _reference("paper_wording", "body_id", "organisation"),
        _reference("paper_wording", "decided_by_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_wording")),
    )
    op.create_index(op.f("ix_paper_wording_body_id"), "paper_wording", ["body_id"])
    op.create_index(
        op.f("ix_paper_wording_state_kind_passage"), "paper_wording", ["state", "kind", "passage"]
    )


def _make_dossier_binding() -> None:
    op.create_table(
        "dossier_binding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("volume", sa.String(length=40), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("manifest", sa.JSON(), nullable=False),
        sa.Column("completeness", sa.Integer(), nullable=False),
        sa.Column("bound_by_id", sa.Integer(), nullable=False),
        sa.Column("bound_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("volume IN ('main', 'side')", name=op.f("ck_dossier_binding_volume")),
        _reference("dossier_binding", "bound_by_id", "user"),
        _reference("dossier_binding", "case_id", "case", ondelete="CASCADE"),
        _reference("dossier_binding", "file_id", "stored_file"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_binding")),
    )
    op.create_index(op.f("ix_dossier_binding_case_id_id"), "dossier_binding", ["case_id", "id"])
    op.create_index(op.f("ix_dossier_binding_file_id"), "dossier_binding", ["file_id"])


def _make_paper_print() -> None:
    op.create_table(
        "paper_print",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("batch", sa.String(length=32), nullable=True),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("printed_by_id", sa.Integer(), nullable=False),
        sa.Column("printed_at", sa.DateTime(), nullable=False),
        _reference("paper_print", "document_id", "document", ondelete="CASCADE"),
        _reference("paper_print", "printed_by_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_print")),
    )
    op.create_index(op.f("ix_paper_print_batch"), "paper_print", ["batch"])
    op.create_index(op.f("ix_paper_print_document_id_id"), "paper_print", ["document_id", "id"])


def _make_address_confirmation() -> None:
    op.create_table(
        "address_confirmation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=False),
        sa.Column("recipient", sa.LargeBinary(), nullable=False),
        sa.Column("relation", sa.String(length=40), nullable=False),
        sa.Column("address", sa.LargeBinary(), nullable=False),
        sa.Column("postcode", sa.String(length=6), nullable=False),
        sa.Column("phone", sa.LargeBinary(), nullable=False),
        sa.Column("accepts_electronic", sa.Boolean(), nullable=False),
        sa.Column("electronic", sa.LargeBinary(), nullable=False),
        sa.Column("evidence_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        _reference("address_confirmation", "evidence_id", "evidence"),
        _reference("address_confirmation", "party_id", "party", ondelete="CASCADE"),
        _reference("address_confirmation", "recorded_by_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_address_confirmation")),
    )
    op.create_index(
        op.f("ix_address_confirmation_party_id_id"), "address_confirmation", ["party_id", "id"]
    )


def _make_dossier_item() -> None:
    op.create_table(
        "dossier_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("volume", sa.String(length=40), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("evidence_id", sa.Integer(), nullable=True),
        sa.Column("first_page", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("placed_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("volume IN ('main', 'side')", name=op.f("ck_dossier_item_volume")),
        sa.CheckConstraint(
            "(document_id IS NULL) <> (evidence_id IS NULL)",
            name=op.f("ck_dossier_item_one_source"),
        ),
        _reference("dossier_item", "case_id", "case", ondelete="CASCADE"),
        _reference("dossier_item", "document_id", "document", ondelete="CASCADE"),
        _reference("dossier_item", "evidence_id", "evidence", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_item")),
        sa.UniqueConstraint(
            "case_id",
            "volume",
            "part",
            "position",
            name=op.f("uq_dossier_item_case_id_volume_part_position"),
        ),
    )
    op.create_index(op.f("ix_dossier_item_document_id"), "dossier_item", ["document_id"])
    op.create_index(op.f("ix_dossier_item_evidence_id"), "dossier_item", ["evidence_id"])


def _make_paper_service() -> None:
    op.create_table(
        "paper_service",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("method", sa.String(length=40), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("sent_by", sa.LargeBinary(), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("served_on", sa.Date(), nullable=True),
        sa.Column("served_at", sa.DateTime(), nullable=True),
        sa.Column("deemed_by", sa.String(length=200), nullable=True),
        sa.Column("received_by", sa.LargeBinary(), nullable=False),
        sa.Column("relation", sa.String(length=40), nullable=False),
        sa.Column("place", sa.LargeBinary(), nullable=False),
        sa.Column("witness", sa.LargeBinary(), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=False),
        sa.Column("evidence_id", sa.Integer(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("voided_by_id", sa.Integer(), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("void_reason", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "method IN ('direct', 'left', 'mail', 'electronic', 'entrusted', 'transferred', "
            "'public_notice')",
            name=op.f("ck_paper_service_method"),
        ),
        sa.CheckConstraint(
            "outcome IN ('pending', 'served', 'refused', 'not_found', 'returned')",
            name=op.f("ck_paper_service_outcome"),
        ),
        sa.CheckConstraint(
            "outcome <> 'served' OR served_on IS NOT NULL", name=op.f("ck_paper_service_served")
        ),
        sa.CheckConstraint(
            "(party_id IS NULL) <> (organisation_id IS NULL)",
            name=op.f("ck_paper_service_one_addressee"),
        ),
        sa.CheckConstraint(
            "(voided_at IS NULL) = (voided_by_id IS NULL)"
            " AND (voided_at IS NULL) = (void_reason IS NULL)",
            name=op.f("ck_paper_service_voided"),
        ),
        _reference("paper_service", "document_id", "document", ondelete="CASCADE"),
        _reference("paper_service", "evidence_id", "evidence"),
        _reference("paper_service", "organisation_id", "organisation"),
        _reference("paper_service", "party_id", "party"),
        _reference("paper_service", "recorded_by_id", "user"),
        _reference("paper_service", "voided_by_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_service")),
    )
    op.create_index(op.f("ix_paper_service_document_id_id"), "paper_service", ["document_id", "id"])
    op.create_index(op.f("ix_paper_service_party_id"), "paper_service", ["party_id"])


def _reference(
    table: str, column: str, target: str, *, ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=ondelete)
