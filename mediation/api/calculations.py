"""GET /calculations says what can be computed from what; POST /calculations/{kind} computes it."""

from flask import Response, jsonify, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.api import bp
from mediation.api.problems import problem
from mediation.domain.claims.asked import Asked
from mediation.domain.claims.calculation import REFERENCE_ONLY
from mediation.domain.claims.heads import Head
from mediation.domain.claims.questions import QUESTIONS
from mediation.domain.claims.reading.answers import Answer, answer
from mediation.domain.claims.reading.kinds import find_kind, known_names
from mediation.domain.claims.reading.printing import as_plain
from mediation.domain.claims.reading.written_json import read_object
from mediation.domain.errors import NotVisible
from mediation.queries.standards import standards_for
from mediation.web.costly import costly
from mediation.web.form_keys import repeatable
from mediation.web.guards import case_workers, for_programs
from mediation.web.sanity import takes_at_most

JSON = "application/json"
# Bytes: the facts of a few hundred people, far more than one claim is computed from.
LARGEST_BODY = 64 * 1024


@bp.get("/calculations")
@case_workers
@for_programs
def kinds() -> ResponseReturnValue:
    """Every kind with the questions that its page asks."""
    return jsonify(calculations=[_kind(head) for head in Head], note=REFERENCE_ONLY)


@bp.post("/calculations/<kind>")
@case_workers
@for_programs
@costly("calculation", per_minute=60)
@takes_at_most(LARGEST_BODY)
@repeatable
def calculate(kind: str) -> ResponseReturnValue:
    """The answer of one kind to the facts of the body; nothing is kept."""
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
    division = current_user.organisation.division_code
    return _answered(answer(kind, inputs, standards_for(division)))


def _answered(found: Answer) -> Response:
    if found.problems:
        return problem(422, fields=found.problems, warnings=list(found.warnings))
    return jsonify(kind=found.kind, **as_plain(found))


def _kind(head: Head) -> dict[str, object]:
    return {
        "kind": head.value,
        "label": head.label,
        "claim_type": head.claim_type,
        "fields": [_field(each) for each in QUESTIONS[head]],
    }


def _field(asked: Asked) -> dict[str, object]:
    """One question; a local figure may be left out where the office has entered it."""
    return {
        "name": asked.name,
        "label": asked.label,
        "kind": asked.kind.value,
        "hint": asked.help,
        "options": [{"value": value, "label": label} for value, label in asked.options],
        "local_figure": asked.standard,
    }
