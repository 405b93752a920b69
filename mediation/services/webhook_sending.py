"""One HTTP request to an address of somebody else, guarded so that it reaches nothing of ours.

https only. The name is resolved once, every address that it has is looked at, and the connection
goes to the very address that was allowed (no second look-up that could give another). No redirect
is followed, the answer's body is not read, and every wait has an end.
"""

import hmac
import http.client
import json
import socket
import ssl
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from mediation.domain.webhooks import DeliveryProblem, may_reach, why_not_url
from mediation.extensions import WebhookRules

WAIT_SECONDS = 10.0
HTTPS = 443


@dataclass(frozen=True)
class Message:
    """What is sent: the id by which a receiver knows it again, and the body."""

    id: int
    event: str
    body: dict[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What came of it: the status of the answer, or why there was none."""

    status: int | None = None
    problem: DeliveryProblem | None = None

    @property
    def is_good(self) -> bool:
        """Whether the receiver has it."""
        return self.problem is None


def send(message: Message, *, url: str, secret: str, rules: WebhookRules, at: datetime) -> Outcome:
    """Deliver a message, once."""
    content = json.dumps(message.body, ensure_ascii=False, separators=(",", ":")).encode()
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "mediation-webhook/1",
        "Webhook-Id": str(message.id),
        "Webhook-Event": message.event,
        **signed(content, secret, at),
    }
    try:
        return _posted(url, content, headers, rules)
    except ssl.SSLError:
        return Outcome(problem=DeliveryProblem.CERTIFICATE)
    except (OSError, http.client.HTTPException):
        return Outcome(problem=DeliveryProblem.CONNECTION)


def signed(content: bytes, secret: str, at: datetime) -> dict[str, str]:
    """The headers by which the receiver knows who sent this, and when."""
    stamp = str(int(at.timestamp()))
    digest = hmac.new(secret.encode(), f"{stamp}.".encode() + content, sha256).hexdigest()
    return {"Webhook-Timestamp": stamp, "Webhook-Signature": f"v1={digest}"}


def _posted(url: str, content: bytes, headers: dict[str, str], rules: WebhookRules) -> Outcome:
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or HTTPS
    address = None if why_not_url(url) else _allowed_address(host, port, rules)
    if address is None:
        return Outcome(problem=DeliveryProblem.ADDRESS)
    context = ssl.create_default_context(cafile=rules.ca_file or None)
    connection = _Pinned(host, port, address, context)
    try:
        path = parts.path or "/"
        target = f"{path}?{parts.query}" if parts.query else path
        connection.request("POST", target, body=content, headers=headers)
        status = connection.getresponse().status
    finally:
        connection.close()
    return Outcome(status, None if 200 <= status < 300 else DeliveryProblem.STATUS)


def _allowed_address(host: str, port: int, rules: WebhookRules) -> str | None:
    """The address to connect to; None when the name has none, or one that may not be reached."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return None
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    if not addresses or not all(may_reach(each, rules.networks) for each in addresses):
        return None
    return addresses[0]


class _Pinned(http.client.HTTPSConnection):
    """Connects to one address and asks it to prove that it has the name."""

    def __init__(self, host: str, port: int, address: str, context: ssl.SSLContext) -> None:
        super().__init__(host, port, timeout=WAIT_SECONDS, context=context)
        self.address, self.tls = address, context

    def connect(self) -> None:
        """Open the connection without asking for the name again."""
        plain = socket.create_connection((self.address, self.port), WAIT_SECONDS)
        self.sock = self.tls.wrap_socket(plain, server_hostname=self.host)
