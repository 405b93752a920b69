"""Rules of the claims: each is answered, none is answered twice or beyond what was asked."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from mediation.domain.agreement.checks.facts import AgreementFacts, ClaimToSettle, Numbered
from mediation.domain.agreement.checks.findings import AMBER, RED, Hit, rule
from mediation.domain.agreement.checks.wording import around
from mediation.domain.agreement.draft import ALL_CLAIMS
from mediation.domain.agreement.particulars import Withdrawal
from mediation.domain.agreement.repairs import reserve, set_field, set_particulars
from mediation.domain.agreement.words import TermKind
from mediation.domain.claim_types import ClaimType
from mediation.domain.money import figures

# Claims that a clause answers without money.
BY_CLAUSE: dict[TermKind, tuple[ClaimType, ...]] = {
    TermKind.EMPLOYMENT_CONTINUE: (ClaimType.REINSTATEMENT, ClaimType.CHANGE_OF_POST),
    TermKind.EMPLOYMENT_CONFIRM: (ClaimType.CONFIRM_EMPLOYMENT,),
    TermKind.CERTIFICATE: (ClaimType.LEAVING_PAPERS,),
}
DONE_WITH_ALL = re.compile(r"再无(?:任何)?(?:其他)?(?:劳动)?(?:争议|纠纷|纠葛)|一次性了结")


@rule("claim_unanswered", "每项请求都有交代", AMBER, "17号令 26", offers="列为保留的请求")
def claims_are_answered(facts: AgreementFacts) -> Iterator[Hit]:
    """Every claim is paid, withdrawn or kept open, so that none is lost by silence."""
    left = unanswered(facts) if facts.draft.is_whole else []
    if left:
        kinds = "、".join(dict.fromkeys(claim.label for claim in left))
        yield Hit(
            f"有 {len(left)} 项请求没有交代（{kinds}）",
            "写明已支付、已撤回还是保留，免得“再无争议”把它一并带走。",
            mend="列为保留的请求",
            repair=reserve(*dict.fromkeys(claim.type for claim in left)),
        )


@rule("claim_not_linked", "付款对应请求事项", AMBER, "调解仲裁法 16", offers="对应唯一的请求")
def payments_name_their_claim(facts: AgreementFacts) -> Iterator[Hit]:
    """A payment says which claim it settles: 支付令 and the numbers of the case hang on it."""
    for each in facts.payments:
        if not each.term.claim_type and facts.claims:
            kinds = {claim.type for claim in facts.claims}
            usual = kinds.pop() if len(kinds) == 1 else ALL_CLAIMS
            yield Hit(
                f"{each.name}没有写清偿哪项请求",
                "不写明清偿的请求，请求的已付数额无法统计，支付令也可能不予受理。",
                where=f"{each.where}-claim_type",
                mend="对应为该项请求" if usual != ALL_CLAIMS else "对应为收款人的全部请求",
                repair=set_field(f"{each.where}-claim_type", usual),
            )


@rule("agreed_above_claimed", "约定不高于请求", AMBER, "17号令 26")
def agreed_is_not_above_claimed(facts: AgreementFacts) -> Iterator[Hit]:
    """More than was asked for is a mistake more often than a gift."""
    over: dict[str, Decimal] = {}
    for party_id, claims in facts.claims_of.items():
        for label, agreed, claimed in _sums_of(facts, party_id, claims):
            if agreed > claimed:
                over[label] = over.get(label, Decimal(0)) + agreed - claimed
    for label, more in over.items():
        yield Hit(
            f"{label}约定的数额比请求多 {figures(more)} 元",
            "请核对是否多写、重复，或者补登变更后的请求。",
        )


@rule("claim_paid_twice", "同一请求不重复付款", AMBER, "17号令 26")
def claims_are_paid_once(facts: AgreementFacts) -> Iterator[Hit]:
    """One claim of one payee is not answered by two payments for the same thing."""
    seen: dict[tuple[int, str, str], Numbered] = {}
    paid_for_all: dict[int, Numbered] = {}
    some: dict[int, Numbered] = {}
    told: set[tuple[int, int]] = set()
    for each in facts.payments:
        kind, purpose = each.term.claim_type, "".join(each.term.purpose.split())
        for share in each.term.shares if kind else ():
            payee = share.payee_id
            before = seen.setdefault((payee, kind or "", purpose), each)
            if before is each:
                before = (some if kind == ALL_CLAIMS else paid_for_all).get(payee, each)
            (paid_for_all if kind == ALL_CLAIMS else some).setdefault(payee, each)
            if before is not each and (before.index, each.index) not in told:
                told.add((before.index, each.index))
                yield Hit(
                    f"{before.name}和{each.name}清偿同一请求",
                    "同一收款人的同一请求写了两笔，请核对是否重复；确为两笔的，请把用途写清。",
                    where=f"{each.where}-claim_type",
                )


@rule(
    "claim_paid_and_withdrawn",
    "已付的请求没有又列为撤回、保留",
    AMBER,
    "17号令 26",
    offers="从撤回、保留中去掉",
)
def paid_claims_are_not_named_again(facts: AgreementFacts) -> Iterator[Hit]:
    """What is paid is neither withdrawn nor kept open."""
    paid = {kind for _, kind in facts.agreed}
    for each in _withdrawals(facts):
        given: Any = each.term.particulars
        both = [code for code in _named(each) if code in paid]
        if both:
            kept = {
                name: _without(getattr(given, name), both) for name in ("withdrawn", "reserved")
            }
            yield Hit(
                f"{each.name}把已约定付款的请求（{_labels(both)}）又列为撤回或者保留",
                "前后不一致，日后会争论付款是否已经了结。",
                where=each.where,
                mend="从这一条去掉",
                repair=set_particulars(each.index, **kept),
            )


@rule("withdrawn_and_reserved", "撤回与保留不矛盾", RED, "33号令 77", offers="只列为保留")
def nothing_is_withdrawn_and_reserved(facts: AgreementFacts) -> Iterator[Hit]:
    """The same claim is not withdrawn and kept open."""
    for each in _withdrawals(facts):
        given: Any = each.term.particulars
        both = [code for code in given.withdrawn if code in given.reserved]
        if both:
            yield Hit(
                f"{each.name}把{_labels(both)}既撤回又保留",
                "内容自相矛盾。",
                where=each.where,
                mend="只列为保留",
                repair=set_particulars(each.index, withdrawn=_without(given.withdrawn, both)),
            )


@rule(
    "withdrawn_not_claimed", "撤回、保留的都是本案请求", AMBER, "17号令 26", offers="从这一条去掉"
)
def named_claims_are_of_the_case(facts: AgreementFacts) -> Iterator[Hit]:
    """Only what was asked for can be withdrawn or kept open."""
    asked = {claim.type for claim in facts.claims}
    for each in _withdrawals(facts):
        given: Any = each.term.particulars
        strange = [code for code in _named(each) if code not in asked]
        if strange and asked:
            kept = {
                name: _without(getattr(given, name), strange) for name in ("withdrawn", "reserved")
            }
            yield Hit(
                f"{each.name}列了本案没有提出的请求（{_labels(strange)}）",
                "请核对，或者先在案件中补登该项请求。",
                where=each.where,
                mend="从这一条去掉",
                repair=set_particulars(each.index, **kept),
            )


@rule(
    "done_with_all_in_part",
    "“再无争议”与达成范围一致",
    AMBER,
    "调解仲裁法 15",
    offers="限定为已处理的事项",
)
def extent_is_consistent(facts: AgreementFacts) -> Iterator[Hit]:
    """'No further dispute' does not stand in an agreement on a part (law.md 7.4 item 9)."""
    if facts.draft.is_whole:
        return
    reason = "可能被理解为放弃尚未达成的请求，请限定为已达成的事项。"
    for typed in facts.typed:
        found = DONE_WITH_ALL.search(typed.text)
        if found and "所列" not in typed.text and "就本协议" not in typed.text:
            yield Hit(
                f"{typed.name}写“{around(typed.text, found[0])}”，但本协议只是部分达成",
                reason,
                where=typed.where,
            )
    for each in _withdrawals(facts):
        given: Any = each.term.particulars
        if given.done and not given.reserved:
            left = [claim for claim in facts.claims if not facts.is_paid(claim)]
            codes = tuple(
                dict.fromkeys(claim.type for claim in left if claim.type not in given.withdrawn)
            )
            change = {"reserved": codes} if codes else {"done": False}
            yield Hit(
                f"{each.name}写就本案请求再无争议，但本协议只是部分达成",
                reason,
                where=each.where,
                mend="限定为已处理的事项",
                repair=set_particulars(each.index, **change),
            )


def unanswered(facts: AgreementFacts) -> list[ClaimToSettle]:
    """The claims that nothing pays, withdraws or keeps open; none where words alone say it."""
    if _is_withdrawn_in_words(facts):
        return []
    named = {code for each in _withdrawals(facts) for code in _named(each)}
    named |= {kind for term in facts.draft.terms for kind in BY_CLAUSE.get(term.kind, ())}
    return [item for item in facts.claims if not facts.is_paid(item) and item.type not in named]


def _withdrawals(facts: AgreementFacts) -> list[Numbered]:
    return [each for each in facts.terms if isinstance(each.term.particulars, Withdrawal)]


def _is_withdrawn_in_words(facts: AgreementFacts) -> bool:
    """A clause in words alone is read by people; the rule cannot tell what it names."""
    terms = (each.term for each in facts.terms if each.term.kind is TermKind.WITHDRAWAL)
    return any(term.particulars is None and term.text.strip() for term in terms)


def _named(each: Numbered) -> tuple[str, ...]:
    given = each.term.particulars
    return (*given.withdrawn, *given.reserved) if isinstance(given, Withdrawal) else ()


def _sums_of(
    facts: AgreementFacts, party_id: int, claims: tuple[ClaimToSettle, ...]
) -> Iterator[tuple[str, Decimal, Decimal]]:
    """What was agreed and asked for, by kind; what settles everything by the whole."""
    nothing = Decimal(0)
    for_all = facts.agreed.get((party_id, ALL_CLAIMS))
    if for_all is not None and all(claim.claimed is not None for claim in claims):
        others = sum(
            (facts.agreed.get((party_id, kind), nothing) for kind in _kinds(claims)), nothing
        )
        asked = sum((claim.claimed or nothing for claim in claims), nothing)
        yield "全部请求", for_all + others, asked
        return
    for kind in _kinds(claims):
        alike = [claim for claim in claims if claim.type == kind]
        if all(claim.claimed is not None for claim in alike):
            asked = sum((claim.claimed or nothing for claim in alike), nothing)
            yield alike[0].label, facts.agreed.get((party_id, kind), nothing), asked


def _kinds(claims: tuple[ClaimToSettle, ...]) -> list[str]:
    return list(dict.fromkeys(claim.type for claim in claims))


def _without(codes: tuple[str, ...], dropped: list[str]) -> tuple[str, ...]:
    return tuple(code for code in codes if code not in dropped)


def _labels(codes: list[str]) -> str:
    known = set(ClaimType)
    return "、".join(ClaimType(code).label if code in known else code for code in codes)


CLAIM_RULES = (
    claims_are_answered,
    payments_name_their_claim,
    agreed_is_not_above_claimed,
    claims_are_paid_once,
    paid_claims_are_not_named_again,
    nothing_is_withdrawn_and_reserved,
    named_claims_are_of_the_case,
    extent_is_consistent,
)
