"""联席会议通知: asks the offices at the table to a joint meeting, with time, place and agenda.

It goes to everybody: a case stands in it as the number of its item and nothing else.
"""

from dataclasses import dataclass
from datetime import datetime

from mediation.documents.blocks import begin
from mediation.documents.facts.parties import PaperFacts
from mediation.documents.layout import LETTER, LETTER_HEADING
from mediation.documents.letter_frame import LetterFrame
from mediation.documents.letters import addressee, close
from mediation.documents.meeting_minutes import matter_of
from mediation.documents.wording import moment

TITLE = "联席会议通知"
ASKS = (
    "请派员准时参加，并携带与议程有关的材料。不能参加的，请在会前告知。议程中的案件以共享的内容为准，"
    "请勿在会外转述。"
)


@dataclass(frozen=True, kw_only=True)
class NoticeFacts(PaperFacts):
    """The meeting that is called, and who is asked to it."""

    title: str
    begins_at: datetime
    place: str
    guests: tuple[str, ...]
    matters: tuple[str, ...]
    contact_name: str


def draw(facts: NoticeFacts) -> bytes:
    """Draw the notice."""
    paper = begin(facts, TITLE, draft=False, frame=LetterFrame)
    addressee(paper, "、".join(facts.guests))
    paper.paragraph(
        f"{facts.body.name}定于{moment(facts.begins_at)}在{facts.place}召开“{facts.title}”。{ASKS}",
        LETTER,
    )
    paper.heading("会议议程", LETTER_HEADING)
    for number, matter in enumerate(facts.matters, 1):
        paper.paragraph(f"{number}．{matter_of(matter, number)}", LETTER)
    close(paper, facts, facts.contact_name, facts.body.phone)
    return paper.finished()
