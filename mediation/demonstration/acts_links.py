"""What goes to others: referrals and their receipts, shares and what liaisons do with them."""

from datetime import date, timedelta
from typing import Any

from mediation.demonstration.lives import Stage
from mediation.domain.consents import ConsentPurpose, ConsentWay
from mediation.domain.referral_events import Reported
from mediation.domain.referrals import ReferralKind, ReferralStep
from mediation.domain.share_answers import PaperWanted, ViewKind
from mediation.domain.sharing import PRESET_GROUPS, AnswerOutcome, SharePurpose
from mediation.models import User
from mediation.queries import papers
from mediation.services import (
    asking_for_help,
    consents,
    referring,
    share_looks,
    share_progress,
    sharing,
)
from mediation.services import referral_following as following

P = SharePurpose
# To whom a case goes for a purpose, and who reads it there.
RECEIVERS = {
    P.COURT_CONFIRMATION: ("court", "gaoning"),
    P.COURT_RESULT: ("court", "gaoning"),
    P.ARBITRATION_REFERRAL: ("commission", "caoying"),
    P.ARBITRATION_REVIEW: ("commission", "caoying"),
    P.WAGE_SUPERVISION: ("hr_bureau", "fengxue"),
    P.LEGAL_AID: ("justice_bureau", "chenchen"),
    P.PEOPLES_MEDIATION: ("justice_bureau", "chenchen"),
}
MESSAGES = {
    P.COURT_CONFIRMATION: "双方已共同申请司法确认，请贵院审查。",
    P.COURT_RESULT: "现将调解情况反馈贵院。",
    P.ARBITRATION_REFERRAL: "调解未达成协议，申请人要求仲裁，请接收材料。",
    P.ARBITRATION_REVIEW: "双方共同申请审查并出具调解书。",
    P.WAGE_SUPERVISION: "该单位涉及多人欠薪，请核查并督促支付。",
    P.LEGAL_AID: "申请人经济困难，请指派援助律师。",
    P.PEOPLES_MEDIATION: "不属于劳动争议，请安排人民调解。",
}
DOCKETS = {
    "court": "（{year}）东0103诉调确{serial}号",
    "commission": "城东劳人仲案〔{year}〕第{serial}号",
    "hr_bureau": "城东人社监立〔{year}〕{serial}号",
    "justice_bureau": "城东援〔{year}〕第{serial}号",
}
PAPERS = ("调解申请书", "申请人身份证复印件", "劳动合同复印件", "工资流水", "调解终结书")


def share(stage: Stage, purpose: SharePurpose, until_on: date, answer_days: int = 7) -> None:
    """Open part of the case to the organisation that this purpose needs."""
    receiver = stage.offices.organisations[RECEIVERS[purpose][0]]
    made = sharing.share(
        stage.case,
        receiver_id=receiver.id,
        purpose=purpose,
        basis="双方当事人书面同意（共享同意书已附卷）",
        field_groups=[group.value for group in PRESET_GROUPS[purpose]],
        document_ids=[paper.id for paper in papers.shareable(stage.case.id)],
        may_print=purpose is not P.WAGE_SUPERVISION,
        until_on=until_on,
        answer_due_on=stage.on + timedelta(days=answer_days),
        message=MESSAGES[purpose],
        by=stage.mediator,
        at=stage.at,
    )
    stage.life.shares.append(made)


def acknowledge(stage: Stage) -> None:
    """The liaison opens the share and confirms receipt."""
    shared, reader = stage.life.shares[-1], _reader(stage)
    share_looks.look(shared, ViewKind.OPENED, by=reader, at=stage.at)
    sharing.acknowledge(shared, by=reader, at=stage.at)


