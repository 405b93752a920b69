"""One run of a calculator: its form, its answer, and where what is missing can be entered."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from werkzeug.datastructures import MultiDict

from mediation.domain.claims.asked import Asked, AskedKind
from mediation.domain.claims.heads import Head
from mediation.domain.claims.questions import QUESTIONS
from mediation.domain.claims.reading.answers import Answer, answer
from mediation.domain.errors import NotVisible
from mediation.queries.standards import standards_for
from mediation.web.question_form import FLAGS, QuestionForm, question_form

SETTLED = ("paid", "claimed")


@dataclass(frozen=True)
class Run:
    """A head with what was typed; `answer` is there once all of it could be read."""

    head: Head
    form: QuestionForm
    answer: Answer | None = None

    def computed(self, division_code: str | None) -> "Run":
        """The run with its answer by the figures of a place; what cannot be read is told."""
        is_valid = self.form.validate()
        found = answer(self.head.value, self.form.inputs(), standards_for(division_code))
        self.form.show(found.problems)
        return replace(self, answer=found if is_valid and not found.problems else None)

    @property
    def facts(self) -> list[str]:
        """The names of the questions about what happened."""
        return [name for name in self.form.questions if name not in {*self.local, *SETTLED}]

    @property
    def local(self) -> list[str]:
        """The names of the figures that the place publishes, asked for this run."""
        return [name for name, asked in self.form.questions.items() if asked.standard]

    @property
    def settled(self) -> list[str]:
        """The names of the two questions about what was paid and what is claimed."""
        return [name for name in SETTLED if name in self.form.questions]

    @property
    def missing(self) -> list[tuple[str, str]]:
        """What the amount lacks, each with the name of the field that takes it."""
        found = self.answer and self.answer.calculation
        return self._with_fields(found.missing if found else ())

    @property
    def warnings(self) -> list[tuple[str, str]]:
        """What deserves a look; a figure that was not at hand leads to its field."""
        found = self.answer and self.answer.calculation
        return self._with_fields((*found.warnings, *self.answer.warnings) if found else ())

    @property
    def answers(self) -> list[tuple[str, str]]:
        """The answered questions in words, as the paper of the result names them."""
        given = self.form.inputs()
        return [
            (asked.label, _in_words(asked, given[name]))
            for name, asked in self.form.questions.items()
            if name in given
        ]

    def _with_fields(self, sentences: Iterable[str]) -> list[tuple[str, str]]:
        return [(each, self._field_of(each)) for each in sentences]

    def _field_of(self, sentence: str) -> str:
        """The field of the local figure that a sentence says nobody has entered."""
        if "未录入" not in sentence:
            return ""
        standards = ((name, asked.standard) for name, asked in self.form.questions.items())
        return next((name for name, kind in standards if kind and kind.label in sentence), "")


def head_of(code: str) -> Head:
    """The head of that code, or NotVisible."""
    if code not in set(Head):
        raise NotVisible
    return Head(code)


def posted_form(head: Head, *, formdata: MultiDict[str, str] | None) -> QuestionForm:
    """The form of a head with what was typed into it."""
    return question_form(QUESTIONS[head])(formdata=formdata)


def _in_words(asked: Asked, given: object) -> str:
    if asked.kind is AskedKind.FLAG:
        return dict(FLAGS)["yes" if given else "no"]
    if isinstance(given, dict):
        return "；".join(f"{name} {amount}" for name, amount in given.items())
    if isinstance(given, list):
        return "、".join(map(str, given))
    words = dict(asked.options).get(str(given), str(given))
    is_bare = asked.kind is AskedKind.MONEY and not words.endswith("元")
    return f"{words} 元" if is_bare else words
