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

from mediation.documents import DOCUMENTS, to_json
from mediation.documents.application import ORAL_TITLE
from mediation.documents.mediator_choice import APPOINTED_TITLE
from mediation.documents.sealing import sealed_by
from mediation.documents.wording import chinese_number
from mediation.domain.case_flow import Action
from mediation.domain.numbering import OF_A_SUCCESSOR
from mediation.domain.page_codes import drawn_code
from mediation.domain.papers import RULES, PaperKind, Series, why_not
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db
from mediation.models import Case, Document, User
from mediation.queries import papers
from mediation.queries.paper_situation import paper_situation
from mediation.services import (
    agreement_overrides,
    looks_answers,
    paper_seals,
    paper_signing,
    receipts,
)
from mediation.services.audit import viewed
from mediation.services.moving import move, require
from mediation.services.numbering import next_letter_number, next_number_within, next_serial
from mediation.services.paper_facts import PaperOrder, collect
from mediation.services.paper_facts.following import read_part
from mediation.services.paper_facts.informing import is_appointed
from mediation.services.paper_orders import (
    Extra,
    draft_order,
    drawn,
    is_signed,
    kept_subject,
    kind_of,
    order_of,
    refuse,
)
from mediation.services.paper_store import hash_of
from mediation.services.transaction import transaction

# What differs from one issue to the next although the case has not changed.
VOLATILE = ("document_number", "issued_on", "received_at", "page_code", "wording_editions")
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
    paper = kind_of(kind)
    require(case, Action.ISSUE_DOCUMENT, by=by, at=at)
    order = draft_order(case, paper, by=by, at=at, extra=extra)
    content = drawn(paper, collect(paper, order), draft=True)
    viewed(case, by=by, at=at, what="document.previewed")
    return content


def standing(
    case: Case, kind: str, *, by: User, at: datetime, extra: Extra | None = None
) -> Document | None:
    """The paper already issued that says exactly what would be issued now."""
    paper = kind_of(kind)
    if why_not(paper, paper_situation(case, today=at.date())):
        return None
    order = order_of(case, paper, by=by, at=at, extra=extra)
    found = papers.newest(case.id, paper.value, kept_subject(paper, order))
    if found is not None and is_signed(case, paper):
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
    paper = kind_of(kind)
    with transaction():
        require(case, Action.ISSUE_DOCUMENT, by=by, at=at)
        refuse(why_not_by(case, paper, by=by, at=at))
        if paper is PaperKind.AGREEMENT and not is_signed(case, paper):
            refuse(agreement_overrides.why_not_signed(case, at=at))
        same = standing(case, kind, by=by, at=at, extra=extra)
        if same is not None:
            return same
        order = _with_code(order_of(case, paper, by=by, at=at, extra=extra), paper)
        old = _replaced(case, paper, kept_subject(paper, order))
        made = _made(paper, replace(order, number=_number(paper, case, at)), old)
        _keep(made, order)
        told = paper is PaperKind.CLOSING_NOTICE and case.remedies_told_on is None
        move(
            case,
            Action.ISSUE_DOCUMENT,
            by=by,
            at=at,
            note=f"《{made.title}》{made.number}{_words_told(paper, made)}",
            data={"document_id": made.id, "kind": paper.value, "supersedes": made.supersedes_id},
            **({"remedies_told_on": at.date()} if told else {}),
        )
    return made


def _keep(made: Document, order: PaperOrder) -> None:
    db.session.add(made)
    db.session.flush()
    if made.kind == PaperKind.LOOKS_RECORD:
        looks_answers.record(made, order)


def why_not_by(case: Case, kind: PaperKind, *, by: User, at: datetime) -> str:
    """Why this person cannot issue this paper now: nobody decides on their own recusal."""
    if kind is PaperKind.RECUSAL_DECISION and by.id == case.mediator_id:
        return "调解员不能决定自己的回避，请由他人出具。"
    return why_not(kind, paper_situation(case, today=at.date()))


def _with_code(order: PaperOrder, kind: PaperKind) -> PaperOrder:
    """收款确认单 bears a code that is made with it and stands nowhere else."""
    if kind is not PaperKind.PAYMENT_RECEIPT:
        return order
    told = dict(order.extra or {})
    days = int(told.get("code_days") or receipts.USUAL_DAYS)
    part = read_part(order.subject)
    code, until = receipts.ask(order.case, *part, days=days, by=order.by, at=order.at)
    return replace(order, extra={**told, "code": code, "code_good_until": until})


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
        content = drawn(kind, facts, draft=False)
    kept = paper_signing.signed(content, body=order.case.body, at=order.at)
    return Document(
        case_id=order.case.id,
        body_id=order.case.body_id,
        kind=kind.value,
        subject=kept_subject(kind, order),
        title=title,
        number=order.number,
        page_code=code,
        facts_seal=paper_seals.seal_of_facts(facts),
        volume=rule.volume,
        facts=to_json(facts),
        content=kept,
        drawn_sha256=hash_of(content),
        sha256=hash_of(kept),
        pages=page_count(content),
        template_version=module.TEMPLATE_VERSION,
        supersedes_id=replaced.id if replaced else None,
        issued_by_id=order.by.id,
        issued_at=order.at,
    )


def _words_told(kind: PaperKind, made: Document) -> str:
    """Which words of the office the paper was made with, for the history of the case."""
    editions = made.facts["wording_editions"]
    titles = {each.name: each.title for each in DOCUMENTS[kind.value].PASSAGES}
    told = "；".join(f"{titles[name]} {words}" for name, words in editions.items())
    return f"（用语：{told}）" if told else ""


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


def page_count(content: bytes) -> int:
    """How many pages a PDF of ours has; its page objects stand uncompressed."""
    return len(_COUNT.findall(content))


def _number(kind: PaperKind, case: Case, at: datetime) -> str:
    rule = RULES[kind]
    if rule.series is Series.LETTER:
        return next_letter_number(case.body, rule.word, at.year)
    if rule.series is Series.WITHIN_THE_CASE:
        return next_number_within(case)
    assert case.number is not None, "the table of papers asks for an accepted case"
    serial = next_serial(case.body, f"agreement:{case.id}", 0)
    # The agreement bears the number of the case; one that replaces it is its second, third ….
    return case.number if serial == 1 else f"{case.number}{OF_A_SUCCESSOR}{chinese_number(serial)}"
