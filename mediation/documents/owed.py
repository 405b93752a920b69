"""Sums of an agreement as they stand: what was due, what was paid, what is still owed."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from mediation.documents.facts import OwedFacts
from mediation.documents.facts.parties import PartyFacts
from mediation.documents.layout import Paper
from mediation.documents.tables import Column, table
from mediation.documents.typesetting import Align
from mediation.documents.wording import chinese_number, day
from mediation.domain.money import capitals, figures

COLUMNS = (
    Column("期次", 8, Align.CENTRE),
    Column("收款人", 19),
    Column("款项", 14),
    Column("应付日期", 21),
    Column("应付（元）", 14, Align.RIGHT),
    Column("已付（元）", 14, Align.RIGHT),
    Column("尚欠（元）", 14, Align.RIGHT),
    Column("逾期（日）", 9, Align.RIGHT),
)
OPTIONAL = (1, 2, 7)
SHARE_COLUMNS = (
    Column("序号", 7, Align.CENTRE),
    Column("申请人", 20),
    Column("金额（元）", 20, Align.RIGHT),
    Column("大写", 53),
)


def total_owed(owed: Sequence[OwedFacts]) -> Decimal:
    """Return what is still to be paid in all."""
    return sum((each.owed for each in owed), Decimal("0.00"))


def owed_table(paper: Paper, owed: Sequence[OwedFacts]) -> None:
    """Print the sums with their totals, leaving out columns that nobody filled."""
    rows = [_row(each) for each in owed]
    used = [
        index
        for index in range(len(COLUMNS))
        if index not in OPTIONAL or any(row[index] for row in rows)
    ]
    due = sum((each.amount for each in owed), Decimal("0.00"))
    paid = sum((each.paid for each in owed), Decimal("0.00"))
    rows.append(("合计", "", "", "", figures(due), figures(paid), figures(total_owed(owed)), ""))
    paper.space(4)
    columns = [COLUMNS[index] for index in used]
    paper.add(table(columns, [[row[index] for index in used] for row in rows], paper.sheet))
    paper.space(8)


def _row(each: OwedFacts) -> tuple[str, ...]:
    return (
        chinese_number(each.number),
        each.payee,
        each.purpose,
        day(each.due) if each.due else each.when,
        figures(each.amount),
        figures(each.paid),
        figures(each.owed),
        "" if each.days_late is None else str(each.days_late),
    )


def owed_to(
    owed: Sequence[OwedFacts], people: Sequence[PartyFacts]
) -> dict[tuple[str, str], Decimal]:
    """Return what each person is owed, by name and identity number; one person is owed it all."""
    if len(people) == 1:
        return {(people[0].name, people[0].id_number): total_owed(owed)}
    totals = {(each.name, each.id_number): Decimal("0.00") for each in people}
    for each in owed:
        for name, number in totals:
            if each.payee == name and each.id_number in ("", number):
                totals[name, number] += each.owed
                break
    return totals


def shares_table(paper: Paper, shares: Mapping[tuple[str, str], Decimal]) -> None:
    """Print what each applicant asks for."""
    rows = [
        (str(index), name, figures(amount), capitals(amount))
        for index, ((name, _), amount) in enumerate(shares.items(), start=1)
    ]
    paper.space(4)
    paper.add(table(SHARE_COLUMNS, rows))
    paper.space(8)
