"""What people type into a step: dates that have happened or are to come, words that are needed."""

from datetime import date

from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.next_step import fitted

EVENT_NOTE_LENGTH = 500


def happened(field: str, day: date, *, today: date, since: date | None, since_what: str) -> date:
    """The day, if it lies between an earlier event and today; InvalidInput beside the field."""
    if day > today:
        raise InvalidInput(FieldProblem(field, "日期不能晚于今天，请按实际发生的日期填写。"))
    if since is not None and day < since:
        sentence = f"日期不能早于{since_what}（{since.isoformat()}），请核对。"
        raise InvalidInput(FieldProblem(field, sentence))
    return day


def still_to_come(field: str, day: date, *, today: date) -> date:
    """The day, if it is today or later; InvalidInput beside the field."""
    if day < today:
        raise InvalidInput(FieldProblem(field, "期限不能早于今天，请重新选择。"))
    return day


def written_out(field: str, text: str, sentence: str) -> str:
    """The text, if there is any; InvalidInput with the sentence beside the field."""
    stripped = text.strip()
    if not stripped:
        raise InvalidInput(FieldProblem(field, sentence))
    return stripped


def in_brief(*parts: str) -> str | None:
    """The parts as sentences of one line of the trail, cut to its length; None when empty."""
    sentences = [part.strip().rstrip("。") for part in parts if part.strip()]
    return fitted("。".join(sentences), EVENT_NOTE_LENGTH) or None
