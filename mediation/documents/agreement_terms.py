"""The clauses of 调解协议书: payments with instalments and shares, and texts as they stand."""

from decimal import Decimal

from mediation.documents.facts import AgreementFacts, TermFacts
from mediation.documents.facts.agreeing import PAYMENT
from mediation.documents.layout import FLUSH_NOTE, Paper
from mediation.documents.roster import MOST_IN_FULL, annex_title
from mediation.documents.tables import Column, table
from mediation.documents.typesetting import Align
from mediation.documents.wording import (
    chinese_number,
    clause_number,
    day,
    due_words,
    sentence,
    sum_in_words,
)
from mediation.domain.money import capitals, figures

SHARES_ANNEX = "附表二"
LEFT_OPEN = "本协议不处理下列事项："
INSTALMENT_COLUMNS = (
    Column("期次", 8, Align.CENTRE),
    Column("支付日期", 25),
    Column("金额（元）", 15, Align.RIGHT),
    Column("大写", 34),
    Column("条件", 18),
)
SHARE_COLUMNS = (
    Column("条款", 8, Align.CENTRE),
    Column("收款人", 13),
    Column("款项", 24),
    Column("金额（元）", 14, Align.RIGHT),
    Column("收款账户", 27),
)


def print_terms(paper: Paper, facts: AgreementFacts) -> None:
    """Print the numbered clauses."""
    for index, term in enumerate(facts.terms, start=1):
        number = clause_number(index)
        if term.kind == PAYMENT and term.amount is not None:
            _payment(paper, number, term, term.amount)
        else:
            paper.paragraph(number + sentence(term.text))


def _payment(paper: Paper, number: str, term: TermFacts, amount: Decimal) -> None:
    paper.paragraph(number + _opening(term, amount))
    if _in_instalments(term):
        paper.space(4)
        _instalment_table(paper, term)
    if term.account:
        paper.paragraph(f"收款账户：{sentence(term.account)}")
    if term.text:
        paper.paragraph(sentence(term.text))


def clause_texts(facts: AgreementFacts) -> tuple[str, ...]:
    """Return the words of every numbered clause as it is printed, tables line by line."""
    clauses = []
    for term in facts.terms:
        if term.kind != PAYMENT or term.amount is None:
            clauses.append(sentence(term.text))
            continue
        rows = instalment_rows(term) if _in_instalments(term) else []
        parts = [_opening(term, term.amount), *("".join(row) for row in rows)]
        parts += [f"收款账户：{sentence(term.account)}"] if term.account else []
        clauses.append("".join([*parts, sentence(term.text) if term.text else ""]))
    if facts.remaining:
        clauses.append(LEFT_OPEN + sentence(facts.remaining))
    return tuple(clauses)


def instalment_rows(term: TermFacts) -> list[tuple[str, ...]]:
    """Return the rows of the table of instalments; the last column only where one is needed."""
    rows = [
        (
            chinese_number(each.number), due_words(each.when, each.due), figures(each.amount),
            capitals(each.amount), each.condition,
        )
        for each in term.instalments
    ]  # fmt: skip
    kept = 5 if any(row[4] for row in rows) else 4
    return [row[:kept] for row in rows]


def _opening(term: TermFacts, amount: Decimal) -> str:
    tax = f"（{term.tax}）" if term.tax else ""
    opening = f"{term.payer}向{term.payee}支付{term.purpose}{tax}共计{sum_in_words(amount)}"
    return f"{opening}，{_manner(term)}{_shares(term)}"


def _manner(term: TermFacts) -> str:
    """Say when and how it is paid; a day named with 前 includes that day."""
    method = f"以{term.method}方式" if term.method else ""
    if _in_instalments(term):
        count = chinese_number(len(term.instalments))
        return f"分{count}期{method}支付，各期的支付日期和金额如下表，所列日期均含当日"
    first = term.instalments[0] if term.instalments else None
    due = first.due if first else term.due
    if first and first.when:
        return f"于{due_words(first.when, due)}{'（含当日），' if due else '，'}{method}一次付清"
    if due:
        return f"于{day(due)}前（含当日）{method}一次付清"
    return f"{method}一次付清"


def _in_instalments(term: TermFacts) -> bool:
    """Say whether a table is needed: one unconditional instalment is paying at once."""
    first = term.instalments[:1]
    return len(term.instalments) > 1 or any(each.condition for each in first)


def _shares(term: TermFacts) -> str:
    mark = "：" if _in_instalments(term) else "。"
    if not term.shares:
        return mark
    if _listed_in_annex(term):
        return f"，各收款人的金额和账户见{SHARES_ANNEX}{mark}"
    parts = [
        f"{each.name}{figures(each.amount)}元" + (f"（{each.account}）" if each.account else "")
        for each in term.shares
    ]
    return f"，其中{'，'.join(parts)}{mark}"


def _listed_in_annex(term: TermFacts) -> bool:
    return len(term.shares) > MOST_IN_FULL


def _instalment_table(paper: Paper, term: TermFacts) -> None:
    rows = instalment_rows(term)
    paper.add(table(INSTALMENT_COLUMNS[: len(rows[0])], rows))
    paper.space(6)


def received(facts: AgreementFacts) -> dict[tuple[str, str], Decimal]:
    """Return what each payee receives in all, by name and identity number."""
    totals: dict[tuple[str, str], Decimal] = {}
    for term in facts.terms:
        for share in term.shares:
            key = (share.name, share.id_number)
            totals[key] = totals.get(key, Decimal(0)) + share.amount
    return totals


def shares_annex(paper: Paper, facts: AgreementFacts) -> None:
    """Print 附表二, every share of every payment that is too long for its clause."""
    rows: list[tuple[str, ...]] = []
    for index, term in enumerate(facts.terms, start=1):
        if not _listed_in_annex(term):
            continue
        clause = f"第{chinese_number(index)}条"
        rows += [
            (clause, each.name, term.purpose, figures(each.amount), each.account)
            for each in term.shares
        ]
        total = sum((each.amount for each in term.shares), Decimal(0))
        rows.append((clause, "小计", "", figures(total), ""))
    if not rows:
        return
    annex_title(paper, SHARES_ANNEX, "各收款人款项明细")
    paper.add(table(SHARE_COLUMNS, rows))
    paper.space(6)
    paper.paragraph("本表为调解协议书的组成部分。", FLUSH_NOTE)
