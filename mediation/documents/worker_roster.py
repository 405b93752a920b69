"""劳动者名册: each worker of a collective dispute with a sum and room to sign (33号令 62)."""

from collections.abc import Sequence
from decimal import Decimal

from mediation.documents.facts.gathering import WorkerSumFacts
from mediation.documents.facts.parties import PartyFacts
from mediation.documents.layout import FLUSH_NOTE, Paper
from mediation.documents.roster import annex_title
from mediation.documents.tables import Column, table
from mediation.documents.typesetting import Align
from mediation.documents.wording import chinese_number, sum_in_words
from mediation.domain.money import figures

ANNEX = "附："
TITLE = "劳动者名册"


def worker_roster(
    paper: Paper, workers: Sequence[WorkerSumFacts], sum_heading: str, *, asks: bool = False
) -> None:
    """Print the list on pages of its own, its head on each; where it `asks`, everybody answers."""
    annex_title(paper, ANNEX, TITLE)
    columns = [
        Column("序号", 31, Align.CENTRE),
        Column("姓名", 70),
        Column("公民身份号码、电话", 118),
        Column(sum_heading, 84, Align.RIGHT),
        *([Column("同意或者不同意", 61)] if asks else []),
        Column("签名、捺印", 84 if asks else 145),
    ]
    rows = [
        (
            str(index), each.worker.name, _known(each.worker),
            "—" if each.amount is None else figures(each.amount), *([""] if asks else []), "",
        )
        for index, each in enumerate(workers, start=1)
    ]  # fmt: skip
    paper.add(table(columns, rows))
    total = sum((each.amount for each in workers if each.amount is not None), Decimal(0))
    count = chinese_number(len(workers))
    summed = f"，金额合计{sum_in_words(total)}" if total else ""
    paper.space(6)
    paper.paragraph(f"以上劳动者共{count}人{summed}。", FLUSH_NOTE)


def _known(worker: PartyFacts) -> str:
    return "\n".join(part for part in (worker.id_number, worker.phone) if part)
