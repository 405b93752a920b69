"""What a rule refused becomes a status and a page, once for the whole program."""

from http import HTTPStatus

from flask import Flask, current_app, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from markupsafe import Markup
from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed

from mediation.crypto import CannotUnseal
from mediation.domain.errors import (
    ActionNotAllowed,
    ActionNotPossible,
    AlreadyPosted,
    CannotStore,
    ChangedMeanwhile,
    DomainError,
    EditConflict,
    InvalidInput,
    NotVisible,
    TooManyTries,
)
from mediation.domain.handoff import PackRefused
from mediation.engine import is_away
from mediation.services.transaction import forget_unsaved
from mediation.web.kept_fields import token_fields, typed_fields
from mediation.web.problem_answer import is_for_a_program, problem

STATUS: dict[type[DomainError], HTTPStatus] = {
    ChangedMeanwhile: HTTPStatus.PRECONDITION_FAILED,
    NotVisible: HTTPStatus.NOT_FOUND,
    ActionNotAllowed: HTTPStatus.FORBIDDEN,
    ActionNotPossible: HTTPStatus.CONFLICT,
    AlreadyPosted: HTTPStatus.CONFLICT,
    EditConflict: HTTPStatus.CONFLICT,
    CannotStore: HTTPStatus.SERVICE_UNAVAILABLE,
    InvalidInput: HTTPStatus.UNPROCESSABLE_ENTITY,
    PackRefused: HTTPStatus.UNPROCESSABLE_ENTITY,
    TooManyTries: HTTPStatus.TOO_MANY_REQUESTS,
}
CONFLICT = "刚才有人同时修改了这条记录，您的操作没有保存。请返回刷新后再办理。"
CSRF = "页面停留太久或登录已变化，请返回刷新后重新提交。您填写的内容已保留在草稿中。"
UNSTORABLE = "提交的内容里有系统无法保存的字符或数值，没有保存。请返回改好后再提交。"
RETRY_AFTER_SECONDS = "10"
# What the log says of a database that is busy, full or gone.
NO_ANSWER = "the database did not answer"
# Pages for moments in which nothing may be asked of the database.
ALONE = {500, 503}
PAGES = {400, 403, 404, 409, 413, 422, 429, 500, 503}


def init_app(app: Flask) -> None:
    """Register the handlers."""
    app.register_error_handler(DomainError, _domain_error)
    app.register_error_handler(StaleDataError, lambda error: _page(409, CONFLICT))
    # Two people made the same thing at the same moment; the second one's was not kept.
    app.register_error_handler(IntegrityError, lambda error: _page(409, CONFLICT))
    app.register_error_handler(DataError, _unstorable)
    app.register_error_handler(SQLAlchemyError, _database_failed)
    app.register_error_handler(CSRFError, lambda error: _page(400, CSRF))
    app.register_error_handler(CannotUnseal, _cannot_unseal)
    app.register_error_handler(HTTPException, _http_error)
    # What came out of one of these handlers, or of what follows the view.
    app.register_error_handler(InternalServerError, _last_of_all)
    app.teardown_request(_end)


def _domain_error(error: DomainError) -> ResponseReturnValue:
    # The view gave no answer of its own, so the trail has none of its rows.
    g.was_refused_by_a_rule = True
    status = STATUS[type(error)]
    if is_for_a_program():
        fields = error.problems if isinstance(error, InvalidInput) else ()
        return problem(status, error.sentence, fields, _headers_of(error))
    return _page(status, error.sentence)


def _headers_of(error: DomainError) -> dict[str, str]:
    """How long to rest, where the refusal knows it."""
    seconds = getattr(error, "seconds", None)
    return {"Retry-After": str(seconds)} if seconds else {}


def _cannot_unseal(error: CannotUnseal) -> ResponseReturnValue:
    # Which key is missing, never what was to be unsealed.
    current_app.logger.error("Data cannot be unsealed: %s", error)
    if is_for_a_program():
        return problem(503)
    return _alone("sealed"), HTTPStatus.SERVICE_UNAVAILABLE


def _http_error(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error.get_response()
    if isinstance(error, MethodNotAllowed) and is_for_a_program():
        return problem(405, headers={"Allow": ", ".join(error.valid_methods or ())})
    return _page(error.code)


def _database_failed(error: SQLAlchemyError) -> ResponseReturnValue:
    if not is_database_away(error):
        raise error
    return _away()


def _last_of_all(error: InternalServerError) -> ResponseReturnValue:
    """A page that was about to tell of something else may have met a database that fell."""
    return _away() if is_database_away(error.original_exception) else _page(500)


def is_database_away(error: BaseException | None) -> bool:
    """Whether this came of a database that is busy, full or gone; then the log tells of it."""
    if not is_away(error):
        return False
    current_app.logger.error(NO_ANSWER, exc_info=error)
    forget_unsaved()
    return True


def _end(_error: BaseException | None) -> None:
    # Flask-SQLAlchemy closes the session next; on a connection that broke since the last statement
    # that fails, and an answer that is ready would be lost.
    forget_unsaved()


def _away() -> ResponseReturnValue:
    """Say that the database is away without asking it anything, and keep the words.

    The button sends the very same form, so that what was kept after all is not done twice.
    """
    if is_for_a_program():
        return problem(503, headers={"Retry-After": RETRY_AFTER_SECONDS})
    hidden = Markup('<input type="hidden" name="{}" value="{}">')
    page = _alone(
        "503",
        address=request.full_path if request.method == "POST" else "",
        kept=typed_fields(),
        tokens=Markup("").join(hidden.format(name, value) for name, value in token_fields()),
    )
    return page, 503, {"Retry-After": RETRY_AFTER_SECONDS}


def _alone(name: str, **values: object) -> str:
    """A page made without the frame, which would ask the database who is looking."""
    return current_app.jinja_env.get_template(f"errors/{name}.html").render(values)


def _unstorable(error: DataError) -> ResponseReturnValue:
    # A net below the forms, each of which should have said what is wrong beside the field.
    current_app.logger.error("a form let through what the database cannot hold")
    return _page(400, UNSTORABLE)


def _page(status: int, sentence: str | None = None) -> ResponseReturnValue:
    if is_for_a_program():
        return problem(status, sentence)
    if status in ALONE:
        return _alone(str(int(status)), sentence=sentence), int(status)
    template = f"errors/{int(status)}.html" if status in PAGES else "errors/400.html"
    return render_template(template, sentence=sentence), int(status)
