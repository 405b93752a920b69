"""Real seals: a PFX file, a token, and a reader of PDFs that was told whom to trust."""

import os
import subprocess
from pathlib import Path

import pkcs11
import pytest
from cryptography.hazmat.primitives import serialization
from pkcs11.util.rsa import decode_rsa_private_key
from pkcs11.util.x509 import decode_x509_certificate

from mediation.crypto import pdf_signing
from mediation.crypto.certificates import BadCertificate, open_pfx, pem_of
from mediation.crypto.seal_sources import CannotSign, HeldKey, Token
from tests.clock import MONDAY_MORNING
from tests.crypto.test_pdf_signing import checked, drawn, said_by_poppler, signed
from tests.pdf_seals import OFFICE, pfx_of, seals_of
from tests.programs import find_program

LIBRARIES = (
    Path("/usr/lib/softhsm/libsofthsm2.so"),
    Path("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
)
LABEL, PIN, OWNER_PIN = "office-seal", "314159", "271828"


def test_a_pfx_file_signs() -> None:
    key, certificate, chain = open_pfx(pfx_of(b"secret-words"), b"secret-words")
    made = pdf_signing.sign(drawn(), HeldKey(key, certificate, chain), at=MONDAY_MORNING)
    assert checked(made).signer == OFFICE
    assert checked(made).flaw is None


def test_a_wrong_password_or_no_pfx_is_told() -> None:
    for content in (pfx_of(b"secret-words"), b"no pfx"):
        with pytest.raises(BadCertificate, match="password is wrong"):
            open_pfx(content, b"other words")


@pytest.fixture
def token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Token:
    """A token in software that holds the key and the certificate of the office."""
    program = find_program("softhsm2", "softhsm2-util")
    library = next((str(each) for each in LIBRARIES if each.is_file()), "")
    folder = tmp_path / "tokens"
    folder.mkdir()
    settings = tmp_path / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {folder}\nobjectstore.backend = file\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(settings))
    pins = ["--pin", PIN, "--so-pin", OWNER_PIN]
    made = [program, "--init-token", "--free", "--label", LABEL, *pins]
    subprocess.run(made, env=os.environ, check=True, capture_output=True)
    opened = pkcs11.lib(library)
    opened.reinitialize()
    with opened.get_token(token_label=LABEL).open(user_pin=PIN, rw=True) as session:
        named = {pkcs11.Attribute.LABEL: LABEL, pkcs11.Attribute.TOKEN: True}
        numbers = {pkcs11.Attribute.ID: b"\x01"}
        key = decode_rsa_private_key(_traditional(seals_of().older.key))
        session.create_object({**key, **named, **numbers})
        certificate = decode_x509_certificate(seals_of().older.certificate)
        session.create_object({**certificate, **named, **numbers})
    return Token(library=library, label=LABEL, pin=PIN, certificate_label=LABEL)


def _traditional(key: bytes) -> bytes:
    found = serialization.load_der_private_key(key, password=None)
    return found.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )


def test_a_token_signs_and_its_key_never_leaves_it(token: Token, tmp_path: Path) -> None:
    made = pdf_signing.sign(drawn(), token, at=MONDAY_MORNING)
    assert made.startswith(drawn())
    found = checked(made)
    assert (found.signer, found.flaw) == (OFFICE, None)
    assert "Signature is Valid" in said_by_poppler(made, tmp_path)
    again = pdf_signing.sign(drawn(), token, at=MONDAY_MORNING)
    assert checked(again).flaw is None


@pytest.mark.parametrize(
    "changed", [{"pin": "000000"}, {"label": "other"}, {"certificate_label": "x"}]
)
def test_a_wrong_pin_or_label_is_told_without_the_pin(
    token: Token, changed: dict[str, str]
) -> None:
    wrong = Token(**{**vars(token), **changed})
    with pytest.raises(CannotSign) as caught:
        pdf_signing.sign(drawn(), wrong, at=MONDAY_MORNING)
    assert PIN not in str(caught.value)


def test_poppler_trusts_whom_it_was_told_to_trust(tmp_path: Path) -> None:
    program = find_program("libnss3-tools", "certutil")
    store, authority = tmp_path / "nss", tmp_path / "authority.pem"
    store.mkdir()
    authority.write_text(pem_of(seals_of().authority.certificate))
    run = [program, "-d", f"sql:{store}"]
    subprocess.run([*run, "-N", "--empty-password"], check=True)
    trusted = ["-A", "-n", "office", "-t", ",C,", "-i", str(authority)]
    subprocess.run([*run, *trusted], check=True)
    file = tmp_path / "paper.pdf"
    file.write_bytes(signed())
    said = subprocess.run(
        ["pdfsig", "-nssdir", str(store), str(file)], capture_output=True, text=True, check=False
    ).stdout
    assert "Signature is Valid" in said
    assert "Certificate is Trusted" in said
