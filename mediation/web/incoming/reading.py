"""Between the page of a case sent in and what the service takes."""

from datetime import date

from flask_login import current_user
from werkzeug.datastructures import MultiDict

from mediation.domain.application import Application, foreign
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.incoming import CHANNELS_BY_KIND, IncomingWay, Letter, paths_of
from mediation.services.incoming import PaperLine, Sending
from mediation.web import clock
from mediation.web.incoming.forms import MOST_LINES, SendingForm
from mediation.web.intake.reading import DISPUTE_FIELDS, claims_in, parties_in, values_in

LETTER_FIELDS = (
    *("channel", "entry_path", "docket", "letter_number", "letter_on", "cause", "term_days"),
    *("return_by", "filing_date", "first_came_on", "contact_name", "contact_phone", "message"),
)
ORIGINAL = "原件"


def blank_form() -> SendingForm:
    """The page as the user's organisation would begin: its usual channel, a letter of today."""
    kind = current_user.organisation.kind
    channel = CHANNELS_BY_KIND[kind][0]
    usual = {"channel": channel, "entry_path": paths_of(channel)[0], "letter_on": clock.today()}
    return SendingForm(formdata=None, sender=kind, **usual)


def form_of(fields: MultiDict[str, str]) -> SendingForm:
    """The page with what was typed, or read from a file."""
    return SendingForm(formdata=fields, sender=current_user.organisation.kind)


def sending_in(form: SendingForm, way: IncomingWay) -> Sending:
    """What a form that was validated says; what could not be read is left out.

    InvalidInput without a word when it has no channel or path: the form says so beside the field.
    """
    values = values_in(form, LETTER_FIELDS)
    if values["channel"] is None or values["entry_path"] is None:
        raise InvalidInput
    letter = Letter(**values | {"letter_on": values["letter_on"] or date.min})
    body = form.body_id.data or ""
    return Sending(
        body_id=int(body) if body.isdecimal() else 0,
        letter=letter,
        application=_application(form, letter),
        papers=paper_lines(form.paper_list.data or ""),
        way=way,
    )


def _application(form: SendingForm, letter: Letter) -> Application:
    return foreign(
        Application(
            entry_path=letter.entry_path,
            source_channel=letter.channel,
            received_on=letter.letter_on,
            **values_in(form, DISPUTE_FIELDS),
            parties=parties_in(form),
            claims=claims_in(form),
        )
    )


def paper_lines(text: str) -> tuple[PaperLine, ...]:
    """Papers carried over by hand, one a line: 起诉状 3 原件 (name, pages, whether original)."""
    lines = [line.split() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        raise InvalidInput(FieldProblem("paper_list", f"最多写 {MOST_LINES} 份材料。"))
    return tuple(_paper_line(words) for words in lines)


def _paper_line(words: list[str]) -> PaperLine:
    is_original = words[-1] == ORIGINAL and len(words) > 1
    rest = words[:-1] if is_original else words
    last = rest[-1].removesuffix("页")
    counted = len(rest) > 1 and last.isdecimal() and last.isascii() and len(last) <= 4
    name = " ".join(rest[:-1] if counted else rest)
    if len(name) > 100:
        raise InvalidInput(FieldProblem("paper_list", f"“{name[:20]}…”太长，材料名称最多 100 字。"))
    return PaperLine(name, int(last) if counted else None, is_original)
