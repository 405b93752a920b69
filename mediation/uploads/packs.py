"""Reading a pack or a receipt that another office carried to us: nothing of it is believed.

The zip is judged by what its table of contents declares before anything is unpacked; then every
digest, then the signature. Whose key it is, and whether we know it, is for a person to decide.
"""

import base64
import binascii
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Any

from mediation.crypto import stranger_signed
from mediation.domain.handoff import (
    Contract,
    Manifest,
    PackageKind,
    PackRefused,
    contract_for,
    fingerprint_of,
    read_manifest,
)
from mediation.domain.handoff.layout import laid_out
from mediation.domain.handoff.manifest import (
    DATA,
    KEY,
    MANIFEST,
    NOT_A_PACK,
    PROOF_FILES,
    PURPOSE,
    SIGNATURE,
    line_of,
    read_json,
)

MOST_BYTES = 60 * 1024 * 1024
MOST_UNPACKED = 80 * 1024 * 1024
MOST_FILES = 200
MOST_DATA = 8 * 1024 * 1024
MOST_PROOF = 256 * 1024
HIGHEST_RATIO = 100
RATIO_COUNTS_FROM = 64 * 1024
ENCRYPTED = 0x1
PLAIN_WAYS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
END_RECORD = 22

TOO_LARGE = f"交换包超过 {MOST_BYTES // 1024 // 1024} MB，不能接收。请对方减少附件后重做。"
TOO_MANY = f"交换包里的文件超过 {MOST_FILES} 个，不能接收。请对方合并附件后重做。"
BOMB = "交换包展开后过大，不能接收。请联系对方核对文件。"
PATHS = "交换包里有不正常的文件名或者加密的文件，不能接收。请联系对方核对文件。"
LISTED = "交换包里的文件与清单不一致（{name}），可能被人增删。请联系对方重新拷贝。"
CHANGED = "交换包里的 {name} 与清单上的校验值不一致，内容已被改动或损坏。请联系对方重新拷贝。"
SIGNED = "交换包的签名不成立，内容或者签名已被改动。请联系对方重新拷贝。"
REPACKED = (
    "交换包的文件不是原样：可能解压后重新压缩过，或者个别字节已损坏。请直接拷贝对方制作的原文件。"
)
WRONG_KIND = "这是{found}，这里要导入的是{wanted}。请换一个文件，或到对应的页面导入。"


@dataclass(frozen=True)
class OpenedPack:
    """A package whose digests and signature hold; its files by name."""

    manifest: Manifest
    contract: Contract
    sha256: str
    # The key it was signed with, as 64 hexadecimal digits.
    public_key: str
    files: Mapping[str, bytes]
    data: Mapping[str, Any]

    @property
    def fingerprint(self) -> str:
        """What two people compare by telephone."""
        return fingerprint_of(bytes.fromhex(self.public_key))


def open_package(content: bytes, wanted: PackageKind) -> OpenedPack:
    """The package that these bytes are; PackRefused with a sentence for whatever is wrong."""
    files = _unpacked(content)
    if MANIFEST not in files:
        raise PackRefused("not_a_pack", NOT_A_PACK)
    manifest = read_manifest(files[MANIFEST])
    public_key = _require_signed(files)
    if manifest.kind is not wanted:
        words = {"found": manifest.kind.label, "wanted": wanted.label}
        raise PackRefused("wrong_kind", WRONG_KIND.format(**words))
    _require_listed(manifest, files)
    contract = contract_for(manifest.contract, manifest.contract_version)
    if laid_out(files) != content:
        raise PackRefused("layout", REPACKED)
    return OpenedPack(
        manifest=manifest,
        contract=contract,
        sha256=sha256(content).hexdigest(),
        public_key=public_key.hex(),
        files={name: files[name] for name in files.keys() - PROOF_FILES},
        data=read_json(files[DATA], DATA),
    )


def _require_signed(files: Mapping[str, bytes]) -> bytes:
    """The key under which the signature over the manifest holds."""
    signature, public_key = _decoded(files, SIGNATURE), _decoded(files, KEY)
    if not stranger_signed(public_key, files[MANIFEST], signature, PURPOSE):
        raise PackRefused("signature", SIGNED)
    return public_key


def _decoded(files: Mapping[str, bytes], name: str) -> bytes:
    """The bytes behind the one base64 that there is of them."""
    try:
        found = base64.b64decode(files[name], validate=True)
    except (KeyError, binascii.Error) as error:
        raise PackRefused("signature", SIGNED) from error
    if base64.b64encode(found) != files[name]:
        raise PackRefused("signature", SIGNED)
    return found


def _require_listed(manifest: Manifest, files: Mapping[str, bytes]) -> None:
    """Exactly the files of the list are there, each as it was."""
    listed = [line.name for line in manifest.files]
    found = files.keys() - PROOF_FILES
    odd = (set(listed) ^ found) or {name for name in listed if listed.count(name) > 1}
    if odd or DATA not in found:
        raise PackRefused("files", LISTED.format(name=min(odd, default=DATA)[:60]))
    for line in manifest.files:
        if line_of(line.name, files[line.name]) != line:
            raise PackRefused("digest", CHANGED.format(name=line.name))


def _unpacked(content: bytes) -> dict[str, bytes]:
    if len(content) > MOST_BYTES:
        raise PackRefused("too_large", TOO_LARGE)
    # The archive's own end is the end of the file: nothing is hung on, and it says nothing.
    end = content[-END_RECORD:]
    if not end.startswith(b"PK\x05\x06") or end[-2:] != b"\x00\x00":
        raise PackRefused("not_a_zip", NOT_A_PACK)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            _require_bounds(entries)
            _require_plain_names(entries)
            return dict(_read(archive, entries))
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise PackRefused("not_a_zip", NOT_A_PACK) from error
    except (KeyError, ValueError, zlib.error) as error:
        raise PackRefused("not_a_zip", NOT_A_PACK) from error


def _require_bounds(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_FILES:
        raise PackRefused("too_many", TOO_MANY)
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise PackRefused("bomb", BOMB)
    for entry in entries:
        ratio = entry.file_size / max(entry.compress_size, 1)
        if entry.file_size > RATIO_COUNTS_FROM and ratio > HIGHEST_RATIO:
            raise PackRefused("bomb", BOMB)
        most = MOST_PROOF if entry.filename in PROOF_FILES else MOST_UNPACKED
        if entry.file_size > (MOST_DATA if entry.filename == DATA else most):
            raise PackRefused("bomb", BOMB)


def _require_plain_names(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename.casefold() for entry in entries]
    if len(set(names)) != len(names):
        raise PackRefused("paths", PATHS)
    for entry in entries:
        if (
            _is_a_trick(entry.filename)
            or entry.is_dir()
            or entry.flag_bits & ENCRYPTED
            or entry.compress_type not in PLAIN_WAYS
            or stat.S_ISLNK(entry.external_attr >> 16)
        ):
            raise PackRefused("paths", PATHS)


def _is_a_trick(name: str) -> bool:
    """Whether a name leads out of the pack, or is hidden or absolute on some system."""
    parts = name.split("/")
    odd = "\\" in name or ":" in name or not name.isprintable()
    return odd or any(part.strip(" .") == "" or part.startswith(".") for part in parts)


def _read(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Iterator[tuple[str, bytes]]:
    for entry in entries:
        with archive.open(entry) as reader:
            content = reader.read(entry.file_size + 1)
        if len(content) > entry.file_size:
            raise PackRefused("bomb", BOMB)
        yield entry.filename, content
