"""What the pages of the steps show besides the form, and what they keep of what was typed."""

from datetime import date, timedelta

import pytest

from mediation.domain.case_flow import CaseState
from mediation.domain.entry_path import EntryPath
from mediation.domain.referrals import ReferralKind, ReferralState, ReferralStep
from mediation.domain.sessions import SessionState
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db
from mediation.models import Case, Draft, Referral, ReferralEvent
from mediation.services import clocks
from mediation.services.transaction import transaction
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_case, make_session
from tests.page_checks import PageClient, text_of

S = CaseState
TODAY = MONDAY_MORNING.date()
TOLD = {"remedies_told_on": date(2026, 11, 20)}


def shown(client: PageClient, case_id: int, action: str) -> str:
    return text_of(client.page(f"/cases/{case_id}/steps/{action}"))


def field_names(client: PageClient, case_id: int, action: str) -> set[str]:
    page = client.page(f"/cases/{case_id}/steps/{action}")
    kinds = ("input", "select", "textarea")
    return {field.get("name", "") for kind in kinds for field in page.iter(kind)}


def test_acceptance_shows_the_term_and_what_comes_after(client: PageClient, cast: Cast) -> None:
    case_id = make_case(cast, state=S.INQUIRING, respondent_consent="agreed", answered_on=TODAY).id
    text = shown(sign_in(client, cast.registrar), case_id, "accept")
    for words in ("调解期限 15 日", "2026-12-08", "征询意愿 → 已受理", "指派调解员", "2026-11-25"):
        assert words in text
    assert "file_received_on" not in field_names(client, case_id, "accept")


@pytest.mark.parametrize(
    ("path", "label"),
    [
        (EntryPath.COURT_DELEGATED_ONLINE, "在法院平台确认接受之日"),
        (EntryPath.COURT_DELEGATED_PAPER, "签收法院材料之日"),
        (EntryPath.COMMISSION_ENTRUSTED, "双方同意委托调解之日"),
    ],
)
def test_a_file_from_outside_is_asked_for_in_its_own_words(
    client: PageClient, cast: Cast, path: EntryPath, label: str
) -> None:
    case_id = make_case(cast, state=S.REGISTERED, entry_path=path).id
    sign_in(client, cast.registrar)
    assert label in shown(client, case_id, "accept")
    form = {"accepted_on": "2026-11-23", "file_received_on": "2026-11-20"}
    assert client.post(f"/cases/{case_id}/steps/accept", data=form).status_code == 302
    assert db.session.get_one(Case, case_id).file_received_on == date(2026, 11, 20)


def test_a_party_who_is_sent_on_is_told_how_long_the_way_is_open(
    client: PageClient, cast: Cast
) -> None:
    case = make_case(cast, state=S.UNSETTLED, infringed_on=date(2026, 9, 30), **TOLD)
    with transaction():
        clocks.refresh(case, today=TODAY)
    text = shown(sign_in(client, cast.mediator), case.id, "refer")
    assert "仲裁时效 1 年2027-11-18（剩 360 日）" in text


def test_the_failure_report_to_a_court_has_its_four_parts(client: PageClient, cast: Cast) -> None:
    changes = {"entry_path": EntryPath.COURT_DELEGATED_PAPER, "sender": cast.court}
    case_id = make_case(cast, state=S.UNSETTLED, **changes, **TOLD).id
    text = shown(sign_in(client, cast.mediator), case_id, "return_to_court")
    parts = ("调解基本情况", "未达成协议的原因：分歧较大", "导致对方支出增加的行为", "其他需要提示")
    for part in parts:
        assert part in text


def wanted_papers(cast: Cast) -> ReferralEvent:
    return ReferralEvent(
        step=ReferralStep.PAPERS_WANTED,
        happened_on=date(2026, 11, 20),
        codes=["identity"],
        recorded_by_id=cast.mediator.id,
        recorded_at=MONDAY_MORNING,
    )


def test_only_answers_that_can_follow_are_offered(client: PageClient, cast: Cast) -> None:
    case = make_case(cast, state=S.REFERRED)
    case.referrals.append(
        Referral(
            kind=ReferralKind.ARBITRATION,
            state=ReferralState.DEFECTIVE,
            receiver_id=cast.commission.id,
            reason="要求仲裁",
            papers=["申请书"],
            sent_on=date(2026, 11, 19),
            events=[wanted_papers(cast)],
        )
    )
    db.session.commit()
    text = shown(sign_in(client, cast.mediator), case.id, "record_receipt")
    assert "已补齐材料再送" in text
    assert "作出裁决" not in text
    form = {"referral_id": str(case.referrals[0].id), "step": "decided", "party_id": "0"}
    form |= {"happened_on": "2026-11-23"}
    assert client.post(f"/cases/{case.id}/steps/record_receipt", data=form).status_code == 422


