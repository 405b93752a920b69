"""Checks of the words people type into an agreement (law.md 7.4).

Unclear content is refused at 仲裁审查 (33号令 art. 77) and 司法确认 (民诉解释 art. 358); some
clauses are void or not allowed whatever their words.
"""

import re
from collections.abc import Iterator
from datetime import date

from mediation.domain.agreement.checks.findings import (
    AgreementFacts,
    Finding,
    NamedCheck,
    amber,
    red,
)
from mediation.domain.agreement.words import TermKind
from mediation.domain.money import AmountError, capitals, parse_amount, parse_capitals

UNCLEAR = "33号令 77、民诉法解释 358"
# Words without a date, a sum or an act behind them: nobody could enforce them.
VAGUE_WORDS = (
    *("尽快", "尽早", "尽可能", "适当", "适时", "酌情", "视情况", "视具体情况", "有关费用"),
    *("相关费用", "合理费用", "合理期限", "若干", "择期", "择日", "另行协商", "另行商定"),
    *("条件允许", "条件成熟", "经营好转", "资金到位后", "有钱时", "近期内", "一段时间内"),
)
BLANK = re.compile(r"[_＿]{2,}|[×Xx]{2,}|(?:^|[^0-9])年\s*月\s*日|【\s*】|[…]{2,}")
TYPED_DATE = re.compile(r"([0-9]{4})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日")
TIME_LIMIT = re.compile(
    r"[0-9]{4}\s*年\s*[0-9]{1,2}\s*月|[0-9一二三四五六七八九十]+\s*个?(?:工作)?日内|当日|当场"
)
SUM_WITH_CAPITALS = re.compile(
    r"([0-9][0-9,]*(?:\.[0-9]{1,2})?)\s*元\s*[（(]\s*(?:大写)?[:：]?\s*([^（）()]+?)[）)]"
)
TYPED_SUM = re.compile(r"[0-9][0-9,.]*\s*(?:万)?元")
INSURANCE = r"(?:社会保险|社保|养老保险|医疗保险|失业保险|工伤保险|五险)"
WAIVED_INSURANCE = re.compile(
    rf"(?<!不)放弃[^。；]{{0,20}}{INSURANCE}"
    rf"|{INSURANCE}[^。；]{{0,20}}(?<!不)放弃"
    rf"|(?:不再|不予|无需|不用|免予|免除)[^。；]{{0,14}}缴[^。；]{{0,12}}{INSURANCE}"
    rf"|{INSURANCE}[^。；]{{0,12}}(?:不再|不予|无需|不用)[^。；]{{0,6}}缴"
    rf"|{INSURANCE}[^。；]{{0,12}}(?:折现|折算成?现金)"
)
FORBIDS = re.compile("不得|不能|不因|不应")
ASKS_COURT_TO_JUDGE = re.compile(
    r"(?:逾期|不履行|未履行|不支付|未支付|不付|未付|未按|违约|反悔)[^。；]{0,40}"
    r"法院[^。；]{0,12}(?:判决|裁判|裁决|作出判|下判)"
)
BLOCKS_REMEDIES = re.compile(
    r"(?:不得|不再|放弃|不能|禁止)[^。；，]{0,14}(?:申请仲裁|提起仲裁|起诉|提起诉讼|投诉|举报|信访)"
)
DONE_WITH_ALL = re.compile(r"再无(?:任何)?(?:其他)?(?:劳动)?(?:争议|纠纷|纠葛)|一次性了结")
ACTS = frozenset({TermKind.CERTIFICATE, TermKind.SOCIAL_INSURANCE})


