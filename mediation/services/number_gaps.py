"""Explaining the numbers that nothing bears; what was said is kept for ever."""

from datetime import datetime

from sqlalchemy import select

from mediation.domain.errors import ActionNotAllowed, FieldProblem, InvalidInput
from mediation.domain.number_gaps import Gap
from mediation.domain.numbering import read_serial, series_label
from mediation.domain.papers import RULES, PaperKind, Series
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import Case, Document, NumberGap, Organisation, User
from mediation.queries import number_ledger
from mediation.queries.number_patterns import patterns_known
from mediation.services.audit import audit
from mediation.services.inserting import insert_missing
from mediation.services.transaction import transaction

LONGEST = 300
EXPLAINERS = frozenset({Role.REGISTRAR, Role.SUPERVISOR})


def explain(
    body: Organisation,
    series: str,
    year: int,
    *,
    first: int,
    last: int,
    reason: str,
    by: User,
    at: datetime,
) -> None:
    """Say why these numbers were never given; only who works at the body knows."""
    if by.organisation_id != body.id or not by.roles & EXPLAINERS:
        raise ActionNotAllowed("空号由本机构的接待员或者负责人说明。")
    with transaction():
        said = reason.strip()
        if not said or len(said) > LONGEST:
            sentence = f"请写明这些编号为什么没有文书或者案件，最多 {LONGEST} 字。"
            raise InvalidInput(FieldProblem("reason", sentence))
        row = number_ledger.row_of(body, series, year)
        if Gap(first, last, None) not in row.gaps:
            sentence = "这些编号已经说明，或者不是空号，请刷新台账。"
            raise InvalidInput(FieldProblem("reason", sentence))
        _keep(body, series, year, range(first, last + 1), said, by=by, at=at)
        facts = {"body": body.id, "series": series, "year": year, "first": first, "last": last}
        subject = f"{body.name}{series_label(series)}{year}年"
        audit("numbers.gap_explained", by=by, at=at, subject=subject, data=facts)


def explain_destroyed(case: Case, list_number: str, *, by: User, at: datetime) -> None:
    """Say where the numbers of its letters go, in the transaction that destroys the case."""
    statement = select(Document).filter_by(case_id=case.id)
    for paper in db.session.scalars(statement):
        rule = RULES[PaperKind(paper.kind)]
        if rule.series is not Series.LETTER or not paper.number:
            continue
        year = paper.issued_at.year
        patterns = patterns_known(case.body, rule.word, year)
        serial = read_serial(patterns, paper.number, year=year, word=rule.word)
        if serial is not None:
            reason = f"案件{case.number or f'登记第{case.id}号'}已销毁，见销毁清册{list_number}。"
            _keep(case.body, rule.word, year, range(serial, serial + 1), reason, by=by, at=at)


def _keep(
    body: Organisation,
    series: str,
    year: int,
    serials: range,
    reason: str,
    *,
    by: User,
    at: datetime,
) -> None:
    told = {"reason": reason, "explained_by_id": by.id, "explained_at": at}
    key = {"body_id": body.id, "series": series, "year": year}
    insert_missing(NumberGap, [{**key, "serial": serial, **told} for serial in serials])