def test_closing_a_part_agreement_asks_when_the_rest_was_explained(
    client: PageClient, cast: Cast
) -> None:
    case = make_case(cast, state=S.SETTLED)
    agreement = make_agreement(case, state=AgreementState.EFFECTIVE, effective_on=TODAY)
    agreement.is_whole, agreement.terms = False, []
    db.session.commit()
    case_id = case.id
    sign_in(client, cast.mediator)
    assert "部分达成协议" in shown(client, case_id, "close")
    url = f"/cases/{case_id}/steps/close"
    response = client.post(url, data={"note": "其余请求仲裁"})
    assert response.status_code == 422
    assert "书面告知" in response.text
    form = {"note": "其余请求仲裁", "remedies_told_on": "2026-11-23"}
    assert client.post(url, data=form).status_code == 302


def test_closing_anything_else_does_not(client: PageClient, cast: Cast) -> None:
    case_id = make_case(cast, state=S.DECLINED).id
    sign_in(client, cast.registrar)
    assert "remedies_told_on" not in field_names(client, case_id, "close")
    assert "不予受理" in shown(client, case_id, "close")


def test_the_vault_is_offered_to_the_mediator_in_charge_alone(
    client: PageClient, cast: Cast
) -> None:
    case_id = make_case(cast).id
    assert "vault" in client_text(sign_in(client, cast.mediator), case_id)
    other = client.application.test_client()
    assert 'value="vault"' not in client_text(sign_in(other, cast.supervisor), case_id)
    form = {"kind": "vault", "text": "底线四万元"}
    assert other.post(f"/cases/{case_id}/steps/add_note", data=form).status_code == 422


def client_text(client: PageClient, case_id: int) -> str:
    return str(client.get(f"/cases/{case_id}/steps/add_note").text)


def test_a_step_that_closed_meanwhile_gives_the_words_back_and_shows_the_way(
    client: PageClient, cast: Cast
) -> None:
    case_id = make_case(cast, state=S.PAUSED, pause_kind="injury").id
    sign_in(client, cast.mediator)
    form = {"planned_on": "2026-11-25", "place": "第二调解室东侧"}
    response = client.post(f"/cases/{case_id}/steps/plan_session", data=form)
    assert response.status_code == 409
    assert "第二调解室东侧" in response.text
    assert "恢复调解" in response.text


def planned(cast: Cast) -> int:
    case = make_case(cast)
    make_session(case, state=SessionState.PLANNED, at=MONDAY_MORNING - timedelta(hours=1))
    return case.id


def test_a_record_is_kept_as_a_draft_and_taken_up_again(client: PageClient, cast: Cast) -> None:
    case_id = planned(cast)
    sign_in(client, cast.mediator)
    url = f"/cases/{case_id}/steps/record_session"
    typed = {"held_on": "2026-11-23", "applicant_statement": "从六月起没有发工资。"}
    answer = client.post(f"{url}/draft", data=typed)
    assert answer.json == {"saved_at": "09:00"}
    text = text_of(client.page(url))
    assert "从六月起没有发工资。" in text
    assert "已接着 2026-11-23 09:00 保存的草稿" in text
    assert client.post(f"{url}/discard").status_code == 302
    assert "从六月起" not in text_of(client.page(url))


def test_a_draft_is_ones_own_and_goes_with_the_record(client: PageClient, cast: Cast) -> None:
    case_id = planned(cast)
    sign_in(client, cast.mediator)
    url = f"/cases/{case_id}/steps/record_session"
    client.post(f"{url}/draft", data={"issues": "工资数额"})
    other = sign_in(client.application.test_client(), cast.supervisor)
    assert "工资数额" not in text_of(other.page(url))
    case = db.session.get_one(Case, case_id)
    form = {
        "held_on": "2026-11-23",
        "began_at": "08:00",
        "ended_at": "08:50",
        "recorder": "张萌",
        "rights_answer": "已告知",
        "applicant_statement": "要求付款",
        "respondent_statement": "愿意支付",
        "result": "另行安排",
        "outcome": "closer",
    }
    for index, party in enumerate(case.parties):
        form |= {f"presences-{index}-party_id": str(party.id), f"presences-{index}-is_present": "y"}
    assert client.post(url, data=form).status_code == 302
    assert db.session.query(Draft).count() == 0


def test_no_draft_is_kept_for_a_stranger_or_without_a_session(
    client: PageClient, cast: Cast
) -> None:
    case_id = planned(cast)
    sign_in(client, cast.stranger)
    url = f"/cases/{case_id}/steps/record_session/draft"
    assert client.post(url, data={"issues": "x"}).status_code == 404
    without = make_case(cast).id
    sign_in(client, cast.mediator)
    url = f"/cases/{without}/steps/record_session/draft"
    assert client.post(url, data={"issues": "x"}).status_code == 409
    assert db.session.query(Draft).count() == 0
