"""docs/security.md says what the code does: every table in it that repeats the code is compared."""

import json
import re
from typing import Any

import pytest

from config import Config, Development, Production
from mediation.crypto.certificates import KEY_BITS
from mediation.crypto.ciphers import CIPHERS, HASHES
from mediation.crypto.key_ring import SECRET_BYTES
from mediation.domain import passwords
from mediation.domain.file_kinds import RULES
from mediation.domain.permissions import PERMISSIONS, RIGHTS
from mediation.domain.personal_data import PersonalKind
from mediation.domain.personal_tables import TABLES
from mediation.domain.revealing import REVEALERS, SecretField
from mediation.domain.sharing import PRESET_GROUPS
from mediation.extensions import db
from mediation.models.columns import Sealed
from mediation.services import sign_in_limits
from mediation.uploads import child, office_files, pdf_files, pictures
from tests.architecture.source import PACKAGE, ROOT
from tests.architecture.test_dangerous_code import PLACES
from tests.architecture.test_one_place import imported_names

DOCUMENT = (ROOT / "docs" / "security.md").read_text()
MEBIBYTE = 1024 * 1024


def table(heading: str) -> list[list[str]]:
    """The rows of the first table below a heading, without its head; marks of code taken off."""
    below = DOCUMENT.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in below.splitlines() if line.startswith("|")]
    rows = [
        [cell.strip().replace("`", "") for cell in line.strip("|").split("|")] for line in lines
    ]
    return rows[2:]


def settings() -> dict[str, Any]:
    """The defaults of production, as the classes give them."""
    names = {name for name in dir(Config) if name.isupper()}
    found = {name: getattr(Production, name, None) for name in names}
    return found | {"MFA_REQUIRED": Production.MFA_REQUIRED_UNLESS_SAID}


def test_limits_are_those_of_the_settings() -> None:
    said = {row[0]: row[1] for row in table("Limits")}
    known = settings()
    assert len(said) >= 15
    for name, value in said.items():
        assert value == str(known[name]), name
    assert Development.MFA_REQUIRED is False


