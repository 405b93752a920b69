"""Files that lie sealed on the disk: how long each is, and what it hashes to."""

from datetime import datetime

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from mediation.domain.file_kinds import ScanState
from mediation.extensions import Base
from mediation.models.columns import Instant, enum_type, key


class StoredFile(Base):
    """One file of the store, under a random name that says nothing about it."""

    __tablename__ = "stored_file"

    id: Mapped[int] = key()
    # The name on the disk: 32 hexadecimal digits drawn by chance.
    name: Mapped[str] = mapped_column(String(32), unique=True)
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64))
    # Of the bytes as they were sent, which differ from the kept ones when a picture was redrawn.
    original_size: Mapped[int] = mapped_column(BigInteger)
    original_sha256: Mapped[str] = mapped_column(String(64))
    scan: Mapped[ScanState] = mapped_column(enum_type(ScanState, "scan"))
    scanned_at: Mapped[datetime | None] = mapped_column(Instant)
    # Counted when the file came in; nothing where it has no pages before it is printed.
    pages: Mapped[int | None]
    stored_at: Mapped[datetime] = mapped_column(Instant)
