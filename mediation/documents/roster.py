"""附表: when a side has many people, the paper names the first and lists all in a table."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from mediation.documents.blocks import party_block, signers
from mediation.documents.facts.parties import PartyFacts
from mediation.documents.facts.signing import SignedFacts
from mediation.documents.fonts import Style
from mediation.documents.layout import FLUSH, FLUSH_NOTE, Look, Paper
from mediation.documents.signatures import take_signature
from mediation.documents.tables import Cell, Column, table
from mediation.documents.typesetting import Align
from mediation.documents.wording import chinese_number, day, identity, sum_in_words
from mediation.domain.money import figures

MOST_IN_FULL = 3
ANNEX = "附表一"
ANNEX_TITLE = Look(size=16, leading=34, style=Style.BOLD, indent=0, align=Align.CENTRE)


def needs_roster(parties: Sequence[PartyFacts]) -> bool:
    """Say whether a side is too many for full particulars in the text."""
    return len(parties) > MOST_IN_FULL


def side(paper: Paper, parties: Sequence[PartyFacts], look: Look = FLUSH) -> None:
    """Print a side in full, or its first person and where the others are listed."""
    if not needs_roster(parties):
        party_block(paper, parties, look)
        return
    party_block(paper, parties[:1], look)
    others = chinese_number(len(parties) - 1)
    paper.paragraph(f"（其余{others}名{parties[0].side_label}见{ANNEX}）", look)


def signers_of(parties: Sequence[PartyFacts]) -> list[str]:
    """Return the lines a side signs on; people who are listed in the annex sign there."""
    if not needs_roster(parties):
        return [line for party in parties for line in signers(party)]
    return [f"{parties[0].side_label}（签名、捺印见{ANNEX}）：", *signers(parties[0])[1:]]


def annex_title(paper: Paper, name: str, title: str) -> None:
    """Begin an annex on a page of its own."""
    paper.new_page()
    paper.paragraph(name, FLUSH_NOTE)
    paper.hold(1)
    paper.heading(title, ANNEX_TITLE)


def roster(
    paper: Paper,
    parties: Sequence[PartyFacts],
    title: str,
    amounts: Mapping[tuple[str, str], Decimal] | None = None,
    signed: Sequence[SignedFacts] = (),
) -> None:
    """Print the annex: everybody's particulars, the sum if any, and a place to sign."""
    annex_title(paper, ANNEX, title)
    columns = [
        Column("序号", 7, Align.CENTRE),
        Column("姓名", 12),
        Column("身份信息", 31),
        Column("住址、电话", 20),
    ]
    if amounts is not None:
        columns.append(Column("金额（元）", 15, Align.RIGHT))
    columns.append(Column("签名、捺印", 15))
    waiting = list(signed)
    rows: list[tuple[Cell, ...]] = [
        (*_roster_row(index, each, amounts), _roster_signature(each, waiting))
        for index, each in enumerate(parties, start=1)
    ]
    if amounts is not None:
        total = sum(amounts.values(), Decimal(0))
        rows.append(("", "合计", "", "", figures(total), ""))
    paper.add(table(columns, rows))
    if amounts is not None:
        paper.space(6)
        paper.paragraph(f"合计{sum_in_words(total)}。", FLUSH_NOTE)


def _roster_row(
    index: int, party: PartyFacts, amounts: Mapping[tuple[str, str], Decimal] | None
) -> tuple[str, ...]:
    about = [party.sex, day(party.birth_date) if party.birth_date else "", party.ethnicity]
    known = "，".join(part for part in about if part)
    is_card = party.id_type in ("", "居民身份证")
    number = party.id_number if is_card else identity(party.id_type, party.id_number)
    number = number or party.credit_code
    row = [
        str(index),
        party.name,
        "\n".join(part for part in (known, number) if part),
        "\n".join(part for part in (party.address, party.phone) if part),
    ]
    if amounts is not None:
        amount = amounts.get((party.name, party.id_number))
        row.append(figures(amount) if amount is not None else "—")
    return tuple(row)


def _roster_signature(party: PartyFacts, waiting: list[SignedFacts]) -> Cell:
    found = take_signature(f"{party.side_label}{party.name}", waiting)
    return (found.strokes or found.way) if found else ""
