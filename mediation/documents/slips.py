"""A slip at the end of a paper, to be cut off, filled in and sent back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from mediation.documents.layout import HEADING, NOTE, Paper
from mediation.documents.typesetting import Align

CUT_HERE = replace(NOTE, indent=0.0, align=Align.CENTRE)
SLIP_TITLE = replace(HEADING, size=14.0, indent=0.0, align=Align.CENTRE)


@contextmanager
def slip(paper: Paper, title: str) -> Iterator[None]:
    """Begin a slip; all that is printed inside it stands on one page."""
    paper.space(10)
    start = len(paper.strips)
    paper.rule(dashed=True)
    paper.heading("（沿虚线裁下，填写后交回）", CUT_HERE)
    paper.heading(title, SLIP_TITLE)
    yield
    for strip in paper.strips[start:-1]:
        strip.keep = True
