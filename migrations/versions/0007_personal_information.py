"""Persons' rights: retention and disposal, consents, requests, assessments, incidents.

Revision ID: 0007
Revises: 0006
"""

from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

# Recommended periods: each stays marked as a recommendation until the office confirms it.
ARBITRATION = "参照《劳动人事争议仲裁办案规则》第24条"
RULES = (
    ("case_usual", "years", 10, f"{ARBITRATION}建议十年，待本单位保管期限表确认"),
    ("case_failed", "years", 5, f"{ARBITRATION}建议五年，待本单位保管期限表确认"),
    ("case_collective", "years", 30, "建议三十年，待本单位保管期限表确认"),
    ("case_major", "years", 30, "建议三十年或者永久，待本单位保管期限表确认"),
    ("requests", "years", 3, "建议三年，待本单位确认"),
    ("assessments", "years", 3, "个人信息保护法第56条：至少保存三年"),
    ("incidents", "years", 3, "建议三年，待本单位确认"),
    ("sharing", "years", 3, "网络数据安全管理条例第12条：至少保存三年"),
    ("audit", "years", 3, "本系统规定：不短于三年"),
    ("logs", "days", 180, "网络安全法：网络日志不少于六个月"),
    ("drafts", "days", 30, "建议三十日，待本单位确认"),
)


