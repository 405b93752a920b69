"""签署记录: who signed, when, where and in which way, and what such a signature is."""

from mediation.documents.facts import AgreementFacts
from mediation.documents.facts.signing import SignedFacts
from mediation.documents.layout import FLUSH_NOTE, NOTE, Paper
from mediation.documents.roster import annex_title
from mediation.documents.tables import Column, table
from mediation.documents.typesetting import Align
from mediation.documents.wording import day, grouped, moment

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
BY_HAND_TOO = (
    "按照本调解组织的规定，屏幕手写签名只作留痕，不作为本协议生效所需的签名；签署人仍应当在纸质协议书上签名、"
    "盖章或者按指印，协议自法律规定的签名、盖章齐备时生效。"
)
CHECK_VALUE = "证据校验值由留存的签署证据算出，证据被改动的，不能再算出同一个值。"


def signing_record(paper: Paper, facts: AgreementFacts) -> None:
    """Print the record on a page of its own, if anything was signed for it."""
    if not facts.signed:
        return
    annex_title(paper, ANNEX, TITLE)
    if facts.signed_from:
        paper.paragraph(
            f"签署人签署的是已经出具的编号{facts.signed_from.number}的《调解协议书》，其文件的"
            "SHA-256 校验值如下。",
            NOTE,
        )
        paper.paragraph(grouped(facts.signed_from.sha256), FLUSH_NOTE)
        paper.space(6)
    rows = [
        (
            str(index), _who(each), each.capacity, each.way, _when(each), each.place,
            grouped(each.evidence),
        )
        for index, each in enumerate(facts.signed, start=1)
    ]  # fmt: skip
    paper.add(table(COLUMNS, rows))
    paper.space(6)
    if any(each.strokes for each in facts.signed):
        paper.paragraph(NATURE, NOTE)
    if facts.signed_by_hand_too:
        paper.paragraph(BY_HAND_TOO, NOTE)
    if any(each.evidence for each in facts.signed):
        paper.paragraph(CHECK_VALUE, NOTE)


def _when(signed: SignedFacts) -> str:
    return moment(signed.signed_at) if signed.signed_at else day(signed.signed_on)


def _who(signed: SignedFacts) -> str:
    """Return the line signed on, and who signed when the line names somebody else."""
    if not signed.signer or signed.signer in signed.label:
        return signed.label
    return f"{signed.label}\n（{signed.signer}签）"
