"""The set phrases of papers: dates, sums, counts, the particulars of a party."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from mediation.documents.facts.parties import (
    ORGANISATION,
    BodyFacts,
    ClaimFacts,
    PartyFacts,
    RemedyFacts,
    RepresentativeFacts,
)
from mediation.domain.money import capitals, figures

DIGITS = "零一二三四五六七八九"
UNITS = ((1000, "千"), (100, "百"), (10, "十"))
COMMA, STOP = "，", "。"


def chinese_number(value: int) -> str:
    """Return a count from 0 to 9999 in plain Chinese numerals, '四十', '一百零三'."""
    if not 0 <= value <= 9999:
        raise ValueError(f"no numeral for {value}")
    if value < 10:
        return DIGITS[value]
    text, gap = "", False
    for size, unit in UNITS:
        digit, value = divmod(value, size)
        if digit:
            text += ("零" if gap else "") + DIGITS[digit] + unit
            gap = False
        elif text:
            gap = True
    if value:
        text += ("零" if gap else "") + DIGITS[value]
    return text.removeprefix("一") if text.startswith("一十") else text


def day(value: date) -> str:
    """Return a date as papers print it, 2026年11月3日, without padding."""
    return f"{value.year}年{value.month}月{value.day}日"


def optional_day(value: date | None) -> str:
    """Return a date, or room to write one."""
    return day(value) if value else "　　　　年　　月　　日"


def legal_day(value: date, *, provisional: bool) -> str:
    """Return a statutory day; one in a year without a notice of holidays says that it may move."""
    note = "（该年放假安排尚未公布，此日期为暂定，遇放假可能顺延）" if provisional else ""
    return f"{day(value)}{note}"


def due_words(when: str, due: date | None) -> str:
    """Return by when a sum is due: a day, a time after an event, or that time and a last day."""
    if when:
        return f"{when}，最迟不晚于{day(due)}" if due else when
    return f"{day(due)}前" if due else ""


def moment(value: datetime) -> str:
    """Return a date and time of day, 2026年11月3日9时05分."""
    return f"{day(value)}{value.hour}时{value.minute:02d}分"


def sum_in_words(amount: Decimal) -> str:
    """Return '人民币12,600.00元（大写：人民币壹万贰仟陆佰元整）'."""
    return f"人民币{figures(amount)}元（大写：{capitals(amount)}）"


def grouped(digits: str, size: int = 8) -> str:
    """Return digits in groups, so that two people can compare them aloud."""
    return " ".join(digits[place : place + size] for place in range(0, len(digits), size))


def period(start: date | None, end: date | None) -> str:
    """Return '2026年6月1日至2026年9月30日', or what is known of it."""
    if start and end:
        return day(start) if start == end else f"{day(start)}至{day(end)}"
    if start:
        return f"{day(start)}起"
    return f"至{day(end)}" if end else ""


def enumerated(items: Sequence[str]) -> str:
    """Join names with 、."""
    return "、".join(items)


def several(names: Sequence[str], most: int = 3) -> str:
    """Return names, cut after a few: '王秀兰、李四、张三等七人'."""
    if len(names) <= most:
        return enumerated(names)
    return f"{enumerated(names[:most])}等{chinese_number(len(names))}人"


def clause_number(index: int) -> str:
    """Return '一、' for the first clause."""
    return f"{chinese_number(index)}、"


def sentence(text: str) -> str:
    """End a text with one full stop, unless it already ends as a sentence."""
    text = text.strip()
    return text if not text or text[-1] in "。！？…；;.!?" else text + STOP


def clauses_named(numbers: Sequence[int]) -> str:
    """Return '第一条、第三条' for the clauses that go along, nothing when all do."""
    return enumerated([f"第{chinese_number(number)}条" for number in numbers])


def basis_word(is_bound: bool) -> str:
    """Return how a rule is named: it binds, or it is followed where no other rule says how."""
    return "依照" if is_bound else "参照"


def concluded(body: BodyFacts, number: str, signed_on: date, effective_on: date | None) -> str:
    """Return where, when and with what effect an agreement was made, without a full stop."""
    effect = f"，该协议于{day(effective_on)}生效" if effective_on else ""
    return f"经{body.name}主持调解，于{day(signed_on)}自愿签署{number}调解协议书{effect}"


def particulars(party: PartyFacts) -> str:
    """Return a party's particulars in one sentence; what is unknown is left out."""
    parts = _organisation(party) if party.kind == ORGANISATION else _person(party)
    return COMMA.join(part for part in parts if part) + STOP


def _person(party: PartyFacts) -> list[str]:
    return [
        party.name,
        party.sex,
        f"{day(party.birth_date)}出生" if party.birth_date else "",
        party.ethnicity,
        party.occupation,
        f"住{party.address}" if party.address else "",
        identity(party.id_type, party.id_number),
        f"联系电话{party.phone}" if party.phone else "",
        _service_address(party),
    ]


def _organisation(party: PartyFacts) -> list[str]:
    leader = ""
    if party.legal_representative:
        post = f"，{party.legal_representative_post}" if party.legal_representative_post else ""
        leader = f"{party.legal_representative_label}{party.legal_representative}{post}"
    return [
        party.name,
        f"统一社会信用代码{party.credit_code}" if party.credit_code else "",
        identity(party.id_type, party.id_number),
        f"住所地{party.address}" if party.address else "",
        leader,
        f"联系电话{party.phone}" if party.phone else "",
        _service_address(party),
    ]


def _service_address(party: PartyFacts) -> str:
    if not party.service_address or party.service_address == party.address:
        return ""
    return f"送达地址{party.service_address}"


def identity(kind: str, number: str) -> str:
    """Return '公民身份号码…' for an identity card, the kind of document otherwise."""
    if not number:
        return ""
    return f"{'公民身份号码' if kind in ('', '居民身份证') else kind + '号码'}{number}"


def representation(representative: RepresentativeFacts) -> str:
    """Return a representative's particulars in one sentence."""
    parts = [
        representative.name,
        representative.occupation,
        identity(representative.id_type, representative.id_number),
        f"联系电话{representative.phone}" if representative.phone else "",
        representative.powers,
    ]
    return COMMA.join(part for part in parts if part) + STOP


def claim_sentence(claim: ClaimFacts, *, with_name: bool, title: str = "申请人") -> str:
    """Return one claim: kind, period, sum and details; `title` is what the claimant is called."""
    span = period(claim.period_start, claim.period_end)
    parts = [
        f"{title}{claim.applicant_name}请求" if with_name and claim.applicant_name else "",
        f"{claim.kind}（{span}）" if span else claim.kind,
    ]
    text = "".join(parts)
    if claim.amount is not None:
        text += f"，{sum_in_words(claim.amount)}"
    return sentence(f"{text}。{claim.text}" if claim.text else text)


def remedy_sentence(remedy: RemedyFacts) -> str:
    """Return a remedy with its article and its last day."""
    text = remedy.text.rstrip("。；")
    if remedy.basis:
        text += f"（{remedy.basis}）"
    if remedy.by is None:
        return sentence(text)
    by = legal_day(remedy.by, provisional=remedy.by_is_provisional)
    return sentence(f"{text}，最迟应于{by}提出")
