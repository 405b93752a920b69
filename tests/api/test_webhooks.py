"""Events: told once they are safe, signed, tried again, and sent nowhere that is ours."""

import hmac
import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.domain.case_flow import CaseState
from mediation.domain.webhooks import (
    MOST_ATTEMPTS,
    DeliveryProblem,
    DeliveryState,
    WebhookEvent,
    may_reach,
    why_not_url,
)
from mediation.extensions import db
from mediation.models import Organisation, WebhookDelivery
from mediation.services import acceptance, case_log, job_worker, sharing, webhooks
from mediation.services.transaction import transaction
from mediation.services.webhooks import WebhookWish
from tests.api.receiver import Receiver, listening
from tests.cast import Cast
from tests.clock import MONDAY_MORNING, Clock
from tests.factories import make_case
from tests.page_checks import PageClient, text_of
from tests.services.share_terms import grant

EVERYTHING = frozenset(WebhookEvent)
HERE = ("127.0.0.0/8", "::1/128")


@pytest.fixture
def receiver(app: Flask, tmp_path: Path) -> Iterator[Receiver]:
    with listening(tmp_path) as (found, certificate):
        app.config["WEBHOOK_NETWORKS"], app.config["WEBHOOK_CA_FILE"] = HERE, certificate
        yield found


def wanted(cast: Cast, organisation: Organisation, url: str) -> str:
    wish = WebhookWish(organisation.id, url, EVERYTHING)
    return webhooks.make(wish, by=cast.security_admin, at=MONDAY_MORNING)[1]


def inquired(cast: Cast) -> int:
    """Something happens in a case of the body."""
    case = make_case(cast, state=CaseState.REGISTERED)
    day = MONDAY_MORNING.date()
    acceptance.inquire(
        case, inquired_on=day, answer_due_on=day, way="电话", by=cast.registrar, at=MONDAY_MORNING
    )
    return case.id


def work(clock: Clock) -> None:
    job_worker.run_all(lambda: clock.now)


def deliveries() -> list[WebhookDelivery]:
    db.session.rollback()
    return list(db.session.scalars(select(WebhookDelivery).order_by(WebhookDelivery.id)))


def test_an_event_is_told_with_a_signature_and_a_reference_only(
    cast: Cast, clock: Clock, receiver: Receiver
) -> None:
    secret = wanted(cast, cast.body, receiver.url)
    case_id = inquired(cast)
    assert not receiver.came
    work(clock)
    [(headers, body)] = receiver.came
    told = json.loads(body)
    assert told == {
        "event": "case.changed",
        "code": "inquire",
        "at": MONDAY_MORNING.isoformat(),
        "case": f"/api/v1/cases/{case_id}",
    }
    signed = headers["Webhook-Timestamp"].encode() + b"." + body
    digest = hmac.new(secret.encode(), signed, sha256).hexdigest()
    assert headers["Webhook-Signature"] == f"v1={digest}"
    [row] = deliveries()
    assert (headers["Webhook-Id"], row.state, row.status) == (str(row.id), "delivered", 204)


def test_what_failed_is_tried_again_with_rests_and_then_given_up(
    cast: Cast, clock: Clock, receiver: Receiver
) -> None:
    wanted(cast, cast.body, receiver.url)
    inquired(cast)
    receiver.answers = [500] * MOST_ATTEMPTS
    work(clock)
    work(clock)
    assert len(receiver.came) == 1, "it rests before it tries again"
    for _ in range(MOST_ATTEMPTS):
        clock.advance(hours=13)
        work(clock)
    assert len(receiver.came) == MOST_ATTEMPTS
    [row] = deliveries()
    assert (row.state, row.problem) == (DeliveryState.FAILED, DeliveryProblem.STATUS)


def test_after_a_failure_the_next_attempt_delivers_the_same(
    cast: Cast, clock: Clock, receiver: Receiver
) -> None:
    wanted(cast, cast.body, receiver.url)
    inquired(cast)
    receiver.answers = [503]
    work(clock)
    clock.advance(minutes=2)
    work(clock)
    (first, body), (second, again) = receiver.came
    assert (first["Webhook-Id"], body) == (second["Webhook-Id"], again)
    assert deliveries()[0].state is DeliveryState.DELIVERED


def test_a_redirect_is_not_followed(cast: Cast, clock: Clock, receiver: Receiver) -> None:
    wanted(cast, cast.body, receiver.url)
    inquired(cast)
    receiver.answers = [302]
    work(clock)
    [row] = deliveries()
    assert (row.status, row.problem, row.state) == (302, DeliveryProblem.STATUS, "waiting")


