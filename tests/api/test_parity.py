"""What a form of the pages does to a case, a paper, a share or a referral, an operation does, too.

Whoever adds a form names its operation here, or says why a program has no use for it.
"""

from flask import Flask

from mediation.api.operations import OPERATIONS
from mediation.domain.case_flow import Action
from mediation.web.cases.steps import STEPS

# The parts of the program whose forms are about a case, a paper, a share, a referral or a meeting.
PARTS = {
    *("agreements", "calculations", "cases", "consents", "desk", "documents", "dossier"),
    *("evidence", "exports", "intake", "overrides", "prints", "receipts", "reminders"),
    *("serving", "shares", "inbox", "handoff", "received", "incoming", "meetings"),
}
OPERATION_OF = {
    "agreements.apply_exit": "apply_exit",
    "agreements.ask_override": "ask_override",
    "agreements.callback": "make_callback",
    "agreements.confirmation": "confirm_receipt",
    "agreements.decide_override": "decide_override",
    "agreements.due_event": "record_due_event",
    "agreements.issue_exit_papers": "issue_exit_papers",
    "agreements.payees": "record_payments",
    "agreements.receipt": "issue_receipt",
    "agreements.record_payment": "record_payment",
    "agreements.record_result": "record_exit_result",
    "agreements.record_service": "record_exit_service",
    "agreements.refuse": "refuse_signature",
    "agreements.save": "correct_draft",
    "agreements.save_new": "draft_agreement",
    "agreements.scans": "file_signed_scan",
    "agreements.settle": "settle_agreement",
    "agreements.sign": "record_signatures",
    "agreements.void_payment": "void_payment",
    "agreements.withdraw_override": "withdraw_override",
    "calculations.calculate": "calculate_party",
    "calculations.calculate_case": "calculate_all",
    "calculations.facts": "keep_facts",
    "cases.cancel_session": "cancel_session",
    "cases.record_session": "record_session",
    "cases.reveal": "reveal_number",
    "consents.new": "give_consent",
    "consents.withdraw": "withdraw_consent",
    "desk.acknowledge": "acknowledge_share",
    "desk.answer": "answer_share",
    "desk.message": "reply_to_share",
    "desk.papers_wanted": "want_papers",
    "desk.progress": "report_progress",
    "desk.reveal": "reveal_shared_number",
    "documents.everybody": "issue_to_everybody",
    "documents.new": "issue_document",
    "dossier.bind": "bind_dossier",
    "evidence.new": "add_evidence",
    "evidence.void": "void_evidence",
    "exports.cases": "export_cases",
    "handoff.agree": "agree_to_contract",
    "handoff.make": "make_pack",
    "handoff.receipt": "take_in_receipt",
    "handoff.send": "send_pack",
    "handoff.withdraw": "withdraw_pack",
    "inbox.urge": "urge_case",
    "incoming.accept": "accept_incoming",
    "incoming.add_papers": "add_paper_to_sent",
    "incoming.refuse": "refuse_incoming",
    "incoming.send": "send_in",
    "incoming.withdraw": "withdraw_sent",
    "intake.create": "register_case",
    "intake.save": "correct_application",
    "meetings.add_task": "add_meeting_task",
    "meetings.cancel": "cancel_meeting",
    "meetings.change": "change_meeting",
    "meetings.end_task": "end_meeting_task",
    "meetings.hold": "record_meeting",
    "meetings.new": "call_meeting",
    "prints.addresses": "print_addresses",
    "prints.make": "print_papers",
    "prints.of_case": "print_papers",
    "prints.of_day": "print_papers",
    "received.answer": "answer_received_pack",
    "received.index": "take_in_pack",
    "received.report": "report_on_pack",
    "reminders.cancel": "end_reminder",
    "reminders.done": "end_reminder",
    "reminders.new": "set_reminder",
    "serving.confirm_address": "confirm_address",
    "serving.new": "serve_paper",
    "serving.outcome": "record_service_outcome",
    "serving.void": "void_service",
    "serving.withdraw_address": "withdraw_address",
    "shares.file_message": "file_share_message",
    "shares.message": "write_share_message",
    "shares.new": "share_case",
    "shares.remind": "remind_share",
    "shares.revoke": "revoke_share",
    # One address for every step that has a form; each is an operation of its own, see below.
    "cases.step": f"step_{Action.ACCEPT.value}",
}
PREVIEW = "shows what was typed and keeps nothing"
DRAFT = "keeps what one person is still typing, for that person"
BY_THE_PARTY = "the payee answers with the code of the paper, without an account"
OWN_DESK = "says what somebody has read; it changes no case"
LEFT_TO_PEOPLE = {
    "agreements.pad": "a party writes with a pen on the screen, before the mediator",
    "agreements.check_printed": PREVIEW,
    "agreements.preview_new": PREVIEW,
    "agreements.preview_typed": PREVIEW,
    "agreements.read_new": PREVIEW,
    "agreements.read_typed": PREVIEW,
    "calculations.wage_sheet": "a spreadsheet for people; a program sends the facts of each",
    "cases.discard_session_draft": DRAFT,
    "cases.session_draft": DRAFT,
    "desk.check": PREVIEW,
    "desk.check_file": PREVIEW,
    "documents.preview": PREVIEW,
    "inbox.all_seen": OWN_DESK,
    "inbox.done": OWN_DESK,
    "inbox.seen": OWN_DESK,
    "incoming.read": PREVIEW,
    "incoming.seen": OWN_DESK,
    "incoming.send_all": "a file of many cases for people; a program sends each",
    "intake.discard": DRAFT,
    "intake.draft": DRAFT,
    "prints.addresses_of_several": "a sheet of labels for people; a program prints each case",
    "receipts.answer": BY_THE_PARTY,
    "receipts.open_code": BY_THE_PARTY,
}


def forms(app: Flask) -> set[str]:
    """Every view of these parts that takes a form."""
    rules = (rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ()))
    return {rule.endpoint for rule in rules if rule.endpoint.partition(".")[0] in PARTS}


def test_each_form_has_its_operation_or_a_reason_why_not(app_of_worker: Flask) -> None:
    named = OPERATION_OF.keys() | LEFT_TO_PEOPLE.keys()
    assert named == forms(app_of_worker)
    assert not OPERATION_OF.keys() & LEFT_TO_PEOPLE.keys()


def test_what_is_named_is_there_and_acts() -> None:
    acting = {each.name for each in OPERATIONS if each.method in {"POST", "PUT"}}
    assert set(OPERATION_OF.values()) <= acting
    assert {f"step_{action.value}" for action in STEPS} <= acting
