"""The signature in a PDF: pyHanko and poppler agree on it, and nothing can be changed unseen."""

import asyncio
import re
import socket
import subprocess
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import keys, tsp, x509
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.timestamps import DummyTimeStamper

from mediation.crypto import pdf_checking, pdf_signing
from mediation.crypto.certificates import certificates_in, pem_of
from mediation.crypto.seal_sources import CannotSign, HeldKey, NoStamp, StampService, Token
from mediation.documents import DOCUMENTS
from mediation.domain.paper_signatures import (
    Flaw,
    FoundSignature,
    SignatureState,
    verdict_of,
)
from mediation.uploads.sandbox import signatures_apart
from tests.clock import MONDAY_MORNING
from tests.documents.samples import all_papers
from tests.pdf_seals import OFFICE, STRANGER, seals_of, stamping_certificate

S = SignatureState


@cache
def drawn() -> bytes:
    return DOCUMENTS["receipt"].draw(all_papers()["receipt"])


@cache
def signed() -> bytes:
    return pdf_signing.sign(drawn(), seals_of().source, at=MONDAY_MORNING)


def checked(content: bytes, *roots: bytes, later: timedelta = timedelta()) -> FoundSignature:
    trusted = roots or (seals_of().authority.certificate,)
    return verdict_of(pdf_checking.check(content, trusted, at=MONDAY_MORNING + later))


def said_by_poppler(content: bytes, folder: Path) -> str:
    file = folder / "paper.pdf"
    file.write_bytes(content)
    done = subprocess.run(
        ["pdfsig", "-nocert", str(file)], capture_output=True, text=True, check=False
    )
    return done.stdout


def gap(content: bytes) -> tuple[int, int]:
    """Where the signature itself stands, which it cannot cover."""
    found = re.search(rb"/ByteRange \[ *0 (\d+) (\d+) (\d+)", content)
    assert found is not None
    end, start, rest = (int(part) for part in found.groups())
    assert start + rest == len(content)
    return end, start


def test_pyhanko_and_poppler_call_it_valid(tmp_path: Path) -> None:
    found = checked(signed())
    assert (found.state, found.flaw) == (S.VALID, None)
    assert (found.signer, found.issuer) == (OFFICE, f"{OFFICE}自建证书")
    assert (found.signed_at, found.is_stamped) == (MONDAY_MORNING, False)
    assert (found.level, found.appended_bytes) == ("PAdES B-B", 0)
    said = said_by_poppler(signed(), tmp_path)
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert OFFICE in said


def test_the_drawn_bytes_are_the_beginning_of_the_signed_ones() -> None:
    assert signed().startswith(drawn())
    assert pdf_signing.sign(drawn(), seals_of().source, at=MONDAY_MORNING) != drawn()


def test_it_certifies_and_allows_no_change() -> None:
    with pikepdf.open(BytesIO(signed())) as pdf:
        (reference,) = pdf.Root.Perms.DocMDP.Reference
        assert reference.TransformMethod == "/DocMDP"
        assert reference.TransformParams.P == 1


def test_what_nobody_signed_is_unsigned(tmp_path: Path) -> None:
    assert pdf_checking.check(drawn(), [], at=MONDAY_MORNING) == ()
    assert checked(drawn()).state is S.UNSIGNED
    assert "does not contain any signatures" in said_by_poppler(drawn(), tmp_path)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_one_flipped_bit_anywhere_in_what_was_signed_fails(data: st.DataObject) -> None:
    content = bytearray(signed())
    end, start = gap(signed())
    where = data.draw(
        st.one_of(
            st.integers(0, end - 1),
            # Where the structure stands, which makes up little of the file.
            st.integers(len(drawn()), end - 1),
            st.integers(start, len(content) - 1),
        )
    )
    content[where] ^= 1 << data.draw(st.integers(0, 7))
    assert checked(bytes(content)).state is S.INVALID


@pytest.mark.parametrize("part", [0.05, 0.3, 0.6, 0.9, 1.0])
def test_poppler_finds_a_changed_byte_too(tmp_path: Path, part: float) -> None:
    content = bytearray(signed())
    where = min(int(len(drawn()) * part), len(drawn()) - 10)
    content[where] ^= 1
    assert checked(bytes(content)).state is S.INVALID
    assert "Signature is Valid" not in said_by_poppler(bytes(content), tmp_path)


def test_a_broken_signature_is_invalid_and_not_unsigned() -> None:
    end, start = gap(signed())
    emptied = signed()[: end + 1] + b"0" * (start - end - 2) + signed()[start - 1 :]
    assert checked(emptied).state is S.INVALID
    assert checked(signed()[:-40]).state is S.INVALID
    renamed = signed().replace(b"/ByteRange", b"/ByteRunge")
    assert checked(renamed).state is S.INVALID
    assert checked(b"no pdf at all").flaw is Flaw.UNREADABLE


