"""Issuing papers: facts frozen, bytes kept with their hash, a correction naming the old paper.

A paper is drawn once, when it is issued; afterwards only the kept bytes are given out
(`paper_store`), whatever becomes of the case.
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from mediation.documents import DOCUMENTS, UnprintableCharacter, to_json
from mediation.documents.application import ORAL_TITLE
from mediation.documents.facts import PaperFacts
from mediation.documents.mediator_choice import APPOINTED_TITLE
from mediation.documents.sealing import sealed_by
from mediation.documents.wording import chinese_number
from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotPossible, FieldProblem, InvalidInput
from mediation.domain.numbering import LETTER_PATTERN, format_number
from mediation.domain.page_codes import drawn_code
from mediation.domain.paper_words import USUAL
from mediation.domain.papers import RULES, PaperKind, Series, why_no_draft, why_not
from mediation.domain.papers import Extra as PaperExtra
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db
from mediation.models import Case, Document, User
from mediation.queries import papers
from mediation.queries.agreement_facts import pen_signatures
from mediation.queries.case_facts import current_agreement
from mediation.queries.paper_situation import paper_situation
from mediation.services import agreement_overrides, paper_seals, paper_signing, receipts
from mediation.services.audit import viewed
from mediation.services.moving import move, require
from mediation.services.numbering import next_serial
from mediation.services.paper_facts import PaperOrder, collect
from mediation.services.paper_facts.following import read_part
from mediation.services.paper_facts.informing import is_appointed
from mediation.services.paper_facts.subjects import subjects_of
from mediation.services.paper_store import hash_of
from mediation.services.transaction import transaction

Extra = Mapping[str, Any]

# What differs from one issue to the next although the case has not changed.
VOLATILE = ("document_number", "issued_on", "received_at", "page_code")
# Papers about one agreement of a case, whose subject names it.
OF_THE_AGREEMENT = frozenset({PaperKind.AGREEMENT, PaperKind.SIGNED_AGREEMENT})
_COUNT = re.compile(rb"/Type\s*/Page\b(?!s)")


def preview(
    case: Case,
    kind: str,
    *,
    by: User,
    at: datetime,
    extra: Extra | None = None,
) -> bytes:
    """Draw the paper as it would be issued now, marked 草稿 on every page; nothing is kept.

    `extra["subject"]` may name a draft agreement ("agreement:7"). ActionNotPossible when the case
    has nothing to print; InvalidInput names a character that cannot be printed.
    """
    paper = _kind(kind)
    require(case, Action.ISSUE_DOCUMENT, by=by, at=at)
    _refuse(why_no_draft(paper, paper_situation(case, today=at.date())))
    order = _order(case, paper, by=by, at=at, extra=extra)
    number = (case.number or "") if RULES[paper].series is Series.OF_THE_CASE else ""
    content = _drawn(paper, collect(paper, replace(order, number=number)), draft=True)
    viewed(case, by=by, at=at, what="document.previewed")
    return content


def standing(
    case: Case, kind: str, *, by: User, at: datetime, extra: Extra | None = None
) -> Document | None:
    """The paper already issued that says exactly what would be issued now."""
    paper = _kind(kind)
    if why_not(paper, paper_situation(case, today=at.date())):
        return None
    order = _order(case, paper, by=by, at=at, extra=extra)
    found = papers.newest(case.id, paper.value, _kept_subject(paper, order))
    if found is not None and _is_signed(case, paper):
        return found
    if found is None or _lasting(found.facts) != _lasting(to_json(collect(paper, order))):
        return None
    return found


def issue(
    case: Case,
    kind: str,
    *,
    by: User,
    at: datetime,
    extra: Extra | None = None,
) -> Document:
    """Issue a paper: number, frozen facts, bytes and hash, event and audit row.

    Facts that did not change give the paper already issued; facts that changed give a new paper
    that names the one it replaces. Issuing 调解终结书 records that the parties were told their
    remedies (17号令 art. 30).
    """
    paper = _kind(kind)
    with transaction():
        require(case, Action.ISSUE_DOCUMENT, by=by, at=at)
        _refuse(why_not_by(case, paper, by=by, at=at))
        if paper is PaperKind.AGREEMENT and not _is_signed(case, paper):
            _refuse(agreement_overrides.why_not_signed(case, at=at))
        same = standing(case, kind, by=by, at=at, extra=extra)
        if same is not None:
            return same
        order = _with_code(_order(case, paper, by=by, at=at, extra=extra), paper)
        old = _replaced(case, paper, _kept_subject(paper, order))
        made = _made(paper, replace(order, number=_number(paper, case, at)), old)
        db.session.add(made)
        db.session.flush()
        told = paper is PaperKind.CLOSING_NOTICE and case.remedies_told_on is None
        move(
            case,
            Action.ISSUE_DOCUMENT,
            by=by,
            at=at,
            note=f"《{made.title}》{made.number}",
            data={"document_id": made.id, "kind": paper.value, "supersedes": made.supersedes_id},
            **({"remedies_told_on": at.date()} if told else {}),
        )
    return made


def why_not_by(case: Case, kind: PaperKind, *, by: User, at: datetime) -> str:
    """Why this person cannot issue this paper now: nobody decides on their own recusal."""
    if kind is PaperKind.RECUSAL_DECISION and by.id == case.mediator_id:
        return "调解员不能决定自己的回避，请由他人出具。"
    return why_not(kind, paper_situation(case, today=at.date()))


def _kind(kind: str) -> PaperKind:
    try:
        return PaperKind(kind)
    except ValueError as error:
        raise ActionNotPossible("没有这种文书。") from error


def _refuse(reason: str) -> None:
    if reason:
        raise ActionNotPossible(reason)


def _order(
    case: Case, kind: PaperKind, *, by: User, at: datetime, extra: Extra | None
) -> PaperOrder:
    chosen = str((extra or {}).get(PaperExtra.SUBJECT.value) or "")
    if kind is not PaperKind.AGREEMENT and PaperExtra.SUBJECT in RULES[kind].extras:
        chosen = _subject(case, kind, chosen)
    told = {**USUAL.get(kind, {}), **(extra or {})}
    return PaperOrder(case=case, by=by, at=at, subject=chosen, extra=told)


def _with_code(order: PaperOrder, kind: PaperKind) -> PaperOrder:
    """收款确认单 bears a code that is made with it and stands nowhere else."""
    if kind is not PaperKind.PAYMENT_RECEIPT:
        return order
    told = dict(order.extra or {})
    days = int(told.get("code_days") or receipts.USUAL_DAYS)
    part = read_part(order.subject)
    code, until = receipts.ask(order.case, *part, days=days, by=order.by, at=order.at)
    return replace(order, extra={**told, "code": code, "code_good_until": until})


def _subject(case: Case, kind: PaperKind, chosen: str) -> str:
    """The chosen subject, the usual one when nothing was chosen."""
    codes = [code for code, _ in subjects_of(case, kind)]
    if not codes:
        raise ActionNotPossible("还没有登记可以接收的单位，请系统管理员添加机构。")
    if chosen and chosen not in codes:
        raise InvalidInput(FieldProblem("subject", "请在列表中选择一项。"))
    return chosen or codes[0]


def _kept_subject(kind: PaperKind, order: PaperOrder) -> str:
    if kind not in OF_THE_AGREEMENT:
        return order.subject
    agreement = current_agreement(order.case)
    return f"agreement:{agreement.id}" if agreement else ""


def _is_signed(case: Case, kind: PaperKind) -> bool:
    """What the parties have signed is printed again as it was, never drawn anew."""
    agreement = current_agreement(case)
    if agreement is None or kind is not PaperKind.AGREEMENT:
        return False
    # Who signed on a screen signed the paper of that very hash.
    return agreement.state is AgreementState.EFFECTIVE or bool(pen_signatures(agreement))


def _replaced(case: Case, kind: PaperKind, subject: str) -> Document | None:
    """The paper that a new one takes the place of: about the same, or of a dropped agreement."""
    found = papers.newest(case.id, kind.value, subject)
    if found is not None or kind is not PaperKind.AGREEMENT:
        return found
    dropped = {
        f"agreement:{agreement.id}"
        for agreement in case.agreements
        if agreement.state in (AgreementState.REFUSED, AgreementState.REPLACED)
    }
    issued = [each.paper for each in papers.of_case(case.id) if each.is_current]
    return next((paper for paper in reversed(issued) if paper.subject in dropped), None)


def _lasting(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if name not in VOLATILE}


def _made(kind: PaperKind, order: PaperOrder, old: Document | None) -> Document:
    code = _page_code()
    facts = replace(collect(kind, order), page_code=code)
    rule, module = RULES[kind], DOCUMENTS[kind.value]
    replaced = None if rule.keeps_earlier else old
    title, version = _title(kind, order.case), papers.version_after(replaced)
    seal = paper_seals.PaperSeal(
        facts=facts, title=title, number=order.number, version=version, issued_on=order.at.date()
    )
    with sealed_by(seal.seal):
        drawn = _drawn(kind, facts, draft=False)
    kept = paper_signing.signed(drawn, body=order.case.body, at=order.at)
    return Document(
        case_id=order.case.id,
        body_id=order.case.body_id,
        kind=kind.value,
        subject=_kept_subject(kind, order),
        title=title,
        number=order.number,
        page_code=code,
        facts_seal=paper_seals.seal_of_facts(facts),
        volume=rule.volume,
        facts=to_json(facts),
        content=kept,
        drawn_sha256=hash_of(drawn),
        sha256=hash_of(kept),
        pages=page_count(drawn),
        template_version=module.TEMPLATE_VERSION,
        supersedes_id=replaced.id if replaced else None,
        issued_by_id=order.by.id,
        issued_at=order.at,
    )


def _page_code() -> str:
    """A code that no paper bears yet."""
    while papers.of_code(code := drawn_code(secrets.choice)):
        pass
    return code


def _title(kind: PaperKind, case: Case) -> str:
    if kind is PaperKind.APPLICATION and case.is_oral:
        return ORAL_TITLE
    if kind is PaperKind.MEDIATOR_CHOICE and is_appointed(case):
        return APPOINTED_TITLE
    return DOCUMENTS[kind.value].TITLE


def _drawn(kind: PaperKind, facts: PaperFacts, *, draft: bool) -> bytes:
    try:
        return DOCUMENTS[kind.value].draw(facts, draft=draft)
    except UnprintableCharacter as error:
        raise InvalidInput(FieldProblem("", error.sentence)) from error


def page_count(content: bytes) -> int:
    """How many pages a PDF of ours has; its page objects stand uncompressed."""
    return len(_COUNT.findall(content))


def _number(kind: PaperKind, case: Case, at: datetime) -> str:
    rule, body = RULES[kind], case.body
    if rule.series is Series.LETTER:
        serial = next_serial(body, f"letter:{rule.word}", at.year)
        short = body.short_name or ""
        return format_number(
            LETTER_PATTERN, short_name=short, year=at.year, serial=serial, word=rule.word
        )
    assert case.number is not None, "the table of papers asks for an accepted case"
    if rule.series is Series.WITHIN_THE_CASE:
        return f"{case.number}-{next_serial(body, f'paper:{case.id}', 0)}"
    serial = next_serial(body, f"agreement:{case.id}", 0)
    # The agreement bears the number of the case; one that replaces it is its second, third ….
    return case.number if serial == 1 else f"{case.number}之{chinese_number(serial)}"