def upgrade() -> None:
    op.create_table(
        "disposal_list",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "proposed",
                "approved",
                "rejected",
                "withdrawn",
                "executed",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.Column("proposed_by_id", sa.Integer(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("decision_note", sa.LargeBinary(), nullable=True),
        sa.Column("executed_by_id", sa.Integer(), nullable=True),
        sa.Column("executed_at", sa.DateTime(), nullable=True),
        sa.Column("record", sa.LargeBinary(), nullable=True),
        sa.Column("record_sha256", sa.String(length=64), nullable=True),
        sa.CheckConstraint(
            "(state = 'executed') = (executed_at IS NOT NULL)",
            name=op.f("ck_disposal_list_executed"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('approved','executed') OR decided_by_id IS NOT NULL",
            name=op.f("ck_disposal_list_decided"),
        ),
        sa.CheckConstraint(
            "decided_by_id IS NULL OR decided_by_id <> proposed_by_id",
            name=op.f("ck_disposal_list_two_persons"),
        ),
        sa.ForeignKeyConstraint(
            ["body_id"], ["organisation.id"], name=op.f("fk_disposal_list_body_id")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["user.id"], name=op.f("fk_disposal_list_decided_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["executed_by_id"], ["user.id"], name=op.f("fk_disposal_list_executed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"], ["user.id"], name=op.f("fk_disposal_list_proposed_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disposal_list")),
        sa.UniqueConstraint("body_id", "number", name=op.f("uq_disposal_list_body_id_number")),
    )
    op.create_table(
        "impact_assessment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column(
            "trigger",
            sa.Enum(
                "sensitive",
                "automated",
                "provided",
                "abroad",
                "major_effect",
                name="trigger",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("purpose", sa.LargeBinary(), nullable=False),
        sa.Column("necessity", sa.LargeBinary(), nullable=False),
        sa.Column("risks", sa.LargeBinary(), nullable=False),
        sa.Column("measures", sa.LargeBinary(), nullable=False),
        sa.Column(
            "conclusion",
            sa.Enum(
                "may_begin",
                "may_begin_with_measures",
                "may_not_begin",
                name="conclusion",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("assessor", sa.String(length=100), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["user.id"], name=op.f("fk_impact_assessment_recorded_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_impact_assessment")),
    )
    op.create_index("ix_impact_assessment_review_on", "impact_assessment", ["review_on"])
    op.create_table(
        "personal_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "access",
                "copy",
                "correct",
                "delete",
                "withdraw_consent",
                "explain",
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
                "open",
                "granted",
                "refused",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("person_name", sa.LargeBinary(), nullable=False),
        sa.Column("identity_number", sa.LargeBinary(), nullable=False),
        sa.Column("identity_index", sa.String(length=64), nullable=True),
        sa.Column(
            "requester",
            sa.Enum(
                "self",
                "agent",
                "guardian",
                "near_relative",
                name="requester",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("requester_name", sa.LargeBinary(), nullable=True),
        sa.Column(
            "verification",
            sa.Enum(
                "identity_card",
                "with_authority",
                "kinship",
                "phone_back",
                name="verification",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("contact", sa.LargeBinary(), nullable=True),
        sa.Column("details", sa.LargeBinary(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("registered_by_id", sa.Integer(), nullable=False),
        sa.Column("registered_at", sa.DateTime(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column(
            "refusal_ground",
            sa.Enum(
                "not_verified",
                "not_held",
                "secrecy",
                "others_rights",
                "retention_runs",
                "proved_right",
                "signed_paper",
                name="refusal_ground",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "(state = 'open') = (answered_on IS NULL)", name=op.f("ck_personal_request_answered")
        ),
        sa.CheckConstraint(
            "(state = 'refused') = (refusal_ground IS NOT NULL)",
            name=op.f("ck_personal_request_refused"),
        ),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["user.id"], name=op.f("fk_personal_request_answered_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["body_id"], ["organisation.id"], name=op.f("fk_personal_request_body_id")
        ),
        sa.ForeignKeyConstraint(
            ["registered_by_id"], ["user.id"], name=op.f("fk_personal_request_registered_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_personal_request")),
        sa.UniqueConstraint("body_id", "number", name=op.f("uq_personal_request_body_id_number")),
    )
    op.create_index(
        "ix_personal_request_body_id_state_due_on",
        "personal_request",
        ["body_id", "state", "due_on"],
    )
    op.create_index("ix_personal_request_identity_index", "personal_request", ["identity_index"])
    op.create_table(
        "retention_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "record_kind",
            sa.Enum(
                "case_usual",
                "case_failed",
                "case_collective",
                "case_major",
                "requests",
                "assessments",
                "incidents",
                "sharing",
                "audit",
                "logs",
                "drafts",
                name="record_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "unit",
            sa.Enum(
                "years",
                "days",
                "permanent",
                name="unit",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("length", sa.Integer(), nullable=True),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("is_confirmed", sa.Boolean(), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=True),
        sa.Column("set_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "(unit = 'permanent') = (length IS NULL)", name=op.f("ck_retention_rule_length")
        ),
        sa.ForeignKeyConstraint(
            ["set_by_id"], ["user.id"], name=op.f("fk_retention_rule_set_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_rule")),
    )
    op.create_index(
        "ix_retention_rule_record_kind_valid_from_id",
        "retention_rule",
        ["record_kind", "valid_from", "id"],
    )
    op.create_table(
        "security_incident",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "extremely_serious",
                "serious",
                "larger",
                "general",
                name="level",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("discovered_at", sa.DateTime(), nullable=False),
        sa.Column("description", sa.LargeBinary(), nullable=False),
        sa.Column("data_kinds", sa.JSON(), nullable=False),
        sa.Column("person_count", sa.Integer(), nullable=False),
        sa.Column("measures", sa.LargeBinary(), nullable=False),
        sa.Column("reported_to", sa.String(length=100), nullable=True),
        sa.Column("reported_at", sa.DateTime(), nullable=True),
        sa.Column("persons_told_at", sa.DateTime(), nullable=True),
        sa.Column("persons_told_how", sa.LargeBinary(), nullable=True),
        sa.Column("harm_avoided", sa.Boolean(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "reported_at IS NULL OR reported_to IS NOT NULL",
            name=op.f("ck_security_incident_reported"),
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["user.id"], name=op.f("fk_security_incident_recorded_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_security_incident")),
    )
    op.create_index(
        "ix_security_incident_closed_on_discovered_at",
        "security_incident",
        ["closed_on", "discovered_at"],
    )
    op.create_table(
        "disposal_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("list_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("rule_id", sa.Integer(), nullable=False),
        sa.Column("rule_words", sa.String(length=400), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("keep_until", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("destroyed_at", sa.DateTime(), nullable=True),
        sa.Column("skipped", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_disposal_item_case_id")),
        sa.ForeignKeyConstraint(
            ["list_id"],
            ["disposal_list.id"],
            name=op.f("fk_disposal_item_list_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["rule_id"], ["retention_rule.id"], name=op.f("fk_disposal_item_rule_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disposal_item")),
        sa.UniqueConstraint("list_id", "case_id", name=op.f("uq_disposal_item_list_id_case_id")),
    )
    op.create_index("ix_disposal_item_case_id", "disposal_item", ["case_id"])
    op.create_table(
        "retention_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "hold", "major", name="kind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        sa.Column("lifted_by_id", sa.Integer(), nullable=True),
        sa.Column("lifted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "(lifted_at IS NULL) = (lifted_by_id IS NULL)", name=op.f("ck_retention_mark_lifted")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_retention_mark_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["lifted_by_id"], ["user.id"], name=op.f("fk_retention_mark_lifted_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["set_by_id"], ["user.id"], name=op.f("fk_retention_mark_set_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_mark")),
    )
    op.create_index("ix_retention_mark_case_id_kind", "retention_mark", ["case_id", "kind"])
    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "processing",
                "sensitive",
                "sharing",
                "e_service",
                "recording",
                name="purpose",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("receiver_id", sa.Integer(), nullable=True),
        sa.Column(
            "way",
            sa.Enum(
                "paper",
                "oral",
                "electronic",
                name="way",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("paper", sa.LargeBinary(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawal_note", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "(purpose = 'sharing') = (receiver_id IS NOT NULL)", name=op.f("ck_consent_receiver")
        ),
        sa.CheckConstraint(
            "(withdrawn_on IS NULL) = (withdrawn_by_id IS NULL)", name=op.f("ck_consent_withdrawn")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_consent_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_consent_party_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["receiver_id"], ["organisation.id"], name=op.f("fk_consent_receiver_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["user.id"], name=op.f("fk_consent_recorded_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"], ["user.id"], name=op.f("fk_consent_withdrawn_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    op.create_index("ix_consent_case_id_id", "consent", ["case_id", "id"])
    op.create_index("ix_consent_party_id", "consent", ["party_id"])
    op.create_table(
        "share_consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("share_id", sa.Integer(), nullable=False),
        sa.Column("consent_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consent_id"],
            ["consent.id"],
            name=op.f("fk_share_consent_consent_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["share_id"], ["share.id"], name=op.f("fk_share_consent_share_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share_consent")),
        sa.UniqueConstraint(
            "share_id", "consent_id", name=op.f("uq_share_consent_share_id_consent_id")
        ),
    )
    op.create_index("ix_share_consent_consent_id", "share_consent", ["consent_id"])
    seed_rules()


def seed_rules() -> None:
    names = ("record_kind", "unit", "length", "basis")
    rows = [
        dict(zip(names, rule, strict=True), valid_from=date(2026, 1, 1), is_confirmed=False)
        for rule in RULES
    ]
    columns = [
        *(sa.column(name, sa.String) for name in ("record_kind", "unit", "basis")),
        *(sa.column("length", sa.Integer), sa.column("valid_from", sa.Date)),
        sa.column("is_confirmed", sa.Boolean),
    ]
    op.bulk_insert(sa.table("retention_rule", *columns), rows)


def downgrade() -> None:
    op.drop_table("share_consent")
    op.drop_table("consent")
    op.drop_table("retention_mark")
    op.drop_table("disposal_item")
    op.drop_table("security_incident")
    op.drop_table("retention_rule")
    op.drop_table("personal_request")
    op.drop_table("impact_assessment")
    op.drop_table("disposal_list")
