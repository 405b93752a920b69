"""Asking others to help beside mediation: legal aid, supervision, hardship aid, support.

The case stays where it is. Personal information goes to the helper only with the separate consent
of whom it is about (个人信息保护法 art. 23), and with one for sensitive information (art. 29) where
the kind of help itself tells something of health.
"""

from collections.abc import Sequence
from datetime import date, datetime

from mediation.domain.case_flow import Action
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.referrals import RECEIVERS, TELLS_OF_HEALTH, ReferralKind
from mediation.models import Case, Organisation, Referral, User
from mediation.queries import consents
from mediation.services import referring
from mediation.services.moving import move
from mediation.services.step_input import happened, in_brief, written_out
from mediation.services.transaction import transaction


def request_help(
    case: Case,
    *,
    kind: ReferralKind,
    receiver_id: int,
    reason: str,
    papers: Sequence[str],
    sent_on: date,
    by: User,
    at: datetime,
) -> Referral:
    """Ask an organisation to help; InvalidInput names the field that is wrong."""
    with transaction():
        if kind.ends_mediation:
            raise InvalidInput(FieldProblem("kind", "请选择要转请的援助、帮扶或者监督。"))
        receiver = _receiver(case, kind, receiver_id)
        words = written_out("reason", reason, "请写明请对方做什么、为什么。")
        since, what = case.received_on, "收到申请之日"
        day = happened("sent_on", sent_on, today=at.date(), since=since, since_what=what)
        _check_not_doubled(case, kind, receiver)
        people = consents.helped_people(case, kind, receiver.id)
        if not people:
            raise InvalidInput(FieldProblem("receiver_id", _no_consent(kind, receiver)))
        listed = [paper.strip() for paper in papers if paper.strip()]
        note = in_brief(f"{kind.label}：{receiver.name}", "、".join(each.name for each in people))
        move(case, Action.REQUEST_HELP, by=by, at=at, note=note, data={"kind": kind.value})
        return referring.add(case, kind, receiver, words, listed, day)


def helpers(case: Case, kind: ReferralKind) -> list[Organisation]:
    """Who may be asked for help of this kind; not the office of the case itself."""
    return [each for each in referring.receivers(kind) if each.id != case.body_id]


def _receiver(case: Case, kind: ReferralKind, receiver_id: int) -> Organisation:
    for each in helpers(case, kind):
        if each.id == receiver_id:
            return each
    fitting = "、".join(each.label for each in RECEIVERS[kind])
    raise InvalidInput(FieldProblem("receiver_id", f"“{kind.label}”请选择：{fitting}。"))


def _check_not_doubled(case: Case, kind: ReferralKind, receiver: Organisation) -> None:
    for row in case.referrals:
        same = row.kind is kind and row.receiver_id == receiver.id
        if same and row.is_followed:
            words = f"已经向{receiver.name}{kind.label}，还没有结果，不需要再转。"
            raise InvalidInput(FieldProblem("receiver_id", words))


def _no_consent(kind: ReferralKind, receiver: Organisation) -> str:
    ask = f"劳动者还没有单独同意把信息提供给{receiver.name}"
    if kind in TELLS_OF_HEALTH:
        ask += "，并单独同意处理敏感个人信息"
    return f"{ask}，请先在案件的“同意”中登记（个人信息保护法第二十三条、第二十九条）。"
