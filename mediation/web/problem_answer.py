"""What a program is told that was refused: `application/problem+json` (RFC 9457).

The sentence is the one that a page would show; for each bad field there is one more.
"""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from flask import Response, jsonify, request

from mediation.domain.errors import FieldProblem

# Everything below is answered so, whether there is such an address or not.
INTERFACE = "/api/"
MEDIA_TYPE = "application/problem+json"
# Between two requests of a program that was told to slow down (seconds).
USUAL_REST = "60"
SENTENCES = {
    400: "请求的内容无法读取，请核对后再发。",
    401: "请在请求头 Authorization 中写明 Bearer 和有效的令牌；令牌可能已到期或停用。",
    403: "这个令牌或者账号没有这项权限；没有绑定动态口令的，请先在页面上办理。",
    404: "没有找到要访问的内容。",
    405: "这个地址不接受这种请求方法，接受的见响应头 Allow。",
    409: "刚才有人同时修改了这条记录，没有办理。请重新读取后再发。",
    412: "内容已经被修改过，没有办理。请重新读取，用新的 ETag 再发。",
    413: "请求的内容过大，请分批发送。",
    414: "请求的地址过长。",
    415: "请用 Content-Type: application/json 发送 JSON。",
    422: "有内容不能接受，请按各字段的说明改正。",
    428: "修改前请先读取，并把读到的 ETag 写进请求头 If-Match。",
    429: "调用得太多，请按响应头 Retry-After 的秒数等待后再试。",
    500: "系统出错了，请把响应头 X-Request-ID 的内容告诉系统管理员。",
    503: "数据库暂时连不上或正在升级，请稍后再试。",
}


def is_for_a_program() -> bool:
    """Whether this request is of the interface."""
    return request.path.startswith(INTERFACE)


def problem(
    status: int,
    detail: str | None = None,
    fields: Iterable[FieldProblem] = (),
    headers: Mapping[str, str] | None = None,
    **more: Any,
) -> Response:
    """The answer to a request that is refused; `fields` holds a sentence for each bad field."""
    errors = [{"field": each.field, "message": each.sentence} for each in fields]
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail or SENTENCES.get(status, SENTENCES[400]),
        **({"errors": errors} if errors else {}),
        **more,
    }
    answer = jsonify(body)
    answer.status_code, answer.mimetype = int(status), MEDIA_TYPE
    answer.headers.update(headers or {})
    if status == HTTPStatus.UNAUTHORIZED:
        answer.headers["WWW-Authenticate"] = 'Bearer realm="api"'
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        answer.headers.setdefault("Retry-After", USUAL_REST)
    return answer
