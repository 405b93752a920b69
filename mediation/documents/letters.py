"""What letters between offices share: GB/T 9704 type sizes, addressee, seal."""

from collections.abc import Iterable

from mediation.documents.blocks import contact_line, seal
from mediation.documents.facts.parties import PaperFacts
from mediation.documents.layout import FLUSH_LETTER, LETTER, LETTER_HEADING, Paper
from mediation.documents.wording import clause_number


def addressee(paper: Paper, name: str) -> None:
    """Print the office written to."""
    paper.paragraph(f"{name}：", FLUSH_LETTER)


def sections(paper: Paper, parts: Iterable[tuple[str, str]]) -> None:
    """Print headed parts, 一、二、三、, leaving out the empty ones."""
    filled = [(heading, text) for heading, text in parts if text.strip()]
    for index, (heading, text) in enumerate(filled, start=1):
        paper.heading(f"{clause_number(index)}{heading}", LETTER_HEADING)
        paper.paragraph(text, LETTER)


def close(paper: Paper, facts: PaperFacts, name: str, phone: str) -> None:
    """Print whom to ask, and the place for the seal."""
    contact_line(paper, name, phone, LETTER)
    seal(paper, facts, LETTER)
