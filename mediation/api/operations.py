"""The one table of the interface, and the mark by which a view enters it.

    @operation(
        "POST", "/cases/<int:case_id>/notes",
        scope=ApiScope.CASES_WRITE, guard=case_workers, summary="写记录", body=NewNote,
    )
    def write_note(case_id: int) -> str:
        ...
        return "/api/v1/cases/7"

A view that answers with something gives it as its `answer` names it; one that does something gives
the address where that can be read, and its answer is a Receipt. Loading what the address names
comes first in every view: who may not see it must hear no more than that it is not there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, wraps
from http import HTTPStatus
from typing import Any

from flask import Response, abort, current_app, request
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from mediation.api import bp
from mediation.domain.api_tokens import ApiScope
from mediation.domain.errors import ActionNotAllowed, ChangedMeanwhile
from mediation.web.form_keys import KEY, key_sent
from mediation.web.guards import View, for_programs
from mediation.web.identity.bearer import current_token
from mediation.web.identity.sessions import cookieless
from mediation.web.problem_answer import problem

JSON, PDF, ANY_FILE = "application/json", "application/pdf", "application/octet-stream"
FORM_DATA = "multipart/form-data"
NO_KEY = "每个 POST 请求都要在请求头 Idempotency-Key 中带一个新的键，20 到 40 位，例如 UUID。"
MISSING_SCOPE = "这个令牌没有“{}”的用途，请另建一个令牌。"


class Receipt(BaseModel):
    """What was done can be read at `location`; asked again with the same key, it is the same."""

    model_config = ConfigDict(title="Receipt")

    location: str = Field(description="办理结果所在的地址")
    id: int | None = Field(description="该地址中的编号，没有的为 null")


@dataclass(frozen=True)
class Operation:
    """One thing that can be asked: how, with what, by whom, and what comes back."""

    method: str
    path: str
    name: str
    summary: str
    scope: ApiScope
    # What comes back, and its kind of file; bytes for what is no JSON.
    answer: Any = Receipt
    media: str = JSON
    status: int = HTTPStatus.OK
    # What is sent, and as which kind of file.
    body: type[BaseModel] | None = None
    takes: str = JSON
    query: type[BaseModel] | None = None
    # The answer carries an ETag; the question needs If-Match.
    is_versioned: bool = False
    changes_version: bool = False

    @property
    def acts(self) -> bool:
        """Whether a key is asked for, so that it is done once."""
        return self.method == "POST"


OPERATIONS: list[Operation] = []


def operation(
    method: str,
    path: str,
    *,
    scope: ApiScope,
    guard: Callable[[Any], Any],
    summary: str,
    name: str = "",
    **more: Any,
) -> Callable[[View], View]:
    """Enter a view into the table; `guard` is the mark that the page of the same thing carries.

    `more` is the rest of an Operation.
    """

    def enter(view: View) -> View:
        known = name or view.__name__
        entry = Operation(method, path, name=known, summary=summary, scope=scope, **more)
        OPERATIONS.append(entry)
        run = guard(cookieless(for_programs(_running(view, entry))))
        run.answers_again = partial(answered, entry)
        bp.add_url_rule(path, entry.name, run, methods=[method])
        return view

    return enter


def _running(view: View, entry: Operation) -> Callable[..., Response]:
    """The view between what is asked of every request and the shape of its answer."""

    @wraps(view)
    def run(**values: Any) -> Response:
        token = current_token()
        if token is None or entry.scope not in token.granted:
            raise ActionNotAllowed(MISSING_SCOPE.format(entry.scope.label))
        if entry.acts and not KEY.fullmatch(key_sent()):
            return problem(400, NO_KEY)
        return answered(entry, view(**values))

    return run


def answered(entry: Operation, made: Any) -> Response:
    """What a view gave, in the shape that the table promises."""
    if isinstance(made, Response):
        return made
    if entry.answer is Receipt:
        return _receipt(entry, str(made))
    content = TypeAdapter(entry.answer).dump_json(made, by_alias=True)
    return current_app.response_class(content, entry.status, mimetype=JSON)


def _receipt(entry: Operation, location: str) -> Response:
    last = location.rsplit("/", 1)[-1]
    receipt = Receipt(location=location, id=int(last) if last.isdecimal() else None)
    answer = current_app.response_class(receipt.model_dump_json(), entry.status, mimetype=JSON)
    answer.headers["Location"] = location
    return answer


def with_version(entry_answer: Any, made: Any, version: int) -> Response:
    """An answer that carries its version as an ETag."""
    content = TypeAdapter(entry_answer).dump_json(made, by_alias=True)
    answer = current_app.response_class(content, HTTPStatus.OK, mimetype=JSON)
    answer.headers["ETag"] = etag(version)
    return answer


def etag(version: int) -> str:
    """How a version is written in ETag and If-Match."""
    return f'"v{version}"'


def version_wanted(row: Any) -> int | None:
    """The version that If-Match names; None for `*`. Without the header nothing is changed."""
    wanted = request.headers.get("If-Match", "").strip()
    if not wanted:
        abort(HTTPStatus.PRECONDITION_REQUIRED)
    if wanted == "*":
        return None
    if wanted != etag(row.version):
        raise ChangedMeanwhile
    return int(row.version)
