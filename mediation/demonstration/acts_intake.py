"""What the desk does: register, ask, accept or decline, and in the end file away."""

from datetime import timedelta

from mediation.demonstration.acts_dates import enter_dates
from mediation.demonstration.acts_files import WHO_BRINGS_FILES, bring_files
from mediation.demonstration.applications import application_of
from mediation.demonstration.lives import Stage
from mediation.demonstration.senders import sender_of
from mediation.domain.decline_reasons import DeclineReason
from mediation.domain.ending_reasons import EndingReason
from mediation.domain.parties import Consent, PartyKind
from mediation.domain.sessions import ChosenBy
from mediation.queries.calendar import working_calendar
from mediation.services import acceptance, assigning, closing, ending, intake

MISSING = (
    "身份证复印件一份；工资流水（申请人本人网银可以下载）。",
    "劳动合同或者工牌、考勤记录等能证明在此工作的材料。",
    "写明每一项请求的金额和计算办法。",
)
MISSING_OF_EMPLOYER = "服务期协议、规章制度文本和付款凭证的复印件，加盖公章。"
ANSWERS = {
    Consent.AGREED: "电话中表示愿意协商，指定人事负责对接。",
    Consent.REFUSED: "回复称已交律师处理，不参加调解。",
    Consent.SILENT: "两次电话、一次短信均未回复。",
}


def register(stage: Stage) -> None:
    """Take the dispute down."""
    plan, life = stage.life.plan, stage.life
    sender = sender_of(plan.path, plan.channel, stage.offices, serial=life.serial, on=stage.on)
    application = application_of(plan, received_on=stage.on, sender=sender, random=stage.random)
    life.case = intake.register(application, by=stage.desk, at=stage.at)
    if life.serial in WHO_BRINGS_FILES:
        bring_files(stage)
    enter_dates(stage)


def ask_for_papers(stage: Stage) -> None:
    """Ask the applicant for what is missing."""
    due_on = working_calendar().add_working_days(stage.on, 5)
    by_employer = stage.case.applicants[0].kind is PartyKind.EMPLOYER
    items = MISSING_OF_EMPLOYER if by_employer else stage.random.choice(MISSING)
    acceptance.request_supplement(
        stage.case, items=items, due_on=due_on, by=stage.desk, at=stage.at
    )


def take_papers(stage: Stage) -> None:
    """Take in what was missing."""
    received = "所列材料已补齐。"
    acceptance.supplement(
        stage.case, received=received, received_on=stage.on, by=stage.desk, at=stage.at
    )


def inquire(stage: Stage) -> None:
    """Ask the other side whether it is willing."""
    acceptance.inquire(
        stage.case,
        inquired_on=stage.on,
        answer_due_on=stage.on + timedelta(days=5),
        way=stage.random.choice(("电话联系，并发送短信通知。", "寄送征询函，电话确认收到。")),
        by=stage.desk,
        at=stage.at,
    )


def answer(stage: Stage, consent: Consent = Consent.AGREED) -> None:
    """Write down what it answered."""
    acceptance.record_answer(
        stage.case,
        answer=consent,
        answered_on=stage.on,
        note=ANSWERS[consent],
        by=stage.desk,
        at=stage.at,
    )


def accept(stage: Stage) -> None:
    """Accept the case."""
    acceptance.accept(stage.case, accepted_on=stage.on, by=stage.desk, at=stage.at)


def decline(
    stage: Stage, reason: DeclineReason = DeclineReason.RESPONDENT_REFUSED, note: str = ""
) -> None:
    """Refuse to accept it."""
    acceptance.decline(stage.case, reason=reason, note=note, by=stage.desk, at=stage.at)


def reconsider(stage: Stage) -> None:
    """Look at a refused application again."""
    reason = "被申请人来电表示愿意参加调解，申请人要求重新审查。"
    acceptance.reconsider(stage.case, reason=reason, by=stage.desk, at=stage.at)


def assign(
    stage: Stage, to: str | None = None, reason: str = "", chosen_by: ChosenBy = ChosenBy.APPOINTED
) -> None:
    """Put a mediator in charge; the plan's own unless another is named."""
    username = to or stage.life.plan.mediator
    assigning.assign(
        stage.case,
        mediator_id=stage.offices.users[username].id,
        chosen_by=chosen_by,
        reason=reason,
        by=stage.head,
        at=stage.at,
    )


def take_back(stage: Stage, privately: bool = False) -> None:
    """The applicant withdraws before anybody mediates."""
    reason = EndingReason.SETTLED_PRIVATELY if privately else EndingReason.WITHDRAWN
    note = "单位已于昨日补发，申请人书面撤回。" if privately else "申请人决定直接申请仲裁。"
    ending.withdraw(
        stage.case, reason=reason, note=note, ended_on=stage.on, by=stage.desk, at=stage.at
    )


def close_at_desk(stage: Stage) -> None:
    """Close what never came to a mediator."""
    closing.close(stage.case, note="已电话告知申请人。", by=stage.desk, at=stage.at)


def archive(stage: Stage) -> None:
    """File the papers."""
    closing.archive(stage.case, archived_on=stage.on, archive_number="", by=stage.desk, at=stage.at)
