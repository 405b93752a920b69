# ruff: noqa: E501  # the definitions of columns are generated and long
"""The first tables.

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# What neither database's tables say by themselves: the postings of the search index.
SQLITE_SEARCH = (
    "CREATE VIRTUAL TABLE case_search_fts USING fts5(grams, content='', columnsize=0, detail=none, tokenize='ascii')",
    "CREATE TRIGGER case_search_insert AFTER INSERT ON case_search BEGIN INSERT INTO case_search_fts (rowid, grams) VALUES (new.case_id, new.grams); END",
    "CREATE TRIGGER case_search_delete AFTER DELETE ON case_search BEGIN INSERT INTO case_search_fts (case_search_fts, rowid, grams) VALUES ('delete', old.case_id, old.grams); END",
    "CREATE TRIGGER case_search_update AFTER UPDATE ON case_search BEGIN INSERT INTO case_search_fts (case_search_fts, rowid, grams) VALUES ('delete', old.case_id, old.grams); INSERT INTO case_search_fts (rowid, grams) VALUES (new.case_id, new.grams); END",
)

POSTGRESQL_SEARCH = (
    "CREATE INDEX ix_case_search_grams ON case_search USING gin (array_to_tsvector(string_to_array(grams, ' ')))",
)


def upgrade() -> None:
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("last_hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "calendar_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "statutory",
                "rest",
                "work",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_calendar_day")),
    )
    op.create_table(
        "employer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("name_key", sa.String(length=100), nullable=False),
        sa.Column("credit_code", sa.String(length=18), nullable=True),
        sa.Column("nature", sa.String(length=40), nullable=True),
        sa.Column("industry", sa.String(length=4), nullable=True),
        sa.Column("legal_representative", sa.String(length=50), nullable=True),
        sa.Column("legal_representative_post", sa.String(length=40), nullable=True),
        sa.Column("address", sa.String(length=200), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employer")),
        sa.UniqueConstraint("credit_code", name=op.f("uq_employer_credit_code")),
    )
    op.create_index(op.f("ix_employer_name_key"), "employer", ["name_key"], unique=False)
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "union",
                "mediation_body",
                "court",
                "hr_bureau",
                "arbitration_commission",
                "justice_bureau",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "level",
            sa.Enum(
                "city",
                "county",
                "town",
                "industry",
                "enterprise",
                name="level",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "legal_type",
            sa.Enum(
                "enterprise_committee",
                "peoples_committee",
                "township_body",
                "court_listed",
                "other_body",
                name="legal_type",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("short_name", sa.String(length=20), nullable=True),
        sa.Column("number_pattern", sa.String(length=80), nullable=True),
        sa.Column("division_code", sa.String(length=12), nullable=True),
        sa.Column("address", sa.String(length=200), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("path", sa.String(length=200), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "legal_type IS NULL OR short_name IS NOT NULL",
            name=op.f("ck_organisation_body_short_name"),
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["organisation.id"], name=op.f("fk_organisation_parent_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("name", name=op.f("uq_organisation_name")),
    )
    op.create_index(op.f("ix_organisation_parent_id"), "organisation", ["parent_id"], unique=False)
    op.create_index(op.f("ix_organisation_path"), "organisation", ["path"], unique=False)
    op.create_table(
        "number_sequence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["body_id"], ["organisation.id"], name=op.f("fk_number_sequence_body_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_sequence")),
        sa.UniqueConstraint(
            "body_id", "kind", "year", name=op.f("uq_number_sequence_body_id_kind_year")
        ),
    )
    op.create_table(
        "user",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("username", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=50), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("must_change_password", sa.Boolean(), nullable=False),
        sa.Column("is_enabled", sa.Boolean(), nullable=False),
        sa.Column("failed_logins", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.DateTime(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("last_login_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_user_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sa.UniqueConstraint("username", name=op.f("uq_user_username")),
    )
    op.create_index(op.f("ix_user_organisation_id"), "user", ["organisation_id"], unique=False)
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("verb", sa.String(length=40), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("data", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_audit_entry_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
        sa.UniqueConstraint("hash", name=op.f("uq_audit_entry_hash")),
    )
    op.create_index(
        op.f("ix_audit_entry_case_id_id"), "audit_entry", ["case_id", "id"], unique=False
    )
    op.create_index(
        op.f("ix_audit_entry_user_id_id"), "audit_entry", ["user_id", "id"], unique=False
    )
    op.create_table(
        "case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "registered",
                "supplementing",
                "inquiring",
                "accepted",
                "mediating",
                "paused",
                "settled",
                "unsettled",
                "referred",
                "declined",
                "withdrawn",
                "closed",
                "archived",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column(
            "entry_path",
            sa.Enum(
                "own_intake",
                "court_delegated_online",
                "court_delegated_paper",
                "court_entrusted_ordinary",
                "court_entrusted_summary",
                "commission_entrusted",
                "new_employment_form",
                name="entry_path",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("source_channel", sa.String(length=40), nullable=False),
        sa.Column("sender_name", sa.String(length=100), nullable=True),
        sa.Column("sender_organisation_id", sa.Integer(), nullable=True),
        sa.Column("sender_document_number", sa.String(length=80), nullable=True),
        sa.Column("sender_document_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("file_received_on", sa.Date(), nullable=True),
        sa.Column("is_oral", sa.Boolean(), nullable=False),
        sa.Column("registered_at", sa.DateTime(), nullable=False),
        sa.Column("registered_by_id", sa.Integer(), nullable=False),
        sa.Column("main_claim_type", sa.String(length=40), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("applicant_count", sa.Integer(), nullable=False),
        sa.Column("claimed_fen", sa.BigInteger(), nullable=False),
        sa.Column("arbitration_status", sa.String(length=40), nullable=False),
        sa.Column("arbitration_number", sa.String(length=80), nullable=True),
        sa.Column("award_received_on", sa.Date(), nullable=True),
        sa.Column("infringed_on", sa.Date(), nullable=True),
        sa.Column("employment_ended_on", sa.Date(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("mediator_id", sa.Integer(), nullable=True),
        sa.Column("next_action", sa.String(length=40), nullable=True),
        sa.Column("next_note", sa.String(length=200), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("waiting_for", sa.String(length=100), nullable=True),
        sa.Column("waiting_since", sa.Date(), nullable=True),
        sa.Column("supplement_items", sa.Text(), nullable=True),
        sa.Column("supplement_due_on", sa.Date(), nullable=True),
        sa.Column("complete_on", sa.Date(), nullable=True),
        sa.Column("inquired_on", sa.Date(), nullable=True),
        sa.Column("answer_due_on", sa.Date(), nullable=True),
        sa.Column("respondent_consent", sa.String(length=20), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("decline_reason", sa.String(length=40), nullable=True),
        sa.Column("decline_note", sa.Text(), nullable=True),
        sa.Column("declined_on", sa.Date(), nullable=True),
        sa.Column("rights_told_on", sa.Date(), nullable=True),
        sa.Column("disclosure", sa.String(length=40), nullable=True),
        sa.Column("disclosure_note", sa.Text(), nullable=True),
        sa.Column("extended_to", sa.Date(), nullable=True),
        sa.Column("paused_on", sa.Date(), nullable=True),
        sa.Column("pause_kind", sa.String(length=40), nullable=True),
        sa.Column("pause_reason", sa.String(length=200), nullable=True),
        sa.Column("pause_check_on", sa.Date(), nullable=True),
        sa.Column("resumed_on", sa.Date(), nullable=True),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("ending_reason", sa.String(length=40), nullable=True),
        sa.Column("ending_note", sa.Text(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("remedies_told_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("closing_note", sa.Text(), nullable=True),
        sa.Column("reopened_on", sa.Date(), nullable=True),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.Column("archive_number", sa.String(length=80), nullable=True),
        sa.Column("flags", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("touched_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "(state = 'archived') = (archived_on IS NOT NULL)", name=op.f("ck_case_archived")
        ),
        sa.CheckConstraint(
            "(state IN ('closed','archived')) = (closed_on IS NOT NULL)",
            name=op.f("ck_case_closed"),
        ),
        sa.CheckConstraint(
            "state <> 'declined' OR decline_reason IS NOT NULL", name=op.f("ck_case_declined")
        ),
        sa.CheckConstraint(
            "state <> 'paused' OR paused_on IS NOT NULL", name=op.f("ck_case_paused")
        ),
        sa.CheckConstraint(
            "state <> 'unsettled' OR ending_reason IS NOT NULL", name=op.f("ck_case_unsettled")
        ),
        sa.CheckConstraint(
            "state IN ('closed','archived') OR (owner_id IS NOT NULL AND next_on IS NOT NULL)",
            name=op.f("ck_case_next_action"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('accepted','mediating','paused','settled','unsettled','referred') OR accepted_on IS NOT NULL",
            name=op.f("ck_case_accepted"),
        ),
        sa.CheckConstraint(
            "(number IS NULL) = (accepted_on IS NULL)", name=op.f("ck_case_number_on_acceptance")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["organisation.id"], name=op.f("fk_case_body_id")),
        sa.ForeignKeyConstraint(["mediator_id"], ["user.id"], name=op.f("fk_case_mediator_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["user.id"], name=op.f("fk_case_owner_id")),
        sa.ForeignKeyConstraint(
            ["registered_by_id"], ["user.id"], name=op.f("fk_case_registered_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["sender_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_case_sender_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case")),
        sa.UniqueConstraint("body_id", "number", name=op.f("uq_case_body_id_number")),
    )
    op.create_index(
        op.f("ix_case_body_id_next_on_id"), "case", ["body_id", "next_on", "id"], unique=False
    )
    op.create_index(
        op.f("ix_case_body_id_received_on_id"),
        "case",
        ["body_id", "received_on", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_case_body_id_state_next_on_id"),
        "case",
        ["body_id", "state", "next_on", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_case_mediator_id_next_on_id"),
        "case",
        ["mediator_id", "next_on", "id"],
        unique=False,
    )
    op.create_index(op.f("ix_case_next_on_id"), "case", ["next_on", "id"], unique=False)
    op.create_index(op.f("ix_case_number"), "case", ["number"], unique=False)
    op.create_index(
        op.f("ix_case_owner_id_next_on_id"), "case", ["owner_id", "next_on", "id"], unique=False
    )
    op.create_index(op.f("ix_case_received_on_id"), "case", ["received_on", "id"], unique=False)
    op.create_index(
        op.f("ix_case_sender_document_number"), "case", ["sender_document_number"], unique=False
    )
    op.create_index(
        op.f("ix_case_sender_organisation_id"), "case", ["sender_organisation_id"], unique=False
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("fields", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_draft_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("user_id", "subject", name=op.f("uq_draft_user_id_subject")),
    )
    op.create_table(
        "login_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.Column("address", sa.String(length=64), nullable=True),
        sa.Column("agent", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_login_session_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_login_session_token_hash")),
    )
    op.create_index(op.f("ix_login_session_user_id"), "login_session", ["user_id"], unique=False)
    op.create_table(
        "user_role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "registrar",
                "mediator",
                "supervisor",
                "court_liaison",
                "hr_liaison",
                "justice_liaison",
                "system_admin",
                "security_admin",
                "audit_admin",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_user_role_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_role")),
        sa.UniqueConstraint("user_id", "role", name=op.f("uq_user_role_user_id_role")),
    )
    op.create_table(
        "agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("draft_number", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "signing",
                "effective",
                "refused",
                "replaced",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("is_whole", sa.Boolean(), nullable=False),
        sa.Column("disputed_facts", sa.Text(), nullable=False),
        sa.Column("remaining", sa.Text(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("saved_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "state <> 'effective' OR effective_on IS NOT NULL", name=op.f("ck_agreement_effective")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_agreement_case_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sa.UniqueConstraint(
            "case_id", "draft_number", name=op.f("uq_agreement_case_id_draft_number")
        ),
    )
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("mediator_id", sa.Integer(), nullable=False),
        sa.Column("chosen_by", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.Column("from_at", sa.DateTime(), nullable=False),
        sa.Column("to_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_assignment_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["mediator_id"], ["user.id"], name=op.f("fk_assignment_mediator_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    op.create_index(op.f("ix_assignment_case_id"), "assignment", ["case_id"], unique=False)
    op.create_table(
        "case_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("from_state", sa.String(length=40), nullable=True),
        sa.Column("to_state", sa.String(length=40), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=True),
        sa.Column("case_version", sa.Integer(), nullable=False),
        sa.Column("data", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name=op.f("fk_case_event_by_id")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_case_event_case_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_event")),
    )
    op.create_index(
        op.f("ix_case_event_case_id_case_version"),
        "case_event",
        ["case_id", "case_version"],
        unique=False,
    )
    op.create_index(op.f("ix_case_event_case_id_id"), "case_event", ["case_id", "id"], unique=False)
    op.create_table(
        "case_search",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("grams", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_case_search_case_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_search")),
    )
    op.create_table(
        "clock",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=20), nullable=False),
        sa.Column("rule_version", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("start_event", sa.String(length=120), nullable=False),
        sa.Column("safe_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("is_provisional", sa.Boolean(), nullable=False),
        sa.Column("trace", sa.JSON(none_as_null=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "running",
                "paused",
                "met",
                "lapsed",
                "voided",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_clock_case_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock")),
    )
    op.create_index(
        op.f("ix_clock_case_id_state_due_on"), "clock", ["case_id", "state", "due_on"], unique=False
    )
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("number", sa.String(length=100), nullable=True),
        sa.Column(
            "volume",
            sa.Enum(
                "main", "side", name="volume", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("facts", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("template_version", sa.String(length=20), nullable=False),
        sa.Column("supersedes_id", sa.Integer(), nullable=True),
        sa.Column("issued_by_id", sa.Integer(), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["organisation.id"], name=op.f("fk_document_body_id")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_document_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["issued_by_id"], ["user.id"], name=op.f("fk_document_issued_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["supersedes_id"], ["document.id"], name=op.f("fk_document_supersedes_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("body_id", "number", name=op.f("uq_document_body_id_number")),
    )
    op.create_index(op.f("ix_document_case_id_id"), "document", ["case_id", "id"], unique=False)
    op.create_index(op.f("ix_document_number"), "document", ["number"], unique=False)
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "work", "vault", name="kind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["user.id"], name=op.f("fk_note_author_id")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_note_case_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    op.create_index(op.f("ix_note_case_id_id"), "note", ["case_id", "id"], unique=False)
    op.create_table(
        "party",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "side",
            sa.Enum(
                "applicant",
                "respondent",
                "third_party",
                name="side",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "worker",
                "employer",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("respondent_role", sa.String(length=40), nullable=True),
        sa.Column("employer_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("name_key", sa.String(length=100), nullable=False),
        sa.Column("sex", sa.String(length=10), nullable=True),
        sa.Column("birth_on", sa.Date(), nullable=True),
        sa.Column("ethnicity", sa.String(length=20), nullable=True),
        sa.Column("occupation", sa.String(length=50), nullable=True),
        sa.Column("identity_kind", sa.String(length=40), nullable=True),
        sa.Column("identity_number", sa.String(length=40), nullable=True),
        sa.Column("identity_last4", sa.String(length=4), nullable=True),
        sa.Column("credit_code", sa.String(length=20), nullable=True),
        sa.Column("legal_representative", sa.String(length=50), nullable=True),
        sa.Column("legal_representative_post", sa.String(length=40), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("phone_last4", sa.String(length=4), nullable=True),
        sa.Column("address", sa.String(length=300), nullable=True),
        sa.Column("service_address", sa.String(length=300), nullable=True),
        sa.Column("service_name", sa.String(length=50), nullable=True),
        sa.Column("service_phone", sa.String(length=40), nullable=True),
        sa.Column("accepts_e_service", sa.Boolean(), nullable=False),
        sa.Column("bank_account", sa.String(length=40), nullable=True),
        sa.Column("bank_name", sa.String(length=80), nullable=True),
        sa.Column("tags", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_party_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["employer_id"], ["employer.id"], name=op.f("fk_party_employer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party")),
    )
    op.create_index(
        op.f("ix_party_case_id_position"), "party", ["case_id", "position"], unique=False
    )
    op.create_index(op.f("ix_party_employer_id"), "party", ["employer_id"], unique=False)
    op.create_index(op.f("ix_party_identity_last4"), "party", ["identity_last4"], unique=False)
    op.create_index(op.f("ix_party_name_key"), "party", ["name_key"], unique=False)
    op.create_index(op.f("ix_party_phone_last4"), "party", ["phone_last4"], unique=False)
    op.create_table(
        "referral",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "arbitration",
                "return_to_court",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "sent",
                "received",
                "defective",
                "refused",
                "finished",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("receiver_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("papers", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("receipt_number", sa.String(length=80), nullable=True),
        sa.Column("receipt_on", sa.Date(), nullable=True),
        sa.Column("receipt_note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_referral_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["receiver_id"], ["organisation.id"], name=op.f("fk_referral_receiver_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral")),
    )
    op.create_index(op.f("ix_referral_case_id"), "referral", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_referral_receipt_number"), "referral", ["receipt_number"], unique=False
    )
    op.create_index(op.f("ix_referral_receiver_id"), "referral", ["receiver_id"], unique=False)
    op.create_table(
        "session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("mediator_id", sa.Integer(), nullable=False),
        sa.Column("planned_at", sa.DateTime(), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("mode", sa.String(length=20), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "planned",
                "held",
                "cancelled",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("began_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_session_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["mediator_id"], ["user.id"], name=op.f("fk_session_mediator_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_session_case_id_number")),
    )
    op.create_index(
        op.f("ix_session_mediator_id_planned_at"),
        "session",
        ["mediator_id", "planned_at"],
        unique=False,
    )
    op.create_table(
        "share",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("receiver_id", sa.Integer(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "court_confirmation",
                "court_result",
                "arbitration_referral",
                "arbitration_review",
                "wage_supervision",
                "legal_aid",
                "peoples_mediation",
                name="purpose",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("basis", sa.String(length=200), nullable=False),
        sa.Column("field_groups", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("may_print", sa.Boolean(), nullable=False),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("answer_due_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "new",
                "acknowledged",
                "answered",
                "revoked",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("shared_by_id", sa.Integer(), nullable=False),
        sa.Column("shared_at", sa.DateTime(), nullable=False),
        sa.Column("reminded_at", sa.DateTime(), nullable=True),
        sa.Column("acknowledged_by_id", sa.Integer(), nullable=True),
        sa.Column("acknowledged_at", sa.DateTime(), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("answer_docket", sa.String(length=80), nullable=True),
        sa.Column("answer_on", sa.Date(), nullable=True),
        sa.Column("answer_outcome", sa.String(length=40), nullable=True),
        sa.Column("answer_note", sa.Text(), nullable=True),
        sa.Column("revoked_by_id", sa.Integer(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.Column("revoke_reason", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["acknowledged_by_id"], ["user.id"], name=op.f("fk_share_acknowledged_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["user.id"], name=op.f("fk_share_answered_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_share_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["receiver_id"], ["organisation.id"], name=op.f("fk_share_receiver_id")
        ),
        sa.ForeignKeyConstraint(
            ["revoked_by_id"], ["user.id"], name=op.f("fk_share_revoked_by_id")
        ),
        sa.ForeignKeyConstraint(["shared_by_id"], ["user.id"], name=op.f("fk_share_shared_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share")),
    )
    op.create_index(op.f("ix_share_answer_docket"), "share", ["answer_docket"], unique=False)
    op.create_index(op.f("ix_share_case_id"), "share", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_share_receiver_id_state_until_on_id"),
        "share",
        ["receiver_id", "state", "until_on", "id"],
        unique=False,
    )
    op.create_table(
        "agreement_term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "payment",
                "employment_end",
                "employment_continue",
                "employment_confirm",
                "certificate",
                "social_insurance",
                "withdrawal",
                "default",
                "confidentiality",
                "other",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("payer_id", sa.Integer(), nullable=True),
        sa.Column("purpose", sa.String(length=200), nullable=True),
        sa.Column("claim_type", sa.String(length=40), nullable=True),
        sa.Column("amount_fen", sa.BigInteger(), nullable=True),
        sa.Column("tax", sa.String(length=20), nullable=True),
        sa.Column("method", sa.String(length=40), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "kind <> 'payment' OR (payer_id IS NOT NULL AND amount_fen > 0)",
            name=op.f("ck_agreement_term_payment"),
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_agreement_term_agreement_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["payer_id"], ["party.id"], name=op.f("fk_agreement_term_payer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_term")),
    )
    op.create_index(
        op.f("ix_agreement_term_agreement_id_position"),
        "agreement_term",
        ["agreement_id", "position"],
        unique=False,
    )
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("is_present", sa.Boolean(), nullable=False),
        sa.Column("attended_by", sa.String(length=100), nullable=True),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_attendance_party_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_attendance_session_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint(
            "session_id", "party_id", name=op.f("uq_attendance_session_id_party_id")
        ),
    )
    op.create_index(op.f("ix_attendance_party_id"), "attendance", ["party_id"], unique=False)
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("period_from", sa.Date(), nullable=True),
        sa.Column("period_to", sa.Date(), nullable=True),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("claimed_fen", sa.BigInteger(), nullable=True),
        sa.Column("calculated_fen", sa.BigInteger(), nullable=True),
        sa.Column("agreed_fen", sa.BigInteger(), nullable=True),
        sa.Column("paid_fen", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_claim_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_claim_party_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
    )
    op.create_index(
        op.f("ix_claim_case_id_position"), "claim", ["case_id", "position"], unique=False
    )
    op.create_index(op.f("ix_claim_party_id"), "claim", ["party_id"], unique=False)
    op.create_table(
        "clock_segment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("clock_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["clock_id"], ["clock.id"], name=op.f("fk_clock_segment_clock_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock_segment")),
    )
    op.create_index(op.f("ix_clock_segment_clock_id"), "clock_segment", ["clock_id"], unique=False)
    op.create_table(
        "employment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("post", sa.String(length=50), nullable=True),
        sa.Column("workplace", sa.String(length=100), nullable=True),
        sa.Column("monthly_wage_fen", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_employment_party_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employment")),
        sa.UniqueConstraint("party_id", name=op.f("uq_employment_party_id")),
    )
    op.create_table(
        "exit_procedure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "judicial_confirmation",
                "arbitration_review",
                "payment_order",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "applied",
                "accepted",
                "granted",
                "refused",
                "withdrawn",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("receiver_id", sa.Integer(), nullable=False),
        sa.Column("applied_on", sa.Date(), nullable=False),
        sa.Column("docket_number", sa.String(length=80), nullable=True),
        sa.Column("result_on", sa.Date(), nullable=True),
        sa.Column("result_note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_exit_procedure_agreement_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["receiver_id"], ["organisation.id"], name=op.f("fk_exit_procedure_receiver_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exit_procedure")),
    )
    op.create_index(
        op.f("ix_exit_procedure_agreement_id"), "exit_procedure", ["agreement_id"], unique=False
    )
    op.create_index(
        op.f("ix_exit_procedure_docket_number"), "exit_procedure", ["docket_number"], unique=False
    )
    op.create_table(
        "representative",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=50), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("authority", sa.String(length=20), nullable=False),
        sa.Column("powers", sa.String(length=300), nullable=True),
        sa.Column("identity_number", sa.String(length=40), nullable=True),
        sa.Column("workplace", sa.String(length=100), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_representative_party_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_representative")),
    )
    op.create_index(
        op.f("ix_representative_party_id"), "representative", ["party_id"], unique=False
    )
    op.create_table(
        "session_record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("recorder", sa.String(length=50), nullable=False),
        sa.Column("rights_answer", sa.Text(), nullable=False),
        sa.Column("applicant_statement", sa.Text(), nullable=False),
        sa.Column("respondent_statement", sa.Text(), nullable=False),
        sa.Column("issues", sa.Text(), nullable=False),
        sa.Column("undisputed_facts", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_session_record_session_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_record")),
        sa.UniqueConstraint("session_id", name=op.f("uq_session_record_session_id")),
    )
    op.create_table(
        "share_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("share_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
            name=op.f("fk_share_document_document_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["share_id"], ["share.id"], name=op.f("fk_share_document_share_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share_document")),
        sa.UniqueConstraint(
            "share_id", "document_id", name=op.f("uq_share_document_share_id_document_id")
        ),
    )
    op.create_index(
        op.f("ix_share_document_document_id"), "share_document", ["document_id"], unique=False
    )
    op.create_table(
        "share_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("share_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_share_view_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["share_id"], ["share.id"], name=op.f("fk_share_view_share_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_share_view_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share_view")),
    )
    op.create_index(
        op.f("ix_share_view_share_id_id"), "share_view", ["share_id", "id"], unique=False
    )
    op.create_table(
        "signature",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("signer", sa.String(length=100), nullable=False),
        sa.Column("capacity", sa.String(length=40), nullable=False),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_signature_agreement_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_signature_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signature")),
    )
    op.create_index(op.f("ix_signature_agreement_id"), "signature", ["agreement_id"], unique=False)
    op.create_table(
        "instalment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.Column("condition", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["term_id"],
            ["agreement_term.id"],
            name=op.f("fk_instalment_term_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instalment")),
        sa.UniqueConstraint("term_id", "number", name=op.f("uq_instalment_term_id_number")),
    )
    op.create_index(op.f("ix_instalment_due_on_id"), "instalment", ["due_on", "id"], unique=False)
    op.create_table(
        "term_share",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("payee_id", sa.Integer(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.Column("account", sa.String(length=120), nullable=True),
        sa.ForeignKeyConstraint(["payee_id"], ["party.id"], name=op.f("fk_term_share_payee_id")),
        sa.ForeignKeyConstraint(
            ["term_id"],
            ["agreement_term.id"],
            name=op.f("fk_term_share_term_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term_share")),
        sa.UniqueConstraint("term_id", "payee_id", name=op.f("uq_term_share_term_id_payee_id")),
    )
    op.create_table(
        "payment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("instalment_id", sa.Integer(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.Column("voucher", sa.String(length=200), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["instalment_id"],
            ["instalment.id"],
            name=op.f("fk_payment_instalment_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["user.id"], name=op.f("fk_payment_recorded_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment")),
    )
    op.create_index(op.f("ix_payment_instalment_id"), "payment", ["instalment_id"], unique=False)

    for statement in SEARCH[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    """Lose everything."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE case_search_fts")
    op.drop_index(op.f("ix_payment_instalment_id"), table_name="payment")
    op.drop_table("payment")
    op.drop_table("term_share")
    op.drop_index(op.f("ix_instalment_due_on_id"), table_name="instalment")
    op.drop_table("instalment")
    op.drop_index(op.f("ix_signature_agreement_id"), table_name="signature")
    op.drop_table("signature")
    op.drop_index(op.f("ix_share_view_share_id_id"), table_name="share_view")
    op.drop_table("share_view")
    op.drop_index(op.f("ix_share_document_document_id"), table_name="share_document")
    op.drop_table("share_document")
    op.drop_table("session_record")
    op.drop_index(op.f("ix_representative_party_id"), table_name="representative")
    op.drop_table("representative")
    op.drop_index(op.f("ix_exit_procedure_docket_number"), table_name="exit_procedure")
    op.drop_index(op.f("ix_exit_procedure_agreement_id"), table_name="exit_procedure")
    op.drop_table("exit_procedure")
    op.drop_table("employment")
    op.drop_index(op.f("ix_clock_segment_clock_id"), table_name="clock_segment")
    op.drop_table("clock_segment")
    op.drop_index(op.f("ix_claim_party_id"), table_name="claim")
    op.drop_index(op.f("ix_claim_case_id_position"), table_name="claim")
    op.drop_table("claim")
    op.drop_index(op.f("ix_attendance_party_id"), table_name="attendance")
    op.drop_table("attendance")
    op.drop_index(op.f("ix_agreement_term_agreement_id_position"), table_name="agreement_term")
    op.drop_table("agreement_term")
    op.drop_index(op.f("ix_share_receiver_id_state_until_on_id"), table_name="share")
    op.drop_index(op.f("ix_share_case_id"), table_name="share")
    op.drop_index(op.f("ix_share_answer_docket"), table_name="share")
    op.drop_table("share")
    op.drop_index(op.f("ix_session_mediator_id_planned_at"), table_name="session")
    op.drop_table("session")
    op.drop_index(op.f("ix_referral_receiver_id"), table_name="referral")
    op.drop_index(op.f("ix_referral_receipt_number"), table_name="referral")
    op.drop_index(op.f("ix_referral_case_id"), table_name="referral")
    op.drop_table("referral")
    op.drop_index(op.f("ix_party_phone_last4"), table_name="party")
    op.drop_index(op.f("ix_party_name_key"), table_name="party")
    op.drop_index(op.f("ix_party_identity_last4"), table_name="party")
    op.drop_index(op.f("ix_party_employer_id"), table_name="party")
    op.drop_index(op.f("ix_party_case_id_position"), table_name="party")
    op.drop_table("party")
    op.drop_index(op.f("ix_note_case_id_id"), table_name="note")
    op.drop_table("note")
    op.drop_index(op.f("ix_document_number"), table_name="document")
    op.drop_index(op.f("ix_document_case_id_id"), table_name="document")
    op.drop_table("document")
    op.drop_index(op.f("ix_clock_case_id_state_due_on"), table_name="clock")
    op.drop_table("clock")
    op.drop_table("case_search")
    op.drop_index(op.f("ix_case_event_case_id_id"), table_name="case_event")
    op.drop_index(op.f("ix_case_event_case_id_case_version"), table_name="case_event")
    op.drop_table("case_event")
    op.drop_index(op.f("ix_assignment_case_id"), table_name="assignment")
    op.drop_table("assignment")
    op.drop_table("agreement")
    op.drop_table("user_role")
    op.drop_index(op.f("ix_login_session_user_id"), table_name="login_session")
    op.drop_table("login_session")
    op.drop_table("draft")
    op.drop_index(op.f("ix_case_sender_organisation_id"), table_name="case")
    op.drop_index(op.f("ix_case_sender_document_number"), table_name="case")
    op.drop_index(op.f("ix_case_received_on_id"), table_name="case")
    op.drop_index(op.f("ix_case_owner_id_next_on_id"), table_name="case")
    op.drop_index(op.f("ix_case_number"), table_name="case")
    op.drop_index(op.f("ix_case_next_on_id"), table_name="case")
    op.drop_index(op.f("ix_case_mediator_id_next_on_id"), table_name="case")
    op.drop_index(op.f("ix_case_body_id_state_next_on_id"), table_name="case")
    op.drop_index(op.f("ix_case_body_id_received_on_id"), table_name="case")
    op.drop_index(op.f("ix_case_body_id_next_on_id"), table_name="case")
    op.drop_table("case")
    op.drop_index(op.f("ix_audit_entry_user_id_id"), table_name="audit_entry")
    op.drop_index(op.f("ix_audit_entry_case_id_id"), table_name="audit_entry")
    op.drop_table("audit_entry")
    op.drop_index(op.f("ix_user_organisation_id"), table_name="user")
    op.drop_table("user")
    op.drop_table("number_sequence")
    op.drop_index(op.f("ix_organisation_path"), table_name="organisation")
    op.drop_index(op.f("ix_organisation_parent_id"), table_name="organisation")
    op.drop_table("organisation")
    op.drop_index(op.f("ix_employer_name_key"), table_name="employer")
    op.drop_table("employer")
    op.drop_table("calendar_day")
    op.drop_table("audit_head")


SEARCH = {"sqlite": SQLITE_SEARCH, "postgresql": POSTGRESQL_SEARCH}
