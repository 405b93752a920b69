"""The description of the interface, made from the table of operations and its shapes."""

import json
import re
from functools import cache
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel, TypeAdapter

from mediation.api.operations import JSON, OPERATIONS, Operation
from mediation.web.problem_answer import MEDIA_TYPE, SENTENCES

VERSION = "1.0.0"
REF = "#/components/schemas/{model}"
ARGUMENT = re.compile(r"<(?:(int):)?([a-z_]+)>")
INTRODUCTION = (
    "和解台的接口。令牌在“我的账号 → 我的令牌”生成，或由机构领取；"
    "权限与页面相同，另受令牌用途限制。每个 POST 都要有 Idempotency-Key；"
    "修改要有 If-Match；列表用 next 翻页。"
)


class Fault(BaseModel):
    """What is wrong with one field."""

    field: str
    message: str


class Problem(BaseModel):
    """Every refusal (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Fault] = []


@cache
def described() -> str:
    """The description as JSON text; the table does not change while the program runs."""
    schemas = _Schemas()
    paths: dict[str, Any] = {}
    for entry in OPERATIONS:
        place = paths.setdefault(address_of(entry), {})
        place[entry.method.lower()] = _operation(entry, schemas)
    refused = schemas.ref(Problem)
    document = {
        "openapi": "3.1.0",
        "info": {"title": "和解台接口", "version": VERSION, "description": INTRODUCTION},
        "servers": [{"url": "/api/v1"}],
        "paths": paths,
        "components": {
            "schemas": schemas.found,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "responses": {
                f"Problem{status}": {
                    "description": SENTENCES[status],
                    "content": {MEDIA_TYPE: {"schema": refused}},
                }
                for status in sorted(SENTENCES)
            },
        },
    }
    return json.dumps(document, ensure_ascii=False)


class _Schemas:
    """The shapes that were named so far."""

    def __init__(self) -> None:
        self.found: dict[str, Any] = {}

    def ref(self, kind: Any, mode: str = "serialization") -> dict[str, Any]:
        """The schema of a shape; what it is made of is kept among the components."""
        schema = TypeAdapter(kind).json_schema(
            ref_template=REF,
            mode=mode,  # type: ignore[arg-type]  # one of two words
        )
        self.found |= schema.pop("$defs", {})
        name = schema.get("title", "")
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            name = re.sub(r"\W", "", name)
            self.found[name] = schema
            return {"$ref": REF.format(model=name)}
        return dict(schema)


def address_of(entry: Operation) -> str:
    """The address with its arguments as OpenAPI writes them."""
    return ARGUMENT.sub(r"{\2}", entry.path)


def _operation(entry: Operation, schemas: _Schemas) -> dict[str, Any]:
    told: dict[str, Any] = {
        "operationId": entry.name,
        "summary": entry.summary,
        "tags": [entry.scope.value.partition(":")[0]],
        "security": [{"token": [entry.scope.value]}],
        "parameters": [*_arguments(entry), *_query(entry), *_headers(entry)],
        "responses": {str(entry.status): _answer(entry, schemas)} | _refusals(entry),
    }
    if entry.body is not None:
        schema = schemas.ref(entry.body, "validation")
        told["requestBody"] = {"required": True, "content": {entry.takes: {"schema": schema}}}
    return told


def _arguments(entry: Operation) -> list[dict[str, Any]]:
    kinds = {
        "int": {"type": "integer", "minimum": 1, "maximum": 2**31 - 1},
        "": {"type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[^/]+$"},
    }
    return [
        {"name": name, "in": "path", "required": True, "schema": kinds[kind or ""]}
        for kind, name in ARGUMENT.findall(entry.path)
    ]


def _query(entry: Operation) -> list[dict[str, Any]]:
    if entry.query is None:
        return []
    schema = entry.query.model_json_schema(ref_template=REF)
    inner = schema.get("$defs", {})
    required = schema.get("required", [])
    return [
        {
            "name": name,
            "in": "query",
            "required": name in required,
            "description": told.get("description", ""),
            "schema": _resolved(told, inner),
        }
        for name, told in schema["properties"].items()
    ]


def _resolved(schema: Any, inner: dict[str, Any]) -> Any:
    """A schema without references, and without the null that no address can hold."""
    if isinstance(schema, list):
        return [_resolved(each, inner) for each in schema if each != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return inner[schema["$ref"].rsplit("/", 1)[-1]]
    kept = {name: each for name, each in schema.items() if (name, each) != ("default", None)}
    return {name: _resolved(each, inner) for name, each in kept.items()}


def _headers(entry: Operation) -> list[dict[str, Any]]:
    found = []
    if entry.acts:
        found.append(("Idempotency-Key", "^[A-Za-z0-9_-]{20,40}$", "同一件事重发时用同一个键"))
    if entry.changes_version:
        found.append(("If-Match", r'^(\*|"v[0-9]{1,9}")$', "读到的 ETag，或者 *"))
    return [
        {
            "name": name,
            "in": "header",
            "required": True,
            "description": words,
            "schema": {"type": "string", "pattern": pattern},
        }
        for name, pattern, words in found
    ]


def _answer(entry: Operation, schemas: _Schemas) -> dict[str, Any]:
    if entry.media == JSON:
        content: dict[str, Any] = {JSON: {"schema": schemas.ref(entry.answer)}}
    else:
        # A file keeps the kind that it came with.
        content = {"application/pdf" if "pdf" in entry.media else "*/*": {}}
    told: dict[str, Any] = {"description": HTTPStatus(entry.status).phrase, "content": content}
    if entry.is_versioned:
        told["headers"] = {"ETag": {"required": True, "schema": {"type": "string"}}}
    return told


def _refusals(entry: Operation) -> dict[str, Any]:
    """Every other answer that may come."""
    found = {400, 401, 403, 405, 414, 429, 503}
    if "<" in entry.path:
        # Not there, or in a state in which there is nothing of the kind.
        found |= {404, 409}
    if entry.query is not None or entry.body is not None:
        found |= {404, 422}
    if entry.body is not None:
        found |= {409, 413, 415}
    if entry.changes_version:
        found |= {412, 428}
    return {str(code): {"$ref": f"#/components/responses/Problem{code}"} for code in sorted(found)}
