"""A settled case in which everything that a liaison must not see is written down."""

from mediation.domain.case_flow import CaseState
from mediation.domain.sessions import NoteKind
from mediation.domain.small_flows import AgreementState
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import Case, Note, Representative, SessionRecord
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_case, make_session
from tests.services.share_terms import make_paper

TODAY = MONDAY_MORNING.date()
# What must never reach a liaison's page, planted in the case.
ID_NUMBER, LAWYER_ID, BANK = "110101199003070038", "320102198506060012", "6222020200112233445"
PHONE, SERVICE_PHONE = "13911112222", "13633334444"
VAULT, WORK, SAID = "只肯让到八千", "明日催对方", "申请人当面陈述"
SECRETS = (ID_NUMBER, LAWYER_ID, BANK, VAULT, WORK, SAID, "李敏", "张萌", "内部审批表")


def planted(cast: Cast, **changes: object) -> Case:
    """A settled case in which everything that a liaison must not see is written down."""
    case = make_case(cast, state=CaseState.SETTLED, **changes)  # type: ignore[arg-type]
    worker = case.applicants[0]
    worker.identity_kind, worker.identity_number, worker.phone = "resident_card", ID_NUMBER, PHONE
    worker.bank_account, worker.service_phone = BANK, SERVICE_PHONE
    worker.representatives = [
        Representative(name="钱律师", kind="lawyer", authority="general", identity_number=LAWYER_ID)
    ]
    case.facts = f"我叫王秀兰，身份证{ID_NUMBER}，电话{PHONE}，工资卡{BANK}，被拖欠工资。"
    session = make_session(case)
    session.record = SessionRecord(
        recorder="张萌",
        rights_answer="听清",
        applicant_statement=SAID,
        respondent_statement=SAID,
        undisputed_facts="双方认可欠薪三个月",
        result="达成一致",
    )
    for kind, text in ((NoteKind.VAULT, VAULT), (NoteKind.WORK, WORK)):
        db.session.add(
            Note(
                case_id=case.id,
                author=cast.mediator,
                kind=kind,
                text=text,
                written_at=case.touched_at,
            )
        )
    make_agreement(case, state=AgreementState.EFFECTIVE, effective_on=TODAY)
    make_paper(case, title="内部审批表", number=f"副卷-{case.id}", volume=Volume.SIDE)
    return case
