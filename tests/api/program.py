"""A program that asks the interface with a token of its own, and what it sends."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from werkzeug.test import TestResponse

from tests.page_checks import PageClient

URL = "/api/v1"

APPLICATION: dict[str, Any] = {
    "source_channel": "visit",
    "entry_path": "own_intake",
    "received_on": "2026-11-23",
    "arbitration_status": "not_applied",
    "facts": "2026年6月至9月在被申请人处做客房服务员，工资未付。",
    "applicants": [
        {
            "kind": "worker",
            "name": "王秀兰",
            "identity_kind": "resident_card",
            "identity_number": "360426199101010071",
            "phone": "13800001234",
        }
    ],
    "respondents": [
        {
            "kind": "employer",
            "side": "respondent",
            "employer_name": "城东悦来酒店有限公司",
            "legal_representative": "冯建国",
        }
    ],
    "claims": [{"applicant": "0", "type": "wages", "claimed": "12600.00"}],
}


@dataclass
class Program:
    """Asks as one account; every POST has a key of its own unless one is given."""

    client: PageClient
    token: str | None = None

    def get(self, path: str, **more: Any) -> TestResponse:
        """Read."""
        return self.ask("GET", path, **more)

    def post(
        self, path: str, body: Any = None, *, match: str | None = None, key: str = "", **more: Any
    ) -> TestResponse:
        """Do something once."""
        headers = {"Idempotency-Key": key or str(uuid4())}
        if match is not None:
            headers["If-Match"] = match
        if body is not None:
            more["json"] = body
        return self.ask("POST", path, headers=headers, **more)

    def put(self, path: str, body: Any, *, match: str | None = None) -> TestResponse:
        """Change something."""
        headers = {"If-Match": match} if match is not None else {}
        return self.ask("PUT", path, json=body, headers=headers)

    def ask(self, method: str, path: str, **more: Any) -> TestResponse:
        """Send a request below /api/v1, or to an address that an answer gave."""
        headers = dict(more.pop("headers", {}))
        if self.token is not None:
            headers["Authorization"] = f"Bearer {self.token}"
        url = path if path.startswith(URL) else URL + path
        return self.client.open(url, method=method, headers=headers, **more)


def problem_of(answer: TestResponse, status: int) -> dict[str, Any]:
    """The problem of a refusal, which must have its shape."""
    assert answer.status_code == status, answer.text
    assert answer.content_type == "application/problem+json"
    body: dict[str, Any] = answer.get_json()
    assert body["status"] == status
    assert body["detail"].endswith("。")
    return body


def fields_of(problem: dict[str, Any]) -> set[str]:
    """The fields that a refusal is about."""
    return {each["field"] for each in problem["errors"]}
