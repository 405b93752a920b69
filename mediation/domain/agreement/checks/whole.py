"""Rules of the agreement as a whole: what it must say, for whom, in how many copies.

17号令 art. 26 and 特邀规定 art. 24 name what an agreement contains.
"""

from collections.abc import Iterator

from mediation.domain.agreement.checks.facts import AgreementFacts
from mediation.domain.agreement.checks.findings import AMBER, INFO, RED, Hit, rule
from mediation.domain.agreement.particulars import Confidentiality
from mediation.domain.agreement.repairs import add_term, set_field
from mediation.domain.agreement.words import TermKind
from mediation.domain.parties import Side

LEAST_COPIES = 3
# Clauses that settle nothing by themselves.
BESIDE_A_RESULT = frozenset({TermKind.DEFAULT, TermKind.CONFIDENTIALITY})


@rule("no_terms", "有协议条款", RED, "17号令 26", firm=True)
def has_terms(facts: AgreementFacts) -> Iterator[Hit]:
    """An agreement agrees on something."""
    if not facts.draft.terms:
        yield Hit("还没有条款", "请至少写一条。", where="terms")


@rule("no_result", "写明调解结果", RED, "17号令 26、特邀调解规定 24")
def has_a_result(facts: AgreementFacts) -> Iterator[Hit]:
    """Some clause says what was agreed, not only what follows from a breach."""
    kinds = {term.kind for term in facts.draft.terms}
    if kinds and kinds <= BESIDE_A_RESULT:
        yield Hit("没有写明调解结果", "只有逾期责任、保密条款，没有写明谁做什么。", where="terms")


@rule("facts_missing", "写明主要事实", AMBER, "特邀调解规定 24、人民调解法 29")
def facts_are_stated(facts: AgreementFacts) -> Iterator[Hit]:
    """The paper states the main facts and what is in dispute."""
    if not facts.draft.disputed_facts.strip():
        yield Hit(
            "没有写主要事实和争议事项",
            "协议书应当写明争议的主要事实；不填时只印案由和请求事项。",
            where="disputed_facts",
        )


@rule("requests_missing", "写明请求事项", AMBER, "17号令 26")
def requests_are_stated(facts: AgreementFacts) -> Iterator[Hit]:
    """Each applicant asks for something (17号令 art. 26: 调解请求事项)."""
    without = [party.name for party in facts.applicants if not facts.claims_of.get(party.id)]
    if without:
        names = "、".join(without[:5]) + ("等" if len(without) > 5 else "")
        yield Hit(
            f"有 {len(without)} 名申请人没有登记请求事项",
            f"{names}。协议书应当写明调解请求事项，请先在案件中补登。",
        )


@rule("side_missing", "双方当事人齐全", RED, "17号令 26")
def both_sides_are_there(facts: AgreementFacts) -> Iterator[Hit]:
    """There is somebody on either side."""
    present = {party.side for party in facts.parties}
    for side in (Side.APPLICANT, Side.RESPONDENT):
        if side not in present:
            yield Hit(f"没有登记{side.label}", "协议书应当写明双方当事人的基本情况。")


def _copies_wanted(facts: AgreementFacts) -> tuple[int, str]:
    signing = [party for party in facts.parties if party.side is not Side.THIRD_PARTY]
    court = facts.entry_path.from_court
    reason = f"当事人 {len(signing)} 人各一份、调解组织一份" + (
        "、委派法院备案一份" if court else ""
    )
    return len(signing) + 1 + int(court), reason


@rule("copies_too_few", "协议书不少于三份", RED, "17号令 26", offers="改为够分的份数")
def copies_are_three(facts: AgreementFacts) -> Iterator[Hit]:
    """Both sides and the body get an original each."""
    if facts.draft.copies < LEAST_COPIES:
        wanted = max(_copies_wanted(facts)[0], LEAST_COPIES)
        yield Hit(
            f"协议书只有 {facts.draft.copies} 份",
            "双方当事人和调解组织各执一份，至少三份。",
            where="copies",
            mend=f"改为 {wanted} 份",
            repair=set_field("copies", wanted),
        )


@rule("copies_short", "协议书份数够分", AMBER, "人民调解法 29", offers="改为够分的份数")
def copies_are_enough(facts: AgreementFacts) -> Iterator[Hit]:
    """Every party and the body get an original, and the court that sent the case one more."""
    copies, (wanted, reason) = facts.draft.copies, _copies_wanted(facts)
    if LEAST_COPIES <= copies < wanted:
        yield Hit(
            f"协议书 {copies} 份，可能不够分",
            f"{reason}，共需 {wanted} 份。",
            where="copies",
            mend=f"改为 {wanted} 份",
            repair=set_field("copies", wanted),
            article="特邀调解规定 24" if facts.entry_path.from_court else "",
        )


@rule("secrecy_open", "保密约定", INFO, "17号令 24、人民调解法 23", offers="加入保密条款")
def secrecy_is_considered(facts: AgreementFacts) -> Iterator[Hit]:
    """Mediation is not public by law; what was agreed is secret only if the two sides say so."""
    if not any(term.kind is TermKind.CONFIDENTIALITY for term in facts.draft.terms):
        yield Hit(
            "没有约定协议内容保密",
            "调解依法不公开进行；协议内容是否保密由双方约定，保密不得妨碍依法投诉、举报。",
            mend="加入保密条款",
            repair=add_term(TermKind.CONFIDENTIALITY, Confidentiality()),
        )


WHOLE_RULES = (
    has_terms,
    has_a_result,
    both_sides_are_there,
    facts_are_stated,
    requests_are_stated,
    copies_are_three,
    copies_are_enough,
    secrecy_is_considered,
)