def test_limits_of_signing_in_are_those_of_the_code() -> None:
    found = {
        "one account": sign_in_limits.ACCOUNT_LIMIT,
        "one address": sign_in_limits.ADDRESS_LIMIT,
        "altogether": sign_in_limits.GLOBAL_LIMIT,
        "codes of one account": sign_in_limits.DAILY_CODE_LIMIT,
    }
    said = {row[0]: (int(row[1]), int(row[2])) for row in table("Guessing")}
    assert said == {
        name: (limit, int(window.total_seconds() // 60)) for name, (limit, window) in found.items()
    }


def test_forbidden_words_of_passwords_are_those_of_the_code() -> None:
    (words,) = re.findall(r"^Words no password may contain: (.+)\.$", DOCUMENT, re.M)
    assert words.replace("`", "").split(", ") == list(passwords.CONTEXT_WORDS)


def test_kinds_and_sizes_of_files_are_those_of_the_code() -> None:
    said = {row[0]: row[1].split(", ") for row in table("Files")}
    assert said == {kind.name: list(rule.endings) for kind, rule in RULES.items()}
    for words in (
        f"{Config.MAX_CONTENT_LENGTH // MEBIBYTE} MiB a request",
        f"{pictures.MOST_PIXELS // 1_000_000} million pixels",
        f"{office_files.MOST_UNPACKED // MEBIBYTE} MiB unpacked in {office_files.MOST_PARTS} parts",
        f"{pdf_files.MOST_PAGES} pages",
        f"{child.MOST_SECONDS} s and {child.MOST_MEMORY // MEBIBYTE} MiB",
    ):
        assert words in DOCUMENT, words


def test_every_way_in_is_described() -> None:
    # Frozen by tests/web/test_headers.py.
    public = {"auth.login", "auth.sign_in", "auth.code", "reports.csp"}
    public |= {"auth.identity_service", "auth.back_from_identity_service", "calendar_feed.show"}
    public |= {"verify.enter", "verify.check", "verify.check_file"}
    public |= {"api.openapi"}
    public |= {"receipts.enter", "receipts.open_code", "receipts.answer", "receipts.done"}
    assert {name for row in table("Ways in") for name in row[0].split(", ")} == public


def test_rights_of_roles_are_those_of_the_code() -> None:
    said = {(row[0], row[1]): set(filter(None, row[2].split(", "))) for row in table("Rights")}
    found = {
        (role.value, relation.value): {action.value for action in actions}
        for (role, relation), actions in PERMISSIONS.items()
    }
    for role, rights in RIGHTS.items():
        found[role.value, "any"] = {right.value for right in rights}
    assert said == found


def test_who_sees_numbers_whole_is_as_in_the_code() -> None:
    rows = table("Numbers of people")
    assert {row[0] for row in rows} == {field.value for field in SecretField}
    whole = {f"{role.value} of {relation.value}" for role, relation in REVEALERS}
    for row in rows:
        assert set(row[2].split(", ")) == whole
        example = "110101199003070011"
        assert row[1] == SecretField(row[0]).masked(example), row[0]


def test_purposes_of_shares_are_those_of_the_code() -> None:
    said = {row[0]: row[1].split(", ") for row in table("Shares")}
    assert said == {
        purpose.value: [group.value for group in groups]
        for purpose, groups in PRESET_GROUPS.items()
    }


def test_every_sealed_column_has_a_class() -> None:
    said = {row[0]: row for row in table("Classes of data")}
    assert set(said) == {kind.value for kind in PersonalKind}
    sealed: dict[str, set[str]] = {kind.value: set() for kind in PersonalKind}
    for found in db.metadata.sorted_tables:
        for column in found.columns:
            if isinstance(column.type, Sealed):
                kind = TABLES[found.name].columns[column.name]
                sealed[kind.value].add(f"{found.name}.{column.name}")
    for kind, names in sealed.items():
        assert set(filter(None, said[kind][2].split(", "))) == names, kind


def test_algorithms_are_those_of_the_code() -> None:
    said = {row[0]: int(row[1]) for row in table("Algorithms")}
    ciphers = {name: cipher.key_bytes * 8 for name, cipher in CIPHERS.items()}
    digests = {name: kind.digest_size * 8 for name, kind in HASHES.items()}
    others = {"Ed25519": 256, "Argon2id": 256, "SHA-512": 512, "RSA": KEY_BITS}
    assert said == ciphers | digests | others
    assert all(name.endswith("GCM") and bits >= 128 for name, bits in ciphers.items())
    assert all(bits >= 256 for bits in digests.values())
    assert SECRET_BYTES == 32
    found = {
        name.partition(".")[2]
        for path in (PACKAGE / "crypto").glob("*.py")
        for name in imported_names(path)
        if name.startswith("cryptography.")
    }
    assert found == {
        *("exceptions", "hazmat.primitives", "hazmat.primitives.ciphers"),
        *("hazmat.primitives.ciphers.aead", "hazmat.primitives.hmac"),
        *("hazmat.primitives.asymmetric.ed25519", "hazmat.primitives.kdf.hkdf"),
        # Certificates of an office.
        *("hazmat.primitives.asymmetric", "hazmat.primitives.serialization", "x509.oid"),
    }


def test_every_connection_is_described() -> None:
    said = {row[1] for row in table("Connections")}
    places = {*PLACES["socket"], *PLACES["requests"], *PLACES["subprocess"]}
    assert said == places | {"mediation/engine.py", "mediation/crypto/pdf_signing.py"}


def test_every_log_is_described() -> None:
    assert [row[0] for row in table("Logs")] == ["trail", "log", "checkpoints", "report of CSP"]
    handlers = {
        name
        for path in PACKAGE.rglob("*.py")
        for name in re.findall(r"logging\.(?:handlers\.)?(\w*Handler)\b", path.read_text())
    }
    assert handlers == {"StreamHandler", "Handler"}, "stderr, and the file a day"


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\((?!http|#)([^)#]+)", DOCUMENT))))
def test_a_link_leads_to_a_file(link: str) -> None:
    assert (ROOT / "docs" / link).exists()


def test_every_gap_of_the_map_is_told() -> None:
    requirements = json.loads((ROOT / "docs" / "asvs.json").read_text())["requirements"]
    gaps = {row["id"] for row in requirements if "gap" in row}
    assert {row[0] for row in table("Known gaps") if row[0].startswith("v5")} == gaps
