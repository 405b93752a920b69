"""Rules of the words people type into an agreement (law.md 7.4).

Unclear content is refused at 仲裁审查 (33号令 art. 77) and 司法确认 (民诉解释 art. 358).
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from mediation.domain.agreement.checks.facts import AgreementFacts, Typed
from mediation.domain.agreement.checks.findings import AMBER, RED, Hit, rule
from mediation.domain.agreement.checks.payments import UNCLEAR
from mediation.domain.agreement.repairs import replace_words
from mediation.domain.agreement.sentences import GAP, particulars_sentence
from mediation.domain.agreement.words import TermKind

# Words without a date, a sum or an act behind them: nobody could enforce them.
VAGUE_WORDS = (
    *("尽快", "尽早", "尽可能", "适当", "适时", "酌情", "视情况", "视具体情况", "有关费用"),
    *("相关费用", "合理费用", "合理期限", "若干", "择期", "择日", "另行协商", "另行商定"),
    *("条件允许", "条件成熟", "经营好转", "有钱时", "一段时间内", "原则上", "大约", "左右的金额"),
)
_UNTIL = r"(?:以前|之前|前|以内|之内|内|以后|之后|后|时|支付|付清|结清|发放|给付|到账)"
VAGUE_DATE = re.compile(
    r"(?:[0-9]{4}\s*年\s*)?(?:[0-9]{1,2}\s*|本|下个?|当)?"
    r"(?:年底|年末|年终|月底|月末|月初|月中|中旬|上旬|下旬|春节|元旦|国庆节?|中秋节?|端午节?|农历年)"
    rf"{_UNTIL}"
    r"|近日内?|近期内?|不日|下个?月内|明年内|(?<![0-9一二两三四五六七八九十])年内"
    r"|(?:开工|复工|资金到位|资金回笼|工程款到账|收到工程款|收回货款|项目结算|厂房出租)(?:之)?后"
)
DATED_MONTH_END = re.compile(r"([0-9]{4})\s*年\s*([0-9]{1,2})\s*月(?:底|末)")
BLANK = re.compile(r"[_＿]{2,}|[×Xx]{2,}|(?:^|[^0-9])年\s*月\s*日|【\s*】|[…]{2,}")
TYPED_DATE = re.compile(r"([0-9]{4})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日")
TIME_LIMIT = re.compile(
    r"[0-9]{4}\s*年\s*[0-9]{1,2}\s*月|[0-9一二三四五六七八九十]+\s*个?(?:工作)?日内|当日|当场"
)
PROMISES = re.compile(r"办理|出具|补缴|缴纳|转移|移交|开具")
DUE_WORD = re.compile(r"^\s*(?:以前|之前|前|当日|内)")
ACTS = frozenset({TermKind.CERTIFICATE, TermKind.SOCIAL_INSURANCE})


@rule("clause_empty", "每条都有内容", RED, "17号令 26")
def clauses_are_written(facts: AgreementFacts) -> Iterator[Hit]:
    """A term that is not a payment says something."""
    for each in facts.terms:
        term = each.term
        if not term.is_payment and term.particulars is None and not term.text.strip():
            yield Hit(
                f"{each.name}没有内容", "请填写，或者删除这一条。", where=f"{each.where}-text"
            )


@rule("clause_gap", "条款要素齐全", RED, UNCLEAR)
def particulars_are_whole(facts: AgreementFacts) -> Iterator[Hit]:
    """No clause prints with a gap where a day, a rate or an act should stand."""
    for each in facts.terms:
        if each.term.kind is TermKind.EMPLOYMENT_END:
            continue
        if GAP in particulars_sentence(each.term, facts.parties[:1]):
            yield Hit(
                f"{each.name}{each.term.kind.label}还有要素没有填",
                "空着的日期、期间、比例或者事项会印成空白，签字后可能被人补写。",
                where=each.where,
            )


@rule("vague_word", "没有含糊用语", RED, UNCLEAR)
def words_are_clear(facts: AgreementFacts) -> Iterator[Hit]:
    """No word that leaves open what, how much or when."""
    for typed in facts.typed:
        for word in VAGUE_WORDS:
            if word in typed.text:
                yield Hit(
                    f"{typed.name}的“{around(typed.text, word)}”不可执行",
                    "没有写清何时做什么、付多少，仲裁审查与司法确认会以“内容不明确”驳回。",
                    where=typed.where,
                    mend=f"把“{word}”改成具体的日期、金额或者动作。",
                )


@rule("vague_date", "没有含糊日期", RED, UNCLEAR, offers="月底改为当月最后一日")
def days_are_clear(facts: AgreementFacts) -> Iterator[Hit]:
    """No day that two people could read differently: 月底前, 年底, 春节前, 近日."""
    for typed in facts.typed:
        for match in VAGUE_DATE.finditer(typed.text):
            month = DATED_MONTH_END.search(match[0])
            day = _last_day(int(month[1]), int(month[2])) if month else ""
            yield Hit(
                f"{typed.name}的“{match[0]}”不是确定的日期",
                "期限应当写到年月日，否则何时逾期各说各话。",
                where=typed.where,
                mend=f"改为“{day}”" if month and day else "请改成年月日。",
                repair=replace_words(typed.where, month[0], day) if month and day else None,
            )


@rule("blank_left", "没有空白未填", RED, UNCLEAR)
def blanks_are_filled(facts: AgreementFacts) -> Iterator[Hit]:
    """Nothing of a model clause is left blank."""
    for typed in facts.typed:
        if BLANK.search(typed.text):
            yield Hit(
                f"{typed.name}还有空白没有填", "空白处签字后可能被人补写。", where=typed.where
            )


@rule("no_such_day", "日期都存在", RED, UNCLEAR, firm=True)
def days_exist(facts: AgreementFacts) -> Iterator[Hit]:
    """No 30 February."""
    for typed in facts.typed:
        for match in TYPED_DATE.finditer(typed.text):
            if _day(*(int(part) for part in match.groups())) is None:
                yield Hit(
                    f"{typed.name}的“{match[0]}”没有这一天", "请核对日期。", where=typed.where
                )


@rule("typed_day_past", "写明的期限没有过去", AMBER, UNCLEAR)
def typed_days_are_not_past(facts: AgreementFacts) -> Iterator[Hit]:
    """A day before which something is to be done lies ahead."""
    for typed in facts.typed:
        for match in TYPED_DATE.finditer(typed.text):
            day = _day(*(int(part) for part in match.groups()))
            if day and day < facts.agreed_on and DUE_WORD.match(typed.text[match.end() :]):
                yield Hit(
                    f"{typed.name}的期限“{match[0]}前”已经过去",
                    "已经过去的期限一签字就算逾期，请核对。",
                    where=typed.where,
                )


@rule("act_without_date", "证明、社保事项有期限", RED, UNCLEAR)
def acts_have_a_date(facts: AgreementFacts) -> Iterator[Hit]:
    """A certificate or a transfer of records is due by a day."""
    for each in facts.terms:
        text = each.term.text
        if each.term.kind not in ACTS or "不在本协议" in text or TIME_LIMIT.search(text):
            continue
        if PROMISES.search(text):
            yield Hit(
                f"{each.name}没有写明办理期限",
                "只写“办理”不写期限，无法判断是否违约。",
                where=f"{each.where}-text",
            )


@rule("unprintable", "每个字都能打印", RED, "GB 18030-2022")
def every_sign_prints(facts: AgreementFacts) -> Iterator[Hit]:
    """A character that no font has would stop the print, or worse, become a box."""
    if not facts.unprintable:
        return
    names = "".join(party.name for party in facts.parties)
    others = (
        Typed("disputed_facts", "主要事实", facts.draft.disputed_facts),
        Typed("", "当事人姓名、名称", names),
    )
    for typed in (*facts.typed, *others):
        found = [sign for sign in dict.fromkeys(typed.text) if sign in facts.unprintable]
        if found:
            codes = "、".join(f"U+{ord(sign):04X}" for sign in found)
            yield Hit(
                f"{typed.name}有 {len(found)} 个字打印不出来",
                f"字符 {codes} 在字库中没有，请改用通用写法。",
                where=typed.where,
            )


def around(text: str, word: str) -> str:
    """The words around one word, as far as the next comma or stop."""
    start = text.index(word)
    first = max((text.rfind(mark, 0, start) for mark in "，。；、"), default=-1) + 1
    ends = [place for mark in "，。；" if (place := text.find(mark, start)) >= 0]
    return text[first : min(ends, default=len(text))].strip()[:24]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _last_day(year: int, month: int) -> str:
    if not 1 <= month <= 12:
        return ""
    return f"{year}年{month}月{monthrange(year, month)[1]}日"


WORDING_RULES = (
    clauses_are_written,
    particulars_are_whole,
    words_are_clear,
    days_are_clear,
    blanks_are_filled,
    days_exist,
    typed_days_are_not_past,
    acts_have_a_date,
    every_sign_prints,
)
