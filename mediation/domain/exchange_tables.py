"""The classification of every column of the tables between offices: sent in, sent on, meetings."""

from mediation.domain.personal_data import Fate, TableEntry, entry

BOTH = "当事人、代理人"
STAFF = "工作人员"

EXCHANGE_TABLES: dict[str, TableEntry] = {
    "share_message": entry(
        BOTH,
        "与接收单位沟通",
        Fate.ERASED,
        plain="id share_id author_id at in_main_volume read_at",
        story="text",
    ),
    "incoming_case": entry(
        BOTH,
        "接收法院、仲裁委等转来的案件",
        Fate.ERASED,
        plain="id version sender_id body_id case_id state way channel entry_path letter_number "
        "letter_on docket cause term_days return_by filing_date first_came_on fingerprint "
        "sent_by_id sent_at answer_due_on refusal answered_by_id answered_at answer_seen_at",
        name="title",
        staff="contact_name contact_phone",
        story="application message answer_note",
    ),
    "incoming_paper": entry(
        BOTH,
        "接收转来的材料",
        Fate.ERASED,
        plain="id incoming_id position pages is_original file_id returned_on",
        paper="name",
    ),
    "handoff_pack": entry(
        BOTH,
        "移送案件",
        Fate.ERASED,
        plain="id version case_id referral_id code contract contract_version state file_id sha256 "
        "made_by_id made_at sent_at answered_at defects answered_with",
        story="answer_note",
    ),
    "received_pack": entry(
        BOTH,
        "接收移送的案件",
        Fate.ERASED,
        plain="id version code sha256 sender_name signed_with contract contract_version body_id "
        "file_id state incoming_id defects own_number received_by_id received_at answered_at",
        name="title",
        story="answer_note",
    ),
    "pack_report": entry(
        BOTH,
        "回告移送的办理结果",
        Fate.ERASED,
        plain="id pack_id step happened_on number codes reported_by_id reported_at",
        name="party",
        financial="amount_fen",
        story="note",
    ),
    "referral_event": entry(
        BOTH,
        "跟踪移送后的结果",
        Fate.ERASED,
        plain="id referral_id step happened_on number codes party_id recorded_by_id recorded_at",
        financial="amount_fen",
        story="note",
    ),
    "joint_meeting_item": entry(
        BOTH,
        "联席会议议题",
        Fate.ERASED,
        plain="id meeting_id position case_id",
        story="matter decision",
    ),
    "joint_task": entry(
        BOTH,
        "落实联席会议决定",
        Fate.ERASED,
        plain="id version item_id organisation_id due_on state ended_by_id ended_at",
        story="what result",
    ),
}
