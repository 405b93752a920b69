"""What every calculator answers: amount, lines, arithmetic in sentences, articles, what is missing.

Figures keep their kind by their type: `Decimal` is money, `Fraction` and `int` are counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from mediation.domain.claims.heads import Head
from mediation.domain.claims.parameters import Gap, Parameter, ParameterKind, Standards
from mediation.domain.money import figures, round_to_fen

Table = Mapping[str, Decimal] | Mapping[str, str]
Figure = Decimal | Fraction | int | str | date | tuple[date, date] | Table | None
REFERENCE_ONLY = "仅供调解参考，不构成裁判依据。"


@dataclass(frozen=True)
class Line:
    """One line of the breakdown, rounded to 分."""

    label: str
    amount: Decimal


@dataclass(frozen=True)
class Alternative:
    """Another reading that courts somewhere follow, with its own amount."""

    name: str
    amount: Decimal | None
    reason: str
    figures: Mapping[str, Figure] = field(default_factory=dict)


@dataclass(frozen=True)
class Calculation:
    """The result of one head of claim; `amount` is None when something is missing."""

    head: Head
    amount: Decimal | None
    lines: tuple[Line, ...] = ()
    steps: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    figures: Mapping[str, Figure] = field(default_factory=dict)
    parameters: tuple[Parameter, ...] = ()
    warnings: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    missing: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a breakdown that does not add up to its total."""
        total = sum((line.amount for line in self.lines), Decimal(0))
        if self.amount is not None and self.lines and total != self.amount:
            raise ValueError(f"the lines of {self.head.value} do not add up to the total")


@dataclass
class Sheet:
    """The working sheet on which one calculator writes until it is done."""

    head: Head
    lines: list[Line] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    figures: dict[str, Figure] = field(default_factory=dict)
    parameters: list[Parameter] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    alternatives: list[Alternative] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def step(self, sentence: str) -> None:
        """Write one sentence of arithmetic, once."""
        if sentence not in self.steps:
            self.steps.append(sentence)

    def warn(self, sentence: str) -> None:
        """Write what the mediator must look at, once."""
        if sentence not in self.warnings:
            self.warnings.append(sentence)

    def cite(self, *articles: str) -> None:
        """Name the articles the result rests on, each once."""
        self.articles.extend(each for each in articles if each not in self.articles)

    def lack(self, name: str) -> None:
        """Name what is needed and was not given."""
        if name not in self.missing:
            self.missing.append(name)

    def line(self, label: str, exact: Decimal | Fraction) -> Decimal:
        """Add one line rounded to 分, and return what was added."""
        amount = round_to_fen(exact)
        self.lines.append(Line(label, amount))
        return amount

    def less_paid(self, paid: Decimal | None) -> None:
        """Take off what was paid already; more than is due leaves nothing, never a debt."""
        if not paid:
            return
        due = self.total
        self.figures["gross"] = due
        taken = min(paid, due)
        self.line("减：已支付", -taken)
        self.step(f"应付 {yuan(due)} − 已支付 {yuan(paid)} = {yuan(due - taken)}。")
        if paid > due:
            self.warn(f"已支付 {yuan(paid)}，多于按所填事实算得的 {yuan(due)}，请核对。")

    @property
    def total(self) -> Decimal:
        """The sum of the lines so far."""
        return sum((line.amount for line in self.lines), Decimal("0.00"))

    def standard(
        self,
        standards: Standards,
        kind: ParameterKind,
        on: date | None,
        key: str = "",
        *,
        needed: bool = True,
    ) -> Decimal | None:
        """Take a local figure and note which version was used, or name the gap."""
        found = standards.find(kind, on=on, key=key)
        if isinstance(found, Parameter):
            if found not in self.parameters:
                self.parameters.append(found)
            return found.value
        self._name_gap(found, needed)
        return None

    def _name_gap(self, gap: Gap, needed: bool) -> None:
        if needed:
            self.lack(gap.sentence)
        else:
            self.warn(f"{gap.sentence}，未据以核对。")

    def note(self, name: str, exact: Decimal | Fraction) -> Decimal:
        """Keep a figure of money that is no line of the total, and return it rounded."""
        amount = round_to_fen(exact)
        self.figures[name] = amount
        return amount

    def exceeds(self, claimed: Decimal | None, supported: Decimal) -> None:
        """Warn when more is claimed than the dates and figures support."""
        if claimed is not None and claimed > supported:
            self.warn(
                f"主张 {yuan(claimed)}，高于按所填事实可以支持的 {yuan(supported)}，"
                f"差额 {yuan(claimed - supported)}。"
            )

    def done(self) -> Calculation:
        """Close the sheet; a sheet that lacks something has no amount."""
        amount = self.total if self.lines and not self.missing else None
        return Calculation(
            head=self.head,
            amount=amount,
            lines=tuple(self.lines),
            steps=tuple(self.steps),
            articles=tuple(self.articles),
            figures=MappingProxyType(self.figures),
            parameters=tuple(self.parameters),
            warnings=tuple(self.warnings),
            alternatives=tuple(self.alternatives),
            missing=tuple(self.missing),
        )


def yuan(amount: Decimal | Fraction) -> str:
    """An amount in a sentence, '5,000.00 元'; what is finer than 分 is shown rounded."""
    rounded = round_to_fen(amount)
    return f"{'-' if rounded < 0 else ''}{figures(abs(rounded))} 元"


def count(value: Fraction | int) -> str:
    """A count as people write it, '6.5', '3'; at most four decimals are shown."""
    value = Fraction(value)
    if value.denominator == 1:
        return str(value.numerator)
    return f"{Decimal(value.numerator) / Decimal(value.denominator):.4f}".rstrip("0").rstrip(".")


def exact(amount: Decimal | int | str) -> Fraction:
    """An amount for exact arithmetic, so that nothing is rounded before the end of an item."""
    return Fraction(amount)
