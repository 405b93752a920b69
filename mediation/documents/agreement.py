"""调解协议书: the contract the parties make with the body's help (17号令 26; 人民调解法 29)."""

from mediation.documents.agreement_rights import NOTICES, rights
from mediation.documents.agreement_terms import LEFT_OPEN, print_terms, received, shares_annex
from mediation.documents.blocks import begin, claim_list, seal_name, sign, signers
from mediation.documents.facts import AgreementFacts
from mediation.documents.layout import RIGHT, Paper
from mediation.documents.passages import Passage, say
from mediation.documents.roster import needs_roster, roster, side, signers_of
from mediation.documents.signatures import seal_place
from mediation.documents.signing_record import signing_record
from mediation.documents.wording import (
    chinese_number,
    clause_number,
    day,
    enumerated,
    optional_day,
    sentence,
)

KIND = "agreement"
TITLE = "调解协议书"
TEMPLATE_VERSION = "1"
FACTS = AgreementFacts

SIGNED = Passage(
    "agreement.signed",
    "签署前的确认",
    "各方当事人已阅读并理解以上全部内容，自愿签署。",
    required=("自愿",),
)
PASSAGES = (*NOTICES, SIGNED)


def draw(facts: AgreementFacts, *, draft: bool = False) -> bytes:
    """Draw the agreement."""
    return draw_agreement(facts, TITLE, draft=draft)


def draw_agreement(facts: AgreementFacts, title: str, *, draft: bool) -> bytes:
    """Draw the agreement with its annexes, and with what was signed on a screen."""
    paper = begin(facts, title, draft=draft)
    side(paper, facts.applicants)
    side(paper, facts.respondents)
    side(paper, facts.third_parties)
    _matter(paper, facts)
    paper.paragraph(_opening(facts))
    print_terms(paper, facts)
    _scope(paper, facts)
    paper.heading("权利告知")
    for index, notice in enumerate(rights(facts), start=1):
        paper.paragraph(f"{index}．{notice}")
    paper.paragraph(_copies(facts))
    _signatures(paper, facts, draft=draft)
    if needs_roster(facts.applicants):
        roster(paper, facts.applicants, "申请人名册", received(facts) or None, facts.signed)
    shares_annex(paper, facts)
    signing_record(paper, facts)
    return paper.finished()


def _matter(paper: Paper, facts: AgreementFacts) -> None:
    if facts.claims:
        paper.heading("请求事项")
        claim_list(paper, facts.claims)
    parts = [
        ("主要事实", facts.main_facts),
        ("争议事项", facts.issues),
        ("责任认定", facts.responsibility),
    ]
    for name, text in parts:
        if text:
            paper.heading(name)
            paper.paragraph(sentence(text))


def _opening(facts: AgreementFacts) -> str:
    applied = f"，于{day(facts.applied_on)}申请调解" if facts.applied_on else ""
    accepted = ""
    if facts.entrusted_by:
        letter = f"以{facts.entrusted_document}" if facts.entrusted_document else ""
        accepted = f"{facts.entrusted_by}{letter}{facts.entrusted_as}本调解组织调解，"
        accepted += f"本调解组织于{day(facts.accepted_on)}接受，" if facts.accepted_on else ""
    elif facts.accepted_on:
        accepted = f"本调解组织于{day(facts.accepted_on)}受理，"
    mediators = f"在调解员{enumerated(facts.mediators)}主持下，" if facts.mediators else ""
    what = "就部分争议事项" if facts.partial else ""
    return (
        f"申请人因{facts.cause}与被申请人发生争议{applied}。{accepted}{mediators}"
        f"双方在平等协商、互谅互让的基础上，{what}自愿达成如下协议："
    )


def _scope(paper: Paper, facts: AgreementFacts) -> None:
    if facts.remaining:
        number = clause_number(len(facts.terms) + 1)
        paper.paragraph(f"{number}{LEFT_OPEN}{sentence(facts.remaining)}")


def _copies(facts: AgreementFacts) -> str:
    total = sum(each.count for each in facts.copies)
    if not total:
        return "本协议各份具有同等效力。"
    held = "，".join(f"{each.holder}执{chinese_number(each.count)}份" for each in facts.copies)
    return f"本协议一式{chinese_number(total)}份，{held}，具有同等效力。"


def _signatures(paper: Paper, facts: AgreementFacts, *, draft: bool) -> None:
    paper.paragraph(say(facts, SIGNED))
    others = (*facts.respondents, *facts.third_parties)
    lines = signers_of(facts.applicants)
    lines += [line for party in others for line in signers(party)]
    lines += [f"调解员{name}（签名）：" for name in facts.mediators]
    lines += [f"记录人{facts.recorder}（签名）："] if facts.recorder else []
    sign(paper, lines, signed=facts.signed)
    paper.hold()
    date_text = day(facts.signed_on) if facts.signed_on else ""
    name = seal_name(facts.body) + ("" if draft else "（盖章）")
    paper.add(seal_place(name, date_text))
    paper.hold()
    paper.space(6)
    paper.paragraph(f"本协议生效日期：{optional_day(facts.effective_on)}", RIGHT)
