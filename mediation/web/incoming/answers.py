"""Giving out a file of a case that was sent in."""

from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.models import IncomingCase
from mediation.services import incoming_papers
from mediation.web import clock
from mediation.web.file_answer import file_answer


def paper_answer(row: IncomingCase, paper_id: int) -> ResponseReturnValue:
    """The file, to be saved; 404 when it is not of this case."""
    paper, content = incoming_papers.opened(row, paper_id, by=current_user, at=clock.now())
    assert paper.file is not None, "what was opened has a file"
    return file_answer(content, paper.name, paper.file.media_type)
