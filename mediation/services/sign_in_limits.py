"""How many guesses are looked at: per account, per address, of all together.

At most ten in a quarter of an hour for one account, so at most ten in five minutes, and the owner
is never kept out longer than a quarter. A browser in which the owner signed in before has ten of
its own and none of the others' limits, so nobody can keep an owner out from elsewhere. The address
is that of the connection (or of our own proxies); what a client claims counts for nothing.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from mediation.domain.errors import TooManyTries
from mediation.services import throttle
from mediation.services.sessions import Browser

Limit = tuple[int, timedelta]
Try = tuple[str, int, timedelta]

QUARTER = timedelta(minutes=15)
ACCOUNT_LIMIT: Limit = (10, QUARTER)
# An office behind one address has many people, of whom some mistype on a Monday morning.
ADDRESS_LIMIT: Limit = (50, QUARTER)
GLOBAL_LIMIT: Limit = (1000, timedelta(minutes=5))
# Whoever comes as far as the code knows the password: they get fewer in the long run.
DAILY_CODE_LIMIT: Limit = (50, timedelta(days=1))
THROTTLED = "尝试次数过多，请 15 分钟后再试。常用的浏览器不受他人尝试的影响。"


@dataclass
class Tries:
    """What became of a counted try."""

    were_rightful: bool = False
    were_last: bool = False


def tries_of(name: str, browser: Browser, known_id: int | None) -> list[Try]:
    """What a sign-in with this name from this browser counts against."""
    if known_id is not None:
        return [(f"browser:{known_id}", *ACCOUNT_LIMIT)]
    return [
        (f"account:{name.casefold()}", *ACCOUNT_LIMIT),
        (f"address:{network_of(browser.address)}", *ADDRESS_LIMIT),
        ("everybody", *GLOBAL_LIMIT),
    ]


def codes_of(user_id: int, known_id: int | None) -> list[Try]:
    """What a second factor at sign-in counts against; a known browser has its own allowance."""
    who = f"account:{user_id}" if known_id is None else f"browser:{known_id}"
    return [(f"code of {who}", *ACCOUNT_LIMIT), (f"codes of a day of {who}", *DAILY_CODE_LIMIT)]


def confirmations_of(session_id: int) -> list[Try]:
    """What a proof inside a session counts against: a stolen session guesses for itself alone."""
    return [
        (f"confirm:{session_id}", *ACCOUNT_LIMIT),
        (f"confirms of a day:{session_id}", *DAILY_CODE_LIMIT),
    ]


@contextmanager
def counted(tries: Sequence[Try], at: datetime) -> Iterator[Tries]:
    """Count before anything is checked; raises TooManyTries. A rightful try is given back."""
    with throttle.counting():
        for key, limit, window in tries:
            if not throttle.allow(key, limit, window, at):
                raise TooManyTries(THROTTLED)
        outcome = Tries(were_last=throttle.is_used_up(*tries[0], at))
    try:
        yield outcome
    finally:
        if outcome.were_rightful:
            with throttle.counting():
                for key, _, _ in tries:
                    throttle.give_back(key, at)


def network_of(address: str | None) -> str:
    """The address, or for IPv6 the /64 that one customer holds."""
    try:
        found = ip_address(address or "")
    except ValueError:
        return "unknown"
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ip_network((found, 64), strict=False))
    return str(found)
