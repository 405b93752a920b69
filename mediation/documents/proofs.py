"""证据和证据来源: the table of evidence in what is filed with a court or commission."""

from collections.abc import Sequence

from mediation.documents.facts import ProofFacts
from mediation.documents.layout import Paper
from mediation.documents.tables import Column, table
from mediation.documents.typesetting import Align

COLUMNS = (
    Column("序号", 7, Align.CENTRE),
    Column("证据名称", 25),
    Column("证据来源", 17),
    Column("证明内容", 29),
    Column("形式", 11, Align.CENTRE),
    Column("页数", 9, Align.CENTRE),
)
ROWS_TO_WRITE_ON = 3


def proof_table(paper: Paper, proofs: Sequence[ProofFacts]) -> None:
    """Print the evidence; where nobody named any, rows to write on."""
    rows = [
        (
            str(index), each.name, each.source, each.proves, each.form,
            "" if each.pages is None else str(each.pages),
        )
        for index, each in enumerate(proofs, start=1)
    ]  # fmt: skip
    empty = [("",) * len(COLUMNS)] * ROWS_TO_WRITE_ON
    paper.space(4)
    paper.add(table(COLUMNS, rows or empty))
    paper.space(8)
