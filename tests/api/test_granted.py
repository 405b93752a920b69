"""Fields seen ⊆ fields granted: for scopes and shares drawn by chance, in every answer.

Pages, counts and search stand in tests/services and tests/web; here the interface, the papers that
leave by it, the spreadsheet of an export, and the events.
"""

from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from mediation.api.openapi import ARGUMENT
from mediation.api.operations import OPERATIONS
from mediation.domain.api_tokens import ApiScope
from mediation.domain.case_flow import CaseState
from mediation.domain.handoff import contract_for
from mediation.domain.referrals import ReferralKind, ReferralState
from mediation.domain.sharing import FieldGroup, SharePurpose
from mediation.domain.small_flows import AgreementState, ShareState
from mediation.domain.webhooks import WebhookEvent
from mediation.extensions import db
from mediation.models import Case, Document, Referral, Share, Webhook, WebhookDelivery
from mediation.services import sharing, webhooks
from mediation.services.transaction import transaction
from mediation.services.webhooks import WebhookWish
from tests.api.fuzzing import blank_paper, without_limits
from tests.api.program import URL, Program, problem_of
from tests.api_tokens import make_api_token
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_case, make_clock, make_session
from tests.page_checks import PageClient
from tests.services.handoff.cases import pack_row
from tests.services.share_terms import UNTIL, grant, make_paper

pytestmark = pytest.mark.proof
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
IDENTITY = "360102199003074516"
NAME, STORY, PHONE, STREET = "金丝雀人名", "金丝雀事实", "13800001234", "金丝雀地址9号"
SOME = settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
# Where each example asks for everything, or makes a file.
FEW = settings(SOME, max_examples=6)


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
# What an address asks for besides its keys.
WORDS = {"batch": "0" * 32, "q": "1"}


@FEW
@given(scopes=st.sets(st.sampled_from(ApiScope)))
def test_a_token_reads_what_it_was_made_for_and_nothing_else(
    app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch, scopes: set[ApiScope]
) -> None:
    without_limits(monkeypatch)
    token = make_api_token(cast.supervisor.id, MONDAY_MORNING, scopes)
    case = db.session.query(Case).first() or make_case(cast, state=CaseState.MEDIATING)
    program = Program(app.test_client(), token)
    keys = {"case_id": str(case.id), **WORDS}
    db.session.rollback()
    for entry in READS:
        if entry.path.startswith("/desk"):
            continue
        path = ARGUMENT.sub(lambda found: keys.get(found[2], "1"), entry.path)
        answer = program.get(URL + path + ("?q=1" if entry.path == "/search" else ""))
        if entry.scope in scopes:
            assert answer.status_code in {200, 404, 409}, path
        else:
            problem_of(answer, 403)


@pytest.fixture
def papers(cast: Cast) -> list[Document]:
    """Two papers of a case."""
    case = make_case(cast, applicants=(NAME,))
    return [make_paper(case, number=f"第{n}号", **blank_paper()) for n in range(2)]


@FEW
@given(chosen=st.sets(st.sampled_from((0, 1))), may_print=st.booleans())
def test_a_liaison_takes_the_papers_that_were_chosen_and_no_others(
    client: PageClient, cast: Cast, papers: list[Document], chosen: set[int], may_print: bool
) -> None:
    case, keys = db.session.get_one(Case, papers[0].case_id), [paper.id for paper in papers]
    terms = {"document_ids": [keys[place] for place in chosen], "may_print": may_print}
    share_id = grant(case, cast.court, cast.mediator, **terms).id
    program = Program(client.sign_in(cast.court_liaison))
    for place, paper_id in enumerate(keys):
        answer = program.get(f"/desk/{share_id}/papers/{paper_id}")
        if place in chosen and may_print:
            assert answer.data[:5] == b"%PDF-", answer.text
        else:
            problem_of(answer, 404 if place not in chosen else 403)
    listed = {each["id"] for each in program.get(f"/desk/{share_id}").get_json()["papers"]}
    assert listed == {keys[place] for place in chosen}
    share = db.session.get_one(Share, share_id)
    sharing.revoke(share, reason="试完", by=cast.mediator, at=MONDAY_MORNING)


@SOME
@given(groups=st.sets(st.sampled_from(FieldGroup)), told=st.sampled_from(WebhookEvent))
def test_an_event_tells_where_to_read_and_nothing_of_what_is_read(
    cast: Cast, shared: tuple[int, int], groups: set[FieldGroup], told: WebhookEvent
) -> None:
    share = db.session.get_one(Share, shared[0])
    share.field_groups = sorted(group.value for group in groups)
    for organisation in (cast.court, cast.body, cast.justice_bureau):
        wish = WebhookWish(organisation.id, "https://events.example/", frozenset(WebhookEvent))
        webhooks.make(wish, by=cast.security_admin, at=MONDAY_MORNING)
    with transaction():
        words = {"share_id": share.id, "name": NAME, "facts": STORY, "phone": PHONE}
        webhooks.note(share.case, told.value, words, at=MONDAY_MORNING)
    told_to = {row.webhook.organisation_id: row.body for row in db.session.query(WebhookDelivery)}
    assert cast.justice_bureau.id not in told_to
    assert told_to[cast.court.id].keys() == {"event", "code", "at", "share"}
    assert told_to[cast.body.id].keys() == {"event", "code", "at", "case"}
    for body in told_to.values():
        assert not any(canary in repr(body) for canary in (NAME, STORY, PHONE, STREET))
    db.session.query(WebhookDelivery).delete()
    db.session.query(Webhook).delete()
    db.session.commit()


@pytest.fixture
def two_bodies(cast: Cast) -> None:
    """A case of the body and one of another; their people have numbers."""
    elsewhere = {"body": cast.other_body, "registered_by": cast.stranger}
    for name, more in (("金丝雀自家", {}), ("金丝雀别家", elsewhere)):
        case = make_case(cast, applicants=(name,), **more)
        case.parties[0].phone, case.parties[0].identity_number = PHONE, IDENTITY
    db.session.commit()


@FEW
@given(
    person=st.sampled_from(("registrar", "supervisor", "city_supervisor", "stranger")),
    scopes=st.sets(st.sampled_from((ApiScope.EXPORT, ApiScope.CASES_READ))),
)
@pytest.mark.usefixtures("two_bodies")
def test_an_export_holds_what_the_list_shows_and_masks_what_it_masks(
    app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch, person: str, scopes: set[ApiScope]
) -> None:
    without_limits(monkeypatch)
    user_id = getattr(cast, person).id
    program = Program(app.test_client(), make_api_token(user_id, MONDAY_MORNING, scopes))
    wished = program.post("/cases/export?view=all", {"purpose": "核对"})
    if ApiScope.EXPORT not in scopes:
        problem_of(wished, 403)
        return
    job = program.get(wished.headers["Location"]).get_json()
    book = load_workbook(BytesIO(program.get(job["file"]).data))
    seen = {row[1].value for row in book.worksheets[0].iter_rows(min_row=3)}
    reader = Program(app.test_client(), make_api_token(user_id, MONDAY_MORNING))
    shown = {each["title"] for each in reader.get("/cases?view=all").get_json()["items"]}
    assert seen == {title.split()[0] for title in shown}
    every = "".join(str(cell.value) for page in book for row in page.iter_rows() for cell in row)
    assert PHONE not in every
    assert IDENTITY not in every
