"""The pages of the steps: each is opened, refused what is faulty, and done."""

from datetime import date

import pytest

from mediation.domain.case_flow import Action, CaseState
from mediation.domain.entry_path import EntryPath
from mediation.domain.referrals import ReferralKind, ReferralState
from mediation.extensions import db
from mediation.models import Case, Referral
from mediation.web.cases.steps import STEPS
from tests.cast import Cast, sign_in
from tests.factories import make_case
from tests.page_checks import PageClient, text_of

pytestmark = pytest.mark.postgresql

S = CaseState
# action: the state it starts in, who does it, a sound form, and the state it leads to.
SOUND: dict[Action, tuple[CaseState, str, dict[str, str], CaseState]] = {
    Action.REQUEST_SUPPLEMENT: (
        S.REGISTERED,
        "registrar",
        {"items": "身份证复印件", "due_on": "2026-11-30"},
        S.SUPPLEMENTING,
    ),
    Action.SUPPLEMENT: (
        S.SUPPLEMENTING,
        "registrar",
        {"received": "身份证复印件", "received_on": "2026-11-23"},
        S.REGISTERED,
    ),
    Action.INQUIRE: (
        S.REGISTERED,
        "registrar",
        {"inquired_on": "2026-11-23", "answer_due_on": "2026-11-30", "way": "电话"},
        S.INQUIRING,
    ),
    Action.RECORD_ANSWER: (
        S.INQUIRING,
        "registrar",
        {"answer": "agreed", "answered_on": "2026-11-23", "note": "人事经理电话答复"},
        S.INQUIRING,
    ),
    Action.ACCEPT: (S.INQUIRING, "registrar", {"accepted_on": "2026-11-23"}, S.ACCEPTED),
    Action.DECLINE: (
        S.REGISTERED,
        "registrar",
        {"reason": "domestic_work", "note": "家政人员与家庭之间的争议"},
        S.DECLINED,
    ),
    Action.RECONSIDER: (S.DECLINED, "registrar", {"reason": "补充了劳动合同"}, S.REGISTERED),
    Action.BEGIN_MEDIATION: (
        S.ACCEPTED,
        "mediator",
        {"rights_told_on": "2026-11-23", "disclosure": "none"},
        S.MEDIATING,
    ),
    Action.PLAN_SESSION: (
        S.MEDIATING,
        "mediator",
        {
            "planned_on": "2026-11-25",
            "planned_time": "09:30",
            "place": "第二调解室",
            "mode": "on_site",
        },
        S.MEDIATING,
    ),
    Action.EXTEND: (
        S.MEDIATING,
        "mediator",
        {
            "extended_to": "2026-12-18",
            "agreed_on": "2026-11-23",
            "applicant_agrees": "y",
            "respondent_agrees": "y",
            "paper": "双方同意书存正卷",
        },
        S.MEDIATING,
    ),
    Action.PAUSE: (
        S.MEDIATING,
        "mediator",
        {"kind": "injury", "paused_on": "2026-11-23", "check_on": "2026-12-07"},
        S.PAUSED,
    ),
    Action.RESUME: (S.PAUSED, "mediator", {"resumed_on": "2026-11-23"}, S.MEDIATING),
    Action.FAIL: (
        S.MEDIATING,
        "mediator",
        {"reason": "too_far_apart", "note": "双方对加班时间分歧较大", "ended_on": "2026-11-23"},
        S.UNSETTLED,
    ),
    Action.WITHDRAW: (
        S.MEDIATING,
        "mediator",
        {"reason": "settled_privately", "ended_on": "2026-11-23"},
        S.WITHDRAWN,
    ),
    Action.CLOSE: (S.DECLINED, "registrar", {"note": ""}, S.CLOSED),
    Action.REOPEN: (S.CLOSED, "supervisor", {"reason": "双方愿意再谈"}, S.MEDIATING),
    Action.ARCHIVE: (
        S.CLOSED,
        "registrar",
        {"archived_on": "2026-11-23", "archive_number": ""},
        S.ARCHIVED,
    ),
    Action.ADD_NOTE: (
        S.MEDIATING,
        "mediator",
        {"kind": "work", "text": "下午再打电话"},
        S.MEDIATING,
    ),
    Action.RECORD_DATE: (
        S.CLOSED,
        "registrar",
        {
            "event": "enforcement_applied",
            "happened_on": "2026-11-20",
            "proof": "执行立案通知书（2026）东0103执88号",
        },
        S.CLOSED,
    ),
}
FAULTY = {
    Action.REQUEST_SUPPLEMENT: ({"items": " "}, "请写明要补正的材料"),
    Action.SUPPLEMENT: ({"received_on": "昨天"}, "请按“2026-11-03”的格式填写日期"),
    Action.INQUIRE: ({"answer_due_on": "2026-11-01"}, "不能早于"),
    Action.RECORD_ANSWER: ({"answer": "maybe"}, "请选择"),
    Action.ACCEPT: ({"accepted_on": "2026-12-01"}, "不能晚于今天"),
    Action.DECLINE: ({"reason": "other", "note": ""}, "写明"),
    Action.BEGIN_MEDIATION: ({"disclosure": "conflict"}, "更换调解员"),
    Action.PLAN_SESSION: ({"place": " "}, "请填写地点"),
    Action.EXTEND: ({"paper": ""}, "写明双方同意书存放在哪里"),
    Action.RECORD_DATE: ({"happened_on": "2026-11-24"}, "不能晚于今天"),
    Action.PAUSE: ({"kind": "other", "reason": ""}, "写明"),
    Action.RESUME: ({"resumed_on": "2026-11-17"}, "不能早于中止之日"),
    Action.WITHDRAW: ({"reason": "expired"}, "请选择其中一项"),
    Action.RECONSIDER: ({"reason": "  "}, "请写明"),
    Action.REOPEN: ({"reason": ""}, "请写明原因"),
    Action.ARCHIVE: ({"archived_on": "2026-11-01"}, "不能早于结案之日"),
    Action.CLOSE: ({"note": "长" * 2001}, "最多 2000 字"),
    Action.FAIL: ({"ended_on": "2027-01-01"}, "不能晚于今天"),
    Action.ADD_NOTE: ({"text": ""}, "请填写内容"),
}


