"""Where each action of the 下一步 menu is done."""

from flask import url_for

from mediation.domain.case_flow import Action

# Actions with pages of their own; every other one is a step of the case.
PAGES = {
    Action.EDIT: "intake.edit",
    Action.DRAFT_AGREEMENT: "agreements.workbench",
    Action.SETTLE: "agreements.workbench",
    Action.SIGN_AGREEMENT: "agreements.sign",
    Action.RECORD_PAYMENT: "agreements.payments",
    Action.VOID_PAYMENT: "agreements.payments",
    Action.CONFIRM_RECEIPT: "agreements.payments",
    Action.RECORD_CALLBACK: "agreements.callback",
    Action.APPLY_EXIT: "agreements.exits",
    Action.RECORD_EXIT_RESULT: "agreements.exits",
    Action.SHARE: "shares.new",
    Action.ADD_EVIDENCE: "evidence.new",
    Action.FILE_SCAN: "agreements.scans",
    Action.FILE_LATE: "evidence.new",
}


def link(case_id: int, action: Action) -> str:
    """The address of the page on which this is done to this case."""
    if action is Action.ISSUE_DOCUMENT:
        return url_for("cases.show", case_id=case_id, _anchor="documents")
    if action is Action.VOID_EVIDENCE:
        return url_for("cases.show", case_id=case_id, _anchor="evidence")
    if action is Action.CALCULATE:
        return url_for("cases.show", case_id=case_id, _anchor="comparison")
    if action in PAGES:
        return url_for(PAGES[action], case_id=case_id)
    return url_for("cases.step", case_id=case_id, action=action.value)
