"""The settings of the office's seal: whole or not at all, and never shown."""

from pathlib import Path

import pytest

from config import BadSetting, Production, load
from mediation.crypto import KeyRing
from mediation.crypto.certificates import pem_of
from mediation.crypto.seal_sources import HeldKey, StampService, Token
from mediation.seal_settings import office_seal, time_stamps_at, trust_roots
from tests.pdf_seals import OFFICE, pfx_of, seals_of

PASSWORD = "words-that-nobody-knows"


@pytest.fixture
def of_a_file(tmp_path: Path) -> dict[str, str]:
    file = tmp_path / "seal.p12"
    file.write_bytes(pfx_of(PASSWORD.encode()))
    return {
        "OFFICE_SEAL_BODY": OFFICE,
        "OFFICE_SEAL_PFX": str(file),
        "OFFICE_SEAL_PASSWORD": PASSWORD,
    }


@pytest.fixture
def of_a_token(tmp_path: Path) -> dict[str, str]:
    library = tmp_path / "token.so"
    library.touch()
    return {
        "OFFICE_SEAL_BODY": OFFICE,
        "OFFICE_SEAL_LIBRARY": str(library),
        "OFFICE_SEAL_TOKEN": "印章",
        "OFFICE_SEAL_PIN": PASSWORD,
        "OFFICE_SEAL_CERTIFICATE": "签名证书",
    }


def test_no_seal_is_set_unless_something_is_named() -> None:
    assert office_seal({}) is None
    assert office_seal({"OFFICE_SEAL_PFX": ""}) is None


def test_a_file_and_a_token(of_a_file: dict[str, str], of_a_token: dict[str, str]) -> None:
    seal = office_seal(of_a_file)
    assert seal is not None
    assert seal.body_name == OFFICE
    assert isinstance(seal.source, HeldKey)
    assert seal.source.certificate == seals_of().older.certificate
    assert seal.source.chain == (seals_of().authority.certificate,)
    seal = office_seal(of_a_token)
    assert seal is not None
    assert isinstance(seal.source, Token)
    assert seal.source.label == "印章"
    assert PASSWORD not in repr(seal)


def test_any_part_that_is_missing_stops_the_start(
    of_a_file: dict[str, str], of_a_token: dict[str, str]
) -> None:
    for whole in (of_a_file, of_a_token):
        for name in whole:
            half = {key: text for key, text in whole.items() if key != name}
            with pytest.raises(BadSetting, match=name):
                office_seal(half)
    with pytest.raises(BadSetting, match="either a PFX file or a token"):
        office_seal(of_a_file | of_a_token)


def test_what_cannot_be_used_stops_the_start(
    of_a_file: dict[str, str], of_a_token: dict[str, str], tmp_path: Path
) -> None:
    with pytest.raises(BadSetting, match="password is wrong"):
        office_seal(of_a_file | {"OFFICE_SEAL_PASSWORD": "other"})
    with pytest.raises(BadSetting, match="cannot be read"):
        office_seal(of_a_file | {"OFFICE_SEAL_PFX": str(tmp_path / "gone.p12")})
    with pytest.raises(BadSetting, match="no library"):
        office_seal(of_a_token | {"OFFICE_SEAL_LIBRARY": str(tmp_path / "gone.so")})


def test_production_refuses_half_a_seal_and_starts_with_a_whole_one(
    of_a_file: dict[str, str], tmp_path: Path
) -> None:
    keys = tmp_path / "ring.json"
    KeyRing.new().write(keys)
    environment = {
        "APP_ENV": "production",
        "SECRET_KEY": "f1c9e07b5a2d48e6b3907c5d1e8fa246",
        "SERVED_HOSTS": "mediation.example.cn",
        "DATABASE_URL": "postgresql://mediation@db.internal/mediation?sslmode=verify-full",
        "DATA_KEYS_FILE": str(keys),
    }
    with pytest.raises(BadSetting, match="by half"):
        load(environment | {"OFFICE_SEAL_BODY": OFFICE})
    settings = load(environment | of_a_file)
    assert isinstance(settings, Production)
    assert settings.OFFICE_SEAL is not None
    assert PASSWORD not in repr(settings)


def test_trusted_authorities_are_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "roots.pem"
    file.write_text(pem_of(seals_of().authority.certificate))
    assert trust_roots({"ROOTS": str(file)}, "ROOTS") == (seals_of().authority.certificate,)
    assert trust_roots({}, "ROOTS") == ()
    file.write_text("no certificate")
    with pytest.raises(BadSetting, match="no certificates in PEM"):
        trust_roots({"ROOTS": str(file)}, "ROOTS")
    with pytest.raises(BadSetting, match="cannot be read"):
        trust_roots({"ROOTS": str(tmp_path / "gone.pem")}, "ROOTS")


def test_time_stamps_have_an_address_and_a_patience(tmp_path: Path) -> None:
    assert time_stamps_at({"URL": "http://stamps.example.cn/tsa"}, "URL")
    for wrong in ("stamps.example.cn", "ftp://stamps.example.cn", "http://"):
        with pytest.raises(BadSetting, match="URL"):
            time_stamps_at({"URL": wrong}, "URL")
    settings = load({"TIMESTAMP_URL": "https://stamps.example.cn", "TIMESTAMP_SECONDS": "4"})
    assert StampService("https://stamps.example.cn", 4) == settings.TIMESTAMPS
    with pytest.raises(BadSetting, match="TIMESTAMP_SECONDS"):
        load({"TIMESTAMP_SECONDS": "60"})
