"""What is wrong with a share that somebody wants to grant, field by field."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NotRequired, TypedDict

from sqlalchemy import select

from mediation.domain.consents import ConsentPurpose
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.parties import PartyKind
from mediation.domain.sharing import (
    ABOUT_PEOPLE,
    OWN_CONSENT,
    PURPOSES_BY_KIND,
    FieldGroup,
    SharePurpose,
    groups_for,
)
from mediation.domain.small_flows import ShareState
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import Case, Document, Organisation, Share, User
from mediation.queries import consents, shares

LONGEST_SHARE = timedelta(days=366)
BASIS_LENGTH = 200
MESSAGE_LENGTH = 1000


class ShareTerms(TypedDict):
    """What a share says: who, why, what, until when."""

    receiver_id: int
    purpose: SharePurpose
    basis: str
    field_groups: Sequence[str]
    document_ids: Sequence[int]
    may_print: bool
    until_on: date
    answer_due_on: date | None
    message: str
    consent_ids: NotRequired[Sequence[int]]
    receiver_user_id: NotRequired[int | None]


def receiver_of(receiver_id: int, purpose: SharePurpose) -> Organisation:
    """The organisation, which must be one that can do its part for this purpose."""
    receiver = db.session.get(Organisation, receiver_id)
    if receiver is None or not receiver.is_active or receiver.kind not in PURPOSES_BY_KIND:
        raise _problem("receiver_id", "请选择法院、人社局、仲裁委或司法局作为接收单位。")
    if purpose not in PURPOSES_BY_KIND[receiver.kind]:
        fitting = "、".join(each.label for each in PURPOSES_BY_KIND[receiver.kind])
        raise _problem("purpose", f"“{purpose.label}”不能共享给{receiver.name}，可选：{fitting}。")
    return receiver


def papers_of(case: Case, document_ids: Sequence[int]) -> list[Document]:
    """The chosen papers, which must lie in the main volume of this very case.

    33号令 art. 22: the side volume is internal, so nothing of it can ever be shared.
    """
    wanted = set(document_ids)
    statement = select(Document).where(
        Document.case_id == case.id, Document.volume == Volume.MAIN, Document.id.in_(wanted)
    )
    papers = list(db.session.scalars(statement.order_by(Document.id)))
    if len(papers) != len(wanted):
        raise _problem("document_ids", "只能共享本案正卷中的文书，请重新勾选。")
    return papers


def consents_of(case: Case, receiver: Organisation, consent_ids: Sequence[int]) -> list[int]:
    """The chosen consents, each in force and given for this very receiver (art. 23)."""
    wanted = set(consent_ids)
    if not wanted:
        return []
    found = {each.id for each in consents.for_share(case.id, receiver.id)}
    if not wanted <= found:
        sentence = "所选的同意不是为提供给这个单位作出，或者已经撤回，请重新勾选。"
        raise _problem("consent_ids", sentence)
    return sorted(wanted)


def liaison_of(receiver: Organisation, user_id: int | None) -> User | None:
    """The one liaison who may see it, or nobody when every liaison of the receiver may."""
    if user_id is None:
        return None
    found = next((user for user in shares.liaisons_of(receiver) if user.id == user_id), None)
    if found is None:
        raise _problem("receiver_user_id", "请选择接收单位的联络员。")
    return found


def groups_of(field_groups: Sequence[str], purpose: SharePurpose) -> list[str]:
    """The chosen groups in their usual order; what is about people makes no sense without names."""
    known = {group.value for group in FieldGroup}
    if not field_groups or not set(field_groups) <= known:
        raise _problem("field_groups", "请至少勾选一类要共享的内容。")
    if ABOUT_PEOPLE & set(field_groups) and FieldGroup.PARTIES not in field_groups:
        raise _problem("field_groups", "共享联系方式、证件等内容时，请同时勾选当事人姓名、名称。")
    if not set(field_groups) <= set(groups_for(purpose)):
        sentence = f"“{purpose.label}”不需要完整的证件号码，请去掉这一项。"
        raise _problem("field_groups", sentence)
    return [group.value for group in FieldGroup if group in field_groups]


def check_own_consents(case: Case, groups: Sequence[str], consent_ids: Sequence[int]) -> None:
    """Raise InvalidInput unless every worker consented to what is sensitive (arts. 23, 29)."""
    asked = [group for group in FieldGroup if group in OWN_CONSENT and group in groups]
    if not asked:
        return
    words = "、".join(group.label for group in asked)
    workers = {party.id: party.name for party in case.parties if party.kind is PartyKind.WORKER}
    lacking = set(workers) - consents.consenting(case.id, ConsentPurpose.SENSITIVE)
    if lacking:
        names = "、".join(workers[key] for key in sorted(lacking))
        raise _problem("field_groups", f"共享{words}，须有{names}处理敏感个人信息的单独同意。")
    if set(workers) - consents.parties_of(consent_ids):
        sentence = f"共享{words}，请勾选每名劳动者同意提供给这个单位的记录。"
        raise _problem("consent_ids", sentence)


def check_terms(terms: ShareTerms, today: date) -> None:
    """Raise InvalidInput with every problem of the basis, the message and the two dates."""
    problems = []
    until_on, answer_due_on = terms["until_on"], terms["answer_due_on"]
    if not terms["basis"].strip():
        # 个人信息保护法 art. 23: providing to another needs consent or a legal duty.
        problems.append(FieldProblem("basis", "请写明共享依据，例如当事人书面同意或法律规定。"))
    if len(terms["basis"]) > BASIS_LENGTH:
        problems.append(FieldProblem("basis", f"共享依据最多 {BASIS_LENGTH} 字。"))
    if len(terms["message"]) > MESSAGE_LENGTH:
        problems.append(FieldProblem("message", f"留言最多 {MESSAGE_LENGTH} 字。"))
    if until_on <= today:
        problems.append(FieldProblem("until_on", "有效期须晚于今天。"))
    elif until_on - today > LONGEST_SHARE:
        problems.append(FieldProblem("until_on", "有效期最长一年，到期后可以再次共享。"))
    if answer_due_on is not None and not today <= answer_due_on <= until_on:
        problems.append(FieldProblem("answer_due_on", "请对方回复的日期须在今天与有效期之间。"))
    if problems:
        raise InvalidInput(*problems)


def check_not_doubled(
    case: Case, receiver: Organisation, purpose: SharePurpose, today: date
) -> None:
    """Raise InvalidInput when the same share is still waiting for its answer."""
    waiting = (ShareState.NEW, ShareState.ACKNOWLEDGED)
    statement = select(Share.id).where(
        Share.case_id == case.id,
        Share.receiver_id == receiver.id,
        Share.purpose == purpose,
        Share.state.in_(waiting),
        Share.until_on >= today,
    )
    if db.session.scalar(statement.limit(1)) is not None:
        sentence = f"本案已为“{purpose.label}”共享给{receiver.name}，需要更改时请先收回。"
        raise _problem("receiver_id", sentence)


def _problem(field: str, sentence: str) -> InvalidInput:
    return InvalidInput(FieldProblem(field, sentence))
