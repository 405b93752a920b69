"""What the office signs about one page of a paper, and how it stands in the code of that page.

    HJT2:<code>:<page>:<pages>:<base32>

The base32 holds the id of the key, the signature, and what is said. Base32, though a little longer
than other ways of writing bytes: it survives being copied with line ends and in small letters.
The words are GB 18030, in which Chinese takes a third less room than in UTF-8; browsers read it.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import date

from mediation.domain.money import figures, from_fen
from mediation.domain.page_codes import PageMark, read_mark

SCHEME = "HJT2"
PURPOSE = "document.page"
WORDS = "gb18030"
FACTS_HASH_BYTES, TEXT_HASH_BYTES = 32, 16
SIGNATURE_BYTES = 64
LONGEST_TITLE, LONGEST_NUMBER, LONGEST_PARTIES = 20, 40, 20
# No seal is longer, so that a page of anybody's codes is quickly done with.
LONGEST = 900
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, kw_only=True)
class PageStatement:
    """What one page says of itself and of its paper; everything but `mark` as it is printed."""

    mark: PageMark
    version: int  # which issue of this paper: 1, then one more with each that replaces another
    title: str
    number: str
    amount_fen: int | None
    issued_on: date
    effective_on: date | None
    parties: str  # masked
    facts_hash: str  # SHA-256 of the facts of the paper, hexadecimal
    text_hash: str  # the first half of the SHA-256 of the text of this page

    @property
    def head(self) -> str:
        """The part of the code that can be read without unpacking it."""
        return f"{SCHEME}:{self.mark.code}:{self.mark.number}:{self.mark.count}:"

    @property
    def signed_bytes(self) -> bytes:
        """Exactly what is signed."""
        return self.head.encode("ascii") + self._body()

    def _body(self) -> bytes:
        words = (
            str(self.version),
            self.title,
            self.number,
            "" if self.amount_fen is None else str(self.amount_fen),
            self.issued_on.isoformat(),
            self.effective_on.isoformat() if self.effective_on else "",
            self.parties,
        )
        hashes = bytes.fromhex(self.facts_hash) + bytes.fromhex(self.text_hash)
        return hashes + "\n".join(words).encode(WORDS)

    def sealed(self, signature: str) -> str:
        """The text of the code: the statement with its signature, "key id:hexadecimal"."""
        key, _, digits = signature.partition(":")
        packed = bytes([len(key)]) + key.encode("ascii") + bytes.fromhex(digits) + self._body()
        return self.head + base64.b32encode(packed).decode("ascii").rstrip("=")

    def lines(self) -> dict[str, str]:
        """What is said of the paper, in words: to be compared with paper and records."""
        return {
            "文书": self.title,
            "编号": self.number,
            "版本": f"第 {self.version} 版",
            "页数": f"共 {self.mark.count} 页",
            "金额": "未载明"
            if self.amount_fen is None
            else f"{figures(from_fen(self.amount_fen))} 元",
            "出具日期": self.issued_on.isoformat(),
            "生效日期": self.effective_on.isoformat() if self.effective_on else "未载明",
            "当事人": self.parties,
            "要素摘要": self.facts_hash,
        }


@dataclass(frozen=True)
class PageSeal:
    """A statement as it was read from a page, and the signature that came with it."""

    said: PageStatement
    signature: str


def in_one_line(typed: str) -> str:
    """A code as it was before it was copied: capitals, no white space."""
    return _WHITE.sub("", typed[: 2 * LONGEST]).upper()


def read_seal(typed: str) -> PageSeal | None:
    """What a code of a page says; None for what is no such code. Whether it is true, is not asked.

    A code must be written in the one way in which it is made, or one seal would have many codes.
    """
    text = in_one_line(typed)
    mark = read_mark(text)
    if mark is None or not text.startswith(SCHEME) or len(text) > LONGEST:
        return None
    try:
        seal = _unpacked(mark, text.rpartition(":")[2])
    except (ValueError, IndexError, binascii.Error):
        return None
    return seal if seal.said.sealed(seal.signature) == text else None


def _unpacked(mark: PageMark, packed: str) -> PageSeal:
    content = base64.b32decode(packed + "=" * (-len(packed) % 8))
    start = 1 + content[0]
    key = content[1:start].decode("ascii")
    signature, body = content[start : start + SIGNATURE_BYTES], content[start + SIGNATURE_BYTES :]
    hashes = FACTS_HASH_BYTES + TEXT_HASH_BYTES
    version, title, number, amount, issued, effective, parties = (
        body[hashes:].decode(WORDS).split("\n")
    )
    said = PageStatement(
        mark=mark,
        version=int(version),
        title=title,
        number=number,
        amount_fen=int(amount) if amount else None,
        issued_on=date.fromisoformat(issued),
        effective_on=date.fromisoformat(effective) if effective else None,
        parties=parties,
        facts_hash=body[:FACTS_HASH_BYTES].hex(),
        text_hash=body[FACTS_HASH_BYTES:hashes].hex(),
    )
    return PageSeal(said, f"{key}:{signature.hex()}")
