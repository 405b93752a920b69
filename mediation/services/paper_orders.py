"""What a paper is asked for: of which case, about what, in whose words; to issue or to look at."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from mediation.documents import DOCUMENTS, UnprintableCharacter
from mediation.documents.facts import PaperFacts
from mediation.domain.errors import ActionNotPossible, FieldProblem, InvalidInput
from mediation.domain.paper_words import USUAL
from mediation.domain.papers import RULES, PaperKind, Series, why_no_draft, why_not
from mediation.domain.papers import Extra as PaperExtra
from mediation.domain.small_flows import AgreementState
from mediation.models import Case, Document, User
from mediation.queries import papers
from mediation.queries.agreement_facts import pen_signatures
from mediation.queries.case_facts import current_agreement
from mediation.queries.paper_situation import paper_situation
from mediation.services.paper_facts import PaperOrder
from mediation.services.paper_facts.subjects import subjects_of
from mediation.services.paper_facts.wording import words_of

Extra = Mapping[str, Any]

# Said in `extra`: a correction takes the words in force instead of those of the paper it corrects.
NEW_WORDS = "new_words"
# Papers about one agreement of a case, whose subject names it.
OF_THE_AGREEMENT = frozenset({PaperKind.AGREEMENT, PaperKind.SIGNED_AGREEMENT})


def kind_of(kind: str) -> PaperKind:
    """The kind of this code; ActionNotPossible for any other."""
    try:
        return PaperKind(kind)
    except ValueError as error:
        raise ActionNotPossible("没有这种文书。") from error


def refuse(reason: str) -> None:
    """Raise ActionNotPossible when there is a reason."""
    if reason:
        raise ActionNotPossible(reason)


def drawn(kind: PaperKind, facts: PaperFacts, *, draft: bool) -> bytes:
    """Draw a paper; InvalidInput names a character that cannot be printed."""
    try:
        return DOCUMENTS[kind.value].draw(facts, draft=draft)
    except UnprintableCharacter as error:
        raise InvalidInput(FieldProblem("", error.sentence)) from error


def order_of(
    case: Case, kind: PaperKind, *, by: User, at: datetime, extra: Extra | None
) -> PaperOrder:
    """The order with its subject, what is usually said, and the paper whose words it keeps."""
    chosen = str((extra or {}).get(PaperExtra.SUBJECT.value) or "")
    if kind is not PaperKind.AGREEMENT and PaperExtra.SUBJECT in RULES[kind].extras:
        chosen = _subject(case, kind, chosen)
    told = {**USUAL.get(kind, {}), **(extra or {})}
    order = PaperOrder(case=case, by=by, at=at, subject=chosen, extra=told)
    return replace(order, worded_as=_corrected(kind, order))


def _corrected(kind: PaperKind, order: PaperOrder) -> Document | None:
    """The paper whose words a correction keeps, unless it was told to take those in force."""
    if RULES[kind].keeps_earlier or (order.extra or {}).get(NEW_WORDS):
        return None
    return papers.newest(order.case.id, kind.value, kept_subject(kind, order))


def draft_order(
    case: Case, kind: PaperKind, *, by: User, at: datetime, extra: Extra | None
) -> PaperOrder:
    """The order of a paper that is only looked at; whoever calls knows who may look."""
    refuse(why_no_draft(kind, paper_situation(case, today=at.date())))
    order = order_of(case, kind, by=by, at=at, extra=extra)
    number = (case.number or "") if RULES[kind].series is Series.OF_THE_CASE else ""
    return replace(order, number=number)


def words_changed(
    case: Case, kind: PaperKind, *, by: User, at: datetime, extra: Extra | None
) -> bool:
    """Whether a correction would be worded otherwise if it took the words in force."""
    if is_signed(case, kind) or why_not(kind, paper_situation(case, today=at.date())):
        return False
    try:
        order = order_of(case, kind, by=by, at=at, extra=extra)
    except InvalidInput:
        # A subject that is not offered is told beside its field when the form is sent.
        return False
    if order.worded_as is None:
        return False
    return words_of(kind, order).texts != words_of(kind, replace(order, worded_as=None)).texts


def _subject(case: Case, kind: PaperKind, chosen: str) -> str:
    """The chosen subject, the usual one when nothing was chosen."""
    codes = [code for code, _ in subjects_of(case, kind)]
    if not codes:
        raise ActionNotPossible("还没有登记可以接收的单位，请系统管理员添加机构。")
    if chosen and chosen not in codes:
        raise InvalidInput(FieldProblem("subject", "请在列表中选择一项。"))
    return chosen or codes[0]


def kept_subject(kind: PaperKind, order: PaperOrder) -> str:
    """The subject under which the paper is kept."""
    if kind not in OF_THE_AGREEMENT:
        return order.subject
    agreement = current_agreement(order.case)
    return f"agreement:{agreement.id}" if agreement else ""


def is_signed(case: Case, kind: PaperKind) -> bool:
    """What the parties have signed is printed again as it was, never drawn anew."""
    agreement = current_agreement(case)
    if agreement is None or kind is not PaperKind.AGREEMENT:
        return False
    # Who signed on a screen signed the paper of that very hash.
    return agreement.state is AgreementState.EFFECTIVE or bool(pen_signatures(agreement))