@pytest.mark.parametrize("networks", [(), ("10.0.0.0/8",)])
def test_nothing_of_ours_is_reached_unless_a_setting_allows_it(
    app: Flask, cast: Cast, clock: Clock, receiver: Receiver, networks: tuple[str, ...]
) -> None:
    wanted(cast, cast.body, receiver.url)
    inquired(cast)
    app.config["WEBHOOK_NETWORKS"] = networks
    work(clock)
    assert not receiver.came
    assert deliveries()[0].problem is DeliveryProblem.ADDRESS


def test_a_stranger_with_the_name_is_told_nothing(
    app: Flask, cast: Cast, clock: Clock, receiver: Receiver
) -> None:
    wanted(cast, cast.body, receiver.url)
    inquired(cast)
    app.config["WEBHOOK_CA_FILE"] = None
    work(clock)
    assert not receiver.came
    assert deliveries()[0].problem is DeliveryProblem.CERTIFICATE


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.9.9", "169.254.169.254", "100.64.0.1"),
        *("0.0.0.0", "::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "224.0.0.1", "ff02::1"),
    ],
)
def test_addresses_of_our_own_are_closed(address: str) -> None:
    assert not may_reach(address, ())


def test_the_open_internet_and_named_networks_are_open() -> None:
    assert may_reach("114.114.114.114", ())
    assert may_reach("2400:3200::1", ())
    assert may_reach("10.8.0.7", ("10.8.0.0/16",))
    assert not may_reach("10.9.0.7", ("10.8.0.0/16",))


@pytest.mark.parametrize(
    "url",
    [
        *("http://a.cn/", "ftp://a.cn", "https://", "https://u:p@a.cn/", "https://a.cn/#x", "a.cn"),
        *("", "https://a.cn:0/", "https://[::1", "https://例子.cn/", "javascript:1"),
        "https://a.cn/\n",
    ],
)
def test_only_plain_https_addresses_are_taken(url: str) -> None:
    assert why_not_url(url)


def test_a_receiver_of_shares_hears_of_its_shares_and_of_nothing_else(
    cast: Cast, clock: Clock, receiver: Receiver
) -> None:
    wanted(cast, cast.court, receiver.url)
    case = make_case(cast, state=CaseState.MEDIATING, applicants=("金丝雀自家",))
    inquired(cast)
    share = grant(case, cast.court, cast.mediator)
    share_id = share.id
    sharing.revoke(share, reason="当事人撤回同意", by=cast.mediator, at=MONDAY_MORNING)
    work(clock)
    bodies = [json.loads(body) for _headers, body in receiver.came]
    assert [each["code"] for each in bodies] == ["share", "share_revoked"]
    assert {each["share"] for each in bodies} == {f"/api/v1/desk/{share_id}"}
    keys = {"event", "code", "at", "share"}
    assert all(set(each) == keys for each in bodies), "references only"


def test_an_event_that_was_rolled_back_is_told_to_nobody(
    cast: Cast, clock: Clock, receiver: Receiver
) -> None:
    wanted(cast, cast.body, receiver.url)
    case = make_case(cast, state=CaseState.REGISTERED)

    def fails() -> None:
        with transaction():
            case_log.record(case, "inquire", by=cast.registrar, at=MONDAY_MORNING)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    work(clock)
    assert not deliveries()


def test_the_log_shows_a_delivery_and_sends_it_again(
    client: PageClient, cast: Cast, clock: Clock, receiver: Receiver
) -> None:
    client.sign_in(cast.security_admin)
    form = {"organisation_id": cast.body.id, "url": receiver.url, "events": ["case.changed"]}
    made = client.post("/admin/webhooks/new", data=form)
    assert "HMAC-SHA256" in made.text
    inquired(cast)
    work(clock)
    [row] = deliveries()
    page = client.page(f"/admin/webhooks/{row.webhook_id}")
    assert "已送达" in text_of(page)
    assert "王秀兰" not in text_of(page)
    assert client.post(f"/admin/webhooks/deliveries/{row.id}/again").status_code == 302
    work(clock)
    ids = [headers["Webhook-Id"] for headers, _body in receiver.came]
    assert ids == [str(row.id)] * 2
    assert client.post(f"/admin/webhooks/{row.webhook_id}/active").status_code == 302
    inquired(cast)
    work(clock)
    assert len(receiver.came) == 2


def test_a_bad_address_is_refused_on_the_page(client: PageClient, cast: Cast) -> None:
    client.sign_in(cast.security_admin)
    form = {"organisation_id": cast.body.id, "url": "http://a.cn/", "events": ["case.changed"]}
    answer = client.post("/admin/webhooks/new", data=form)
    assert answer.status_code == 422
    assert "https://" in answer.text
