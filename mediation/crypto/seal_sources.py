"""Where the key of an office's signature comes from. Plain values: known without any library."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class HeldKey:
    """A key in memory with its certificate and the certificates above it, all in DER."""

    key: bytes = field(repr=False)
    certificate: bytes
    chain: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class Token:
    """A key that never leaves a token, reached through the library of its maker (PKCS#11)."""

    library: str
    label: str
    pin: str = field(repr=False)
    certificate_label: str


@dataclass(frozen=True)
class StampService:
    """Where a time stamp is asked for (RFC 3161), and how long one waits for it."""

    url: str
    seconds: int


@dataclass(frozen=True)
class OfficeSeal:
    """The real seal of one body, as the settings name it."""

    body_name: str
    source: HeldKey | Token


class CannotSign(RuntimeError):
    """The key could not be used; the message is for who runs the program."""


class NoStamp(RuntimeError):
    """The time-stamping service gave no time stamp."""
