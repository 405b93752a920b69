"""Webhooks: which events are told to whom, and when a delivery that failed is tried again."""

from datetime import timedelta
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

# Rests between the attempts: about a day in all.
RESTS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 20, 60, 240, 480, 720))
MOST_ATTEMPTS = len(RESTS) + 1
LONGEST_URL = 500
# Rows of the log are thrown away after this.
LOG_KEPT = timedelta(days=90)
Address = IPv4Address | IPv6Address


class WebhookEvent(StrEnum):
    """A kind of event that an organisation may be told of."""

    CASE_CHANGED = "case.changed"
    PAPER_ISSUED = "paper.issued"
    REFERRAL_CHANGED = "referral.changed"
    SHARE_CHANGED = "share.changed"
    SHARE_RECEIVED = "share.received"

    @property
    def label(self) -> str:
        """The Chinese words shown on pages."""
        return EVENT_LABELS[self]


EVENT_LABELS = {
    WebhookEvent.CASE_CHANGED: "本单位的案件有变化",
    WebhookEvent.PAPER_ISSUED: "本单位的案件出具了文书",
    WebhookEvent.REFERRAL_CHANGED: "本单位的案件有移送或回执",
    WebhookEvent.SHARE_CHANGED: "本单位作出的共享有变化",
    WebhookEvent.SHARE_RECEIVED: "共享给本单位的案件有变化",
}
# Which event a row of the case's history is; everything else is a change of the case.
OF_CODE = {
    "issue_document": WebhookEvent.PAPER_ISSUED,
    **dict.fromkeys(
        (
            *("refer", "return_to_court", "request_help", "record_receipt", "referral_reported"),
            *("pack_made", "pack_sent", "pack_withdrawn", "pack_answered"),
        ),
        WebhookEvent.REFERRAL_CHANGED,
    ),
    **dict.fromkeys(
        (
            *("share", "share_revoked", "share_reminded", "share_acknowledged"),
            *("share_papers_asked", "share_answered", "share_expired"),
        ),
        WebhookEvent.SHARE_CHANGED,
    ),
}


def event_of(code: str) -> WebhookEvent:
    """What the body of a case is told when its history gets a row with this code."""
    return OF_CODE.get(code, WebhookEvent.CASE_CHANGED)


class DeliveryState(StrEnum):
    """Where a delivery stands."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"

    @property
    def label(self) -> str:
        """The Chinese word shown on pages."""
        return {"waiting": "待送达", "delivered": "已送达", "failed": "未送达"}[self.value]


class DeliveryProblem(StrEnum):
    """Why an attempt failed; never what the receiver wrote."""

    ADDRESS = "address"
    CONNECTION = "connection"
    CERTIFICATE = "certificate"
    STATUS = "status"

    @property
    def label(self) -> str:
        """The Chinese sentence shown in the log."""
        return PROBLEM_LABELS[self]


PROBLEM_LABELS = {
    DeliveryProblem.ADDRESS: "地址解析不到，或者解析到不允许的网段",
    DeliveryProblem.CONNECTION: "连接不上或者超时",
    DeliveryProblem.CERTIFICATE: "对方证书不可信",
    DeliveryProblem.STATUS: "对方没有回答 2xx",
}


def rest_after(attempts: int) -> timedelta | None:
    """How long to wait after so many attempts; None when it is given up."""
    return RESTS[attempts - 1] if attempts <= len(RESTS) else None


def why_not_url(url: str) -> str | None:
    """Say why nothing may be sent to an address as it is written, or None."""
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname
    except ValueError:
        return "地址写得不对，请填写完整的 https:// 地址。"
    if parts.scheme != "https" or not host or not url.isascii() or not url.isprintable():
        return "只能填写 https:// 开头的地址。"
    if parts.username or parts.password or parts.fragment:
        return "地址里不能写用户名、密码，也不能有 # 。"
    return "端口不对。" if port == 0 else None


def may_reach(address: str, allowed: tuple[str, ...]) -> bool:
    """Whether an address of the network may be connected to.

    The open internet may; this machine and private networks only where `allowed` names them.
    """
    found: Address = ip_address(address)
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    if any(found in ip_network(network) for network in allowed):
        return True
    return found.is_global and not found.is_multicast
