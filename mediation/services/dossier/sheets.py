"""The pages of each piece as they are bound: kept papers as they are, files set on A4."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload, undefer

from mediation.domain.dossier.catalogue import Piece, PieceKey, Source
from mediation.domain.errors import ActionNotPossible
from mediation.domain.file_kinds import RULES, FileKind
from mediation.extensions import db
from mediation.models import Case, Document, Evidence, User
from mediation.services import evidence, paper_store
from mediation.uploads.sandbox import SetFile, sheets_apart

# Contents that are held at once while files are set on A4.
AT_ONCE = 24
KIND_OF_TYPE = {rule.media_type: kind for kind, rule in RULES.items()}
Told = Callable[[int], None]


@dataclass
class PieceSheets:
    """What a piece brings: its pages as a PDF, and words that stand in no page of the volume.

    A kind that cannot be printed, or a file that could not be set, has no pages of its own.
    """

    pdf: bytes = b""
    pages: int = 0
    unprinted: tuple[str, ...] = field(default_factory=tuple)


@dataclass(frozen=True)
class Reader:
    """For whom the pieces of a case are read, and when: a damaged one is written down so."""

    case: Case
    by: User
    moment: Callable[[], datetime]

    def sheets_of(self, pieces: Sequence[Piece], told: Told) -> dict[PieceKey, PieceSheets]:
        """The sheets of every piece; `told` hears how many are done."""
        keys = {source: [p.key.id for p in pieces if p.key.source is source] for source in Source}
        found: dict[PieceKey, PieceSheets] = {}
        for paper in papers_of(keys[Source.DOCUMENT]):
            found[PieceKey(Source.DOCUMENT, paper.id)] = PieceSheets(self.paper(paper), paper.pages)
        told(len(found))
        for lot in _lots(files_of(keys[Source.EVIDENCE])):
            for row, made in zip(lot, self.set_files(lot), strict=True):
                found[PieceKey(Source.EVIDENCE, row.id)] = _kept(row, made)
            told(len(found))
        return found

    def paper(self, row: Document) -> bytes:
        """The kept bytes of one paper, checked against their hash."""
        return paper_store.content_of(row, by=self.by, at=self.moment())

    def set_files(self, rows: Sequence[Evidence]) -> list[SetFile]:
        """Files set on A4, with their words."""
        return sheets_apart([(kind_of(row), self.content_of(row)) for row in rows])

    def content_of(self, row: Evidence) -> bytes:
        """The bytes of one file; the sentence that refuses one names it."""
        try:
            return evidence.content_of(row, self.case, by=self.by, at=self.moment())
        except ActionNotPossible as error:
            raise ActionNotPossible(f"材料“{row.name}”：{error.sentence}") from error


def kind_of(row: Evidence) -> FileKind:
    """What kind of file was kept."""
    return KIND_OF_TYPE[row.file.media_type]


def _kept(row: Evidence, made: SetFile) -> PieceSheets:
    """A file whose words could not be read cannot be shown to be harmless."""
    if not made.texts:
        raise ActionNotPossible(
            f"材料“{row.name}”无法读取，不能确认没有内部内容。请打印成 PDF 重新上传，并作废这一份。"
        )
    return PieceSheets(made.pdf, made.pages, () if made.pages else made.texts)


def papers_of(keys: Iterable[int]) -> list[Document]:
    """Papers with their bytes, all read at once."""
    statement = select(Document).where(Document.id.in_(list(keys)))
    return list(db.session.scalars(statement.options(undefer(Document.content))))


def files_of(keys: Iterable[int]) -> list[Evidence]:
    """Files by their keys."""
    statement = select(Evidence).where(Evidence.id.in_(list(keys)))
    return list(db.session.scalars(statement.options(joinedload(Evidence.file))))


def _lots(rows: Sequence[Evidence]) -> Iterable[Sequence[Evidence]]:
    for start in range(0, len(rows), AT_ONCE):
        yield rows[start : start + AT_ONCE]
