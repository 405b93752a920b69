"""Rules of the ways out: which this agreement opens or shuts, until when, before which court."""

import re
from collections.abc import Iterator

from mediation.domain.agreement.checks.facts import AgreementFacts
from mediation.domain.agreement.checks.findings import AMBER, INFO, RED, Hit, rule
from mediation.domain.agreement.repairs import replace_words
from mediation.domain.small_flows import FORCE_GIVING

COURT_FOR_CONFIRMATION = re.compile(
    r"(?P<court>[一-鿿]{2,30}?人民法院)[^。；]{0,10}(?:申请|请求)?[^。；]{0,6}(?:司法确认|确认(?:本协议|调解协议|协议)有?效?)"
)
HIGHER_COURT = re.compile("中级人民法院|高级人民法院|最高人民法院")
PREFIX = re.compile(r"^.*(?:向|由|至|到|共同)")
GENERIC = re.compile("^(?:有管辖权的|管辖|基层|委派|所在地|住所地|当地)*人民法院$")


@rule("ways_open", "本协议可走的路", INFO, "人社部发〔2022〕9号")
def open_ways_are_named(facts: AgreementFacts) -> Iterator[Hit]:
    """What can be done with this agreement once it is signed, and until when."""
    found = [way for way in facts.ways if not way.why_not]
    if found:
        told = [
            f"{way.kind.label}{f'（今日签订的，至 {way.until}）' if way.until else ''}"
            for way in found
        ]
        yield Hit(f"签订后可以走 {len(found)} 条路", "、".join(told) + "。")


@rule("ways_shut", "本协议不能走的路", INFO, "人社部发〔2022〕9号")
def shut_ways_are_named(facts: AgreementFacts) -> Iterator[Hit]:
    """What this agreement can never be used for, and why."""
    for way in facts.ways:
        if way.why_not and way.kind.procedure in FORCE_GIVING:
            yield Hit(f"不能走{way.kind.label}", way.why_not)


@rule("no_force", "有一条取得强制执行力的路", AMBER, "民诉法 205、33号令 74、调解仲裁法 16")
def some_way_gives_force(facts: AgreementFacts) -> Iterator[Hit]:
    """Without any of the three, a breach means starting again at the arbitrator."""
    giving = [way for way in facts.ways if way.kind.procedure in FORCE_GIVING]
    if giving and all(way.why_not for way in giving):
        yield Hit(
            "司法确认、仲裁审查、支付令都不能走",
            "对方不履行时只能凭协议申请仲裁；请看“不能走”的原因，能改的先改。",
        )


@rule("wrong_court", "司法确认写对法院", RED, "民诉法 205", offers="改为有管辖权的法院")
def the_court_is_the_right_one(facts: AgreementFacts) -> Iterator[Hit]:
    """Who invited the body confirms; else a basic court of a domicile or of the body's place."""
    for typed in facts.typed:
        for match in COURT_FOR_CONFIRMATION.finditer(typed.text):
            named = PREFIX.sub("", match["court"])
            reason = _wrong(facts, named)
            if reason:
                right = facts.court or "有管辖权的人民法院"
                yield Hit(
                    f"{typed.name}写向“{named}”申请司法确认",
                    reason,
                    where=typed.where,
                    mend=f"改为“{right}”",
                    repair=replace_words(typed.where, named, right),
                )


def _wrong(facts: AgreementFacts, named: str) -> str:
    if GENERIC.match(named):
        return ""
    if facts.entry_path.from_court and facts.court and named != facts.court:
        return f"法院邀请调解组织开展调解的，向作出邀请的人民法院（{facts.court}）提出。"
    if HIGHER_COURT.search(named):
        return "应当向当事人住所地、标的物所在地、调解组织所在地的基层人民法院提出。"
    if facts.courts and named not in facts.courts:
        return (
            "它不在本机构登记的法院之内；应当向当事人住所地、标的物所在地、"
            "调解组织所在地的基层人民法院提出，请核对管辖。"
        )
    return ""


WAY_RULES = (
    open_ways_are_named,
    shut_ways_are_named,
    some_way_gives_force,
    the_court_is_the_right_one,
)
