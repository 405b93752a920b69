"""归档包: the bound volumes and every piece of them in one zip that proves itself.

Only what was bound leaves, and the main volume was proved free of leaks when it was bound.
"""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from mediation.documents.page_frame import PRODUCT
from mediation.domain.dossier.access import Use
from mediation.domain.dossier.catalogue import Piece, PieceKey, Source
from mediation.domain.dossier.metadata import PIECE_FIELDS, SCHEME, VOLUME_FIELDS, filled
from mediation.domain.dossier.pages import part_label
from mediation.domain.errors import ActionNotPossible
from mediation.domain.file_kinds import RULES
from mediation.domain.volumes import Volume
from mediation.extensions import keeper
from mediation.models import Case, DossierBinding, User
from mediation.queries import dossier as queries
from mediation.services.audit import audit, reference_of
from mediation.services.dossier import reading
from mediation.services.dossier.binding import require
from mediation.services.dossier.jacket import volume_facts
from mediation.services.dossier.sheets import Reader, files_of, kind_of, papers_of
from mediation.services.transaction import transaction

KIT = Path(__file__).with_name("kit")
PURPOSE = "dossier.manifest"
FORMAT = "hejietai-dossier-1"
DIGEST = "SHA-256"
# A fixed time in the zip: the same volumes give the same bytes.
NO_TIME = (1980, 1, 1, 0, 0, 0)
NOT_BOUND = "还没有装订正卷，请先装订再导出。"
LEFT_OUT = "有 {count} 件还没有编入卷宗，请重新装订再导出。"
VOIDED = "装订以后有材料作废，请重新装订再导出。"


@dataclass
class Package:
    """The files of a package while it is being filled, and what is said of each."""

    files: dict[str, bytes] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)

    def add(self, path: str, content: bytes, title: str) -> None:
        """Put in one file."""
        self.files[path] = content
        self.titles[path] = title

    def rows(self) -> list[dict[str, Any]]:
        """One line a file, as the manifest lists them."""
        return [
            {
                "path": path,
                "title": self.titles[path],
                "size": len(content),
                "sha256": sha256(content).hexdigest(),
            }
            for path, content in sorted(self.files.items())
        ]


@dataclass(frozen=True)
class Taken:
    """One bound part with its bytes, on its way out."""

    bound: DossierBinding
    content: bytes
    path: str


def export(case: Case, *, by: User, at: datetime) -> bytes:
    """The package of a case for whoever may take out its file; the trail has what left."""
    require(case, Volume.MAIN, Use.EXPORT, by=by)
    volumes = [each for each in Volume if queries.may_use(by, case, each, Use.EXPORT)]
    _require_bound(case, volumes)
    content, parts = _packed(case, volumes, by, at)
    facts = {"parts": parts, "sha256": sha256(content).hexdigest(), "size": len(content)}
    subject, case_id = reference_of(case), case.id
    with transaction():
        audit("dossier.exported", by=by, at=at, subject=subject, case_id=case_id, data=facts)
    return content


def _require_bound(case: Case, volumes: list[Volume]) -> None:
    if not queries.newest_bindings(case.id, Volume.MAIN):
        raise ActionNotPossible(NOT_BOUND)
    pieces = queries.pieces_of(case)
    left_out = sum(
        line.place is None for each in volumes for line in queries.lines_of(case, each, pieces)
    )
    if left_out:
        raise ActionNotPossible(LEFT_OUT.format(count=left_out))
    bound = (row for each in volumes for row in queries.newest_bindings(case.id, each))
    if any(queries.shows_void(row, pieces) for row in bound):
        raise ActionNotPossible(VOIDED)


def _packed(case: Case, volumes: list[Volume], by: User, at: datetime) -> tuple[bytes, list[str]]:
    package, described = Package(), []
    pieces = {piece.key: piece for piece in queries.pieces_of(case)}
    reader = Reader(case, by, lambda: at)
    for volume in volumes:
        for bound in queries.newest_bindings(case.id, volume):
            content = reading.content_of(bound, case, by=by, at=at)
            name = f"{volume.value}-{bound.part}"
            taken = Taken(bound, content, f"volumes/{name}.pdf")
            package.add(taken.path, content, part_label(volume, bound.part))
            inside = list(_pieces(taken, pieces, reader, package, f"pieces/{name}"))
            described.append({**_volume_fields(case, taken), "卷内文件": inside})
    metadata = {"scheme": SCHEME, "案卷": described}
    package.add("metadata.json", _json(metadata), "电子档案元数据")
    package.add("verify.py", (KIT / "verify.py").read_bytes(), "自检程序")
    package.add("readme.txt", (KIT / "readme.txt").read_bytes(), "说明")
    return _zipped(case, package, at), sorted(path for path in package.files if "volumes" in path)


