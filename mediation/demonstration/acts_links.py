"""What goes to others: referrals and their receipts, shares and what liaisons do with them."""

from datetime import date, timedelta

from mediation.demonstration.lives import Stage
from mediation.domain.referrals import ReferralState
from mediation.domain.share_answers import PaperWanted, ViewKind
from mediation.domain.sharing import PRESET_GROUPS, AnswerOutcome, SharePurpose
from mediation.models import User
from mediation.queries import papers
from mediation.services import referring, share_looks, sharing

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


def receipt(stage: Stage, state: ReferralState = ReferralState.FINISHED) -> None:
    """Record what the receiver answered on paper."""
    numbered = state is ReferralState.FINISHED
    number = f"城东劳人仲案〔{stage.on.year}〕第{600 + stage.life.serial}号" if numbered else ""
    wants = state in (ReferralState.DEFECTIVE, ReferralState.REFUSED)
    referring.record_receipt(
        stage.case,
        state=state,
        receipt_number=number,
        receipt_on=stage.on,
        note="缺申请人社会保险缴费记录，请补正。" if wants else "",
        by=stage.mediator,
        at=stage.at,
    )
