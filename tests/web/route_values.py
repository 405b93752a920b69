"""What fills the arguments of addresses that are about no case of the matrix."""

# Keys of tables of which any row will do, or none.
FIRST_OF_A_TABLE = (
    *("session_id", "user_id", "organisation_id", "exit_id", "referral_id", "request_id"),
    *("access_id", "employer_id", "list_id", "assessment_id", "incident_id", "consent_id"),
    *("rule_id", "item_id", "reminder_id", "figure_id", "clause_id"),
    *("service_id", "confirmation_id", "incoming_id", "paper_id", "message_id"),
    *("webhook_id", "delivery_id"),
    *("wording_id", "pack_id", "report_id", "meeting_id", "task_id"),
)
ANYTHING: dict[str, object] = {
    **dict.fromkeys(FIRST_OF_A_TABLE, 1),
    "login_id": 2**31 - 1,
    "action": "add_note",
    "kind": "agreement",
    "fingerprint": "0" * 64,
    "override_id": 2**31 - 1,
    "head": "severance",
    "day": "2027-02-08",
    "subject": "intake-new",
    "table": "clock",
    "code": "K04",
    "contract": "arbitration",
    "version": 1,
    "clause_code": "N01",
    "passage": "agreement.signed",
    "term_kind": "default",
    "field": "phone",
    "way": "payment_order",
    "series": "case",
    "batch": "0" * 32,
    "volume": "main",
    "part": 1,
    "position": 0,
    "binding_id": 2**31 - 1,
    "payment_id": 1,
}
