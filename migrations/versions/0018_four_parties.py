"""Cases sent in, packs sent on, what receivers report, messages, joint meetings.

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

KINDS = ("arbitration", "return_to_court")
HELP = ("legal_aid", "labour_supervision", "hardship_aid", "psychological_support")


def upgrade() -> None:
    _make_handoff_contract()
    _make_joint_meeting()
    _make_incoming_case()
    _make_joint_meeting_guest()
    _make_joint_meeting_item()
    _make_handoff_pack()
    _make_incoming_paper()
    _make_joint_task()
    _make_received_pack()
    _make_referral_event()
    _make_share_message()
    with op.batch_alter_table("share") as table:
        table.add_column(sa.Column("receiver_user_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("papers_wanted", sa.JSON(), server_default="[]", nullable=False))
        table.add_column(sa.Column("answer_facts", sa.LargeBinary(), nullable=True))
        table.create_foreign_key(
            op.f("fk_share_receiver_user_id"), "user", ["receiver_user_id"], ["id"]
        )
    with op.batch_alter_table("share") as table:
        table.alter_column("papers_wanted", server_default=None)
    _allow(*KINDS, *HELP)


def downgrade() -> None:
    _allow(*KINDS)
    with op.batch_alter_table("share") as table:
        table.drop_constraint(op.f("fk_share_receiver_user_id"), type_="foreignkey")
        table.drop_column("answer_facts")
        table.drop_column("papers_wanted")
        table.drop_column("receiver_user_id")
    op.drop_table("share_message")
    op.drop_table("referral_event")
    op.drop_table("received_pack")
    op.drop_table("joint_task")
    op.drop_table("incoming_paper")
    op.drop_table("handoff_pack")
    op.drop_table("joint_meeting_item")
    op.drop_table("joint_meeting_guest")
    op.drop_table("incoming_case")
    op.drop_table("joint_meeting")
    op.drop_table("handoff_contract")


def _make_handoff_contract() -> None:
    op.create_table(
        "handoff_contract",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("receiver_id", sa.Integer(), nullable=False),
        sa.Column("contract", sa.String(length=40), nullable=False),
        sa.Column("contract_version", sa.Integer(), nullable=False),
        sa.Column("agreed_by_id", sa.Integer(), nullable=False),
        sa.Column("agreed_at", sa.DateTime(), nullable=False),
        _reference("handoff_contract", "agreed_by_id", "user"),
        _reference("handoff_contract", "receiver_id", "organisation"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handoff_contract")),
        sa.UniqueConstraint(
            "receiver_id",
            "contract",
            "contract_version",
            name=op.f("uq_handoff_contract_receiver_id_contract_contract_version"),
        ),
    )


def _make_joint_meeting() -> None:
    op.create_table(
        "joint_meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("host_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("begins_at", sa.DateTime(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("minutes", sa.LargeBinary(), nullable=False),
        sa.Column("attended", sa.LargeBinary(), nullable=False),
        sa.Column("held_at", sa.DateTime(), nullable=True),
        sa.Column("called_by_id", sa.Integer(), nullable=False),
        sa.Column("called_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "state IN ('planned', 'held', 'cancelled')", name=op.f("ck_joint_meeting_state")
        ),
        sa.CheckConstraint(
            "(state = 'held') = (held_at IS NOT NULL)", name=op.f("ck_joint_meeting_held")
        ),
        _reference("joint_meeting", "called_by_id", "user"),
        _reference("joint_meeting", "host_id", "organisation"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_joint_meeting")),
    )
    op.create_index(
        op.f("ix_joint_meeting_host_id_begins_at_id"),
        "joint_meeting",
        ["host_id", "begins_at", "id"],
    )


def _make_incoming_case() -> None:
    op.create_table(
        "incoming_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sender_id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("entry_path", sa.String(length=40), nullable=False),
        sa.Column("letter_number", sa.String(length=80), nullable=False),
        sa.Column("letter_on", sa.Date(), nullable=False),
        sa.Column("docket", sa.String(length=80), nullable=False),
        sa.Column("cause", sa.String(length=100), nullable=False),
        sa.Column("title", sa.LargeBinary(), nullable=False),
        sa.Column("application", sa.LargeBinary(), nullable=False),
        sa.Column("term_days", sa.Integer(), nullable=True),
        sa.Column("return_by", sa.Date(), nullable=True),
        sa.Column("filing_date", sa.String(length=40), nullable=False),
        sa.Column("first_came_on", sa.Date(), nullable=True),
        sa.Column("contact_name", sa.String(length=60), nullable=False),
        sa.Column("contact_phone", sa.LargeBinary(), nullable=False),
        sa.Column("message", sa.LargeBinary(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("sent_by_id", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=False),
        sa.Column("answer_due_on", sa.Date(), nullable=False),
        sa.Column("refusal", sa.String(length=40), nullable=True),
        sa.Column("answer_note", sa.LargeBinary(), nullable=False),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("answer_seen_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "state IN ('sent', 'accepted', 'refused', 'withdrawn')",
            name=op.f("ck_incoming_case_state"),
        ),
        sa.CheckConstraint(
            "way IN ('page', 'file', 'pack', 'interface')", name=op.f("ck_incoming_case_way")
        ),
        sa.CheckConstraint(
            "channel IN ('visit', 'hotline_12351', 'hotline_12345', 'online', 'court_delegated', "
            "'court_entrusted', 'court_invited', 'commission_guided', "
            "'commission_entrusted', 'labour_inspection', 'justice', 'governance_centre', "
            "'petition_office', 'procuratorate', 'association', 'other_union', "
            "'union_found', 'legal_aid')",
            name=op.f("ck_incoming_case_channel"),
        ),
        sa.CheckConstraint(
            "entry_path IN ('own_intake', 'court_delegated_online', 'court_delegated_paper', "
            "'court_entrusted_ordinary', 'court_entrusted_summary', "
            "'commission_entrusted', 'new_employment_form')",
            name=op.f("ck_incoming_case_entry_path"),
        ),
        sa.CheckConstraint(
            "filing_date IN ('kept', 'not_kept', 'not_said')",
            name=op.f("ck_incoming_case_filing_date"),
        ),
        sa.CheckConstraint(
            "refusal IN ('not_a_labour_dispute', 'outside_area', 'party_unwilling', "
            "'papers_missing', 'already_here', 'no_mediator', 'must_not_mediate', 'other')",
            name=op.f("ck_incoming_case_refusal"),
        ),
        sa.CheckConstraint(
            "(state = 'accepted') = (case_id IS NOT NULL)", name=op.f("ck_incoming_case_case")
        ),
        sa.CheckConstraint(
            "(state = 'refused') = (refusal IS NOT NULL)", name=op.f("ck_incoming_case_refused")
        ),
        sa.CheckConstraint(
            "(state = 'sent') = (answered_at IS NULL) OR state = 'withdrawn'",
            name=op.f("ck_incoming_case_answered"),
        ),
        _reference("incoming_case", "answered_by_id", "user"),
        _reference("incoming_case", "body_id", "organisation"),
        _reference("incoming_case", "case_id", "case", ondelete="CASCADE"),
        _reference("incoming_case", "sender_id", "organisation"),
        _reference("incoming_case", "sent_by_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incoming_case")),
    )
    op.create_index(
        op.f("ix_incoming_case_body_id_state_answer_due_on_id"),
        "incoming_case",
        ["body_id", "state", "answer_due_on", "id"],
    )
    op.create_index(op.f("ix_incoming_case_case_id"), "incoming_case", ["case_id"])
    op.create_index(op.f("ix_incoming_case_docket"), "incoming_case", ["docket"])
    op.create_index(op.f("ix_incoming_case_fingerprint"), "incoming_case", ["fingerprint"])
    op.create_index(op.f("ix_incoming_case_letter_number"), "incoming_case", ["letter_number"])
    op.create_index(
        op.f("ix_incoming_case_sender_id_state_id"), "incoming_case", ["sender_id", "state", "id"]
    )


def _make_joint_meeting_guest() -> None:
    op.create_table(
        "joint_meeting_guest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        _reference("joint_meeting_guest", "meeting_id", "joint_meeting", ondelete="CASCADE"),
        _reference("joint_meeting_guest", "organisation_id", "organisation"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_joint_meeting_guest")),
        sa.UniqueConstraint(
            "meeting_id",
            "organisation_id",
            name=op.f("uq_joint_meeting_guest_meeting_id_organisation_id"),
        ),
    )
    op.create_index(
        op.f("ix_joint_meeting_guest_organisation_id"), "joint_meeting_guest", ["organisation_id"]
    )


def _make_joint_meeting_item() -> None:
    op.create_table(
        "joint_meeting_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("matter", sa.LargeBinary(), nullable=False),
        sa.Column("decision", sa.LargeBinary(), nullable=False),
        _reference("joint_meeting_item", "case_id", "case", ondelete="CASCADE"),
        _reference("joint_meeting_item", "meeting_id", "joint_meeting", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_joint_meeting_item")),
        sa.UniqueConstraint(
            "meeting_id", "position", name=op.f("uq_joint_meeting_item_meeting_id_position")
        ),
    )
    op.create_index(op.f("ix_joint_meeting_item_case_id"), "joint_meeting_item", ["case_id"])


def _make_handoff_pack() -> None:
    op.create_table(
        "handoff_pack",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("referral_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("contract", sa.String(length=40), nullable=False),
        sa.Column("contract_version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("defects", sa.JSON(), nullable=False),
        sa.Column("answer_note", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "state IN ('made', 'sent', 'defective', 'accepted', 'refused', 'withdrawn')",
            name=op.f("ck_handoff_pack_state"),
        ),
        _reference("handoff_pack", "case_id", "case", ondelete="CASCADE"),
        _reference("handoff_pack", "file_id", "stored_file"),
        _reference("handoff_pack", "made_by_id", "user"),
        _reference("handoff_pack", "referral_id", "referral", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handoff_pack")),
        sa.UniqueConstraint("code", name=op.f("uq_handoff_pack_code")),
    )
    op.create_index(op.f("ix_handoff_pack_case_id_id"), "handoff_pack", ["case_id", "id"])
    op.create_index(op.f("ix_handoff_pack_file_id"), "handoff_pack", ["file_id"])
    op.create_index(op.f("ix_handoff_pack_referral_id"), "handoff_pack", ["referral_id"])


def _make_incoming_paper() -> None:
    op.create_table(
        "incoming_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("incoming_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("is_original", sa.Boolean(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        _reference("incoming_paper", "file_id", "stored_file"),
        _reference("incoming_paper", "incoming_id", "incoming_case", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incoming_paper")),
    )
    op.create_index(op.f("ix_incoming_paper_file_id"), "incoming_paper", ["file_id"])
    op.create_index(
        op.f("ix_incoming_paper_incoming_id_position"),
        "incoming_paper",
        ["incoming_id", "position"],
    )


def _make_joint_task() -> None:
    op.create_table(
        "joint_task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.LargeBinary(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("result", sa.LargeBinary(), nullable=False),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "state IN ('open', 'done', 'dropped')", name=op.f("ck_joint_task_state")
        ),
        sa.CheckConstraint(
            "(state = 'open') = (ended_at IS NULL)", name=op.f("ck_joint_task_ended")
        ),
        _reference("joint_task", "ended_by_id", "user"),
        _reference("joint_task", "item_id", "joint_meeting_item", ondelete="CASCADE"),
        _reference("joint_task", "organisation_id", "organisation"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_joint_task")),
    )
    op.create_index(op.f("ix_joint_task_item_id"), "joint_task", ["item_id"])
    op.create_index(
        op.f("ix_joint_task_organisation_id_state_due_on_id"),
        "joint_task",
        ["organisation_id", "state", "due_on", "id"],
    )


def _make_received_pack() -> None:
    op.create_table(
        "received_pack",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("sender_name", sa.String(length=100), nullable=False),
        sa.Column("signed_with", sa.String(length=64), nullable=False),
        sa.Column("contract", sa.String(length=40), nullable=False),
        sa.Column("contract_version", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("incoming_id", sa.Integer(), nullable=True),
        sa.Column("defects", sa.JSON(), nullable=False),
        sa.Column("answer_note", sa.LargeBinary(), nullable=False),
        sa.Column("received_by_id", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "state IN ('previewed', 'accepted', 'defective', 'refused')",
            name=op.f("ck_received_pack_state"),
        ),
        sa.CheckConstraint(
            "(state = 'previewed') = (answered_at IS NULL)", name=op.f("ck_received_pack_answered")
        ),
        _reference("received_pack", "body_id", "organisation"),
        _reference("received_pack", "file_id", "stored_file"),
        _reference("received_pack", "incoming_id", "incoming_case", ondelete="CASCADE"),
        _reference("received_pack", "received_by_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_received_pack")),
        sa.UniqueConstraint("code", name=op.f("uq_received_pack_code")),
    )
    op.create_index(op.f("ix_received_pack_body_id"), "received_pack", ["body_id"])
    op.create_index(op.f("ix_received_pack_file_id"), "received_pack", ["file_id"])
    op.create_index(op.f("ix_received_pack_incoming_id"), "received_pack", ["incoming_id"])


def _make_referral_event() -> None:
    op.create_table(
        "referral_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("referral_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.LargeBinary(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "step IN ('received', 'papers_wanted', 'accepted', 'not_accepted', 'hearing', "
            "'decided', 'served', 'taken_further', 'effective', 'settled', 'withdrawn', "
            "'helped')",
            name=op.f("ck_referral_event_step"),
        ),
        _reference("referral_event", "recorded_by_id", "user"),
        _reference("referral_event", "referral_id", "referral", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral_event")),
    )
    op.create_index(op.f("ix_referral_event_number"), "referral_event", ["number"])
    op.create_index(
        op.f("ix_referral_event_referral_id_happened_on_id"),
        "referral_event",
        ["referral_id", "happened_on", "id"],
    )


def _make_share_message() -> None:
    op.create_table(
        "share_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("share_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("in_main_volume", sa.Boolean(), nullable=False),
        sa.Column("read_at", sa.DateTime(), nullable=True),
        _reference("share_message", "author_id", "user"),
        _reference("share_message", "share_id", "share", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share_message")),
    )
    op.create_index(op.f("ix_share_message_share_id_id"), "share_message", ["share_id", "id"])


def _allow(*kinds: str) -> None:
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("referral") as table:
        table.drop_constraint(op.f("ck_referral_kind"), type_="check")
        table.create_check_constraint(op.f("ck_referral_kind"), f"kind IN ({listed})")


def _reference(
    table: str, column: str, target: str, *, ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=ondelete)