def typed_texts(facts: AgreementFacts) -> Iterator[tuple[str, str, str]]:
    """Everything that was typed and will be printed: field, what it is called, text."""
    for index, term in enumerate(facts.draft.terms):
        where, number = f"terms-{index}", f"第 {index + 1} 条"
        yield f"{where}-text", number, term.text
        yield f"{where}-purpose", f"{number}用途", term.purpose
        for place, item in enumerate(term.instalments):
            field = f"{where}-instalments-{place}-condition"
            yield field, f"{number}第 {place + 1} 期条件", item.condition
    yield "remaining", "未达成事项", facts.draft.remaining


def clauses_are_written(facts: AgreementFacts) -> Iterator[Finding]:
    """A term that is not a payment has words."""
    for index, term in enumerate(facts.draft.terms):
        if not term.is_payment and not term.text.strip():
            yield red(
                *("clause_empty", f"第 {index + 1} 条没有内容", "请填写，或者删除这一条。"),
                where=f"terms-{index}-text",
            )


def words_are_clear(facts: AgreementFacts) -> Iterator[Finding]:
    """No word that leaves open what, how much or when."""
    for where, name, text in typed_texts(facts):
        for word in VAGUE_WORDS:
            if word in text:
                yield red(
                    *("vague_word", f"{name}的“{_around(text, word)}”不可执行"),
                    "没有写清何时做什么、付多少，仲裁审查与司法确认会以“内容不明确”驳回。",
                    article=UNCLEAR,
                    mend=f"把“{word}”改成具体的日期、金额或者动作。",
                    where=where,
                )


def blanks_are_filled(facts: AgreementFacts) -> Iterator[Finding]:
    """Nothing of a model clause is left blank."""
    for where, name, text in typed_texts(facts):
        if BLANK.search(text):
            yield red(
                *("blank_left", f"{name}还有空白没有填", "空白处签字后可能被人补写。"), where=where
            )


def days_exist(facts: AgreementFacts) -> Iterator[Finding]:
    """No 30 February."""
    for where, name, text in typed_texts(facts):
        for match in TYPED_DATE.finditer(text):
            if not _exists(*(int(part) for part in match.groups())):
                yield red(
                    *("no_such_day", f"{name}的“{match[0]}”没有这一天", "请核对日期。"),
                    article=UNCLEAR, where=where,
                )  # fmt: skip


def capitals_match(facts: AgreementFacts) -> Iterator[Finding]:
    """A typed sum says the same in figures and in capitals (law.md 7.6)."""
    for where, name, text in typed_texts(facts):
        for match in SUM_WITH_CAPITALS.finditer(text):
            try:
                amount = parse_amount(match[1])
                same = parse_capitals(match[2]) == amount
            except AmountError:
                continue
            if not same:
                yield red(
                    *("capitals_differ", f"{name}的大写与小写金额不一致"),
                    f"{match[1]} 元应为“{capitals(amount)}”，现写为“{match[2]}”。",
                    where=where,
                )


def insurance_is_not_waived(facts: AgreementFacts) -> Iterator[Finding]:
    """Nobody can waive social insurance contributions (解释（二） art. 19; 社会保险法 art. 60)."""
    for where, name, text in typed_texts(facts):
        if _waives_insurance(text):
            yield red(
                *("insurance_waived", f"{name}约定放弃或者免缴社会保险"),
                "不缴、放弃社会保险的约定无效，缴费不在可以协商的范围。",
                article="劳动争议解释（二）19",
                mend="改为“社会保险费的缴纳不在本协议处理范围，由社会保险经办机构依法处理”。",
                where=where,
            )


def court_is_not_asked_to_judge(facts: AgreementFacts) -> Iterator[Finding]:
    """'If unpaid the court shall judge' is not allowed; a penalty is."""
    for where, name, text in typed_texts(facts):
        if ASKS_COURT_TO_JUDGE.search(text):
            yield red(
                *("court_to_judge", f"{name}约定不履行时由法院裁判"),
                "这样的条款人民法院不予准许；可以约定逾期责任。",
                article="民事调解规定 8",
                mend="改为逾期加付的金额或者全部款项提前到期。",
                where=where,
            )


