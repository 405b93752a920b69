"""Several keys in one form, one of them of a thing out of sight: as if it had never been.

Whatever field takes several keys is named in the table below, and a test holds it complete.
"""

import importlib
import pkgutil
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pytest
from wtforms import Form, SelectMultipleField

import mediation.web
from mediation.domain.consents import ConsentPurpose, ConsentWay
from mediation.domain.personal_requests import (
    Requester,
    RequestKind,
    RequestState,
    Verification,
)
from mediation.extensions import db
from mediation.models import Case, PersonalRequest
from mediation.services import consents
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.page_checks import PageClient
from tests.services.disposals import make_archived
from tests.services.share_terms import make_paper
from tests.stored_rows import differences, fingerprint

pytestmark = pytest.mark.postgresql

NOBODYS = 2_000_000_000


@dataclass(frozen=True)
class Sent:
    """Where a form goes, what else stands in it, and keys of the own and of the other."""

    person: str
    url: str
    fields: dict[str, Any]
    own: int | str
    other: int | str
    nobodys: int | str = NOBODYS
    # How the own key alone is answered: led on, or with a file.
    done: int = 302


def foreign(cast: Cast) -> dict[str, Any]:
    """What puts a case out of sight."""
    other = {"registered_by": cast.stranger, "mediator": cast.other_mediator}
    return {"body": cast.other_body, "owner": cast.other_mediator, **other}


def listed(cast: Cast) -> Sent:
    own, other = make_archived(cast), make_archived(cast, **foreign(cast))
    return Sent("supervisor", "/privacy/disposals", {"reason": "届满"}, own.id, other.id)


def answered(cast: Cast, body_id: int) -> int:
    found = PersonalRequest(
        body_id=body_id, number=f"第{body_id}号", kind=RequestKind.ACCESS,
        state=RequestState.GRANTED, person_name="王秀兰", identity_number="110101199003070038",
        requester=Requester.SELF,
        verification=Verification.IDENTITY_CARD, details="查阅",
        received_on=MONDAY_MORNING.date().replace(year=2010),
        due_on=MONDAY_MORNING.date().replace(year=2010),
        answered_on=MONDAY_MORNING.date().replace(year=2010),
        registered_by_id=cast.supervisor.id, registered_at=MONDAY_MORNING,
    )  # fmt: skip
    db.session.add(found)
    db.session.commit()
    return found.id


def records(cast: Cast) -> Sent:
    own, other = (answered(cast, body.id) for body in (cast.body, cast.other_body))
    keys = (f"requests-{key}" for key in (own, other, NOBODYS))
    return Sent("supervisor", "/privacy/disposals", {"reason": "届满"}, *keys)


def sharing(cast: Cast, own: Case, keys: tuple[int, int]) -> Sent:
    url = f"/cases/{own.id}/shares/new?receiver_id={cast.court.id}&purpose=court_result"
    fields = {"basis": "单独同意", "field_groups": ["parties"], "until_on": "2027-01-31"}
    return Sent("mediator", url, fields, *keys)


def papers(cast: Cast) -> Sent:
    own, other = make_case(cast), make_case(cast, **foreign(cast))
    return sharing(cast, own, (make_paper(own).id, make_paper(other, number="他-1").id))


def agreed(cast: Cast) -> Sent:
    own, other = make_case(cast), make_case(cast, **foreign(cast))
    facts = {"purpose": ConsentPurpose.SHARING, "way": ConsentWay.PAPER, "paper": "同意书"}
    facts |= {"receiver_id": cast.court.id, "given_on": MONDAY_MORNING.date()}
    keys = [
        consents.give(case, party_id=case.parties[0].id, **facts, by=by, at=MONDAY_MORNING).id  # type: ignore[arg-type]
        for case, by in ((own, cast.mediator), (other, cast.other_mediator))
    ]
    return sharing(cast, own, (keys[0], keys[1]))


