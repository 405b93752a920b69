"""Rules of the floors: the minimum wage, what the law gives, and what an injury comes to.

A red finding here is let pass only by two persons with a reason: that is the recorded warning which
law.md 7.4 asks for. What the law gives comes from the newest calculations of the case.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from mediation.domain.agreement.checks.facts import AgreementFacts, ClaimToSettle
from mediation.domain.agreement.checks.findings import AMBER, INFO, RED, Hit, rule
from mediation.domain.agreement.draft import ALL_CLAIMS
from mediation.domain.agreement.particulars import EmploymentContinue
from mediation.domain.agreement.repairs import set_particulars
from mediation.domain.claim_types import ClaimType
from mediation.domain.money import figures

# Below this part of what the law gives a court may find gross unfairness (显失公平); seven tenths
# is the measure that courts know from prices (合同编通则解释 art. 42). A choice of the house.
FAR_BELOW = Decimal("0.7")
INJURY, WAGES = ClaimType.WORK_INJURY.value, ClaimType.WAGES.value


@rule(
    "wage_below_minimum",
    "继续履行的工资不低于最低工资",
    RED,
    "劳动法 48、最低工资规定 12",
    offers="改为最低工资标准",
)
def wage_is_not_below_the_minimum(facts: AgreementFacts) -> Iterator[Hit]:
    """Who goes back to work gets the minimum wage of the place at least."""
    for each in facts.terms:
        given = each.term.particulars
        if not isinstance(given, EmploymentContinue) or given.monthly_wage is None:
            continue
        if facts.minimum_wage and given.monthly_wage < facts.minimum_wage:
            yield Hit(
                f"{each.name}月工资 {figures(given.monthly_wage)} 元低于当地最低工资",
                f"当地月最低工资标准 {figures(facts.minimum_wage)} 元，低于它的约定无效。",
                where=each.where,
                mend=f"改为 {figures(facts.minimum_wage)} 元",
                repair=set_particulars(each.index, monthly_wage=facts.minimum_wage),
            )


@rule("pay_below_minimum", "约定的工资不低于最低工资", RED, "劳动法 48、劳动争议解释（一）35")
def pay_is_not_below_the_minimum(facts: AgreementFacts) -> Iterator[Hit]:
    """Wages of whole months come to the minimum wage of those months, unless less was owed."""
    if not facts.minimum_wage:
        return
    for claims in _alike(facts):
        first, months = claims[0], sum(claim.months for claim in claims)
        agreed = _agreed(facts, claims)
        if first.type != WAGES or not months or agreed is None:
            continue
        floor = facts.minimum_wage * months
        known = [_total(claims, "claimed"), _total(claims, "statutory")]
        told = [each for each in known if each is not None]
        # Whoever asks for less than whole months of pay has got the rest already.
        if agreed < floor and told and min(told) >= floor:
            yield Hit(
                f"{_name(facts, first)}的工资约定 {figures(agreed)} 元，低于最低工资",
                f"请求涉及 {months} 个月，按当地最低工资不应少于 {figures(floor)} 元。"
                "确需减让的，须向劳动者说明并由第二人复核放行。",
            )


@rule("far_below_statutory", "约定不远低于法定数额", AMBER, "劳动争议解释（一）35")
def agreed_is_near_the_law(facts: AgreementFacts) -> Iterator[Hit]:
    """A sum far below what the law gives is agreed on only by somebody who knows it."""
    below: dict[str, list[Decimal]] = {}
    for claims in _alike(facts):
        agreed, statutory = _agreed(facts, claims), _total(claims, "statutory")
        if claims[0].type == INJURY or agreed is None or not statutory:
            continue
        if agreed < statutory * FAR_BELOW:
            below.setdefault(claims[0].label, []).append(statutory - agreed)
    for label, gaps in below.items():
        yield Hit(
            f"{label}有 {len(gaps)} 人的约定低于法定数额的七成",
            f"与核算的法定数额合计相差 {figures(sum(gaps, Decimal(0)))} 元。"
            "请确认劳动者知情并记入笔录，否则日后可能以显失公平、重大误解请求撤销。",
        )


@rule(
    "injury_before_grading",
    "工伤先有伤残等级",
    RED,
    "工伤保险条例 21、33、35、劳动争议解释（一）35",
)
def injury_is_graded_first(facts: AgreementFacts) -> Iterator[Hit]:
    """Before the grading nobody knows what an injury is worth."""
    for claims in _alike(facts):
        if claims[0].type != INJURY or _agreed(facts, claims) is None:
            continue
        worker = facts.worker(claims[0].party_id)
        if not (worker.is_graded or worker.is_dead):
            yield Hit(
                f"{_name(facts, claims[0])}的工伤待遇在伤残等级确定前了结",
                "没有劳动能力鉴定结论就一次性了结，容易因显失公平被撤销；请先鉴定，"
                "或者在法定核算中录入伤残等级。确属轻微伤、双方不申请鉴定的，由第二人复核放行。",
            )


@rule("injury_far_below", "工伤约定不显失公平", RED, "劳动争议解释（一）35、工伤保险条例 62")
def injury_is_fairly_settled(facts: AgreementFacts) -> Iterator[Hit]:
    """An injury settled for much less than the statutory total is grossly unfair."""
    for claims in _alike(facts):
        agreed, statutory = _agreed(facts, claims), _total(claims, "statutory")
        if claims[0].type != INJURY or agreed is None or not statutory:
            continue
        if agreed < statutory * FAR_BELOW:
            yield Hit(
                f"{_name(facts, claims[0])}的工伤待遇约定 {figures(agreed)} 元，远低于法定",
                f"按核算法定数额 {figures(statutory)} 元，约定不足七成，可能显失公平；"
                "须向劳动者说明并由第二人复核放行。",
            )


@rule("statutory_unknown", "法定数额", INFO, "劳动争议解释（一）35")
def the_law_was_computed(facts: AgreementFacts) -> Iterator[Hit]:
    """Where nothing was computed, nobody can tell how far the agreement lies from the law."""
    left = [claim for claim in facts.claims if claim.claimed and claim.statutory is None]
    if left:
        kinds = "、".join(dict.fromkeys(claim.label for claim in left))
        yield Hit(
            f"有 {len(left)} 项请求还没有核算法定数额（{kinds}）",
            "核算后体检才能比较约定与法定的差距；有的请求不需要核算。",
        )


def _alike(facts: AgreementFacts) -> Iterator[list[ClaimToSettle]]:
    """The claims of each person, kind by kind."""
    groups: dict[tuple[int, str], list[ClaimToSettle]] = {}
    for claim in facts.claims:
        groups.setdefault((claim.party_id, claim.type), []).append(claim)
    yield from groups.values()


def _agreed(facts: AgreementFacts, claims: list[ClaimToSettle]) -> Decimal | None:
    """What was agreed for these claims; None if nothing was, or it cannot be told apart.

    A payment of everything answers the one kind of claim of its payee; of several kinds nobody can
    say what is whose.
    """
    first = claims[0]
    own = facts.agreed.get((first.party_id, first.type))
    for_all = facts.agreed.get((first.party_id, ALL_CLAIMS))
    kinds = {claim.type for claim in facts.claims_of.get(first.party_id, ())}
    if for_all is None or len(kinds) > 1:
        return own
    return for_all + (own or Decimal(0))


def _total(claims: list[ClaimToSettle], name: str) -> Decimal | None:
    sums: list[Any] = [getattr(claim, name) for claim in claims]
    known = [each for each in sums if each is not None]
    return sum(known, Decimal(0)) if known else None


def _name(facts: AgreementFacts, claim: ClaimToSettle) -> str:
    party = facts.party(claim.party_id)
    return party.name if party else "申请人"


FLOOR_RULES = (
    wage_is_not_below_the_minimum,
    pay_is_not_below_the_minimum,
    agreed_is_near_the_law,
    injury_is_graded_first,
    injury_is_fairly_settled,
    the_law_was_computed,
)
