"""回执: what the receiver of a pack answers, first whether it takes it, later what came of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from mediation.domain.errors import FieldProblem
from mediation.domain.handoff.manifest import CODE, DATA, LONGEST_NAME
from mediation.domain.handoff.refusal import PackRefused
from mediation.domain.handoff.states import PackState
from mediation.domain.referral_events import BY_THE_OFFICE
from mediation.domain.referrals import ReferralStep

LONGEST_NUMBER = 80
LONGEST_NOTE = 1000
MOST_DEFECTS = 50
HIGHEST_FEN = 10**15
MALFORMED = "回执的内容读不出来，文件可能已损坏，请对方重新生成。"


class ReceiptOutcome(StrEnum):
    """What a receipt says of the pack; a report tells what came of a case that was taken."""

    ACCEPTED = "accepted"
    DEFECTIVE = "defective"
    REFUSED = "refused"
    REPORT = "report"

    @property
    def label(self) -> str:
        """The Chinese word shown on pages."""
        return {
            "accepted": "已接收",
            "defective": "退回补正",
            "refused": "未受理",
            "report": "进展通报",
        }[self.value]

    @property
    def pack_state(self) -> PackState | None:
        """Where the pack stands after it; None when it stays where it was."""
        return None if self is ReceiptOutcome.REPORT else PackState(self.value)


@dataclass(frozen=True)
class Defect:
    """One thing that is wrong with a pack: the code of the contract's list, and its words."""

    code: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """The content of a receipt, or of a later report."""

    pack_code: str
    pack_sha256: str
    outcome: ReceiptOutcome
    on: date
    number: str = ""
    defects: tuple[Defect, ...] = ()
    note: str = ""
    # Only in a report: how far it came, what was decided (in codes), and which party it is about.
    step: ReferralStep | None = None
    codes: tuple[str, ...] = ()
    party: str = ""
    amount_fen: int | None = None

    @property
    def as_data(self) -> dict[str, Any]:
        """What data.json of the receipt holds."""
        return {
            "pack_code": self.pack_code,
            "pack_sha256": self.pack_sha256,
            "outcome": self.outcome.value,
            "on": self.on.isoformat(),
            "number": self.number,
            "defects": [{"code": each.code, "words": each.words} for each in self.defects],
            "note": self.note,
            "step": self.step.value if self.step else None,
            "codes": list(self.codes),
            "party": self.party,
            "amount_fen": self.amount_fen,
        }


def receipt_problems(receipt: Receipt, today: date) -> Iterator[FieldProblem]:
    """What is wrong with a receipt, each beside its field; writer and reader ask it."""
    if receipt.on > today:
        yield FieldProblem("on", "日期不能晚于今天。")
    if receipt.outcome is ReceiptOutcome.DEFECTIVE and not receipt.defects:
        yield FieldProblem("defects", "请一次勾选需要补正的全部事项。")
    if receipt.outcome is ReceiptOutcome.REFUSED and not receipt.note.strip():
        yield FieldProblem("note", "请写明不予接收的理由。")
    if (receipt.outcome is ReceiptOutcome.REPORT) != (receipt.step is not None):
        yield FieldProblem("step", "请选择办理到了哪一步。")
    if receipt.step in BY_THE_OFFICE:
        yield FieldProblem("step", "这一步由移送单位自己登记。")
    if len(receipt.number) > LONGEST_NUMBER:
        yield FieldProblem("number", f"编号最多 {LONGEST_NUMBER} 个字。")
    if len(receipt.note) > LONGEST_NOTE:
        yield FieldProblem("note", f"说明最多 {LONGEST_NOTE} 个字。")


def read_receipt(data: Mapping[str, Any], today: date) -> Receipt:
    """The receipt that a data.json holds; PackRefused when it holds none that makes sense."""
    try:
        found = _receipt(data)
    except (KeyError, TypeError, ValueError) as error:
        raise PackRefused("malformed", MALFORMED) from error
    problem = next(receipt_problems(found, today), None)
    if problem is not None:
        raise PackRefused("malformed", f"回执的内容有误：{problem.sentence}请对方重新生成。")
    return found


def _receipt(data: Mapping[str, Any]) -> Receipt:
    code, digest = _text(data, "pack_code", 32), _text(data, "pack_sha256", 64)
    if not CODE.fullmatch(code) or len(digest) != 64:
        raise ValueError(f"{DATA} names no pack")
    amount = data["amount_fen"]
    if amount is not None and (type(amount) is not int or not 0 <= amount <= HIGHEST_FEN):
        raise ValueError("no amount")
    for name in ("defects", "codes"):
        if not isinstance(data[name], list) or len(data[name]) > MOST_DEFECTS:
            raise ValueError(f"no list of {name}")
    return Receipt(
        pack_code=code,
        pack_sha256=digest,
        outcome=ReceiptOutcome(data["outcome"]),
        on=date.fromisoformat(_text(data, "on", 10)),
        number=_text(data, "number", LONGEST_NUMBER),
        defects=tuple(
            Defect(_text(row, "code", 40), _text(row, "words", 200)) for row in data["defects"]
        ),
        note=_text(data, "note", LONGEST_NOTE),
        step=ReferralStep(data["step"]) if data["step"] is not None else None,
        codes=tuple(_text({"code": each}, "code", 40) for each in data["codes"]),
        party=_text(data, "party", LONGEST_NAME),
        amount_fen=amount,
    )


def _text(data: Mapping[str, Any], name: str, longest: int) -> str:
    text = data[name]
    if not isinstance(text, str) or len(text) > longest:
        raise ValueError(f"{name} is no text")
    return text
