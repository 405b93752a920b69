"""医疗期 (企业职工患病或非因工负伤医疗期规定, 劳部发〔1994〕479号 arts. 3, 4)."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from mediation.domain.claims.calculation import Calculation, Sheet, count
from mediation.domain.claims.heads import Head
from mediation.domain.claims.service import service_between
from mediation.domain.clocks.periods import add_months

_ARTICLES = (
    "《企业职工患病或非因工负伤医疗期规定》（劳部发〔1994〕479号）第三条",
    "《企业职工患病或非因工负伤医疗期规定》第四条",
)
_TEN_YEARS = 10
# From so many years with this employer on: months of 医疗期.
_SHORT_CAREER = ((5, 6), (0, 3))
_LONG_CAREER = ((20, 24), (15, 18), (10, 12), (5, 9), (0, 6))
# Months of 医疗期 are counted within so many months (art. 4).
_WITHIN = {3: 6, 6: 12, 9: 15, 12: 18, 18: 24, 24: 30}


@dataclass(frozen=True)
class MedicalPeriodFacts:
    """Years of work for all and for this employer, or the dates they follow from."""

    total_years: Fraction | None = None
    unit_years: Fraction | None = None
    first_job_on: date | None = None
    hired_on: date | None = None
    ill_from: date | None = None


def medical_period(facts: MedicalPeriodFacts) -> Calculation:
    """医疗期 (479号 art. 3): 3 to 24 months by years of work, total and with the employer."""
    sheet = Sheet(Head.MEDICAL_PERIOD)
    sheet.cite(*_ARTICLES)
    unit = _years(facts.unit_years, facts.hired_on, facts.ill_from)
    total = _years(facts.total_years, facts.first_job_on or facts.hired_on, facts.ill_from)
    if unit is None:
        sheet.lack("本单位工作年限（或者入职日期和患病日期）")
    if total is None:
        sheet.lack("实际参加工作年限")
    if unit is None or total is None:
        return sheet.done()
    if total < unit:
        sheet.lack("不短于本单位工作年限的实际工作年限")
        return sheet.done()
    table = _LONG_CAREER if total >= _TEN_YEARS else _SHORT_CAREER
    months = next(months for least, months in table if unit >= least)
    sheet.figures |= {"months": months, "within_months": _WITHIN[months]}
    sheet.step(
        f"实际工作 {_shown(total)} 年，本单位工作 {_shown(unit)} 年，"
        f"医疗期 {months} 个月，按 {_WITHIN[months]} 个月内累计病休时间计算。"
    )
    if facts.ill_from is not None:
        end = add_months(facts.ill_from, _WITHIN[months]) - timedelta(days=1)
        sheet.figures["counted_to"] = end
        sheet.step(f"自 {facts.ill_from.isoformat()} 第一天病休起，累计至 {end.isoformat()}。")
    sheet.warn("某些患特殊疾病（癌症、精神病、瘫痪等）的，按劳部发〔1995〕236号可以适当延长。")
    return sheet.done()


def _shown(years: Fraction) -> str:
    """Years to one decimal, cut and not rounded, so that no band seems to be reached."""
    return count(Fraction(int(years * 10), 10))


def _years(given: Fraction | None, start: date | None, on: date | None) -> Fraction | None:
    if given is not None:
        return given
    if start is None or on is None:
        return None
    return Fraction(service_between(start, on).months, 12)
