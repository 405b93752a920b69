"""The classification of every column: tables of cases here, of agreements and office beside."""

from mediation.domain.agreement_tables import AGREEMENT_TABLES
from mediation.domain.exchange_tables import EXCHANGE_TABLES
from mediation.domain.office_tables import OFFICE_TABLES
from mediation.domain.paper_tables import PAPER_TABLES
from mediation.domain.personal_data import Fate, TableEntry, entry

PARTIES = "当事人"
BOTH = "当事人、代理人"
STAFF = "工作人员"
MEDIATE = "查明争议、组织调解"

_CASES: dict[str, TableEntry] = {
    "case": entry(
        BOTH,
        "登记、办理、归档劳动争议",
        Fate.EMPTIED,
        plain="id version body_id number state entry_path source_channel sender_organisation_id "
        "sender_document_number sender_document_on received_on file_received_on is_oral "
        "registered_at main_claim_type applicant_count claimed_fen arbitration_status "
        "award_received_on next_action next_on waiting_since supplement_due_on complete_on "
        "inquired_on answer_due_on respondent_consent answered_on accepted_on decline_reason "
        "declined_on rights_told_on disclosure paused_on pause_kind pause_check_on "
        "resumed_on settled_on ending_reason ended_on remedies_told_on closed_on outcome "
        "reopened_on archived_on archive_number flags touched_at owner_id mediator_id "
        "registered_by_id",
        name="title sender_name waiting_for",
        work="infringed_on employment_ended_on",
        care="injured_on",
        story="facts reasons next_note supplement_items decline_note disclosure_note pause_reason "
        "ending_note closing_note arbitration_number",
    ),
    "party": entry(
        PARTIES,
        "确认身份、联系送达、写入文书",
        Fate.ERASED,
        plain="id case_id position side kind respondent_role employer_id credit_code",
        name="name name_key legal_representative legal_representative_post service_name",
        identity="identity_kind identity_number identity_index",
        contact="phone phone_index address service_address service_phone accepts_e_service",
        background="sex birth_on ethnicity occupation",
        financial="bank_account bank_name",
        care="tags",
    ),
    "representative": entry(
        "代理人",
        "确认代理权限",
        Fate.ERASED,
        plain="id party_id kind authority powers",
        name="name",
        identity="identity_number",
        contact="phone",
        work="workplace",
    ),
    "employment": entry(
        PARTIES,
        "计算请求数额",
        Fate.ERASED,
        plain="id party_id",
        work="started_on ended_on post workplace",
        financial="monthly_wage_fen",
    ),
    "claim": entry(
        PARTIES,
        "登记、计算、统计请求",
        Fate.ERASED,
        plain="id case_id party_id position type period_from period_to",
        financial="claimed_fen calculated_fen agreed_fen paid_fen",
        story="facts",
    ),
    "assignment": entry(
        STAFF,
        "记录承办人",
        Fate.EMPTIED,
        plain="id case_id mediator_id chosen_by from_at to_at",
        story="reason",
    ),
    "session": entry(
        BOTH,
        "排定、记录调解会",
        Fate.ERASED,
        plain="id case_id number mediator_id planned_at mode state outcome began_at ended_at",
        story="place",
    ),
    "attendance": entry(
        BOTH,
        "记录到场情况",
        Fate.ERASED,
        plain="id session_id party_id is_present",
        name="attended_by",
    ),
    "session_record": entry(
        BOTH,
        "制作调解笔录",
        Fate.ERASED,
        plain="id session_id",
        name="recorder",
        story="rights_answer applicant_statement respondent_statement issues undisputed_facts "
        "result",
    ),
    "note": entry(
        BOTH,
        "调解员办案备忘、背靠背记录",
        Fate.ERASED,
        plain="id case_id author_id kind written_at",
        story="text",
    ),
    "referral": entry(
        PARTIES,
        "移送仲裁、退回法院",
        Fate.ERASED,
        plain="id case_id kind state receiver_id papers sent_on receipt_number receipt_on",
        story="reason receipt_note",
    ),
    "document": entry(
        # 调查记录 names people who are no party.
        f"{BOTH}、被调查人",
        "出具、留存文书",
        Fate.ERASED,
        plain="id case_id body_id kind subject number page_code facts_seal volume sha256 "
        "drawn_sha256 pages template_version supersedes_id issued_by_id issued_at",
        paper="title facts content",
    ),
    "share": entry(
        PARTIES,
        "记录向谁提供了什么（网络数据安全管理条例第12条）",
        Fate.EMPTIED,
        plain="id case_id receiver_id receiver_user_id purpose field_groups may_print until_on "
        "answer_due_on state shared_by_id shared_at reminded_at acknowledged_by_id "
        "acknowledged_at answered_by_id answered_at "
        "answer_on answer_outcome revoked_by_id revoked_at answer_docket papers_wanted",
        story="basis message answer_note answer_facts revoke_reason",
    ),
    "share_document": entry(PARTIES, "记录随附文书", Fate.ERASED, plain="id share_id document_id"),
    "share_consent": entry(PARTIES, "共享所依据的同意", Fate.ERASED, "id share_id consent_id"),
    "share_view": entry(
        STAFF,
        "记录联动单位看过什么",
        Fate.KEPT,
        plain="id share_id user_id what document_id at",
    ),
    "clock": entry(
        PARTIES,
        "计算法定期限",
        Fate.ERASED,
        plain="id case_id party_id rule rule_version title start_on safe_on due_on is_provisional "
        "state ended_on voided_by_id",
        story="start_event trace end_reason",
    ),
    "clock_segment": entry(
        PARTIES,
        "计算法定期限",
        Fate.ERASED,
        plain="id clock_id kind from_on to_on",
        story="reason",
    ),
    "dated_event": entry(
        PARTIES,
        "计算法定期限、证明时效中断",
        Fate.ERASED,
        plain="id case_id party_id event happened_on until_on evidence_id entered_by_id "
        "entered_at voided_by_id voided_at",
        story="proof void_reason",
    ),
    "worker_facts": entry(
        PARTIES,
        "计算请求数额",
        Fate.ERASED,
        plain="id version party_id edited_by_id edited_at",
        financial="facts",
    ),
    "calculation": entry(
        PARTIES,
        "计算请求数额、留存计算依据",
        Fate.ERASED,
        plain="id case_id party_id claim_id head rules_version made_by_id made_at",
        financial="inputs answer amount_fen",
    ),
    "reminder": entry(
        BOTH,
        "工作人员自设提醒",
        Fate.ERASED,
        plain="id case_id written_by_id written_at for_id due_on ending ended_at ended_by_id",
        story="text",
    ),
    "inbox_item": entry(
        STAFF,
        "提醒承办人和负责人期限、催办",
        Fate.ERASED,
        plain="id user_id case_id level clock_id reminder_id instalment_id referral_id "
        "share_id urged_by_id urged_on due_on made_at seen_at done_at",
    ),
    "case_event": entry(
        BOTH,
        "记录案件的每一次变动",
        Fate.EMPTIED,
        plain="id case_id code from_state to_state by_id at case_version",
        story="note data",
    ),
    "case_search": entry(BOTH, "查找案件", Fate.ERASED, plain="case_id", name="text grams"),
    "case_access": entry(
        STAFF,
        "记录应急查阅",
        Fate.EMPTIED,
        plain="id case_id user_id opened_at until_at ended_at",
        story="reason",
    ),
    "evidence": entry(
        BOTH,
        "留存当事人提交的材料",
        Fate.ERASED,
        plain="id case_id file_id kind form volume party_id added_by_id added_at voided_by_id "
        "voided_at",
        paper="name",
        story="note void_reason",
    ),
    "consent": entry(
        PARTIES,
        "证明已取得同意（个人信息保护法第14、23、29条）",
        Fate.ERASED,
        plain="id case_id party_id purpose receiver_id way given_on recorded_by_id recorded_at "
        "withdrawn_on withdrawn_by_id",
        story="paper withdrawal_note",
    ),
    "retention_mark": entry(
        STAFF,
        "暂缓销毁、列为重大",
        Fate.EMPTIED,
        plain="id case_id kind set_by_id set_at lifted_by_id lifted_at",
        story="reason",
    ),
}

CASE_TABLES: dict[str, TableEntry] = _CASES | AGREEMENT_TABLES | PAPER_TABLES | EXCHANGE_TABLES
TABLES: dict[str, TableEntry] = CASE_TABLES | OFFICE_TABLES
