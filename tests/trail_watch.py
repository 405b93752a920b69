"""Every request that any test makes leaves exactly one row in the trail; the tables name the rest.

`PageClient` asks after each answer, so that a page is held to it on the day it gets a test.
"""

from flask import Flask, has_app_context
from sqlalchemy import select
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from mediation.domain.trail import AuditResult
from mediation.extensions import db
from mediation.models import AuditEntry
from mediation.web.trail import is_untraced

READING = {"GET", "HEAD", "OPTIONS"}
# An address that is no text, or too long.
UNREADABLE = {400, 414}
PACK_TAKEN = (
    *("received_pack.accepted", "incoming.sent", "case.registered", "case.accept"),
    "incoming.accepted",
)
# More than one act by one button: each has its own row, and any of these may stand repeatedly.
SEVERAL = {
    # That somebody wished the list, and what the work they started with it gave out.
    "exports.cases": ("cases.export_wished", "cases.exported"),
    "api.export_cases": ("cases.export_wished", "cases.exported"),
    # That somebody asked for it, and what came of it beside the requests.
    "admin.run_backup": ("page.posted", "backup.backup", "backup.drill"),
    "admin.verify_trail": ("page.posted", "trail.verified"),
    # What was decided about a request, and the roles that the account has now.
    "admin.change_roles": ("account.roles_granted", "roles.asked", "roles.withdrawn"),
    "admin.approve_role_request": ("account.roles_granted", "roles.approved"),
    # Each case or record that was destroyed, and the list that ordered it.
    "privacy.execute": ("case.destroyed", "retention.record_destroyed", "disposal.executed"),
    # The rule that begins to count, and the one before it that ends by it.
    "rules.approve": ("rule.ended", "rule.approved"),
    "clauses.approve": ("clause.ended", "clause.approved"),
    "wordings.approve": ("wording.ended", "wording.approved"),
    # Each of several files, whether it was taken or refused.
    "evidence.new": ("case.add_evidence", "case.file_late", "evidence.refused"),
    # The call, and the reminder of the next one.
    "agreements.callback": ("case.record_callback", "case.reminder_set"),
    "api.make_callback": ("case.record_callback", "case.reminder_set"),
    # Who asked who looked is told on paper, and is in the register of personal requests.
    "documents.new": ("case.issue_document", "personal_request.granted"),
    "api.issue_document": ("case.issue_document", "personal_request.granted"),
    # Each of the papers that are filed together.
    "agreements.issue_exit_papers": ("case.issue_document",),
    "api.issue_exit_papers": ("case.issue_document",),
    # The case that begins, its number, and the answer to who sent it.
    "incoming.accept": ("case.registered", "case.accept", "incoming.accepted"),
    "api.accept_incoming": ("case.registered", "case.accept", "incoming.accepted"),
    # A pack that is taken becomes a 来案 first.
    "received.answer": PACK_TAKEN,
    "api.answer_received_pack": PACK_TAKEN,
    # Each of the files, and each of the cases of a list.
    "incoming.add_papers": ("incoming.paper_added",),
    "incoming.send_all": ("incoming.sent",),
    "agreements.scans": ("case.file_scan", "evidence.refused"),
    # Each case whose addresses are printed with those of others.
    "prints.addresses_of_several": ("addresses.printed",),
    # A code that is used up with it, and the sign-in.
    "auth.code": ("account.recovery_code_used", "account.signed_in"),
}
# Who sat there proved it in the same request that did the act.
PROOF = "account.identity_confirmed"
# What follows from an act about an account: the tokens of its programs end with it.
FOLLOWS = "token.all_revoked"
# The page that asks who sits there; nothing was done yet.
QUESTION = 'name="confirm_secret"'
# Where somebody is led who must sign in, show a code, bind an authenticator or choose a password
# first; nothing was done, and of a sign-in its end is told.
DOORS = ("/login", "/account/second-factor", "/password")
# What strangers get for junk, for an empty form, and for tries beyond a limit: those that reached
# it are told, the others stand in the log, or anybody could fill the trail from outside.
TURNED_AWAY = {400, 404, 413, 414, 422, 429}
# Told in the log: browsers report by themselves, and nobody sits there.
LOGGED = {"static", "reports.csp"}


