"""工伤待遇, read from an item."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claims.calculation import Calculation, Sheet
from mediation.domain.claims.heads import Head
from mediation.domain.claims.injury import (
    ALL_LINES,
    InjuryFacts,
    InjuryLine,
    disability_grants,
    injury,
)
from mediation.domain.claims.injury_grades import GRADES, grant_article, grant_months
from mediation.domain.claims.injury_sums import SumsBase, SumsFacts
from mediation.domain.claims.parameters import ParameterKind, Standards
from mediation.domain.claims.reading.employment import CLAIMED, MONTHLY, PAID
from mediation.domain.claims.reading.fields import Fields
from mediation.domain.claims.reading.injury_costs import INJURED, OWN_WAGE, read_care, read_costs
from mediation.domain.claims.reading.local import Supplied, with_average_for_injury, with_supplied
from mediation.domain.claims.reading.values import read_count

_COLUMNS = {
    "medical": ParameterKind.INJURY_MEDICAL_MONTHS,
    "employment": ParameterKind.INJURY_EMPLOYMENT_MONTHS,
}


def read_disability_grant(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """一次性伤残补助金, of one grade or of all."""
    return _read_lines(fields, standards, frozenset({InjuryLine.GRANT}))


def read_injury(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """工伤待遇 with all its lines; a bare table of months is checked against the national one."""
    table = fields.table("months")
    if table and not fields.has("grade", *OWN_WAGE):
        return _check_table(fields, table)
    if not fields.has("grade", *OWN_WAGE):
        return read_costs(fields, standards, read_care(fields))
    return _read_lines(fields, standards, ALL_LINES)


def read_lump_sums(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """一次性工伤医疗补助金 and 一次性伤残就业补助金."""
    return _read_lines(fields, standards, frozenset({InjuryLine.SUMS}))


def read_disability_allowance(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """伤残津贴."""
    return _read_lines(fields, standards, frozenset({InjuryLine.ALLOWANCE}))


def _read_lines(fields: Fields, standards: Standards, lines: frozenset[InjuryLine]) -> Calculation:
    grade = fields.whole("grade", "disability_grade", "伤残等级")
    own_wage = fields.money(*OWN_WAGE)
    injured_on = fields.day(*INJURED)
    standards = with_average_for_injury(standards)
    if fields.has("grades") and grade is None:
        _compare_table(fields, fields.table("grades"))
        if own_wage is not None:
            return disability_grants(own_wage, injured_on, standards)
    supplied = _provincial_months(fields, grade)
    ended = fields.flag("ended", "contract_ended", "relation_ended", "terminated")
    facts = InjuryFacts(
        grade=grade,
        own_wage=own_wage if own_wage is not None else fields.money(*MONTHLY),
        injured_on=injured_on,
        insured=fields.flag("insured", "is_insured", "参保"),
        ended=True if ended is None else ended,
        lines=lines,
        sums=_sums(fields),
        care=read_care(fields),
        allowance_months=_allowance_months(fields, lines),
        paid=fields.money(*PAID),
        claimed=fields.money(*CLAIMED),
    )
    return injury(facts, with_supplied(standards, supplied))


def _allowance_months(fields: Fields, lines: frozenset[InjuryLine]) -> Fraction | None:
    """Months of 伤残津贴; where nothing else is asked for, plain months mean these."""
    only = lines == {InjuryLine.ALLOWANCE}
    return fields.number("allowance_months", *(("months",) if only else ()))


def _sums(fields: Fields) -> SumsFacts:
    cut = fields.share("near_retirement_reduction", "reduction", "减发比例")
    kept = fields.share("kept_share", "near_retirement_share", "发给比例")
    return SumsFacts(
        base=_sums_base(fields),
        medical=fields.money("medical_sum", "medical_amount", "一次性工伤医疗补助金"),
        employment=fields.money("employment_sum", "employment_amount", "一次性伤残就业补助金"),
        kept_share=kept if kept is not None else 1 - (cut or Fraction(0)),
    )


def _sums_base(fields: Fields) -> SumsBase | None:
    words = fields.text("lump_sum_base", "sums_base", "base_kind", "计发基数").lower()
    if not words:
        return None
    if "本人" in words or "own" in words:
        return SumsBase.OWN_WAGE
    if "平均" in words or "社平" in words or "average" in words or "area" in words:
        return SumsBase.AREA_AVERAGE
    fields.fault("lump_sum_base", "计发基数请写 本人工资 或者 统筹地区职工月平均工资。")
    return None


def _provincial_months(fields: Fields, grade: int | None) -> Supplied:
    """Months of the two sums that the item itself names, for its grade or in a table of grades."""
    supplied: Supplied = {}
    table = fields.table("months") if isinstance(fields.raw("months"), Mapping) else {}
    row = table.get(str(grade)) if grade is not None else None
    for name, kind in _COLUMNS.items():
        number = fields.number(f"{name}_months")
        if number is None and isinstance(row, Mapping) and row.get(name) is not None:
            try:
                number = read_count(row[name])
            except ValueError as error:
                fields.fault("months", str(error))
        if number is not None and grade is not None:
            value = Decimal(number.numerator) / Decimal(number.denominator)
            supplied[kind, f"{grade}级"] = value
    return supplied


def _compare_table(fields: Fields, table: Mapping[str, object]) -> None:
    """Warn of a table of months that is not the one in force; the one in force is used."""
    for name, months in table.items():
        if not str(name).isdigit() or int(name) not in GRADES:
            fields.fault("grades", "伤残等级只有 1 至 10 级。")
            return
        right = grant_months(int(name), fields.day(*INJURED))
        stated = months.get("disability") if isinstance(months, Mapping) else months
        if stated is not None and str(stated) != str(right):
            fields.warnings.append(
                f"所附月数表 {name} 级写 {stated} 个月，按现行规定应为 {right} 个月，以规定为准。"
            )


def _check_table(fields: Fields, table: Mapping[str, object]) -> Calculation:
    """An item that only states a province's months: there is nothing to multiply."""
    sheet = Sheet(Head.INJURY)
    region = fields.text("region", "地区")
    _compare_table(fields, table)
    for name, months in table.items():
        if not isinstance(months, Mapping) or not str(name).isdigit():
            fields.fault("months", '请按等级填写三项月数，例如 {"7": {"medical": 6}}。')
            continue
        sheet.cite(grant_article(int(name)))
        sheet.step(
            f"{region} {name} 级：一次性伤残补助金 {months.get('disability', '未写')} 个月，"
            f"一次性工伤医疗补助金 {months.get('medical', '未写')} 个月，"
            f"一次性伤残就业补助金 {months.get('employment', '未写')} 个月。"
        )
    sheet.figures["rule_only"] = True
    sheet.warn("只列出了月数，没有等级和本人工资，不计算金额。")
    return sheet.done()
