"""条款库 with four eyes: one keeper proposes an edition of a clause, another one approves it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from mediation.documents.fonts import missing_glyphs
from mediation.domain.agreement.clauses import Beginning, Clause
from mediation.domain.agreement.particulars_json import to_json
from mediation.domain.agreement.words import TermKind
from mediation.domain.errors import FieldProblem, InvalidInput, NotVisible
from mediation.domain.four_eyes import ONE_DAY, ApprovalState
from mediation.domain.office_clauses import SHIPPED, Edition, problems
from mediation.models import Employer, OfficeClause, User
from mediation.queries import employers, office_clauses
from mediation.services import four_eyes
from mediation.services.transaction import transaction

# A clause of the office's own is called by the key of its first row, which is not known yet.
NO_CODE = ""


@dataclass(frozen=True)
class ClauseData:
    """A clause as it was typed; `employer` is a name or a credit code, empty for everybody."""

    title: str
    text: str
    particulars: Beginning | None
    article: str
    region: str
    employer: str
    is_preset: bool
    valid_from: date
    reason: str


def propose(kind: TermKind, data: ClauseData, *, by: User, at: datetime) -> OfficeClause:
    """Ask for a clause of the office's own; it counts once a second person agrees."""
    return _proposed(kind, NO_CODE, data, by=by, at=at)


def propose_edition(code: str, data: ClauseData, *, by: User, at: datetime) -> OfficeClause:
    """Ask for an edition of a known clause, in the place where it stands or in another."""
    return _proposed(kind_of(code), code, data, by=by, at=at)


def retire(
    clause: OfficeClause, *, valid_from: date, reason: str, by: User, at: datetime
) -> OfficeClause:
    """Ask to give the clause of a place up from a day on, so that the next wider one counts."""
    with transaction():
        four_eyes.require_keeper(OfficeClause.noun, by)
        if clause.state is not ApprovalState.APPROVED or clause.row.is_end:
            raise InvalidInput(FieldProblem("valid_from", "只有已生效的条款可以停用。"))
        emptied = replace(clause.row.clause, text="", particulars=None)
        last = replace(clause.row, clause=emptied, valid_from=valid_from, valid_to=None)
        return _asked(replace(last, is_preset=False), reason, clause.employer, by=by, at=at)


def approve(clause: OfficeClause, *, by: User, at: datetime) -> None:
    """Agree: the edition counts from its first day, and ends the older one on the day before."""
    with transaction():
        four_eyes.require_decider(clause, by)
        for older in office_clauses.in_place(clause.row.place):
            if older.state is ApprovalState.APPROVED:
                four_eyes.end(older, clause.valid_from - ONE_DAY, by=by, at=at)
        four_eyes.decide(clause, ApprovalState.APPROVED, by=by, at=at)


def kind_of(code: str) -> TermKind:
    """The kind of a known clause, shipped or of the office; NotVisible for any other code."""
    for edition in SHIPPED:
        if edition.clause.code == code:
            return edition.clause.kind
    for clause in office_clauses.of_code(code):
        return clause.kind
    raise NotVisible


def _proposed(
    kind: TermKind, code: str, data: ClauseData, *, by: User, at: datetime
) -> OfficeClause:
    with transaction():
        four_eyes.require_keeper(OfficeClause.noun, by)
        employer = _employer(data.employer)
        edition = Edition(
            clause=Clause(
                code=code,
                kind=kind,
                title=data.title.strip(),
                article=data.article.strip(),
                text=data.text.strip(),
                particulars=data.particulars,
            ),
            valid_from=data.valid_from,
            region=data.region.strip(),
            employer_id=employer.id if employer else None,
            is_preset=data.is_preset,
        )
        if edition.is_end:
            raise InvalidInput(FieldProblem("text", "请写条文；需要填写的地方用 ＿＿ 留空。"))
        return _asked(edition, data.reason, employer, by=by, at=at)


def _employer(typed: str) -> Employer | None:
    if not typed.strip():
        return None
    found = employers.named(typed)
    if len(found) != 1:
        sentence = f"有 {len(found)} 家同名的用人单位，请填写统一社会信用代码。"
        missing = "没有登记过这家用人单位，请核对全称或者统一社会信用代码。"
        raise InvalidInput(FieldProblem("employer", sentence if found else missing))
    return found[0]


def _asked(
    edition: Edition, reason: str, employer: Employer | None, *, by: User, at: datetime
) -> OfficeClause:
    there = office_clauses.in_place(edition.place) if edition.clause.code else ()
    found = list(problems(edition, reason, office_clauses.editions()))
    unknown = missing_glyphs(edition.clause.printed)
    found += [FieldProblem("text", missing.sentence) for missing in unknown]
    if any(each.state is ApprovalState.WAITING for each in there):
        found.append(FieldProblem("region", "同一范围的这一条款已有一版待复核，请先办理。"))
    if found:
        raise InvalidInput(*found)
    number = 1 + max((each.edition for each in there), default=0)
    row = _row(replace(edition, number=number), reason.strip(), employer)
    four_eyes.enter(row, by=by, at=at)
    row.code = row.code or f"T{row.id}"
    four_eyes.announce(row, by=by, at=at)
    return row


def _row(edition: Edition, reason: str, employer: Employer | None) -> OfficeClause:
    clause = edition.clause
    return OfficeClause(
        code=clause.code,
        edition=edition.number,
        kind=clause.kind,
        title=clause.title,
        text=clause.text,
        particulars=to_json(clause.particulars),
        article=clause.article,
        region=edition.region,
        employer=employer,
        is_preset=edition.is_preset,
        valid_from=edition.valid_from,
        reason=reason,
    )
