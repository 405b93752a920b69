"""Reading the settings of the office's real seal: a PFX file or a token, whole or not at all."""

import re
from collections.abc import Mapping
from pathlib import Path

from mediation.crypto.certificates import BadCertificate, certificates_in, open_pfx
from mediation.crypto.seal_sources import HeldKey, OfficeSeal, Token
from mediation.settings import BadSetting

OF_A_FILE = ("OFFICE_SEAL_PFX", "OFFICE_SEAL_PASSWORD")
OF_A_TOKEN = (
    *("OFFICE_SEAL_LIBRARY", "OFFICE_SEAL_TOKEN", "OFFICE_SEAL_PIN"),
    "OFFICE_SEAL_CERTIFICATE",
)
BODY = "OFFICE_SEAL_BODY"


def office_seal(environment: Mapping[str, str]) -> OfficeSeal | None:
    """The real seal and the body it belongs to, or None; BadSetting when a part is missing."""
    named = [name for name in (BODY, *OF_A_FILE, *OF_A_TOKEN) if environment.get(name)]
    if not named:
        return None
    if set(named) & set(OF_A_FILE) and set(named) & set(OF_A_TOKEN):
        raise BadSetting("The office's seal is either a PFX file or a token: unset one of the two.")
    wanted = OF_A_TOKEN if set(named) & set(OF_A_TOKEN) else OF_A_FILE
    missing = [name for name in (BODY, *wanted) if name not in named]
    if missing:
        raise BadSetting(f"The office's seal is set by half: {', '.join(missing)} is missing.")
    made = _token if wanted is OF_A_TOKEN else _file
    return OfficeSeal(environment[BODY], made(environment))


def _file(environment: Mapping[str, str]) -> HeldKey:
    path = Path(environment["OFFICE_SEAL_PFX"])
    try:
        content = path.read_bytes()
        key, certificate, chain = open_pfx(content, environment["OFFICE_SEAL_PASSWORD"].encode())
    except OSError as error:
        raise BadSetting(f"OFFICE_SEAL_PFX: {path.name} cannot be read.") from error
    except BadCertificate as error:
        raise BadSetting(f"OFFICE_SEAL_PFX: {path.name} cannot be used, {error}.") from error
    return HeldKey(key, certificate, chain)


def _token(environment: Mapping[str, str]) -> Token:
    library = Path(environment["OFFICE_SEAL_LIBRARY"])
    if not library.is_file():
        raise BadSetting(f"OFFICE_SEAL_LIBRARY: there is no library {library.name}.")
    return Token(
        library=str(library),
        label=environment["OFFICE_SEAL_TOKEN"],
        pin=environment["OFFICE_SEAL_PIN"],
        certificate_label=environment["OFFICE_SEAL_CERTIFICATE"],
    )


def trust_roots(environment: Mapping[str, str], name: str) -> tuple[bytes, ...]:
    """The certificates of a PEM file whose owners are trusted, in DER; none when it is not set."""
    if not environment.get(name):
        return ()
    path = Path(environment[name])
    try:
        return certificates_in(path.read_bytes())
    except OSError as error:
        raise BadSetting(f"{name}: {path.name} cannot be read.") from error
    except BadCertificate as error:
        raise BadSetting(f"{name}: {path.name} cannot be used, {error}.") from error


def time_stamps_at(environment: Mapping[str, str], name: str) -> str:
    """The address of a time-stamping service; empty when there is none."""
    text = environment.get(name, "")
    if text and not re.fullmatch(r"https?://[^\s/]+(/\S*)?", text):
        raise BadSetting(f"{name} is {text!r}: set http://… or https://….")
    return text
