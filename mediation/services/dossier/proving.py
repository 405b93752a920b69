"""泄密检查: the finished main volume is read again and compared with all that must stay out."""

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.domain.dossier.catalogue import Piece
from mediation.domain.dossier.leaks import Leak, PieceText, Secret, leaks
from mediation.domain.errors import ActionNotPossible
from mediation.domain.papers import RULES, PaperKind
from mediation.domain.volumes import Volume
from mediation.models import Case
from mediation.queries.dossier import Line
from mediation.services.dossier import secrets
from mediation.services.dossier.sheets import Reader
from mediation.uploads.refusal import Refused
from mediation.uploads.sandbox import words_apart

MOST_NAMED = 2
# So that the sentence fits where a job keeps it.
LONGEST_NAME = 50
WHAT_TO_DO = "请更正后再装订：内部材料作废后改归副卷；文书改写后重新出具，旧件用代页。"
UNREADABLE = "文件无法读回，不能确认没有内部内容，没有办理。请重试；再不成功，请联系系统管理员。"


@dataclass(frozen=True)
class Proof:
    """What was looked for in the finished volume and where it was found."""

    found: tuple[Leak, ...]
    pieces: Sequence[PieceText]

    @property
    def is_clean(self) -> bool:
        """Whether nothing was found."""
        return not self.found

    @property
    def told_by(self) -> set[int]:
        """The pieces that tell a secret, by their place in the volume."""
        return {leak.piece for leak in self.found}

    @property
    def places(self) -> str:
        """Which secret stands where; never a word of it."""
        told = [
            f"{leak.secret[:LONGEST_NAME]}出现在"
            f"{self.pieces[leak.piece].name[:LONGEST_NAME]}第 {leak.page} 页"
            for leak in self.found[:MOST_NAMED]
        ]
        more = f"等 {len(self.found)} 处" if len(self.found) > MOST_NAMED else ""
        return f"{'；'.join(told)}{more}"

    @property
    def sentence(self) -> str:
        """Why the volume is not bound, and what to do."""
        return f"正卷没有装订：{self.places}。{WHAT_TO_DO}"


def require_main_kinds(lines: Sequence[Line]) -> None:
    """Raise when a piece of the main volume is of a kind, or of a volume, that stays out."""
    for line in lines:
        if _is_internal(line.piece):
            raise ActionNotPossible(
                f"正卷没有装订：{line.piece.name}属于副卷，不得编入正卷。请联系系统管理员核对。"
            )


def _is_internal(piece: Piece) -> bool:
    by_kind = isinstance(piece.kind, PaperKind) and RULES[piece.kind].volume is Volume.SIDE
    return by_kind or piece.volume is Volume.SIDE


def secrets_of(case: Case, reader: Reader) -> list[Secret]:
    """Every text that must stay out of the main volume of this case."""
    found = list(secrets.typed_secrets(case))
    for paper in secrets.sheets_of(case):
        words = "\n".join(words_of_pages(reader.paper(paper)))
        found.extend(secrets.sheet_secrets(case, paper, words))
    files = secrets.side_files(case)
    for row, made in zip(files, reader.set_files(files), strict=True):
        found.append(secrets.file_secret(row, "\n".join(made.texts)))
    return found


def proof_of(case: Case, pieces: Sequence[PieceText], kept_out: Sequence[Secret]) -> Proof:
    """Compare the words of the finished volume with the secrets of the case."""
    return Proof(tuple(leaks(kept_out, pieces, secrets.open_words(case))), pieces)


def words_of_pages(content: bytes) -> list[str]:
    """The words of each page of a file of ours; ActionNotPossible when it cannot be read."""
    try:
        return words_apart(content)
    except Refused as refusal:
        raise ActionNotPossible(UNREADABLE) from refusal
