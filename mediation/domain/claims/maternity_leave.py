"""产假 days (女职工劳动保护特别规定 art. 7), with what the place adds."""

from dataclasses import dataclass
from datetime import date, timedelta

from mediation.domain.claims.calculation import Calculation, Sheet
from mediation.domain.claims.heads import Head
from mediation.domain.claims.parameters import ParameterKind, Standards

_SINCE = date(2012, 4, 28)
_BASE, _BASE_BEFORE = 98, 90
_DIFFICULT, _EXTRA_BABY = 15, 15
_EARLY_LOSS, _LATE_LOSS, _LATE_FROM_MONTHS = 15, 42, 4
_ARTICLE = "《女职工劳动保护特别规定》第七条"


@dataclass(frozen=True)
class MaternityLeaveFacts:
    """A birth (babies, difficult or not) or a miscarriage after some months; when leave began."""

    on: date | None = None
    babies: int = 1
    difficult: bool = False
    lost_after_months: int | None = None
    local_days: int | None = None


def maternity_leave(facts: MaternityLeaveFacts, standards: Standards) -> Calculation:
    """产假 (特别规定 art. 7): 98 days, 15 for a difficult birth, 15 for each further baby."""
    sheet = Sheet(Head.MATERNITY_LEAVE)
    sheet.cite(_ARTICLE)
    days = (
        _after_loss(sheet, facts) if facts.lost_after_months is not None else _birth(sheet, facts)
    )
    sheet.figures["national_days"] = days
    if facts.lost_after_months is None:
        days += _local(sheet, facts, standards)
    sheet.figures["days"] = days
    sheet.step(f"合计 {days} 天。")
    if facts.on is not None:
        last = facts.on + timedelta(days=days - 1)
        sheet.figures["last_day"] = last
        sheet.step(f"自 {facts.on.isoformat()} 起，至 {last.isoformat()} 止。")
    return sheet.done()


def _birth(sheet: Sheet, facts: MaternityLeaveFacts) -> int:
    old = facts.on is not None and facts.on < _SINCE
    days = _BASE_BEFORE if old else _BASE
    words = [f"产假 {days} 天"]
    if facts.difficult:
        days += _DIFFICULT
        words.append(f"难产增加 {_DIFFICULT} 天")
    if facts.babies > 1:
        more = _EXTRA_BABY * (facts.babies - 1)
        days += more
        words.append(f"多胞胎增加 {more} 天")
    sheet.step("，".join(words) + "。")
    return days


def _after_loss(sheet: Sheet, facts: MaternityLeaveFacts) -> int:
    months = facts.lost_after_months or 0
    days = _EARLY_LOSS if months < _LATE_FROM_MONTHS else _LATE_LOSS
    sheet.step(f"怀孕 {months} 个月流产，产假 {days} 天。")
    return days


def _local(sheet: Sheet, facts: MaternityLeaveFacts, standards: Standards) -> int:
    local = facts.local_days
    if local is None:
        found = sheet.standard(
            standards, ParameterKind.MATERNITY_EXTRA_DAYS, facts.on, needed=False
        )
        local = None if found is None else int(found)
    if local is None:
        return 0
    sheet.step(f"当地增加 {local} 天。")
    return local