def ready_case(cast: Cast, action: Action) -> Case:
    """A case on which the action is possible."""
    state = SOUND[action][0]
    changes = {}
    if action is Action.ACCEPT:
        changes = {"respondent_consent": "agreed", "answered_on": date(2026, 11, 20)}
    if action is Action.BEGIN_MEDIATION:
        changes = {"mediator": cast.mediator}
    if action is Action.PAUSE:
        changes = {}
    if action is Action.RESUME:
        changes = {"pause_kind": "injury"}
    return make_case(cast, state=state, **changes)


def test_every_step_of_the_registry_is_walked() -> None:
    special = {Action.ASSIGN, Action.REFER, Action.RETURN_TO_COURT, Action.RECORD_RECEIPT}
    # These choose a row of the case: tests/web/test_ledger.py.
    special |= {Action.REQUEST_HELP, Action.VOID_DATE, Action.EXTEND_CLOCK, Action.VOID_CLOCK}
    assert set(SOUND) | special == set(STEPS)


@pytest.mark.parametrize("action", SOUND)
def test_a_step_is_opened_and_done(client: PageClient, cast: Cast, action: Action) -> None:
    _, person, form, target = SOUND[action]
    case_id = ready_case(cast, action).id
    sign_in(client, getattr(cast, person))
    url = f"/cases/{case_id}/steps/{action.value}"
    assert action.label in text_of(client.page(url))
    response = client.post(url, data=form)
    assert response.status_code == 302, text_of(client.page(url))
    db.session.rollback()
    assert db.session.get_one(Case, case_id).state is target
    if target.is_open and person != "supervisor":
        assert client.get(f"/cases/{case_id}").status_code == 200


@pytest.mark.parametrize("action", FAULTY)
def test_a_faulty_form_is_refused_beside_the_field_and_keeps_what_was_typed(
    client: PageClient, cast: Cast, action: Action
) -> None:
    state, person, form, _ = SOUND[action]
    change, sentence = FAULTY[action]
    case_id = ready_case(cast, action).id
    sign_in(client, getattr(cast, person))
    response = client.post(f"/cases/{case_id}/steps/{action.value}", data=form | change)
    assert response.status_code == 422
    assert sentence in response.text
    kept = [value for name, value in form.items() if name not in change and len(value) > 4]
    assert all(value in response.text for value in kept)
    db.session.rollback()
    assert db.session.get_one(Case, case_id).state is state


