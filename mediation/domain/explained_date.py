"""The steps of a trace as a page sets them: which article, from when, how counted, what moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mediation.domain.clocks import Deadline
from mediation.domain.exits import Window

UNKNOWN_YEAR = "放假安排尚未录入，届满日为暂定。"
_ARTICLE = "条文"
_NAMED = ("依据", "起算", "提示")
# The word before a sentence that names itself by what it says, the first that fits.
_BY_WORDS = (
    ("中断", ("时效中断", "不再中断")),
    ("暂定", ("届满日为暂定",)),
    ("扣除", ("不计入期限",)),
    ("中止", ("自原因消除之日",)),
    ("延长", ("同意延长", "批准延长", "同意可以延长", "批准可以延长")),
)
_COUNTED = "计算"


@dataclass(frozen=True)
class ExplainedDate:
    """A date with all that a page says of it; rows of clocks have the same names."""

    title: str
    safe_on: date
    due_on: date
    is_provisional: bool
    trace: tuple[str, ...]


@dataclass(frozen=True)
class TraceStep:
    """One sentence of a trace; `quote` holds the words of an article where they are known."""

    label: str
    text: str
    quote: str = ""


def explained(deadline: Deadline | Window) -> ExplainedDate:
    """A computed deadline that is no clock, such as the term of a case not yet accepted."""
    return ExplainedDate(
        title=deadline.title,
        safe_on=deadline.safe_date,
        due_on=deadline.legal_date,
        is_provisional=deadline.provisional,
        trace=deadline.trace,
    )


def trace_steps(trace: Sequence[str]) -> tuple[TraceStep, ...]:
    """The sentences with the word that stands before each."""
    return tuple(_step(sentence) for sentence in trace)


def why_provisional(trace: Sequence[str]) -> str:
    """The sentence that says why a date may still move."""
    return next((each for each in trace if _label_of(each) == "暂定"), UNKNOWN_YEAR)


def _step(sentence: str) -> TraceStep:
    head, colon, rest = sentence.partition("：")
    if colon and head == _ARTICLE:
        name, _, quote = rest.partition("：“")
        return TraceStep(_ARTICLE, name, quote.removesuffix("”"))
    if colon and head in _NAMED:
        return TraceStep(head, rest)
    return TraceStep(_label_of(sentence), sentence)


def _label_of(sentence: str) -> str:
    fitting = (label for label, words in _BY_WORDS if any(word in sentence for word in words))
    return next(fitting, _COUNTED)
