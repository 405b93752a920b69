"""A pack to be tampered with, and ways of writing a zip that no pack is written in."""

import base64
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO

from mediation.domain.handoff import Office, PackageKind
from mediation.domain.handoff.layout import laid_out
from mediation.domain.handoff.manifest import DATA, written_json
from mediation.domain.organisations import OrganisationKind
from mediation.services.handoff.archive import Package, written

MADE_AT = datetime(2026, 9, 14, 9, 0, tzinfo=UTC)
FILES = {
    DATA: written_json({"case_number": "江工调〔2026〕12号"}),
    "data.xlsx": b"PK\x03\x04 a sheet",
    "papers/01-移送函.pdf": b"%PDF-1.7 a letter",
}


def package(**changes: object) -> Package:
    """A pack from a union to a commission."""
    facts: dict[str, object] = {
        "kind": PackageKind.PACK,
        "code": "0123456789abcdef" * 2,
        "made_at": MADE_AT,
        "sender": Office("江城市总工会劳动争议调解中心", OrganisationKind.MEDIATION_BODY),
        "receiver": Office("江城市劳动人事争议仲裁委员会", OrganisationKind.ARBITRATION_COMMISSION),
        "contract": "arbitration",
        "contract_version": 2,
        "files": FILES,
    }
    return Package(**(facts | changes))  # type: ignore[arg-type]  # named as the fields are


def pack(**changes: object) -> bytes:
    """Its bytes."""
    return written(package(**changes)).content


def parts(content: bytes) -> dict[str, bytes]:
    """The files of a zip."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: Mapping[str, bytes], way: int = zipfile.ZIP_STORED) -> bytes:
    """A zip of these files, whatever they are; laid out as a pack is unless it is compressed."""
    if way == zipfile.ZIP_STORED:
        return laid_out(files)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", way) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def encoded(content: bytes) -> bytes:
    """Base64, as keys and signatures stand in a pack."""
    return base64.b64encode(content)
