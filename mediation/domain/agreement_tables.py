"""The classification of every column of the tables of agreements and what follows them."""

from mediation.domain.personal_data import Fate, TableEntry, entry

PARTIES = "当事人"
BOTH = "当事人、代理人"
STAFF = "工作人员"

AGREEMENT_TABLES: dict[str, TableEntry] = {
    "agreement": entry(
        PARTIES,
        "制作调解协议",
        Fate.ERASED,
        plain="id version case_id draft_number state is_whole copies agreed_on effective_on "
        "saved_at",
        story="disputed_facts remaining",
    ),
    "agreement_term": entry(
        PARTIES,
        "制作调解协议",
        Fate.ERASED,
        plain="id agreement_id position kind clause_id payer_id claim_type tax method due_on "
        "due_event due_days due_in_working_days",
        financial="amount_fen",
        story="text particulars purpose",
    ),
    "term_share": entry(
        PARTIES,
        "写明收款人和账户",
        Fate.ERASED,
        plain="id term_id payee_id",
        financial="amount_fen account",
    ),
    "instalment": entry(
        PARTIES,
        "跟踪履行",
        Fate.ERASED,
        plain="id term_id number due_on due_event due_days due_in_working_days latest_on event_on",
        financial="amount_fen",
        story="condition",
    ),
    "payment": entry(
        PARTIES,
        "跟踪履行",
        Fate.ERASED,
        plain="id instalment_id paid_on way payee_id recorded_by_id recorded_at voided_by_id "
        "voided_at",
        name="paid_by",
        financial="amount_fen voucher",
        story="void_reason",
    ),
    "payment_receipt": entry(
        PARTIES,
        "收款人确认是否收到",
        Fate.ERASED,
        plain="id version instalment_id payee_id state code_expires_at asked_by_id asked_at "
        "answered_at answered_by_id",
        financial="amount_fen",
        secret="code_index",
        story="note",
    ),
    "callback": entry(
        PARTIES,
        "回访履行情况",
        Fate.ERASED,
        plain="id agreement_id party_id called_on way was_reached performance satisfaction "
        "again_on recorded_by_id recorded_at",
        story="note",
    ),
    "signature": entry(
        BOTH,
        "记录签章",
        Fate.ERASED,
        plain="id agreement_id party_id capacity way signed_on signed_at recorded_at",
        name="signer",
        device="traces",
        paper="strokes",
        story="place",
    ),
    "signed_scan": entry(
        BOTH,
        "核对交回的签署件",
        Fate.ERASED,
        plain="id document_id evidence_id found_pages missing_pages foreign_pages unread_pages "
        "scanned_pages is_complete matched_at",
    ),
    "agreement_override": entry(
        STAFF,
        "双人放行体检中的必改项",
        Fate.ERASED,
        plain="id version agreement_id code finding_hash state asked_by_id asked_at decided_by_id "
        "decided_at",
        story="finding reason decision_note",
    ),
    "exit_procedure": entry(
        PARTIES,
        "跟踪司法确认、仲裁审查、支付令、强制执行",
        Fate.ERASED,
        plain="id agreement_id kind state receiver_id applied_on accepted_on result_on "
        "docket_number covers served_on",
        story="result_note",
    ),
}
