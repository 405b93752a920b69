"""Rules of the people: who may settle, for whom, before which mediator."""

from collections.abc import Iterator
from datetime import date

from mediation.domain.agreement.checks.facts import AgreementFacts
from mediation.domain.agreement.checks.findings import AMBER, RED, Hit, rule
from mediation.domain.agreement.draft import AgreementParty
from mediation.domain.identifiers.identity import age_on
from mediation.domain.parties import PartyKind, RepresentativeKind, Side

LEAST_WORKING_AGE, OF_AGE = 16, 18
FEWEST_ELECTED, MOST_ELECTED = 3, 5
KIN = frozenset({RepresentativeKind.STATUTORY, RepresentativeKind.RELATIVE})


@rule("authority_too_small", "代理人有权和解", AMBER, "民诉法 62")
def representatives_may_settle(facts: AgreementFacts) -> Iterator[Hit]:
    """Only a special authority lets a representative settle or waive."""
    for party in facts.parties:
        if party.spokesmen and not any(item.may_settle for item in party.spokesmen):
            names = "、".join(item.name for item in party.spokesmen)
            yield Hit(
                f"{party.name}的代理人只有一般授权",
                f"{names}不能代为和解、放弃请求，签署时须本人到场，或者补交特别授权委托书。",
            )


@rule("elected_wrong_number", "代表人三至五名", AMBER, "33号令 63")
def elected_are_three_to_five(facts: AgreementFacts) -> Iterator[Hit]:
    """Ten workers or more are spoken for by three to five of them."""
    elected = _elected(facts)
    if elected and not FEWEST_ELECTED <= len(elected) <= MOST_ELECTED:
        yield Hit(
            f"推选的代表人有 {len(elected)} 名",
            f"集体争议推选三至五名代表人，现为{'、'.join(sorted(elected)[:8])}。",
        )


@rule("consent_page", "集体争议人人同意并签名", AMBER, "33号令 63")
def everybody_consents(facts: AgreementFacts) -> Iterator[Hit]:
    """Who was elected cannot settle without the consent of those he speaks for."""
    if facts.is_collective and _elected(facts):
        yield Hit(
            f"{len(facts.applicants)} 名申请人由代表人参加调解",
            "代表人承认、放弃、变更请求或者和解，须经被代表的劳动者同意；"
            "请由每一名申请人在附表名册上签名、按指印，不能只由代表人签名。",
        )


@rule("mediator_not_cleared", "调解员已披露并无回避事由", RED, "特邀调解规定 14、15")
def mediator_is_cleared(facts: AgreementFacts) -> Iterator[Hit]:
    """Whoever presides told the rights and disclosed what could make him partial."""
    if not facts.mediator_cleared:
        yield Hit(
            "调解员没有办妥告知和回避披露",
            "未披露利害关系主持达成的协议可能不被确认，请先办理“告知权利义务、披露”。",
        )


@rule("under_sixteen", "当事人均满十六周岁", RED, "劳动法 15、禁止使用童工规定")
def nobody_is_a_child(facts: AgreementFacts) -> Iterator[Hit]:
    """Nobody under 16 works, so nobody under 16 settles a labour dispute."""
    for party in facts.parties:
        age = _age(party, facts.agreed_on)
        if age is not None and age < LEAST_WORKING_AGE:
            yield Hit(
                f"{party.name}未满十六周岁",
                "属使用童工，应由人力资源社会保障部门查处并责令支付，不能以劳动争议协议了结。",
            )


@rule("minor_alone", "未成年工有法定代理人", AMBER, "民法典 18、19、调解仲裁法 25")
def minors_are_accompanied(facts: AgreementFacts) -> Iterator[Hit]:
    """A worker of 16 or 17 who does not live on the own pay settles with the parents."""
    for party in facts.parties:
        age = _age(party, facts.agreed_on)
        is_minor = age is not None and LEAST_WORKING_AGE <= age < OF_AGE
        if is_minor and not _has(party, frozenset({RepresentativeKind.STATUTORY})):
            yield Hit(
                f"{party.name}未满十八周岁，没有法定代理人",
                "以自己的劳动收入为主要生活来源的视为完全民事行为能力人，请在笔录中核实；"
                "否则须由法定代理人参加并签字。",
            )


@rule("dead_worker_alone", "死亡劳动者由近亲属参加", RED, "调解仲裁法 25")
def the_dead_are_spoken_for(facts: AgreementFacts) -> Iterator[Hit]:
    """For a worker who died the near relatives take part."""
    for party in facts.parties:
        if facts.worker(party.id).is_dead and not _has(party, KIN):
            yield Hit(
                f"{party.name}已经死亡，没有登记近亲属或者代理人",
                "劳动者死亡的，由其近亲属或者代理人参加；请登记参加人并核对全部近亲属。",
            )


@rule("third_party_pays", "第三人义务由第三人签章", AMBER, "民事调解规定 9、民法典 522")
def third_parties_sign(facts: AgreementFacts) -> Iterator[Hit]:
    """A duty of somebody outside the two sides binds only if they sign too."""
    payers = dict.fromkeys(each.term.payer_id for each in facts.payments)
    for party in (facts.party(payer) for payer in payers):
        if party and party.side is Side.THIRD_PARTY:
            yield Hit(
                f"第三人{party.name}承担付款",
                "第三人须在协议书上签章，否则对其没有约束力。",
            )


def _elected(facts: AgreementFacts) -> set[str]:
    return {
        item.name
        for party in facts.applicants
        for item in party.spokesmen
        if item.kind is RepresentativeKind.ELECTED
    }


def _has(party: AgreementParty, kinds: frozenset[RepresentativeKind]) -> bool:
    return any(item.kind in kinds for item in party.spokesmen)


def _age(party: AgreementParty, day: date) -> int | None:
    if party.kind is not PartyKind.WORKER or party.birth_on is None:
        return None
    return age_on(party.birth_on, day)


PEOPLE_RULES = (
    representatives_may_settle,
    elected_are_three_to_five,
    everybody_consents,
    mediator_is_cleared,
    nobody_is_a_child,
    minors_are_accompanied,
    the_dead_are_spoken_for,
    third_parties_sign,
)
