"""What can be computed from what, and computing it; nothing is kept."""

from typing import Any

from flask import Response, request
from pydantic import BaseModel, ConfigDict

from mediation.api.asking import me
from mediation.api.operations import JSON, operation
from mediation.domain.api_tokens import ApiScope
from mediation.domain.claims.asked import Asked
from mediation.domain.claims.calculation import REFERENCE_ONLY
from mediation.domain.claims.heads import Head
from mediation.domain.claims.questions import QUESTIONS
from mediation.domain.claims.reading.answers import Answer, answer
from mediation.domain.claims.reading.kinds import find_kind, known_names
from mediation.domain.claims.reading.printing import as_plain
from mediation.domain.claims.reading.written_json import read_object
from mediation.domain.errors import FieldProblem, NotVisible
from mediation.queries.standards import standards_for
from mediation.web.costly import costly
from mediation.web.form_keys import repeatable
from mediation.web.guards import View, case_workers
from mediation.web.problem_answer import problem
from mediation.web.sanity import takes_at_most

# Bytes: the facts of a few hundred people, far more than one claim is computed from.
LARGEST_BODY = 64 * 1024


class Question(BaseModel):
    """One question of a kind; a local figure may be left out where the office has entered it."""

    name: str
    label: str
    kind: str
    hint: str
    options: list[dict[str, str]]
    local_figure: str | None


class Kind(BaseModel):
    """One kind of calculation and what its page asks."""

    kind: str
    label: str
    claim_type: str | None
    fields: list[Question]


class Kinds(BaseModel):
    """Every kind."""

    calculations: list[Kind]
    note: str


@operation(
    "GET",
    "/calculations",
    scope=ApiScope.CALCULATE,
    guard=case_workers,
    summary="可以算的各项和要填的字段",
    answer=Kinds,
)
def list_calculations() -> Kinds:
    """Every kind with the questions that its page asks."""
    return Kinds(calculations=[_kind(head) for head in Head], note=REFERENCE_ONLY)


class CalculationFacts(BaseModel):
    """The facts of one item, named as its questions are; `employees` holds several people."""

    model_config = ConfigDict(extra="allow")


class CalculationDone(BaseModel):
    """The sum with its lines, steps and articles, as the command `calculate` prints it."""

    model_config = ConfigDict(extra="allow")

    kind: str
    result: dict[str, Any]


def _computing(view: View) -> View:
    limited = costly("calculation", per_minute=60)(takes_at_most(LARGEST_BODY)(view))
    return case_workers(repeatable(limited))


@operation(
    "POST",
    "/calculations/<kind>",
    scope=ApiScope.CALCULATE,
    guard=_computing,
    summary="计算一项，内容不保存",
    answer=CalculationDone,
    body=CalculationFacts,
)
def calculate(kind: str) -> CalculationDone | Response:
    """The answer of one kind to the facts of the body."""
    if find_kind(kind) is None:
        raise NotVisible(f"没有“{kind}”这一项计算，可以算的有：{known_names()}。")
    if request.mimetype != JSON:
        return problem(415)
    try:
        inputs = read_object(request.get_data().decode())
    except UnicodeDecodeError:
        return problem(400, "请求的内容不是 UTF-8 编码。")
    except ValueError as error:
        return problem(400, str(error))
    division = me().organisation.division_code
    return _answered(answer(kind, inputs, standards_for(division)))


def _answered(found: Answer) -> CalculationDone | Response:
    if found.problems:
        wrong = [FieldProblem(name, sentence) for name, sentence in found.problems.items()]
        return problem(422, fields=wrong, warnings=list(found.warnings))
    return CalculationDone(kind=found.kind, **as_plain(found))


def _kind(head: Head) -> Kind:
    fields = [_question(each) for each in QUESTIONS[head]]
    return Kind(kind=head.value, label=head.label, claim_type=head.claim_type, fields=fields)


def _question(asked: Asked) -> Question:
    return Question(
        name=asked.name,
        label=asked.label,
        kind=asked.kind.value,
        hint=asked.help,
        options=[{"value": value, "label": label} for value, label in asked.options],
        local_figure=asked.standard,
    )
