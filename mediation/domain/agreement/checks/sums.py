"""Rules of the sums that stand in running text: figures, capitals, and where sums belong."""

import re
from collections.abc import Iterator
from decimal import Decimal

from mediation.domain.agreement.checks.facts import AgreementFacts, Typed
from mediation.domain.agreement.checks.findings import AMBER, RED, Hit, rule
from mediation.domain.agreement.checks.payments import UNCLEAR
from mediation.domain.agreement.repairs import replace_words
from mediation.domain.agreement.words import TermKind
from mediation.domain.money import AmountError, capitals, figures, parse_amount, parse_capitals

_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]{1,2})?"
_FIGURES = rf"({_NUMBER})\s*元"
_CAPITAL_SIGNS = "零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿一二三四五六七八九十百千两"
FIGURES_FIRST = re.compile(
    rf"{_FIGURES}\s*[（(]\s*(?:人民币)?(?P<marked>大写)?[:：]?\s*(?P<words>[^（）()]+?)[）)]"
)
CAPITALS_FIRST = re.compile(
    rf"(?P<words>(?:人民币)?[{_CAPITAL_SIGNS}]+[元圆][{_CAPITAL_SIGNS}角分整正]*)"
    r"\s*[（(]\s*(?:小写)?[:：]?\s*(?:人民币)?[¥￥]?\s*"
    r"([0-9][0-9,]*(?:\.[0-9]{1,2})?)\s*元?\s*[）)]"
)
TOTAL = re.compile(rf"(?:共计|合计|总额|总计)[^0-9。；]{{0,6}}(?P<sum>{_NUMBER})\s*元")
# What the parts of a sum follow: a table of instalments, or what each one gets.
PARTS = re.compile(r"分[一二三四五六七八九十0-9]+期|如下表|其中")
EXACT = re.compile(r"(?<![0-9,.])[0-9][0-9,]*\.[0-9]{2}(?![0-9])")
TYPED_SUM = re.compile(r"[0-9][0-9,.]*\s*(?:万)?元")


def _pairs(typed: Typed) -> Iterator[tuple[str, str, bool]]:
    """Every sum written twice: figures, capitals, and whether 大写 says which is which."""
    for match in FIGURES_FIRST.finditer(typed.text):
        yield match[1], match["words"], match["marked"] is not None
    for match in CAPITALS_FIRST.finditer(typed.text):
        yield match[2], match["words"], True


def _read(sum_in_figures: str, words: str) -> tuple[Decimal | None, Decimal | None]:
    try:
        amount = parse_amount(sum_in_figures)
    except AmountError:
        return None, None
    try:
        return amount, parse_capitals(words)
    except AmountError:
        return amount, None


@rule("capitals_differ", "大写与小写一致", RED, "支付结算办法 附件一", offers="大写改为与小写相同")
def capitals_match(facts: AgreementFacts) -> Iterator[Hit]:
    """A typed sum says the same in figures and in capitals (law.md 7.6)."""
    for typed in facts.typed:
        for number, words, _ in _pairs(typed):
            amount, told = _read(number, words)
            if amount is None or told is None or amount == told:
                continue
            right = capitals(amount)
            right = right if words.startswith("人民币") else right.removeprefix("人民币")
            yield Hit(
                f"{typed.name}的大写与小写金额不一致",
                f"{number} 元应为“{right}”，现写为“{words}”。",
                where=typed.where,
                mend=f"大写改为“{right}”",
                repair=replace_words(typed.where, words, right),
            )


@rule(
    "capitals_unreadable", "大写金额写法规范", AMBER, "支付结算办法 附件一", offers="按规定写法改写"
)
def capitals_are_readable(facts: AgreementFacts) -> Iterator[Hit]:
    """What is called 大写 is written as a bank reads it."""
    for typed in facts.typed:
        for number, words, is_marked in _pairs(typed):
            amount, told = _read(number, words)
            if is_marked and amount is not None and told is None:
                right = capitals(amount)
                yield Hit(
                    f"{typed.name}的大写“{words[:24]}”写法不对",
                    f"{number} 元的大写应为“{right}”。",
                    where=typed.where,
                    mend=f"改为“{right}”",
                    repair=replace_words(typed.where, words, right),
                )


@rule("sum_in_text", "金额都写成付款条款", AMBER, UNCLEAR)
def sums_stand_in_payments(facts: AgreementFacts) -> Iterator[Hit]:
    """A sum in running text cannot be followed; only a default clause may name one."""
    for each in facts.terms:
        if each.term.is_payment or each.term.kind is TermKind.DEFAULT:
            continue
        if TYPED_SUM.search(each.term.text):
            yield Hit(
                f"{each.name}把金额写在文字里",
                "写成付款条款，才能核对合计、登记付款和提醒逾期。",
                where=f"{each.where}-text",
                mend="用“＋ 付款”另加一条。",
            )


@rule("sum_differs_in_text", "付款条款文字中的合计与金额一致", AMBER, UNCLEAR)
def sums_in_payments_agree(facts: AgreementFacts) -> Iterator[Hit]:
    """A total that is told again in the free text of a payment is the sum of the payment."""
    for each in facts.payments:
        for match in re.finditer(
            rf"(?:合计|共计|总额|总计)[^0-9。；]{{0,6}}{_FIGURES}", each.term.text
        ):
            amount, _ = _read(match[1], "")
            if amount is not None and each.term.amount not in {None, amount}:
                yield Hit(
                    f"{each.name}文字写合计 {match[1]} 元，与付款金额不一致",
                    f"付款金额是 {figures(each.term.amount or Decimal(0))} 元，请核对。",
                    where=f"{each.where}-text",
                )


@rule("parts_in_words_differ", "文字中的分项合计等于总额", RED, UNCLEAR)
def parts_in_words_add_up(facts: AgreementFacts) -> Iterator[Hit]:
    """Where words tell a total and then its parts, the parts come to the total."""
    for typed in facts.typed:
        told = TOTAL.search(typed.text)
        listed = PARTS.search(typed.text, told.end()) if told else None
        if told is None or listed is None:
            continue
        total, _ = _read(told["sum"], "")
        parts = [_read(each[0], "")[0] for each in EXACT.finditer(typed.text, listed.end())]
        known = [part for part in parts if part is not None]
        if total is not None and len(known) > 1 and sum(known, Decimal(0)) != total:
            yield Hit(
                f"{typed.name}写明的各分项合计不等于总额",
                f"分项合计 {figures(sum(known, Decimal(0)))} 元，总额 {figures(total)} 元。",
                where=typed.where,
            )


SUM_RULES = (
    parts_in_words_add_up,
    capitals_match,
    capitals_are_readable,
    sums_stand_in_payments,
    sums_in_payments_agree,
)
