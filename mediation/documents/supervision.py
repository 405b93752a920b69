"""What the three letters of 一函两书 share: what was found, the rule, what is asked, by when."""

from mediation.documents.blocks import begin, numbered
from mediation.documents.facts import SupervisionLetterFacts
from mediation.documents.layout import LETTER, LETTER_HEADING, Paper
from mediation.documents.letter_frame import LetterFrame
from mediation.documents.letters import addressee, close
from mediation.documents.passages import Passage, say
from mediation.documents.wording import clause_number, day, sentence, several

FRAME = LetterFrame
BASIS_FIELDS = ("案件", "用人单位", "称谓")
REPLY_FIELDS = ("称谓", "回复日期")


def draw_letter(
    facts: SupervisionLetterFacts, title: str, texts: tuple[Passage, Passage, str], *, draft: bool
) -> bytes:
    """Draw one of the letters: its opening, its call for an answer, the heading of what it asks."""
    opening, reply, asked = texts
    paper = begin(facts, title, draft=draft, frame=FRAME)
    addressee(paper, facts.addressee)
    paper.paragraph(
        say(facts, opening, 案件=_case(facts), 用人单位=facts.employer, 称谓=facts.addressed_as),
        LETTER,
    )
    _part(paper, 1, "查明的情况", (facts.found,))
    _part(paper, 2, "法律依据", facts.rules)
    _part(paper, 3, asked, facts.requests)
    paper.paragraph(
        say(facts, reply, 称谓=facts.addressed_as, 回复日期=day(facts.reply_by)), LETTER
    )
    close(paper, facts, facts.contact_name, facts.contact_phone)
    return paper.finished()


def _part(paper: Paper, number: int, heading: str, items: tuple[str, ...]) -> None:
    paper.heading(f"{clause_number(number)}{heading}", LETTER_HEADING)
    if len(items) == 1:
        paper.paragraph(sentence(items[0]), LETTER)
    else:
        numbered(paper, map(sentence, items), LETTER)


def _case(facts: SupervisionLetterFacts) -> str:
    """Return in which matter the union learned of it."""
    number = f"（{facts.case_number}）" if facts.case_number else ""
    people = several(facts.worker_names)
    both = f"{people}与{facts.employer}" if people else f"{facts.employer}的"
    return f"{both}{facts.cause}争议一案{number}"
