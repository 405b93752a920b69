"""签署记录: who signed, when, where and in which way, and what such a signature is."""

from collections.abc import Sequence

from mediation.documents.facts.signing import SignedFacts
from mediation.documents.layout import NOTE, Paper
from mediation.documents.roster import annex_title
from mediation.documents.tables import Column, table
from mediation.documents.typesetting import Align
from mediation.documents.wording import grouped, moment

ANNEX, TITLE = "附页", "签署记录"
COLUMNS = (
    Column("序号", 7, Align.CENTRE),
    Column("签署人", 17),
    Column("身份", 10),
    Column("签署方式", 13),
    Column("签署时间", 16),
    Column("签署地点", 13),
    Column("证据校验值", 25),
)
NATURE = (
    "屏幕手写签名是签署人书写笔迹的图像，由本调解组织连同签署的时间、地点和证据一并记录；它不是使用电子"
    "签名认证证书制作的电子签名，其是否属于可靠的电子签名，依照《中华人民共和国电子签名法》第十三条认定。"
)
CHECK_VALUE = "证据校验值由留存的签署证据算出，证据被改动的，不能再算出同一个值。"


def signing_record(paper: Paper, signed: Sequence[SignedFacts]) -> None:
    """Print the record on a page of its own, if anybody signed on a screen."""
    if not signed:
        return
    annex_title(paper, ANNEX, TITLE)
    rows = [
        (
            str(index), _who(each), each.capacity, each.way, moment(each.signed_at), each.place,
            grouped(each.evidence),
        )
        for index, each in enumerate(signed, start=1)
    ]  # fmt: skip
    paper.add(table(COLUMNS, rows))
    paper.space(6)
    paper.paragraph(NATURE, NOTE)
    if any(each.evidence for each in signed):
        paper.paragraph(CHECK_VALUE, NOTE)


def _who(signed: SignedFacts) -> str:
    """Return the line signed on, and who signed when the line names somebody else."""
    if not signed.signer or signed.signer in signed.label:
        return signed.label
    return f"{signed.label}\n（{signed.signer}签）"
