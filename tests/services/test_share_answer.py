"""What a liaison does with a share: take note, ask for papers, answer, look."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from mediation.domain.case_flow import CaseState
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput, NotVisible
from mediation.domain.referrals import ReferralKind, ReferralState
from mediation.domain.referrals import ReferralStep as Step
from mediation.domain.roles import Role
from mediation.domain.share_answers import PaperWanted, ViewKind
from mediation.domain.sharing import AnswerOutcome, SharePurpose
from mediation.domain.small_flows import AgreementState, ExitKind, ExitState, ShareState
from mediation.extensions import db
from mediation.models import AuditEntry, Case, CaseEvent, ExitProcedure, Referral, Share, ShareView
from mediation.services import share_looks, sharing
from tests.cast import Cast, make_user
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_case
from tests.services.share_terms import UNTIL, grant, make_paper

TODAY = MONDAY_MORNING.date()
CONFIRMED, DOCKETED = AnswerOutcome.CONFIRMED, AnswerOutcome.DOCKETED
DOCKET = "（2026）东0103诉前调确311号"


def answer(share: Share, liaison: object, outcome: AnswerOutcome, **changes: object) -> None:
    given = {"docket": DOCKET, "answered_on": TODAY, "note": "", **changes}
    sharing.answer(share, outcome=outcome, by=liaison, at=MONDAY_MORNING, **given)  # type: ignore[arg-type]


def settled_with_application(cast: Cast) -> tuple[Case, ExitProcedure]:
    """A case whose parties have applied to the court for confirmation."""
    case = make_case(cast, state=CaseState.SETTLED)
    agreement = make_agreement(case, state=AgreementState.EFFECTIVE, effective_on=TODAY)
    row = ExitProcedure(
        agreement_id=agreement.id,
        kind=ExitKind.JUDICIAL_CONFIRMATION,
        state=ExitState.APPLIED,
        receiver_id=cast.court.id,
        applied_on=TODAY - timedelta(days=1),
    )
    db.session.add(row)
    db.session.commit()
    return case, row


def referred(cast: Cast, receiver_id: int) -> tuple[Case, Referral]:
    case = make_case(cast, state=CaseState.REFERRED)
    row = Referral(
        case_id=case.id,
        kind=ReferralKind.ARBITRATION,
        state=ReferralState.SENT,
        receiver_id=receiver_id,
        reason="调解不成",
        papers=[],
        sent_on=TODAY,
    )
    db.session.add(row)
    db.session.commit()
    return case, row


def test_taking_note_tells_the_case_who_and_when(cast: Cast) -> None:
    made = grant(make_case(cast), cast.court, cast.mediator)
    sharing.acknowledge(made, by=cast.court_liaison, at=MONDAY_MORNING)
    assert made.state is ShareState.ACKNOWLEDGED
    assert made.acknowledged_by_id == cast.court_liaison.id
    event = db.session.scalars(select(CaseEvent).order_by(CaseEvent.id.desc())).first()
    assert event is not None
    assert (event.code, event.by_id) == ("share_acknowledged", cast.court_liaison.id)


def test_a_confirmation_reaches_the_exit_procedure_with_number_date_and_note(cast: Cast) -> None:
    case, row = settled_with_application(cast)
    made = grant(case, cast.court, cast.mediator)
    answer(made, cast.court_liaison, CONFIRMED, note="裁定有效")
    assert made.state is ShareState.ANSWERED
    assert (row.state, row.docket_number, row.result_on) == (ExitState.GRANTED, DOCKET, TODAY)
    assert row.result_note == "裁定有效"
    event = db.session.scalars(select(CaseEvent).filter_by(code="share_answered")).one()
    assert DOCKET in (event.note or "")
    assert "确认有效" in (event.note or "")


def test_a_court_that_dockets_an_application_answers_again_when_it_has_decided(cast: Cast) -> None:
    case, row = settled_with_application(cast)
    made = grant(case, cast.court, cast.mediator)
    answer(made, cast.court_liaison, DOCKETED)
    assert made.state is ShareState.ACKNOWLEDGED
    assert (row.state, row.docket_number, row.result_on) == (ExitState.ACCEPTED, DOCKET, None)
    answer(made, cast.court_liaison, AnswerOutcome.NOT_CONFIRMED, docket="", note="内容不明确")
    assert made.state is ShareState.ANSWERED
    assert (row.state, row.docket_number) == (ExitState.REFUSED, DOCKET)


def test_an_answer_of_another_court_leaves_the_exit_procedure_alone(cast: Cast) -> None:
    case, row = settled_with_application(cast)
    row.receiver_id = cast.commission.id
    db.session.commit()
    made = grant(case, cast.court, cast.mediator)
    answer(made, cast.court_liaison, CONFIRMED)
    assert row.state is ExitState.APPLIED


def test_a_commission_that_dockets_is_followed_on(cast: Cast) -> None:
    case, row = referred(cast, cast.commission.id)
    made = grant(case, cast.commission, cast.mediator, purpose=SharePurpose.ARBITRATION_REFERRAL)
    # The liaison of the bureau keeps the desk of the commission below it.
    answer(made, cast.hr_liaison, DOCKETED, docket="东劳人仲字〔2026〕第9号")
    assert (row.state, row.receipt_number) == (ReferralState.RECEIVED, "东劳人仲字〔2026〕第9号")
    assert [(event.step, event.happened_on) for event in row.events] == [(Step.ACCEPTED, TODAY)]
    assert row.receipt_on == TODAY


def test_a_commission_may_ask_for_papers_before_it_answers(cast: Cast) -> None:
    case, row = referred(cast, cast.commission.id)
    made = grant(case, cast.commission, cast.mediator, purpose=SharePurpose.ARBITRATION_REFERRAL)
    with pytest.raises(InvalidInput):
        sharing.ask_for_papers(made, wanted=(), note="", by=cast.hr_liaison, at=MONDAY_MORNING)
    other = (PaperWanted.OTHER,)
    with pytest.raises(InvalidInput):
        sharing.ask_for_papers(made, wanted=other, note=" ", by=cast.hr_liaison, at=MONDAY_MORNING)
    wanted = (PaperWanted.SIGNATURE, PaperWanted.IDENTITY)
    sharing.ask_for_papers(
        made, wanted=wanted, note="复印件看不清", by=cast.hr_liaison, at=MONDAY_MORNING
    )
    words = "当事人身份证明、签名、盖章或者指印。复印件看不清"
    assert (row.state, row.receipt_note) == (ReferralState.DEFECTIVE, words)
    assert made.papers_wanted == ["identity", "signature"]
    assert made.state is ShareState.ACKNOWLEDGED
    assert [event.codes for event in row.events] == [["identity", "signature"]]
    with pytest.raises(InvalidInput):
        answer(made, cast.hr_liaison, AnswerOutcome.NOT_DOCKETED, docket="")
    answer(made, cast.hr_liaison, AnswerOutcome.NOT_DOCKETED, docket="", note="不属于受理范围")
    assert row.state is ReferralState.REFUSED


@pytest.mark.parametrize(
    ("outcome", "changes", "field"),
    [
        (CONFIRMED, {"docket": " "}, "docket"),
        (DOCKETED, {"docket": ""}, "docket"),
        (CONFIRMED, {"answered_on": TODAY + timedelta(days=1)}, "answered_on"),
        (CONFIRMED, {"answered_on": TODAY - timedelta(days=2)}, "answered_on"),
    ],
)
def test_a_wrong_answer_is_said_beside_its_field_and_changes_nothing(
    cast: Cast, outcome: AnswerOutcome, changes: dict[str, object], field: str
) -> None:
    case, row = settled_with_application(cast)
    made = grant(case, cast.court, cast.mediator)
    with pytest.raises(InvalidInput) as caught:
        answer(made, cast.court_liaison, outcome, **changes)
    assert [problem.field for problem in caught.value.problems] == [field]
    assert (made.state, row.state) == (ShareState.NEW, ExitState.APPLIED)


def test_an_outcome_that_does_not_fit_the_purpose_is_refused(cast: Cast) -> None:
    made = grant(
        make_case(cast), cast.justice_bureau, cast.mediator, purpose=SharePurpose.LEGAL_AID
    )
    with pytest.raises(InvalidInput, match="不适用"):
        answer(made, cast.justice_liaison, CONFIRMED)


def test_an_answered_share_is_not_answered_again(cast: Cast) -> None:
    made = grant(make_case(cast), cast.court, cast.mediator)
    answer(made, cast.court_liaison, AnswerOutcome.NOTED, docket="")
    with pytest.raises(ActionNotPossible):
        answer(made, cast.court_liaison, AnswerOutcome.NOTED, docket="")


def test_nobody_but_the_receiver_in_time_can_use_a_share(cast: Cast) -> None:
    made = grant(make_case(cast), cast.court, cast.mediator)
    same_place_wrong_role = make_user("clerk", "钱进", cast.court, Role.REGISTRAR)
    db.session.commit()
    strangers = (cast.hr_liaison, cast.justice_liaison, cast.mediator, same_place_wrong_role)
    for person in strangers:
        with pytest.raises(NotVisible):
            answer(made, person, AnswerOutcome.NOTED)
        with pytest.raises(NotVisible):
            sharing.acknowledge(made, by=person, at=MONDAY_MORNING)
        with pytest.raises(NotVisible):
            share_looks.look(made, ViewKind.OPENED, by=person, at=MONDAY_MORNING)
    late = MONDAY_MORNING.replace(year=UNTIL.year, month=UNTIL.month, day=UNTIL.day)
    share_looks.look(made, ViewKind.OPENED, by=cast.court_liaison, at=late)
    with pytest.raises(NotVisible):
        sharing.acknowledge(made, by=cast.court_liaison, at=late + timedelta(days=1))


def test_a_liaison_of_the_commission_sees_nothing_of_the_bureau(cast: Cast) -> None:
    arbiter = make_user("arbiter", "秦明", cast.commission, Role.HR_LIAISON)
    db.session.commit()
    made = grant(
        make_case(cast), cast.hr_bureau, cast.mediator, purpose=SharePurpose.WAGE_SUPERVISION
    )
    with pytest.raises(NotVisible):
        sharing.acknowledge(made, by=arbiter, at=MONDAY_MORNING)


def test_every_look_leaves_a_row_and_a_line_in_the_trail(cast: Cast) -> None:
    case = make_case(cast)
    paper, other = make_paper(case), make_paper(case, number="另一份")
    made = grant(case, cast.court, cast.mediator, document_ids=[paper.id])
    liaison = cast.court_liaison
    share_looks.look(made, ViewKind.OPENED, by=liaison, at=MONDAY_MORNING)
    share_looks.look(
        made, ViewKind.PAPER_OPENED, document_id=paper.id, by=liaison, at=MONDAY_MORNING
    )
    with pytest.raises(NotVisible):
        share_looks.look(
            made, ViewKind.PAPER_OPENED, document_id=other.id, by=liaison, at=MONDAY_MORNING
        )
    with pytest.raises(ActionNotAllowed):
        share_looks.look(
            made, ViewKind.PAPER_SAVED, document_id=paper.id, by=liaison, at=MONDAY_MORNING
        )
    looks = db.session.execute(select(ShareView.what, ShareView.document_id)).all()
    assert looks == [("opened", None), ("paper_opened", paper.id)]
    verbs = db.session.scalars(select(AuditEntry.verb).order_by(AuditEntry.id)).all()
    assert verbs == ["case.share", "share.opened", "share.paper_opened"]
