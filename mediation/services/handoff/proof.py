"""泄密检查 of a pack: its finished papers and its data are read again, as a bound volume is."""

from collections.abc import Sequence
from datetime import datetime

from mediation.domain.dossier.leaks import PieceText
from mediation.domain.errors import ActionNotPossible
from mediation.models import Case, Document, Evidence
from mediation.services.dossier.proving import proof_of, secrets_of, words_of_pages
from mediation.services.dossier.sheets import Reader
from mediation.services.handoff.contents import Piece

LEAKS = "没有制作交换包：{places}。请更正后再制作：内部材料作废后改归副卷，文书改写后重新出具。"
UNREADABLE = "材料“{name}”无法读取，不能确认没有内部内容。请打印成 PDF 重新上传，并作废这一份。"
DATA_NAME = "案件要素"


def require_no_leak(
    case: Case, pieces: Sequence[Piece], data: bytes, reader: Reader, *, at: datetime
) -> None:
    """Raise ActionNotPossible, which names piece and page, when anything internal stands there."""
    told = [*_texts(pieces, reader), PieceText(DATA_NAME, at, 1, (data.decode(),))]
    proof = proof_of(case, told, secrets_of(case, reader))
    if not proof.is_clean:
        raise ActionNotPossible(LEAKS.format(places=proof.places))


def _texts(pieces: Sequence[Piece], reader: Reader) -> list[PieceText]:
    files = [piece.row for piece in pieces if isinstance(piece.row, Evidence)]
    words = dict(zip((row.id for row in files), reader.set_files(files), strict=True))
    found = []
    for piece in pieces:
        if isinstance(piece.row, Document):
            pages, came_at = tuple(words_of_pages(piece.content)), piece.row.issued_at
        else:
            pages, came_at = words[piece.row.id].texts, piece.row.added_at
            if not pages:
                raise ActionNotPossible(UNREADABLE.format(name=piece.row.name))
        found.append(PieceText(f"《{piece.name.rpartition('/')[2]}》", came_at, 1, pages))
    return found