def test_what_is_appended_is_told_and_pages_that_change_are_not_let_pass(tmp_path: Path) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(signed()))
    writer.update_root()
    harmless = BytesIO()
    writer.write(harmless)
    found = checked(harmless.getvalue())
    assert found.state is S.APPENDED
    assert found.appended_bytes == len(harmless.getvalue()) - len(signed()) > 0
    assert "Not total document signed" in said_by_poppler(harmless.getvalue(), tmp_path)
    writer = IncrementalPdfFileWriter(BytesIO(signed()))
    page = writer.root["/Pages"]["/Kids"].raw_get(0)
    page.get_object()["/Rotate"] = generic.NumberObject(90)
    writer.mark_update(page)
    turned = BytesIO()
    writer.write(turned)
    found = checked(turned.getvalue())
    assert (found.state, found.flaw) == (S.INVALID, Flaw.REWRITTEN)
    assert found.appended_bytes == len(turned.getvalue()) - len(signed())


def test_an_authority_that_is_not_ours_is_never_trusted() -> None:
    stranger = seals_of(STRANGER)
    forged = pdf_signing.sign(drawn(), stranger.source, at=MONDAY_MORNING)
    assert checked(forged).flaw is Flaw.STRANGER
    assert checked(forged, stranger.authority.certificate).state is S.VALID
    found = pdf_checking.check(signed(), [], at=MONDAY_MORNING)
    assert verdict_of(found).flaw is Flaw.STRANGER


def test_a_paper_outlives_the_certificate_it_was_signed_with() -> None:
    assert checked(signed(), later=timedelta(days=9 * 365)).state is S.VALID


def test_a_moment_that_the_certificate_does_not_cover_is_refused() -> None:
    assert checked(signed(), later=timedelta(days=-1)).flaw is Flaw.UNTIMELY
    with pytest.raises(CannotSign, match="counts until 2029"):
        pdf_signing.sign(drawn(), seals_of().source, at=MONDAY_MORNING + timedelta(days=4 * 365))


def test_a_key_that_is_not_of_the_certificate_makes_no_valid_signature() -> None:
    mixed = HeldKey(seals_of().newer.key, seals_of().older.certificate)
    forged = pdf_signing.sign(drawn(), mixed, at=MONDAY_MORNING)
    assert checked(forged).state is S.INVALID


def test_a_token_that_is_not_there_is_told() -> None:
    gone = Token(library="/nowhere/token.so", label="印章", pin="1234", certificate_label="印章")
    with pytest.raises(CannotSign, match="印章"):
        pdf_signing.sign(drawn(), gone, at=MONDAY_MORNING)
    assert "1234" not in repr(gone)


def test_another_process_finds_the_same() -> None:
    roots = [seals_of().authority.certificate]
    apart = signatures_apart(signed(), roots, at=MONDAY_MORNING)
    assert apart == pdf_checking.check(signed(), roots, at=MONDAY_MORNING)


def test_the_certificate_of_the_authority_can_be_handed_out() -> None:
    authority = seals_of().authority.certificate
    assert certificates_in(pem_of(authority).encode()) == (authority,)


class _Stamping(BaseHTTPRequestHandler):
    """A service of time stamps on this machine."""

    def do_POST(self) -> None:
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        certificate, key = stamping_certificate()
        stamper = DummyTimeStamper(
            x509.Certificate.load(certificate),
            keys.PrivateKeyInfo.load(key),
            fixed_dt=MONDAY_MORNING + timedelta(seconds=2),
        )
        answer = stamper.request_tsa_response(tsp.TimeStampReq.load(asked)).dump()
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing on the terminal of the tests."""


@contextmanager
def stamping() -> Iterator[StampService]:
    server = HTTPServer(("127.0.0.1", 0), _Stamping)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield StampService(f"http://127.0.0.1:{server.server_port}/", 5)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_time_stamp_raises_the_level_if_its_service_is_trusted() -> None:
    with stamping() as service:
        made = pdf_signing.sign(drawn(), seals_of().source, at=MONDAY_MORNING, stamps=service)
    ours, theirs = seals_of().authority.certificate, stamping_certificate()[0]
    found = checked(made, ours, theirs)
    assert (found.state, found.level) == (S.VALID, "PAdES B-T")
    assert found.signed_at == MONDAY_MORNING + timedelta(seconds=2)
    found = checked(made, ours)
    assert (found.state, found.level) == (S.VALID, "PAdES B-B")


def test_a_service_that_never_answers_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        service = StampService(f"http://127.0.0.1:{silent.getsockname()[1]}/", 1)
        with pytest.raises(NoStamp):
            pdf_signing.sign(drawn(), seals_of().source, at=MONDAY_MORNING, stamps=service)


def test_a_service_that_is_away_gives_no_stamp() -> None:
    with stamping() as service:
        pass
    with pytest.raises(NoStamp):
        pdf_signing.sign(drawn(), seals_of().source, at=MONDAY_MORNING, stamps=service)


def test_it_signs_and_checks_where_a_loop_of_events_runs_already() -> None:
    async def inside() -> SignatureState:
        content = pdf_signing.sign(drawn(), seals_of().source, at=MONDAY_MORNING)
        return checked(content).state

    # A browser that another test drives may keep a loop in this very thread.
    with ThreadPoolExecutor(max_workers=1) as apart:
        assert apart.submit(asyncio.run, inside()).result() is S.VALID
