"""What a rule refused becomes a status and a page, once for the whole program."""

from http import HTTPStatus

from flask import Flask, render_template
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from mediation.domain.errors import (
    ActionNotAllowed,
    ActionNotPossible,
    DomainError,
    EditConflict,
    InvalidInput,
    NotVisible,
)

STATUS: dict[type[DomainError], HTTPStatus] = {
    NotVisible: HTTPStatus.NOT_FOUND,
    ActionNotAllowed: HTTPStatus.FORBIDDEN,
    ActionNotPossible: HTTPStatus.CONFLICT,
    EditConflict: HTTPStatus.CONFLICT,
    InvalidInput: HTTPStatus.UNPROCESSABLE_ENTITY,
}
CONFLICT = "刚才有人同时修改了这条记录，您的操作没有保存。请返回刷新后再办理。"
CSRF = "页面停留太久或登录已变化，请返回刷新后重新提交。您填写的内容已保留在草稿中。"
PAGES = {400, 403, 404, 409, 413, 422, 429, 500, 503}


def init_app(app: Flask) -> None:
    """Register the handlers."""
    app.register_error_handler(DomainError, _domain_error)
    app.register_error_handler(StaleDataError, lambda error: _page(409, CONFLICT))
    app.register_error_handler(CSRFError, lambda error: _page(400, CSRF))
    app.register_error_handler(HTTPException, _http_error)


def _domain_error(error: DomainError) -> ResponseReturnValue:
    return _page(STATUS[type(error)], error.sentence)


def _http_error(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error.get_response()
    return _page(error.code)


def _page(status: int, sentence: str | None = None) -> ResponseReturnValue:
    template = f"errors/{int(status)}.html" if status in PAGES else "errors/400.html"
    return render_template(template, sentence=sentence), int(status)
