"""What a check of the signature in a PDF can find, and the words for it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Self


class SignatureState(StrEnum):
    """What is to be thought of the signature of a file."""

    VALID = "valid"
    APPENDED = "appended"
    INVALID = "invalid"
    UNSIGNED = "unsigned"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return STATE_LABELS[self]


STATE_LABELS = {
    SignatureState.VALID: "签名有效",
    SignatureState.APPENDED: "签名有效，但签名之后追加了内容",
    SignatureState.INVALID: "签名无效",
    SignatureState.UNSIGNED: "未签名",
}


class Flaw(StrEnum):
    """Why a signature is invalid."""

    BROKEN = "broken"
    CHANGED = "changed"
    REWRITTEN = "rewritten"
    STRANGER = "stranger"
    UNTIMELY = "untimely"
    UNREADABLE = "unreadable"

    @property
    def sentence(self) -> str:
        """What it means, for who holds the file."""
        return FLAW_SENTENCES[self]


FLAW_SENTENCES = {
    Flaw.BROKEN: "签名数据已经损坏，无法核验。",
    Flaw.CHANGED: "签名之后文件内容被改动，与签名时不一致。",
    Flaw.REWRITTEN: "签名之后追加的内容改变了原来的页面，不能作为原文书使用。",
    Flaw.STRANGER: "签名证书不是本系统信任的机构签发的，任何人都可以自己制作这样的证书。",
    Flaw.UNTIMELY: "签名时间不在证书的有效期内，或者晚于现在。",
    Flaw.UNREADABLE: "文件无法按 PDF 读出，没有完成核验。",
}


@dataclass(frozen=True, kw_only=True)
class FoundSignature:
    """One signature of a file, as far as it could be read."""

    state: SignatureState
    flaw: Flaw | None = None
    signer: str = ""
    issuer: str = ""
    signed_at: datetime | None = None
    # Whether a time-stamping service that is trusted says so; if not, the signer says it.
    is_stamped: bool = False
    # How many bytes of the file stand behind what was signed.
    appended_bytes: int = 0

    @property
    def level(self) -> str:
        """The baseline of PAdES that it reaches."""
        return "PAdES B-T" if self.is_stamped else "PAdES B-B"

    def as_json(self) -> dict[str, Any]:
        """The finding as plain values, for another process."""
        said = {name: getattr(self, name) for name in ("signer", "issuer", "is_stamped")}
        moment = self.signed_at.isoformat() if self.signed_at else None
        return said | {
            "state": self.state.value,
            "flaw": self.flaw.value if self.flaw else None,
            "signed_at": moment,
            "appended_bytes": self.appended_bytes,
        }

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Self:
        """The finding that another process told."""
        moment = said["signed_at"]
        return cls(
            **said
            | {
                "state": SignatureState(said["state"]),
                "flaw": Flaw(said["flaw"]) if said["flaw"] else None,
                "signed_at": datetime.fromisoformat(moment) if moment else None,
            }
        )


UNSIGNED = FoundSignature(state=SignatureState.UNSIGNED)
UNREADABLE = FoundSignature(state=SignatureState.INVALID, flaw=Flaw.UNREADABLE)
# The worst finding speaks for a file with several signatures.
_BADNESS = (
    SignatureState.VALID,
    SignatureState.APPENDED,
    SignatureState.INVALID,
)


def verdict_of(found: tuple[FoundSignature, ...]) -> FoundSignature:
    """The finding that counts for the whole file; without any signature it is unsigned."""
    return max(found, key=lambda each: _BADNESS.index(each.state), default=UNSIGNED)
