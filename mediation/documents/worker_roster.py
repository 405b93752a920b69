"""劳动者名册: each worker of a collective dispute with a sum and room to sign (33号令 62)."""

from collections.abc import Sequence
from decimal import Decimal

from mediation.documents.facts.gathering import WorkerSumFacts
from mediation.documents.layout import FLUSH_NOTE, Paper
from mediation.documents.roster import annex_title
from mediation.documents.tables import Column, table
from mediation.documents.typesetting import Align
from mediation.documents.wording import chinese_number, sum_in_words
from mediation.domain.money import figures

ANNEX = "附："
TITLE = "劳动者名册"


def worker_roster(
    paper: Paper, workers: Sequence[WorkerSumFacts], sum_heading: str, *, choice: str = ""
) -> None:
    """Print the list on pages of its own, its head on each; `choice` is ticked by the worker."""
    annex_title(paper, ANNEX, TITLE)
    columns = [
        Column("序号", 6, Align.CENTRE),
        Column("姓名", 16),
        Column("公民身份号码", 24),
        Column("联系电话", 16),
        Column(sum_heading, 16, Align.RIGHT),
        *([Column("是否同意", 10, Align.CENTRE)] if choice else []),
        Column("签名、捺印", 18),
    ]
    rows = [
        (
            str(index), each.worker.name, each.worker.id_number, each.worker.phone,
            "—" if each.amount is None else figures(each.amount),
            *([choice] if choice else []), "",
        )
        for index, each in enumerate(workers, start=1)
    ]  # fmt: skip
    paper.add(table(columns, rows))
    total = sum((each.amount for each in workers if each.amount is not None), Decimal(0))
    paper.space(6)
    count = chinese_number(len(workers))
    paper.paragraph(f"以上劳动者共{count}人，金额合计{sum_in_words(total)}。", FLUSH_NOTE)
