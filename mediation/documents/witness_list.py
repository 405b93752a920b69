"""月度审计见证单: where the trail ended on each day of a month, signed by hand.

Paper that lies in a safe is what nobody can change afterwards together with the database.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from mediation.documents.blocks import begin, sign
from mediation.documents.facts.parties import PaperFacts
from mediation.documents.layout import FLUSH_NOTE
from mediation.documents.tables import Column, table
from mediation.documents.typesetting import Align
from mediation.documents.wording import grouped, moment

TITLE = "月度审计见证单"
# Digits to compare keep their distances.
DIGITS = replace(FLUSH_NOTE, align=Align.LEFT)
COLUMNS = (
    Column("序号", 5, Align.CENTRE),
    Column("检查点时间", 16),
    Column("行号", 9, Align.RIGHT),
    Column("校验值", 40),
)


@dataclass(frozen=True, kw_only=True)
class CheckpointFacts:
    """One checkpoint."""

    at: datetime
    seq: int
    root: str


@dataclass(frozen=True, kw_only=True)
class WitnessListFacts(PaperFacts):
    """The checkpoints of a month, the signing keys, and who printed the list."""

    month: date
    checkpoints: tuple[CheckpointFacts, ...]
    public_keys: tuple[tuple[str, str], ...]
    printed_at: datetime
    verified: str = ""  # what the last verification found


def draw(facts: WitnessListFacts) -> bytes:
    """Draw the list."""
    paper = begin(facts, TITLE, draft=False)
    paper.paragraph(
        f"{facts.month.year}年{facts.month.month}月，系统审计日志共有{len(facts.checkpoints)}个"
        "检查点。每个检查点记下当时最后一行的行号和校验值；校验值由密钥逐行链接算出，"
        "此前任何一行被修改、删除、插入或整体重写，重新核验时都会与本单不符。"
    )
    if facts.verified:
        paper.paragraph(facts.verified)
    rows = [
        (str(number), f"{each.at:%Y-%m-%d %H:%M}", str(each.seq), grouped(each.root))
        for number, each in enumerate(facts.checkpoints, start=1)
    ]
    paper.add(table(COLUMNS, rows or [("", "本月没有检查点", "", "")]))
    paper.space(8)
    for name, key in facts.public_keys:
        paper.paragraph(f"检查点签名公钥（Ed25519，{name}）：{grouped(key)}", DIGITS)
    paper.paragraph(f"打印时间：{moment(facts.printed_at)}。本单一式两份，分开存放。", FLUSH_NOTE)
    sign(paper, ["审计管理员（签名）：", "见证人（签名）："])
    return paper.finished()