def reply(stage: Stage, outcome: AnswerOutcome) -> None:
    """The liaison returns a result."""
    shared = stage.life.shares[-1]
    key = RECEIVERS[shared.purpose][0]
    docketed = outcome in (AnswerOutcome.DOCKETED, AnswerOutcome.CONFIRMED)
    number = DOCKETS[key].format(year=stage.on.year, serial=500 + stage.life.serial)
    sharing.answer(
        shared,
        outcome=outcome,
        docket=number if docketed else "",
        answered_on=stage.on,
        note="" if docketed else "经审查，退回原因见附件说明。",
        by=_reader(stage),
        at=stage.at,
    )


def want_papers(stage: Stage) -> None:
    """The liaison needs more papers first."""
    note = "请补充申请人银行流水和双方送达地址确认书。"
    wanted = (PaperWanted.SERVICE_ADDRESS, PaperWanted.EVIDENCE)
    given = stage.life.shares[-1]
    sharing.ask_for_papers(given, wanted=wanted, note=note, by=_reader(stage), at=stage.at)


def revoke(stage: Stage) -> None:
    """Take the share back."""
    reason = "当事人撤回同意。"
    sharing.revoke(stage.life.shares[-1], reason=reason, by=stage.mediator, at=stage.at)


def _reader(stage: Stage) -> User:
    return stage.offices.users[RECEIVERS[stage.life.shares[-1].purpose][1]]


def refer(stage: Stage) -> None:
    """Send the case to arbitration."""
    referring.refer(
        stage.case,
        receiver_id=stage.offices.organisations["commission"].id,
        reason="调解未达成协议，申请人要求申请仲裁，现移送材料。",
        papers=PAPERS,
        sent_on=stage.on,
        by=stage.mediator,
        at=stage.at,
    )


def return_to_court(stage: Stage) -> None:
    """Give the file back to the court that sent it."""
    referring.return_to_court(
        stage.case,
        receiver_id=stage.offices.organisations["court"].id,
        reason="调解期限内未达成协议，退回贵院依法处理。",
        papers=("起诉状", "证据材料", "调解笔录", "调解终结书"),
        sent_on=stage.on,
        by=stage.mediator,
        at=stage.at,
    )


def receipt(stage: Stage, step: ReferralStep = ReferralStep.ACCEPTED) -> None:
    """Record what the receiver answered on paper."""
    accepted = step is ReferralStep.ACCEPTED
    number = f"城东劳人仲案〔{stage.on.year}〕第{600 + stage.life.serial}号" if accepted else ""
    report(stage, step, number=number)


def report(stage: Stage, step: ReferralStep, **told: Any) -> None:
    """Record a step of the newest referral as its receiver told it."""
    given = Reported(step, stage.on, **told)
    following.record_event(stage.case.referrals[-1], given, by=stage.mediator, at=stage.at)


def tell(stage: Stage, step: ReferralStep, **told: Any) -> None:
    """The receiver itself tells a step on its desk."""
    shared, given = stage.life.shares[-1], Reported(step, stage.on, **told)
    share_progress.report(shared, given, by=_reader(stage), at=stage.at)


def serve_award(stage: Stage) -> None:
    """The commission tells that its award was served on the worker."""
    worker = stage.case.applicants[0]
    tell(stage, ReferralStep.SERVED, party_id=worker.id, note="当面签收。")


def ask_for_help(stage: Stage, kind: ReferralKind, receiver: str, reason: str) -> None:
    """The worker consents, and somebody is asked to help."""
    helper = stage.offices.organisations[receiver]
    consents.give(
        stage.case,
        party_id=stage.case.applicants[0].id,
        purpose=ConsentPurpose.SHARING,
        receiver_id=helper.id,
        way=ConsentWay.PAPER,
        given_on=stage.on,
        paper="正卷单独同意书",
        by=stage.mediator,
        at=stage.at,
    )
    asking_for_help.request_help(
        stage.case,
        kind=kind,
        receiver_id=helper.id,
        reason=reason,
        papers=("法律援助申请表", "身份证复印件", "欠薪证据材料"),
        sent_on=stage.on,
        by=stage.mediator,
        at=stage.at,
    )