def _pieces(
    taken: Taken,
    known: dict[PieceKey, Piece],
    reader: Reader,
    package: Package,
    folder: str,
) -> Iterator[dict[str, object]]:
    """Put in the bytes of each piece of a part; gives what is said of it."""
    rows = [row for row in taken.bound.manifest if row["is_shown"]]
    keys = [queries.key_in(row) for row in rows]
    kept = _kept(keys, reader)
    for row, key in zip(rows, keys, strict=True):
        piece, (ending, content) = known[key], kept[key]
        path = f"{folder}/{row['position']:03d}.{ending}"
        package.add(path, content, f"{piece.title} {piece.number}".strip())
        yield _piece_fields(row, piece, path, content)


def _kept(keys: list[PieceKey], reader: Reader) -> dict[PieceKey, tuple[str, bytes]]:
    """The ending and the bytes of each piece."""
    papers = papers_of(key.id for key in keys if key.source is Source.DOCUMENT)
    files = files_of(key.id for key in keys if key.source is Source.EVIDENCE)
    found = {PieceKey(Source.DOCUMENT, row.id): ("pdf", reader.paper(row)) for row in papers}
    for row in files:
        ending = RULES[kind_of(row)].endings[0]
        found[PieceKey(Source.EVIDENCE, row.id)] = (ending, reader.content_of(row))
    return found


def _volume_fields(case: Case, taken: Taken) -> dict[str, object]:
    bound = taken.bound
    facts = volume_facts(case, bound.bound_at.date())
    known = {
        "聚合层次": "案卷",
        "立档单位名称": case.body.name,
        "档号": case.archive_number or "",
        "年度": str((case.closed_on or case.received_on).year),
        "题名": f"{case.title} {part_label(bound.volume, bound.part)}",
        "文件编号": case.number or "",
        "责任者": case.body.name,
        **facts,
        "件数": len(bound.manifest),
        "页数": bound.pages,
        "格式信息": "application/pdf",
        "计算机文件名": taken.path,
        "计算机文件大小": len(taken.content),
        "数字摘要": bound.sha256,
        "数字摘要算法": DIGEST,
        "文档创建程序": PRODUCT,
        "业务状态": case.state.label,
        "附注": f"完整度 {bound.completeness} 分",
    }
    return filled(VOLUME_FIELDS, known)


def _piece_fields(
    row: dict[str, Any], piece: Piece, path: str, content: bytes
) -> dict[str, object]:
    last = row["first_page"] + row["pages"] - 1
    known = {
        "聚合层次": "件",
        "件号": row["position"],
        "题名": piece.title,
        "文件编号": piece.number,
        "责任者": piece.author,
        "日期": piece.came_at.date().isoformat(),
        "文种": piece.kind.label,
        "页号": f"{row['first_page']}-{last}",
        "页数": row["pages"],
        "计算机文件名": path,
        "计算机文件大小": len(content),
        "数字摘要": sha256(content).hexdigest(),
        "数字摘要算法": DIGEST,
        "附注": piece.withdrawn,
    }
    return filled(PIECE_FIELDS, known)


def _zipped(case: Case, package: Package, at: datetime) -> bytes:
    manifest = _json(
        {
            "format": FORMAT,
            "case": reference_of(case),
            "body": case.body.name,
            "exported_at": at.isoformat(),
            "files": package.rows(),
        }
    )
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path, content in sorted(package.files.items()):
            archive.writestr(zipfile.ZipInfo(path, NO_TIME), content)
        archive.writestr(zipfile.ZipInfo("manifest.json", NO_TIME), manifest)
        archive.writestr(zipfile.ZipInfo("manifest.seal.json", NO_TIME), _seal(manifest))
    return buffer.getvalue()


def _seal(manifest: bytes) -> bytes:
    """The office's signature over the manifest, with the key that it holds under."""
    name, _, signature = keeper.sign(manifest, PURPOSE).partition(":")
    key = keeper.public_keys()[name]
    return _json({"purpose": PURPOSE, "key": name, "public_key": key, "signature": signature})


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode()