def served(cast: Cast) -> Sent:
    own, other = make_case(cast), make_case(cast, **foreign(cast))
    paper = make_paper(own, issued_at=MONDAY_MORNING)
    fields = {"document_id": paper.id, "organisation_id": 0, "evidence_id": 0, "method": "direct"}
    fields |= {"sent_on": "2026-11-23", "outcome": "served", "result_on": "2026-11-23"}
    keys = (own.parties[0].id, other.parties[0].id)
    return Sent("mediator", f"/cases/{own.id}/service/new", fields, *keys)


def printed(cast: Cast) -> Sent:
    own, other = make_case(cast), make_case(cast, **foreign(cast))
    content = b"%PDF-1.4 kept"
    kept = {"content": content, "sha256": sha256(content).hexdigest()}
    keys = (make_paper(own, **kept).id, make_paper(other, number="他-1", **kept).id)
    return Sent("mediator", f"/cases/{own.id}/prints", {"copies": "1"}, *keys)


def addressed(cast: Cast) -> Sent:
    own, other = make_case(cast), make_case(cast, **foreign(cast))
    keys = (own.parties[0].id, other.parties[0].id)
    fields = {"form": "labels", "first_label": "1"}
    return Sent("mediator", f"/cases/{own.id}/addresses", fields, *keys, done=200)


def invited(cast: Cast) -> Sent:
    fields = {"title": "联席会议", "day": "2026-11-25", "hour": "09:30", "place": "三楼会议室"}
    fields |= {"matters-0-matter": "工作衔接"}
    return Sent("supervisor", "/meetings/new", fields, cast.court.id, cast.other_body.id)


FIELDS = {
    "case_ids": listed,
    "records": records,
    "document_ids": papers,
    "consent_ids": agreed,
    "party_ids": served,
    "papers": printed,
    "parties": addressed,
    "guest_ids": invited,
}
# Words of a list that the program itself knows: nobody's keys.
WORDS = {
    *("roles", "data_kinds", "field_groups", "tags"),
    # Of the rules of the office.
    *("entry_paths", "legal_types", "money", "excluded_terms", "kept_apart"),
    # Of the clauses of the office and of an agreement: what is handed over, kinds of claim.
    *("items", "withdrawn", "reserved", "left_open", "wanted"),
    # Of the interface: what a token is for, what a webhook tells.
    *("scopes", "events"),
    # Of a contract: what is wrong with a pack.
    "defects",
}


def test_every_field_that_takes_several_keys_is_asked() -> None:
    for module in pkgutil.walk_packages(mediation.web.__path__, "mediation.web."):
        importlib.import_module(module.name)
    several = {
        name
        for form in every_form(Form)
        for name in dir(form)
        for kind in [getattr(getattr(form, name), "field_class", object)]
        if isinstance(kind, type) and issubclass(kind, SelectMultipleField)
    }
    assert several == FIELDS.keys() | WORDS


def every_form(kind: type) -> set[type]:
    below = kind.__subclasses__()
    return {*below, *(each for form in below for each in every_form(form))}


@pytest.mark.parametrize("field", FIELDS)
def test_a_key_out_of_sight_among_the_own_is_answered_as_one_that_never_was(
    client: PageClient, cast: Cast, field: str
) -> None:
    sent = FIELDS[field](cast)
    client.sign_in(getattr(cast, sent.person))
    before = fingerprint()
    answers = [
        client.post(sent.url, data={**sent.fields, field: [str(sent.own), str(key)]})
        for key in (sent.other, sent.nobodys)
    ]
    assert [answer.status_code for answer in answers] == [422, 422]
    assert sent_back(answers[0].text, sent.other) == sent_back(answers[1].text, sent.nobodys)
    assert not differences(before, fingerprint())
    alone = client.post(sent.url, data={**sent.fields, field: [str(sent.own)]})
    assert alone.status_code == sent.done, "with the own key alone it would be refused too"


def sent_back(page: str, key: int | str) -> list[str]:
    """The page without what differs at every render, and without the key itself."""
    changing = ("csrf", "form_key", "nonce")
    return [
        line.replace(f'value="{key}"', 'value="KEY"')
        for line in page.splitlines()
        if not any(word in line for word in changing)
    ]
