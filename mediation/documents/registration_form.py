"""受理登记表: parties, kind, source and summary of a case on one sheet (司发通〔2010〕239号)."""

from collections.abc import Sequence

from mediation.documents.blocks import begin, seal, sign
from mediation.documents.facts import RegistrationFormFacts
from mediation.documents.facts.parties import PartyFacts
from mediation.documents.layout import Paper
from mediation.documents.passages import Passage, say
from mediation.documents.roster import needs_roster, roster
from mediation.documents.tables import form
from mediation.documents.wording import (
    chinese_number,
    claim_sentence,
    optional_day,
    particulars,
    representation,
)

KIND = "registration_form"
TITLE = "受理登记表"
TEMPLATE_VERSION = "1"
FACTS = RegistrationFormFacts
# As the form of people's mediation names them.
SOURCES = ("当事人申请", "主动调解", "委派、委托", "转办、移送")

DECLARATION = Passage(
    "registration_form.declaration",
    "登记表的确认",
    "以上登记内容经当事人核对无误。",
)
PASSAGES = (DECLARATION,)


def draw(facts: RegistrationFormFacts, *, draft: bool = False) -> bytes:
    """Draw the form."""
    paper = begin(facts, TITLE, draft=draft)
    paper.add(form(_head(facts), paper.sheet))
    _source(paper, facts)
    paper.add(form(_matter(facts), paper.sheet))
    paper.space(8)
    paper.paragraph(say(facts, DECLARATION))
    sign(paper, ["当事人（签名或者盖章）：", f"登记人{facts.registrar}（签名）："])
    seal(paper, facts)
    if needs_roster(facts.applicants):
        roster(paper, facts.applicants, "申请人名册")
    return paper.finished()


def _head(facts: RegistrationFormFacts) -> list[tuple[str, ...]]:
    registered, accepted = optional_day(facts.registered_on), optional_day(facts.accepted_on)
    rows: list[tuple[str, ...]] = [
        ("案号", facts.case_number, "纠纷类型", facts.dispute_type),
        (
            "登记日期",
            registered,
            "受理日期",
            accepted,
        ),
        ("申请人", _people(facts.applicants)),
        ("被申请人", _people(facts.respondents)),
    ]
    return rows + [("第三人", _people(facts.third_parties))] * bool(facts.third_parties)


def _people(parties: Sequence[PartyFacts]) -> str:
    shown = parties[:1] if needs_roster(parties) else parties
    lines = []
    for party in shown:
        lines.append(particulars(party))
        lines += [f"{each.capacity}{representation(each)}" for each in party.representatives]
    if len(shown) < len(parties):
        lines.append(f"（其余{chinese_number(len(parties) - 1)}人见附表一）")
    return "\n".join(lines)


def _source(paper: Paper, facts: RegistrationFormFacts) -> None:
    """Tick where the case comes from, between the two halves of the form."""
    paper.space(6)
    told = facts.source_note
    if facts.source not in SOURCES:
        told = "，".join(part for part in (facts.source, facts.source_note) if part)
    paper.labelled("案件来源：", told)
    paper.hold(1)
    paper.ticks([(each, each == facts.source) for each in SOURCES])
    paper.space(6)


def _matter(facts: RegistrationFormFacts) -> list[tuple[str, ...]]:
    with_name = len({claim.applicant_name for claim in facts.claims}) > 1
    claims = "\n".join(
        f"{index}．{claim_sentence(claim, with_name=with_name)}"
        for index, claim in enumerate(facts.claims, start=1)
    )
    return [("请求事项", claims), ("纠纷简要情况", facts.summary), ("受理意见", facts.decision)]
