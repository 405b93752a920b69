"""Checks of the agreement as a whole: what it must say, whom it binds, what it leaves open."""

from collections.abc import Iterator
from datetime import date

from mediation.domain.agreement.checks.findings import (
    AgreementFacts,
    Finding,
    NamedCheck,
    amber,
    red,
)
from mediation.domain.agreement.draft import ALL_CLAIMS, AgreementParty
from mediation.domain.agreement.words import TermKind
from mediation.domain.parties import PartyKind, Side

LEAST_COPIES = 3
LEAST_WORKING_AGE = 16


def has_terms(facts: AgreementFacts) -> Iterator[Finding]:
    """An agreement agrees on something."""
    if not facts.draft.terms:
        yield red("no_terms", "还没有条款", "请至少写一条。", article="17号令 26", where="terms")


def facts_are_stated(facts: AgreementFacts) -> Iterator[Finding]:
    """The paper states the main facts and what is in dispute."""
    if not facts.draft.disputed_facts.strip():
        yield amber(
            *("facts_missing", "没有写主要事实和争议事项"),
            "协议书应当写明争议的主要事实；不填时只印案由和请求事项。",
            article="特邀调解规定 24、人民调解法 29", where="disputed_facts",
        )  # fmt: skip


def copies_are_enough(facts: AgreementFacts) -> Iterator[Finding]:
    """Every side and the body get an original, and the court that sent the case one more."""
    copies, court = facts.draft.copies, int(facts.entry_path.from_court)
    signing = [party for party in facts.parties if party.side is not Side.THIRD_PARTY]
    wanted = len(signing) + 1 + court
    if copies < LEAST_COPIES:
        yield red(
            *("copies_too_few", f"协议书只有 {copies} 份"),
            "双方当事人和调解组织各执一份，至少三份。",
            article="17号令 26", where="copies",
        )  # fmt: skip
    elif copies < wanted:
        reason = f"当事人 {len(signing)} 人各一份、调解组织一份" + (
            "、委派法院备案一份" if court else ""
        )
        yield amber(
            *("copies_short", f"协议书 {copies} 份，可能不够分", f"{reason}，共需 {wanted} 份。"),
            article="特邀调解规定 24" if court else "人民调解法 29", where="copies",
            mend=f"改为 {wanted} 份",
            value=str(wanted),
        )  # fmt: skip


def rest_is_named(facts: AgreementFacts) -> Iterator[Finding]:
    """An agreement on a part says what stays open (law.md 7.4 item 9; 调解仲裁法 art. 15)."""
    draft = facts.draft
    if not draft.is_whole and not draft.remaining.strip():
        yield red(
            *("rest_not_named", "部分达成协议，没有写明未达成的事项"),
            "不写清楚，日后申请仲裁时会被认为已经全部解决。",
            where="remaining",
        )
    if draft.is_whole and draft.remaining.strip():
        yield amber(
            *("rest_in_whole", "全部达成协议，又写了未达成的事项"),
            "请改选“部分达成协议”，或者清空这一栏。",
            where="remaining",
        )


def claims_are_answered(facts: AgreementFacts) -> Iterator[Finding]:
    """Every claim is paid, withdrawn or kept open, so that none is lost by silence."""
    draft = facts.draft
    withdrawn = any(term.kind is TermKind.WITHDRAWAL for term in draft.terms)
    if withdrawn or not draft.is_whole:
        return
    answered = {(share.payee_id, term.claim_type) for term in draft.terms for share in term.shares}
    open_labels = [
        claim.label
        for claim in facts.claims
        if not {(claim.party_id, claim.type), (claim.party_id, ALL_CLAIMS)} & answered
    ]
    if open_labels:
        kinds = "、".join(dict.fromkeys(open_labels))
        yield amber(
            *("claim_unanswered", f"有 {len(open_labels)} 项请求没有交代（{kinds}）"),
            "写明已支付、已撤回还是保留，免得“再无争议”把它一并带走。",
            mend="加入“其他请求的处理”",
            adds=TermKind.WITHDRAWAL.value,
        )


def employment_stands_apart(facts: AgreementFacts) -> Iterator[Finding]:
    """Confirming employment beside money keeps the door of 仲裁审查 shut (33号令 art. 75)."""
    kinds = {term.kind for term in facts.draft.terms}
    if TermKind.EMPLOYMENT_CONFIRM in kinds and TermKind.PAYMENT in kinds:
        yield amber(
            *("employment_mixed_with_money", "确认劳动关系与付款写在同一份协议"),
            "含确认劳动关系的协议不能申请仲裁审查，法院对身份关系条款也较谨慎。",
            article="33号令 75",
            mend="把确认劳动关系另写一份协议，付款单独成一份。",
        )


def representatives_may_settle(facts: AgreementFacts) -> Iterator[Finding]:
    """Only a special authority lets a representative settle or waive (民诉法 art. 62)."""
    for party in facts.parties:
        if party.spokesmen and not any(item.may_settle for item in party.spokesmen):
            names = "、".join(item.name for item in party.spokesmen)
            yield amber(
                *("authority_too_small", f"{party.name}的代理人只有一般授权"),
                f"{names}不能代为和解、放弃请求，签署时须本人到场，或者补交特别授权委托书。",
                article="民诉法 62",
            )


def nobody_is_a_child(facts: AgreementFacts) -> Iterator[Finding]:
    """Nobody under 16 works, so nobody under 16 settles a labour dispute (劳动法 art. 15)."""
    for party in facts.parties:
        if _age(party, facts.agreed_on) < LEAST_WORKING_AGE:
            yield red(
                *("under_sixteen", f"{party.name}未满十六周岁"),
                "属使用童工，应由人力资源社会保障部门查处并责令支付，不能以劳动争议协议了结。",
                article="劳动法 15、禁止使用童工规定",
            )


def third_parties_sign(facts: AgreementFacts) -> Iterator[Finding]:
    """A duty of somebody outside the two sides binds only if they sign too."""
    for term in facts.draft.terms:
        payer = facts.party(term.payer_id)
        if payer and payer.side is Side.THIRD_PARTY:
            yield amber(
                *("third_party_pays", f"第三人{payer.name}承担付款"),
                "第三人须在协议书上签章，否则对其没有约束力。",
            )


WHOLE_CHECKS = (
    NamedCheck("有协议条款", has_terms),
    NamedCheck("写明主要事实", facts_are_stated),
    NamedCheck("协议书份数足够", copies_are_enough),
    NamedCheck("达成范围与未达成事项一致", rest_is_named),
    NamedCheck("每项请求都有交代", claims_are_answered),
    NamedCheck("确认劳动关系单独成文", employment_stands_apart),
    NamedCheck("代理人有权和解", representatives_may_settle),
    NamedCheck("当事人均满十六周岁", nobody_is_a_child),
    NamedCheck("第三人义务由第三人签章", third_parties_sign),
)


def _age(party: AgreementParty, day: date) -> int:
    if party.kind is not PartyKind.WORKER or party.birth_on is None:
        return LEAST_WORKING_AGE
    born = party.birth_on
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
