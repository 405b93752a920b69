"""The commands that make the verifier and a new signing key."""

from pathlib import Path

import pytest
from flask import Flask

from mediation.crypto import KeyRing
from mediation.extensions import keeper
from tests.uploads.scans import as_pdf, pages_of, printed


def test_the_verifier_knows_every_public_key_and_no_secret(app: Flask, tmp_path: Path) -> None:
    target = tmp_path / "verifier.html"
    done = app.test_cli_runner().invoke(args=["papers", "verifier", "--to", str(target)])
    assert done.exit_code == 0, done.output
    page = target.read_text(encoding="utf-8")
    for key in keeper.public_keys().values():
        assert key in page
    for secret in keeper.ring.signing_keys.values():
        assert secret.hex() not in page
    assert "http://" not in page
    assert "https://" not in page
    assert "default-src 'none'" in page


def test_a_new_signing_key_signs_and_the_old_one_still_proves(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "keys.json"
    keeper.ring.write(file)
    monkeypatch.setitem(app.config, "DATA_KEYS_FILE", file)
    ring, followed = keeper.ring, keeper._file
    old = keeper.sign(b"said", "document.page")
    try:
        done = app.test_cli_runner().invoke(args=["keys", "new-signing-key"])
        assert done.exit_code == 0, done.output
        assert "s2 signs from now on" in done.output
        assert KeyRing.read(file).signing_current == "s2"
        assert keeper.sign(b"said", "document.page").startswith("s2:")
        assert keeper.signature_holds(b"said", old, "document.page")
        assert set(keeper.public_keys()) == {"s1", "s2"}
    finally:
        keeper._ring, keeper._file = ring, followed


@pytest.mark.parametrize(
    ("order", "status", "said"),
    [
        ((0, 1, 2), 0, "骑缝码各页相接，共 3 张，没有发现换页。"),
        ((0, 2), 1, "第 1 张与第 2 张的骑缝码接不上：中间缺页，或者次序不对。"),
    ],
)
def test_a_scanned_stack_is_judged(
    app: Flask, tmp_path: Path, order: tuple[int, ...], status: int, said: str
) -> None:
    pages = pages_of(printed())
    scan = tmp_path / "签署件.pdf"
    scan.write_bytes(as_pdf([pages[place] for place in order]))
    done = app.test_cli_runner().invoke(args=["papers", "check-stack", str(scan)])
    assert (done.exit_code, done.output) == (status, f"{said}\n")


def test_what_is_no_scan_is_refused_in_words(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"no scan")
    done = app.test_cli_runner().invoke(args=["papers", "check-stack", str(tmp_path / "x.pdf")])
    assert done.exit_code == 1
    assert "PDF" in done.output