def check_trail(app: Flask, response: TestResponse, rows: int, *, is_repeat: bool) -> None:
    """Raise AssertionError when a request left another number of rows than one."""
    endpoint = None if rows == 1 else _endpoint_of(app, response)
    if endpoint is None:
        return
    told = f"{response.request.method} {response.request.path} ({response.status_code})"
    if rows == 0:
        repeated = is_repeat and response.request.method not in READING
        assert repeated or _may_be_silent(app, response, endpoint), f"{told} left no row"
        return
    verbs = newest_verbs(rows)
    assert rightly_several(endpoint, verbs), f"{told} left {rows} rows: {verbs}"


def check_told(app: Flask, response: TestResponse, endpoint: str, rows: int) -> None:
    """Raise AssertionError when the trail, read itself, tells anything else of this request."""
    told = f"{response.request.method} {response.request.path} ({response.status_code})"
    is_moved = response.request.method == "GET" and 300 <= response.status_code < 400
    is_silent = is_untraced(app.view_functions[endpoint]) and response.status_code < 400
    if is_silent or is_moved:
        assert rows == 0, f"{told} left {rows} rows"
    elif response.status_code in {403, 404}:
        assert rows == 1, f"{told} left {rows} rows"
        row = db.session.scalars(select(AuditEntry).order_by(AuditEntry.seq.desc()).limit(1)).one()
        assert (row.verb, row.result) == ("access.denied", AuditResult.DENIED), told
        assert row.data["page"] == endpoint, told
        db.session.rollback()
    else:
        assert rows == 1 or rightly_several(endpoint, newest_verbs(rows)), f"{told}: {rows} rows"


def rightly_several(endpoint: str, verbs: list[str]) -> bool:
    """Whether a request to this view may leave just these rows."""
    others = [verb for verb in verbs if verb not in {PROOF, FOLLOWS}]
    return len(others) == 1 or (bool(others) and set(others) <= set(SEVERAL.get(endpoint, ())))


def newest_verbs(count: int) -> list[str]:
    """The verbs of the newest rows, oldest first; of a request that was just made."""
    assert has_app_context(), "look at the trail where the test has its application"
    newest = select(AuditEntry.verb).order_by(AuditEntry.seq.desc()).limit(count)
    verbs = list(db.session.scalars(newest))[::-1]
    db.session.rollback()
    return verbs


def _endpoint_of(app: Flask, response: TestResponse) -> str | None:
    """The view that was asked; None for what is no address of the program."""
    request = response.request
    try:
        found, _ = app.url_map.bind("localhost").match(request.path, method=request.method)
    except HTTPException:
        return None
    return str(found)


def _may_be_silent(app: Flask, response: TestResponse, endpoint: str) -> bool:
    """Strangers, pages that ask by themselves, and answers that show and do nothing."""
    view, status = app.view_functions[endpoint], response.status_code
    # A program without a token that opens, where a person would be led to the door; 429 after many.
    is_nobody = status == 401 or (status == 429 and hasattr(view, "is_for_programs"))
    # What another site sends is turned away before anybody looks for a token.
    has_token = "Authorization" in response.request.headers
    is_nobody |= status == 403 and endpoint.startswith("api.") and not has_token
    if endpoint in LOGGED or is_untraced(view) or status >= 500 or is_nobody:
        return True
    if response.request.method == "OPTIONS":
        # Names the methods of an address; the view itself does not run.
        return True
    if response.request.method in READING:
        return 300 <= status < 400 or status in UNREADABLE or view.access_mark.is_public
    asks = QUESTION in response.text or "HX-Redirect" in response.headers
    led_away = response.headers.get("Location", "").startswith(DOORS)
    return asks or led_away or (view.access_mark.is_public and status in TURNED_AWAY)
