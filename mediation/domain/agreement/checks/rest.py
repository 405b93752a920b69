"""Rules of what an agreement leaves open: whether it settles all, and whether the rest is named.

law.md 7.4 item 9; 调解仲裁法 art. 15: what was not agreed on goes to arbitration.
"""

from collections.abc import Iterator, Sequence

from mediation.domain.agreement.checks.claims import unanswered
from mediation.domain.agreement.checks.facts import AgreementFacts, ClaimToSettle
from mediation.domain.agreement.checks.findings import AMBER, RED, Hit, rule
from mediation.domain.agreement.repairs import leave_open, set_field

NAMES_THEM = "列为未达成事项"


@rule("rest_not_named", "部分达成时写明未达成事项", RED, "调解仲裁法 15", offers=NAMES_THEM)
def rest_is_named(facts: AgreementFacts) -> Iterator[Hit]:
    """An agreement on a part says what stays open (law.md 7.4 item 9)."""
    if not facts.draft.is_whole and not facts.draft.remaining.strip():
        left = _kinds(unanswered(facts))
        yield Hit(
            "部分达成协议，没有写明未达成的事项",
            "不写清楚，日后申请仲裁时会被认为已经全部解决。",
            where="remaining",
            mend=_listing(left),
            repair=leave_open(left) if left else None,
        )


@rule("rest_incomplete", "未达成事项列全没有交代的请求", AMBER, "调解仲裁法 15", offers=NAMES_THEM)
def rest_is_complete(facts: AgreementFacts) -> Iterator[Hit]:
    """Among what stays open stands every claim that no clause answers."""
    said = facts.draft.remaining
    if facts.draft.is_whole or not said.strip():
        return
    left = {code: name for code, name in _kinds(unanswered(facts)).items() if name not in said}
    if left:
        yield Hit(
            f"未达成事项没有提到{'、'.join(left.values())}",
            "没有付款、撤回、保留，也没有列为未达成的请求，以后说不清是否已经解决。",
            where="remaining",
            mend=_listing(left),
            repair=leave_open(left),
        )


@rule("rest_in_whole", "达成范围与未达成事项一致", AMBER, offers="改为部分达成协议")
def whole_leaves_nothing_open(facts: AgreementFacts) -> Iterator[Hit]:
    """An agreement on everything leaves nothing open."""
    if facts.draft.is_whole and facts.draft.remaining.strip():
        yield Hit(
            "全部达成协议，又写了未达成的事项",
            "请改选“部分达成协议”，或者清空这一栏。",
            where="remaining",
            mend="改为部分达成协议",
            repair=set_field("is_whole", False),
        )


def _kinds(claims: Sequence[ClaimToSettle]) -> dict[str, str]:
    """The kinds of these claims by code, each once."""
    return {claim.type: claim.label for claim in claims}


def _listing(kinds: dict[str, str]) -> str:
    return f"把{'、'.join(kinds.values())}{NAMES_THEM}" if kinds else ""


REST_RULES = (rest_is_named, rest_is_complete, whole_leaves_nothing_open)
