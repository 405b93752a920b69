"""Asking clamd over its socket."""

from pathlib import Path

import pytest

from mediation.uploads.scanner import PIECE, Scanner, ScannerAway
from tests.uploads.clamd import EICAR, clamd


def test_a_virus_is_named_and_a_sound_file_passes(tmp_path: Path) -> None:
    with clamd(tmp_path) as address:
        assert Scanner(address).virus_in(b"a" * (PIECE + 7) + EICAR) == "Eicar-Test"
        assert Scanner(address).virus_in(b"a" * (3 * PIECE)) is None
        assert Scanner(address).virus_in(b"") is None


@pytest.mark.parametrize(
    "says", [b"INSTREAM size limit exceeded. ERROR\0", b"\0", b"stream: ERROR\0", b"stream: OK not"]
)
def test_an_answer_that_is_neither_yes_nor_no_is_none(tmp_path: Path, says: bytes) -> None:
    with clamd(tmp_path, says) as address, pytest.raises(ScannerAway):
        Scanner(address).virus_in(b"a")


@pytest.mark.parametrize("address", ["unix:/nowhere/clamd", "tcp:127.0.0.1:1", ""])
def test_a_scanner_that_is_not_there_is_away(address: str) -> None:
    with pytest.raises(ScannerAway):
        Scanner(address).virus_in(b"a")