def remedies_stay_open(facts: AgreementFacts) -> Iterator[Finding]:
    """Mediation may not shut the door of the arbitrator, the court or the inspector."""
    for where, name, text in typed_texts(facts):
        if BLOCKS_REMEDIES.search(text):
            yield red(
                *("remedy_blocked", f"{name}限制申请仲裁、起诉或者投诉"),
                "不得因调解阻止当事人依法维护权利。",
                article="人民调解法 3",
                mend="改为“双方就本协议所列事项再无其他争议”。",
                where=where,
            )


def acts_have_a_date(facts: AgreementFacts) -> Iterator[Finding]:
    """A certificate or a transfer of records is due by a day."""
    for index, term in enumerate(facts.draft.terms):
        promises = re.search(r"办理|出具|补缴|缴纳|转移|移交|开具", term.text)
        if term.kind in ACTS and promises and not TIME_LIMIT.search(term.text):
            if "不在本协议" in term.text:
                continue
            yield red(
                *("act_without_date", f"第 {index + 1} 条没有写明办理期限"),
                "只写“办理”不写期限，无法判断是否违约。",
                article=UNCLEAR, where=f"terms-{index}-text",
            )  # fmt: skip


def sums_stand_in_payments(facts: AgreementFacts) -> Iterator[Finding]:
    """A sum in running text cannot be followed; only a default clause may name one."""
    for index, term in enumerate(facts.draft.terms):
        if term.is_payment or term.kind is TermKind.DEFAULT:
            continue
        if TYPED_SUM.search(term.text):
            yield amber(
                *("sum_in_text", f"第 {index + 1} 条把金额写在文字里"),
                "写成付款条款，才能核对合计、登记付款和提醒逾期。",
                mend="用“＋ 付款”另加一条。",
                where=f"terms-{index}-text",
            )


def extent_is_consistent(facts: AgreementFacts) -> Iterator[Finding]:
    """'No further dispute' does not stand in an agreement on a part (law.md 7.4 item 9)."""
    if facts.draft.is_whole:
        return
    for where, name, text in typed_texts(facts):
        if DONE_WITH_ALL.search(text) and "所列" not in text and "就本协议" not in text:
            yield amber(
                *("done_with_all_in_part", f"{name}写“再无争议”，但本协议只是部分达成"),
                "可能被理解为放弃尚未达成的请求，请限定为已达成的事项。",
                where=where,
            )


def _waives_insurance(text: str) -> bool:
    # "不得以放弃为由不缴" forbids the waiver that its words name.
    pieces = re.split("[。；]", text)
    found = ((piece, WAIVED_INSURANCE.search(piece)) for piece in pieces)
    return any(match and not FORBIDS.search(piece[: match.start()]) for piece, match in found)


def _around(text: str, word: str) -> str:
    start = text.index(word)
    first = max((text.rfind(mark, 0, start) for mark in "，。；、"), default=-1) + 1
    ends = [place for mark in "，。；" if (place := text.find(mark, start)) >= 0]
    return text[first : min(ends, default=len(text))].strip()[:24]


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


WORDING_CHECKS = (
    NamedCheck("每条都有内容", clauses_are_written),
    NamedCheck("没有含糊用语", words_are_clear),
    NamedCheck("没有空白未填", blanks_are_filled),
    NamedCheck("日期都存在", days_exist),
    NamedCheck("大写与小写一致", capitals_match),
    NamedCheck("没有放弃社会保险", insurance_is_not_waived),
    NamedCheck("没有约定由法院裁判", court_is_not_asked_to_judge),
    NamedCheck("没有限制仲裁、起诉、投诉", remedies_stay_open),
    NamedCheck("证明、社保事项有期限", acts_have_a_date),
    NamedCheck("金额都写成付款条款", sums_stand_in_payments),
    NamedCheck("“再无争议”与达成范围一致", extent_is_consistent),
)
