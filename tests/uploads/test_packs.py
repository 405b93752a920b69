"""A pack is read as it was written, and refused with a sentence for whatever was done to it."""

import base64
import zipfile
from collections.abc import Callable
from datetime import timedelta

import pytest

from mediation.crypto import Keeper, KeyRing
from mediation.domain.handoff import PackageKind, PackRefused
from mediation.domain.handoff.manifest import MANIFEST, PURPOSE
from mediation.extensions import keeper
from mediation.services.handoff.archive import own_key
from mediation.uploads.packs import OpenedPack, open_package
from tests.uploads.packs import FILES, MADE_AT, encoded, pack, package, parts, zipped

pytestmark = pytest.mark.usefixtures("app")

Change = Callable[[dict[str, bytes]], dict[str, bytes]]
LETTER = "papers/01-移送函.pdf"


def opened(content: bytes) -> OpenedPack:
    return open_package(content, PackageKind.PACK)


def test_a_pack_is_read_as_it_was_written_and_always_written_alike() -> None:
    content = pack()
    found = opened(content)
    assert found.manifest == package().manifest
    assert found.files == FILES
    assert found.data == {"case_number": "江工调〔2026〕12号"}
    assert found.public_key == own_key().hex()
    assert len(found.fingerprint) == 16
    assert pack() == content
    assert pack(made_at=MADE_AT + timedelta(seconds=1)) != content


def resigned(files: dict[str, bytes], manifest: bytes) -> dict[str, bytes]:
    """What a forger can do who has a key of their own."""
    stranger = Keeper(KeyRing.new())
    name, _, digits = stranger.sign(manifest, PURPOSE).partition(":")
    proof = {
        MANIFEST: manifest,
        "manifest.sig": encoded(bytes.fromhex(digits)),
        "manifest.key": encoded(bytes.fromhex(stranger.public_keys()[name])),
    }
    return files | proof


CHANGES: dict[str, tuple[str, Change]] = {
    "a byte of a paper": ("digest", lambda files: files | {LETTER: b"%PDF-1.7 A letter"}),
    "a file more": ("files", lambda files: files | {"papers/02-x.pdf": b"%PDF"}),
    "a file less": (
        "files",
        lambda files: {name: files[name] for name in files if name != LETTER},
    ),
    "a byte of the manifest": (
        "signature",
        lambda files: files | {MANIFEST: files[MANIFEST].replace(b"2026", b"2025", 1)},
    ),
    "another signature": ("signature", lambda files: files | {"manifest.sig": encoded(b"0" * 64)}),
    "no base64": ("signature", lambda files: files | {"manifest.sig": b"?"}),
    "another key": ("signature", lambda files: files | {"manifest.key": encoded(b"\1" * 32)}),
    "an unknown format": (
        "format_version",
        lambda files: files | {MANIFEST: files[MANIFEST].replace(b'_version": 1', b'_version": 7')},
    ),
    "no manifest": ("not_a_pack", lambda files: {"a.txt": b"a"}),
    "a manifest written in another way": (
        "malformed",
        lambda files: resigned(files, files[MANIFEST] + b"\n"),
    ),
    "a path that leads out": ("paths", lambda files: files | {"../../evil.pdf": b"%PDF"}),
    "an absolute path": ("paths", lambda files: files | {"/etc/passwd": b"x"}),
    "a drive": ("paths", lambda files: files | {"c:evil.pdf": b"x"}),
    "the same name twice": ("paths", lambda files: files | {"DATA.json": b"{}"}),
    "too many files": ("too_many", lambda files: {f"{n}.txt": b"" for n in range(300)}),
}


@pytest.mark.parametrize(("reason", "change"), CHANGES.values(), ids=CHANGES)
def test_whatever_was_changed_the_pack_is_refused(reason: str, change: Change) -> None:
    with pytest.raises(PackRefused) as refused:
        opened(zipped(change(parts(pack()))))
    assert refused.value.reason == reason
    assert refused.value.sentence.endswith("。")


def test_a_pack_unpacks_no_further_than_it_may() -> None:
    bomb = zipped(parts(pack()) | {"papers/02.pdf": bytes(2_000_000)}, zipfile.ZIP_DEFLATED)
    with pytest.raises(PackRefused) as refused:
        opened(bomb)
    assert refused.value.reason == "bomb"


def test_no_bit_of_the_file_can_be_turned() -> None:
    """Every byte of it, and in what proves it every bit: base64 has bits that mean nothing."""
    content = pack()
    proof = [content.index(parts(content)[name]) for name in ("manifest.sig", "manifest.key")]
    bits = {(place, place % 8) for place in range(len(content))}
    bits |= {(begin + place, bit) for begin in proof for place in range(88) for bit in range(8)}
    for place, bit in sorted(bits):
        turned = bytearray(content)
        turned[place] ^= 1 << bit
        with pytest.raises(PackRefused):
            opened(bytes(turned))


def test_a_pack_that_was_packed_again_is_refused() -> None:
    with pytest.raises(PackRefused, match="原文件"):
        opened(zipped(parts(pack()), zipfile.ZIP_DEFLATED))


def test_what_is_no_pack_or_was_cut_is_refused() -> None:
    content = pack()
    cut = (content[:-1], content[: len(content) // 2], content + b"\0")
    for damaged in (b"", b"hello", b"%PDF-1.7", b"PK\x05\x06" + bytes(18), *cut):
        with pytest.raises(PackRefused):
            opened(damaged)


def test_a_pack_signed_with_a_key_of_their_own_shows_another_fingerprint() -> None:
    """Whether that key is known is asked of a person: the signature alone proves no sender."""
    files = parts(pack())
    forged = opened(zipped(resigned(files, files[MANIFEST])))
    assert forged.fingerprint != opened(pack()).fingerprint


def test_a_receipt_is_not_taken_for_a_pack() -> None:
    with pytest.raises(PackRefused, match="这是回执"):
        opened(pack(kind=PackageKind.RECEIPT))


def test_another_version_of_a_contract_is_read_or_refused_with_a_sentence() -> None:
    assert opened(pack(contract_version=1)).contract.version == 1
    with pytest.raises(PackRefused, match="第 1、2 版"):
        opened(pack(contract_version=3))


def test_a_seal_of_a_page_is_no_signature_of_a_pack() -> None:
    files = parts(pack())
    digits = keeper.sign(files[MANIFEST], "document.page").partition(":")[2]
    files["manifest.sig"] = base64.b64encode(bytes.fromhex(digits))
    with pytest.raises(PackRefused):
        opened(zipped(files))