def test_a_step_that_is_not_possible_says_why(client: PageClient, cast: Cast) -> None:
    case_id = make_case(cast, state=S.ACCEPTED).id
    sign_in(client, cast.supervisor)
    page = client.page(f"/cases/{case_id}/steps/begin_mediation", status=409)
    assert "还没有指派调解员" in text_of(page)
    page = client.page(f"/cases/{case_id}/steps/resume", status=409)
    assert "已受理" in text_of(page)


def test_a_step_without_the_right_is_refused_before_the_form(
    client: PageClient, cast: Cast
) -> None:
    case_id = make_case(cast).id
    sign_in(client, cast.registrar)
    assert client.get(f"/cases/{case_id}/steps/fail").status_code == 403
    assert client.post(f"/cases/{case_id}/steps/fail", data={}).status_code == 403
    assert client.get(f"/cases/{case_id}/steps/nonsense").status_code == 404


def test_a_mediator_takes_a_case_from_the_pool(client: PageClient, cast: Cast) -> None:
    case_id, own_id = make_case(cast, state=S.ACCEPTED).id, cast.mediator.id
    other_id = cast.second_mediator.id
    sign_in(client, cast.mediator)
    url = f"/cases/{case_id}/steps/assign"
    assert "周正" not in text_of(client.page(url))
    form = {"chosen_by": "self", "reason": ""}
    assert client.post(url, data=form | {"mediator_id": str(other_id)}).status_code == 422
    assert client.post(url, data=form | {"mediator_id": str(own_id)}).status_code == 302
    assert db.session.get_one(Case, case_id).mediator_id == own_id


def test_a_failed_case_is_referred_and_the_receipt_comes_back(
    client: PageClient, cast: Cast
) -> None:
    case_id = make_case(cast, state=S.UNSETTLED, remedies_told_on=date(2026, 11, 20)).id
    receiver = str(cast.commission.id)
    sign_in(client, cast.mediator)
    form = {
        "receiver_id": receiver,
        "reason": "申请人要求仲裁",
        "papers": "申请书\n笔录",
        "sent_on": "2026-11-23",
    }
    assert client.post(f"/cases/{case_id}/steps/refer", data=form).status_code == 302
    referral = db.session.query(Referral).one()
    assert referral.kind is ReferralKind.ARBITRATION
    assert referral.papers == ["申请书", "笔录"]
    form = {
        "referral_id": str(referral.id),
        "step": "received",
        "number": "东劳人仲字〔2026〕第88号",
        "happened_on": "2026-11-23",
        "party_id": "0",
    }
    assert client.post(f"/cases/{case_id}/steps/record_receipt", data=form).status_code == 302
    db.session.rollback()
    assert db.session.query(Referral).one().state is ReferralState.RECEIVED


def test_a_case_from_the_court_goes_back_to_the_court(client: PageClient, cast: Cast) -> None:
    case_id = make_case(
        cast,
        state=S.UNSETTLED,
        entry_path=EntryPath.COURT_DELEGATED_PAPER,
        file_received_on=date(2026, 11, 17),
        remedies_told_on=date(2026, 11, 20),
        sender=cast.court,
    ).id
    receiver = str(cast.court.id)
    sign_in(client, cast.mediator)
    url = f"/cases/{case_id}/steps/return_to_court"
    assert "城东区人民法院" in text_of(client.page(url))
    form = {
        "receiver_id": receiver,
        "reason": "调解不成",
        "papers": "起诉状",
        "sent_on": "2026-11-23",
    }
    assert client.post(url, data=form).status_code == 302
    assert db.session.query(Referral).one().kind is ReferralKind.RETURN_TO_COURT


def test_a_number_is_found_as_soon_as_the_case_is_accepted(client: PageClient, cast: Cast) -> None:
    case = ready_case(cast, Action.ACCEPT)
    case_id = case.id
    sign_in(client, cast.registrar)
    form = SOUND[Action.ACCEPT][2]
    assert client.post(f"/cases/{case_id}/steps/accept", data=form).status_code == 302
    db.session.rollback()
    number = db.session.get_one(Case, case_id).number
    found = client.get("/search", query_string={"q": number})
    assert found.location == f"/cases/{case_id}"


@pytest.mark.parametrize("url", ["/cases/3000000000", "/documents/99999999999.pdf", "/cases/0"])
def test_a_key_that_no_table_can_hold_is_not_found(
    client: PageClient, cast: Cast, url: str
) -> None:
    assert sign_in(client, cast.supervisor).get(url).status_code == 404
