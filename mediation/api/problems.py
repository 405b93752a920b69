"""What was refused, as `application/problem+json`: a sentence, and one for each field."""

from collections.abc import Mapping
from http import HTTPStatus

from flask import Response, jsonify
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException, InternalServerError

from mediation.api import bp
from mediation.domain.errors import DomainError
from mediation.web.errors import RETRY_AFTER_SECONDS, STATUS, is_database_away

SENTENCES = {
    400: "请求的内容无法读取，请核对后再发。",
    401: "请先登录系统，再从同一个浏览器会话调用接口。",
    403: "您没有使用这个接口的权限；首次登录、密码到期或者没有绑定动态口令的，请先在页面上办理。",
    404: "没有找到要访问的内容。",
    413: "请求的内容过大，请分批发送。",
    415: "请用 Content-Type: application/json 发送 JSON。",
    422: "有内容无法计算，请按各字段的说明改正。",
    429: "一分钟内调用得太多，请稍后再试。",
    500: "系统出错了，请把响应头 X-Request-ID 的内容告诉系统管理员。",
    503: "数据库暂时连不上或正在升级，请稍后再试。",
}
BAD_TOKEN = "缺少 X-CSRFToken，或者登录已经变化：请从页面的 csrf-token 读取后放进请求头。"


def problem(
    status: int, detail: str = "", fields: Mapping[str, str] | None = None, **more: object
) -> Response:
    """The answer to a request that is refused; `fields` holds a sentence for each bad field."""
    body: dict[str, object] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail or SENTENCES.get(status, SENTENCES[400]),
        **more,
    }
    if fields:
        body["errors"] = dict(fields)
    answer = jsonify(body)
    answer.status_code, answer.mimetype = status, "application/problem+json"
    return answer


@bp.errorhandler(DomainError)
def _domain_error(error: DomainError) -> Response:
    return problem(STATUS[type(error)], error.sentence)


@bp.errorhandler(CSRFError)
def _bad_token(_error: CSRFError) -> Response:
    return problem(400, BAD_TOKEN)


@bp.errorhandler(HTTPException)
def _http_error(error: HTTPException) -> Response:
    return problem(error.code or 500)


@bp.errorhandler(SQLAlchemyError)
def _database_failed(error: SQLAlchemyError) -> Response:
    if not is_database_away(error):
        raise error
    return _away()


@bp.errorhandler(InternalServerError)
def _last_of_all(error: InternalServerError) -> Response:
    return _away() if is_database_away(error.original_exception) else problem(500)


def _away() -> Response:
    answer = problem(503)
    answer.headers["Retry-After"] = RETRY_AFTER_SECONDS
    return answer
