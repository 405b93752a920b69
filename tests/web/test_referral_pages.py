"""The page of a referral, asking for help, and what a receiver reports on its desk."""

from datetime import date
from typing import Any

from mediation.domain.case_flow import CaseState
from mediation.domain.consents import ConsentPurpose, ConsentWay
from mediation.domain.referral_events import Reported
from mediation.domain.referrals import ReferralKind, ReferralStep
from mediation.domain.sharing import AnswerOutcome, SharePurpose
from mediation.extensions import db
from mediation.models import Referral, ReferralEvent
from mediation.services import consents, referral_following, referring, sharing
from mediation.services.closing import close
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.page_checks import PageClient, text_of
from tests.services.share_terms import grant

S, Step = CaseState, ReferralStep
SENT = date(2026, 11, 2)
DATES = {"ended_on": SENT, "remedies_told_on": SENT, "received_on": date(2026, 10, 12)}


def sent(cast: Cast) -> Referral:
    case = make_case(cast, state=S.UNSETTLED, **DATES)
    return referring.refer(
        case,
        receiver_id=cast.commission.id,
        reason="申请人要求仲裁",
        papers=("调解申请书",),
        sent_on=SENT,
        by=cast.mediator,
        at=MONDAY_MORNING,
    )


def told(cast: Cast, row: Referral, step: ReferralStep, on: date, **more: Any) -> None:
    given = Reported(step, on, **more)
    referral_following.record_event(row, given, by=cast.mediator, at=MONDAY_MORNING)


def test_a_referral_shows_its_steps_and_the_dates_that_follow(
    client: PageClient, cast: Cast
) -> None:
    row = sent(cast)
    url = f"/cases/{row.case_id}/referrals/{row.id}"
    sign_in(client, cast.mediator)
    text = text_of(client.page(url))
    assert "移送、转办不等于当事人本人提出申请" in text
    assert "应于 2026-11-09 前答复，已超过 14 天" in text
    told(cast, row, Step.ACCEPTED, date(2026, 11, 4), number="东劳人仲案〔2026〕第9号")
    told(cast, row, Step.DECIDED, date(2026, 11, 18), number="裁9号", codes=("other_award",))
    told(cast, row, Step.SERVED, date(2026, 11, 20))
    text = text_of(client.page(url))
    for words in ("非终局裁决，裁9号", "对非终局裁决起诉 15 日", "2026-12-07", "登记进展"):
        assert words in text
    assert "不等于当事人本人" not in text
    case_text = text_of(client.page(f"/cases/{row.case_id}"))
    assert "裁决书、裁判文书送达当事人 2026-11-20" in case_text
    # The date is looked after when the case is closed here.
    close(row.case, note="", remedies_told_on=None, by=cast.mediator, at=MONDAY_MORNING)
    assert "对非终局裁决起诉" in text_of(client.page("/dates"))
    sign_in(client, cast.stranger).page(url, status=404)


def test_legal_aid_is_asked_for_where_the_worker_agreed(client: PageClient, cast: Cast) -> None:
    case = make_case(cast)
    form = {
        "kind": "legal_aid",
        "receiver_id": str(cast.justice_bureau.id),
        "reason": "请指派律师",
        "papers": "法律援助申请表",
        "sent_on": "2026-11-23",
    }
    url = f"/cases/{case.id}/steps/request_help"
    sign_in(client, cast.mediator)
    assert "免予核查经济困难状况" in text_of(client.page(url))
    answer = client.post(url, data=form)
    assert answer.status_code == 422
    assert "单独同意" in answer.text
    consents.give(
        case,
        party_id=case.parties[0].id,
        purpose=ConsentPurpose.SHARING,
        receiver_id=cast.justice_bureau.id,
        way=ConsentWay.PAPER,
        given_on=SENT,
        paper="正卷",
        by=cast.mediator,
        at=MONDAY_MORNING,
    )
    assert client.post(url, data=form).status_code == 302
    row = db.session.query(Referral).one()
    assert row.kind is ReferralKind.LEGAL_AID
    text = text_of(client.page(f"/cases/{case.id}/referrals/{row.id}"))
    assert "同意提供信息的劳动者：王秀兰" in text
    assert "《保障农民工工资支付条例》第四十五条" in text
    page = client.page(f"/cases/{case.id}/referrals/{row.id}")
    links = {link.get("href", "") for link in page.iter("a")}
    assert any("purpose=legal_aid" in link for link in links)
    assert any("help_letter" in link for link in links)


def test_a_liaison_reports_the_award_on_its_desk(client: PageClient, cast: Cast) -> None:
    row = sent(cast)
    made = grant(
        row.case,
        cast.commission,
        cast.mediator,
        purpose=SharePurpose.ARBITRATION_REFERRAL,
        field_groups=["claims"],
    )
    client.sign_in(cast.hr_liaison)
    url = f"/desk/{made.id}/progress"
    client.page(url, status=409)
    given = {"docket": "东劳人仲案〔2026〕第9号", "answered_on": date(2026, 11, 20), "note": ""}
    sharing.answer(
        made, outcome=AnswerOutcome.DOCKETED, by=cast.hr_liaison, at=MONDAY_MORNING, **given
    )
    page = text_of(client.page(url))
    assert "作出裁决、裁判、决定" in page
    assert "已补齐材料再送" not in page
    form = {"step": "decided", "happened_on": "2026-11-20", "number": "裁9号"}
    assert client.post(url, data=form).status_code == 422
    form |= {"decision": "final_award", "amount": "12600"}
    assert client.post(url, data=form).status_code == 302
    event = db.session.query(ReferralEvent).order_by(ReferralEvent.id.desc()).first()
    assert event is not None
    assert (event.codes, event.amount_fen) == (["final_award"], 12_600_00)
    # The share opens no names: none may be chosen, none is shown.
    assert "王秀兰" not in text_of(client.page(url))
    assert "终局裁决，裁9号，12,600.00 元" in text_of(client.page(f"/desk/{made.id}"))
    client.sign_in(cast.court_liaison)
    client.page(url, status=404)
