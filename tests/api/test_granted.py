"""Fields seen ⊆ fields granted: for scopes and shares drawn by chance, in every answer."""

from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mediation.api.operations import OPERATIONS
from mediation.domain.api_tokens import ApiScope
from mediation.domain.case_flow import CaseState
from mediation.domain.handoff import contract_for
from mediation.domain.referrals import ReferralKind, ReferralState
from mediation.domain.sharing import FieldGroup, SharePurpose
from mediation.domain.small_flows import AgreementState, ShareState
from mediation.extensions import db
from mediation.models import Case, Referral, Share
from tests.api.program import URL, Program, problem_of
from tests.api_tokens import make_api_token
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_case, make_clock, make_session
from tests.page_checks import PageClient
from tests.services.handoff.cases import pack_row
from tests.services.share_terms import UNTIL, make_paper

# Which group of a share opens a field of its view; the others say what the share itself is.
OPENED_BY = {
    "parties": FieldGroup.PARTIES,
    "title": FieldGroup.PARTIES,
    "claims": FieldGroup.CLAIMS,
    "facts": FieldGroup.FACTS,
    "reasons": FieldGroup.FACTS,
    "dates": FieldGroup.CLOCKS,
    "sessions": FieldGroup.SESSIONS,
    "agreement": FieldGroup.AGREEMENT,
    "performance": FieldGroup.PERFORMANCE,
    "standing": FieldGroup.PERFORMANCE,
    "ending": FieldGroup.ENDING,
}
OF_THE_SHARE = {
    *("share_id", "state", "case_number", "own_number", "body_name", "body_phone"),
    *("receiver_name", "purpose", "basis", "message", "until_on", "answer_due_on", "may_print"),
    *("groups", "reminded_at", "papers", "packs", "answer", "messages", "shows"),
    *("progress", "may_report"),
}
NAME, STORY, PHONE, STREET = "金丝雀人名", "金丝雀事实", "13800001234", "金丝雀地址9号"
SOME = settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def shared(cast: Cast) -> tuple[int, int]:
    """The keys of a share with the court and of a paper that does not go with it."""
    case = make_case(cast, state=CaseState.SETTLED, applicants=(NAME,), facts=STORY)
    party = case.parties[0]
    party.phone, party.address = PHONE, STREET
    make_session(case)
    make_agreement(case, state=AgreementState.SIGNING)
    make_clock(case, UNTIL)
    paper = make_paper(case)
    share = Share(
        case_id=case.id,
        receiver_id=cast.court.id,
        purpose=SharePurpose.COURT_RESULT,
        basis="当事人单独同意",
        field_groups=[],
        until_on=UNTIL,
        state=ShareState.NEW,
        shared_by_id=cast.mediator.id,
        shared_at=MONDAY_MORNING,
    )
    sent = Referral(
        case_id=case.id,
        kind=ReferralKind.RETURN_TO_COURT,
        state=ReferralState.SENT,
        receiver_id=cast.court.id,
        reason="退回",
        sent_on=MONDAY_MORNING.date(),
    )
    db.session.add_all([share, sent])
    db.session.commit()
    pack_row(sent, cast, contract="court", contract_version=1)
    return share.id, paper.id


@SOME
@given(groups=st.sets(st.sampled_from(FieldGroup)))
@example(groups=set(FieldGroup))
def test_a_share_shows_what_it_opens_and_nothing_else(
    client: PageClient, cast: Cast, shared: tuple[int, int], groups: set[FieldGroup]
) -> None:
    share_id, paper_id = shared
    db.session.get_one(Share, share_id).field_groups = sorted(group.value for group in groups)
    db.session.commit()
    program = Program(client.sign_in(cast.court_liaison))
    answer = program.get(f"/desk/{share_id}")
    view: dict[str, Any] = answer.get_json()
    assert view.keys() == OPENED_BY.keys() | OF_THE_SHARE
    shown = {OPENED_BY[name] for name in OPENED_BY if view[name]}
    assert shown <= groups, shown - groups
    # A pack goes along when the share opens all that stands in it, and only then.
    assert bool(view["packs"]) == (set(contract_for("court", 1).groups) <= groups)
    everything = answer.text.encode().decode("unicode_escape", errors="ignore")
    told = answer.data.decode() + program.get("/desk").data.decode()
    told += program.get(f"/search?q={NAME}").data.decode() + everything
    assert PHONE not in told
    assert NAME not in told or FieldGroup.PARTIES in groups
    assert STORY not in told or FieldGroup.FACTS in groups
    assert STREET not in told or {FieldGroup.PARTIES, FieldGroup.CONTACTS} <= groups
    missing = problem_of(program.get(f"/desk/{share_id}/papers/{paper_id}"), 404)
    assert missing == problem_of(program.get(f"/desk/{share_id}/papers/99999"), 404)
    db.session.rollback()


READS = [entry for entry in OPERATIONS if entry.method == "GET"]


@SOME
@given(scopes=st.sets(st.sampled_from(ApiScope)))
def test_a_token_reads_what_it_was_made_for_and_nothing_else(
    app: Flask, cast: Cast, scopes: set[ApiScope]
) -> None:
    token = make_api_token(cast.supervisor.id, MONDAY_MORNING, scopes)
    app.config["API_PER_MINUTE"] = app.config["API_ADDRESS_PER_MINUTE"] = 10**6
    case = db.session.query(Case).first() or make_case(cast, state=CaseState.MEDIATING)
    program = Program(app.test_client(), token)
    keys = {"case_id": str(case.id), "document_id": "1", "evidence_id": "1", "draft_id": "1"}
    keys |= {"meeting_id": "1", "incoming_id": "1"}
    db.session.rollback()
    for entry in READS:
        if entry.path.startswith("/desk"):
            continue
        path = entry.path
        for name, value in keys.items():
            path = path.replace(f"<int:{name}>", value)
        answer = program.get(URL + path + ("?q=1" if entry.path == "/search" else ""))
        if entry.scope in scopes:
            assert answer.status_code in {200, 404}, path
        else:
            problem_of(answer, 403)
