"""联席会议纪要: agenda, decisions and tasks, laid out as 纪要 of GB/T 9704-2012 (section 10.3).

It goes to everybody at the table: a case stands in it as the number of its item and nothing else.
A 纪要 carries its red mark, who was present, and no seal.
"""

from dataclasses import dataclass
from datetime import date, datetime

from mediation.documents.facts.parties import PaperFacts
from mediation.documents.layout import FLUSH_LETTER, LETTER, LETTER_HEADING, NOTE, Paper, label
from mediation.documents.letter_frame import LetterFrame
from mediation.documents.typesetting import Span
from mediation.documents.wording import clause_number, day, moment, sentence

TITLE = "联席会议纪要"
NOTHING_DECIDED = "本项未作议定。"


@dataclass(frozen=True)
class MinutesTaskFacts:
    """Who does what by when."""

    organisation: str
    what: str
    due_on: date


@dataclass(frozen=True)
class MinutesItemFacts:
    """One item of the agenda as it was written for all."""

    matter: str
    decision: str
    tasks: tuple[MinutesTaskFacts, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MinutesFacts(PaperFacts):
    """The meeting, who was there, what was said and decided."""

    title: str
    begins_at: datetime
    place: str
    guests: tuple[str, ...]
    attended: str
    minutes: str
    items: tuple[MinutesItemFacts, ...]
    printed_at: datetime
    printed_by: str


def draw(facts: MinutesFacts) -> bytes:
    """Draw the minutes."""
    mark = f"{facts.body.name}{TITLE}"
    paper = Paper(LetterFrame(TITLE, "", facts.body.name))
    paper.letterhead(mark)
    paper.rule(width=1.2, colour=paper.frame.opening.name_colour)
    paper.title(facts.title)
    paper.space(14)
    present = "、".join(facts.guests)
    paper.paragraph(
        f"{moment(facts.begins_at)}，{facts.body.name}在{facts.place}召开联席会议，"
        f"{present}参加。会议纪要如下。",
        LETTER,
    )
    for number, item in enumerate(facts.items, 1):
        _item(paper, number, item)
    paper.heading(f"{clause_number(len(facts.items) + 1)}会议情况", LETTER_HEADING)
    paper.paragraph(facts.minutes, LETTER)
    paper.space(14)
    paper.labelled("　　出席：", facts.attended.replace("\n", "；"), FLUSH_LETTER)
    paper.labelled("　　分送：", present, FLUSH_LETTER)
    paper.space(14)
    paper.paragraph(f"{facts.printed_by}于{moment(facts.printed_at)}打印。", NOTE)
    return paper.finished()


def matter_of(matter: str, number: int) -> str:
    """A line of the agenda as everybody may read it."""
    return matter or f"第{number}项案件"


def _item(paper: Paper, number: int, item: MinutesItemFacts) -> None:
    """Print the matter as a heading, what was decided, and the tasks."""
    paper.heading(f"{clause_number(number)}{matter_of(item.matter, number)}", LETTER_HEADING)
    decided = sentence(item.decision) if item.decision else NOTHING_DECIDED
    paper.paragraph((label("议定："), Span(decided, LETTER.style)), LETTER)
    for place, task in enumerate(item.tasks, 1):
        what = task.what.rstrip("。；")
        told = f"（{place}）{task.organisation}：{what}，{day(task.due_on)}前办结。"
        paper.paragraph(told, LETTER)
