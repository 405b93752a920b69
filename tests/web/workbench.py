"""Working at the workbench as a browser does: reading its form, sending it, reading the answer."""

from typing import Any

from mediation.models import Case
from tests.page_checks import PageClient, parsed, text_of
from tests.typed_forms import fields_of

NAMES = ("王秀兰", "李强", "陈静")


def url(case: Case, rest: str = "") -> str:
    return f"/cases/{case.id}/agreements{rest}"


def typed(page: str) -> dict[str, str]:
    """What stands in the form of the workbench."""
    return fields_of(page, "agreement-form")


def opened(client: PageClient, case: Case, rest: str = "/new") -> dict[str, str]:
    response = client.get(url(case, rest))
    assert response.status_code == 200
    return typed(response.text)


def posted(client: PageClient, address: str, fields: dict[str, str], status: int = 200) -> str:
    response = client.post(address, data=fields)
    assert response.status_code == status
    return response.text


def read(client: PageClient, address: str, fields: dict[str, Any]) -> str:
    """The parts of the page that follow the typing."""
    response = client.post(address, data=fields, headers={"HX-Request": "true"})
    assert response.status_code == 200
    return response.text


def words_of(page: str) -> str:
    return text_of(parsed(page))


def findings(page: str) -> list[str]:
    """The titles that the check shows."""
    blocks = [
        block for block in parsed(page).iter("div") if "finding" in block.get("class", "").split()
    ]
    return [text_of(strong) for block in blocks for strong in block.iter("strong")]
