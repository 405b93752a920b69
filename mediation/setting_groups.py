"""Settings that are read together, each group as the fields of `Config` it fills."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mediation.crypto.seal_sources import StampService
from mediation.domain.roles import Role
from mediation.seal_settings import office_seal, time_stamps_at, trust_roots
from mediation.settings import (
    BadSetting,
    drill_database_url,
    flag,
    networks,
    one_of,
    socket_address,
    whole_number,
    words,
)


def of_waiting(environment: Mapping[str, str]) -> dict[str, Any]:
    """How long the database is waited for, in seconds."""
    numbers = {"DATABASE_WAIT_SECONDS": (5, 1, 60), "DATABASE_STATEMENT_SECONDS": (30, 1, 600)}
    return {name: whole_number(environment, name, *limits) for name, limits in numbers.items()}


def of_people(environment: Mapping[str, str], mfa_unless_said: bool) -> dict[str, Any]:
    """The settings of accounts and sessions."""
    numbers = {
        "SESSION_IDLE_MINUTES": (30, 1, 1440),
        "SESSION_ABSOLUTE_HOURS": (12, 1, 24),
        "REAUTH_MINUTES": (10, 1, 60),
        "PASSWORD_CLASSES": (0, 0, 4),
        "PASSWORD_MAX_AGE_DAYS": (0, 0, 730),
        "PASSWORD_HISTORY": (5, 0, 24),
        "FIRST_PASSWORD_HOURS": (72, 1, 720),
        "EMERGENCY_ACCESS_HOURS": (4, 1, 24),
        "PERSON_ANSWER_DAYS": (15, 1, 30),
    }
    texts = ("OIDC_ISSUER", "OIDC_DISCOVERY_URL", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
    if environment.get("OIDC_ISSUER") and not environment.get("OIDC_CLIENT_ID"):
        raise BadSetting("OIDC_CLIENT_ID is missing: set what the identity service calls us.")
    found: dict[str, Any] = {
        name: whole_number(environment, name, *limits) for name, limits in numbers.items()
    }
    found |= {name: environment.get(name) or None for name in texts}
    found["MFA_REQUIRED"] = flag(environment, "MFA_REQUIRED", mfa_unless_said)
    if "MFA_REQUIRED_ROLES" in environment:
        found["MFA_REQUIRED_ROLES"] = words(environment, "MFA_REQUIRED_ROLES", tuple(Role))
    return found


def path_at(environment: Mapping[str, str], name: str) -> Path | None:
    """The path that a setting names, or None."""
    return Path(environment[name]) if environment.get(name) else None


def of_files(environment: Mapping[str, str], instance: Path) -> dict[str, Any]:
    """What is set about files, the virus scanner and work in the background."""
    return {
        "FILES_DIRECTORY": path_at(environment, "FILES_DIRECTORY") or instance / "files",
        "CLAMD_SOCKET": socket_address(environment, "CLAMD_SOCKET"),
        "WORKER_IN_SERVER": flag(environment, "WORKER_IN_SERVER", True),
        **{
            name: whole_number(environment, name, default, 1, most)
            for name, default, most in (
                ("FILES_PER_CASE", 300, 10_000),
                ("FILES_CASE_MEBIBYTES", 500, 100_000),
                ("FILES_TOTAL_MEBIBYTES", 50 * 1024, 100_000_000),
                ("EXPORT_AT_ONCE_ROWS", 2000, 100_000),
            )
        },
    }


def of_keeping(environment: Mapping[str, str], instance: Path) -> dict[str, Any]:
    """The settings of the trail, the logs and the backups."""
    return {
        "LOG_LEVEL": one_of(environment, "LOG_LEVEL", "INFO", "DEBUG", "WARNING", "ERROR"),
        "LOG_FILE": path_at(environment, "LOG_FILE"),
        "AUDIT_WITNESS_DIRECTORY": path_at(environment, "AUDIT_WITNESS_DIRECTORY"),
        "BACKUP_DIRECTORY": path_at(environment, "BACKUP_DIRECTORY") or instance / "backups",
        "BACKUP_OFFSITE_DIRECTORY": path_at(environment, "BACKUP_OFFSITE_DIRECTORY"),
        "BACKUP_KEEP": whole_number(environment, "BACKUP_KEEP", 14, 2, 1000),
        "DRILL_DATABASE_URL": drill_database_url(environment),
    }


def of_following(environment: Mapping[str, str]) -> dict[str, Any]:
    """The settings of following an agreement until it is paid."""
    return {
        "PEN_SIGNATURE_COUNTS": flag(environment, "PEN_SIGNATURE_COUNTS"),
        "RECEIPT_CODE_DAYS": whole_number(environment, "RECEIPT_CODE_DAYS", 90, 1, 365),
        "PAYMENT_NOTICE_DAYS": whole_number(environment, "PAYMENT_NOTICE_DAYS", 3, 1, 20),
    }


def of_the_seal(environment: Mapping[str, str]) -> dict[str, Any]:
    """The settings of the signature in issued PDFs."""
    stamps = time_stamps_at(environment, "TIMESTAMP_URL")
    seconds = whole_number(environment, "TIMESTAMP_SECONDS", 2, 1, 10)
    return {
        "OFFICE_SEAL": office_seal(environment),
        "OFFICE_TRUST_ROOTS": trust_roots(environment, "OFFICE_TRUST_ROOTS"),
        "TIMESTAMPS": StampService(stamps, seconds) if stamps else None,
    }


def of_interface(environment: Mapping[str, str]) -> dict[str, Any]:
    """The settings of the interface for programs, and of where events are sent."""
    return {
        "API_PER_MINUTE": whole_number(environment, "API_PER_MINUTE", 300, 1, 100_000),
        "API_ADDRESS_PER_MINUTE": whole_number(
            environment, "API_ADDRESS_PER_MINUTE", 1200, 1, 1_000_000
        ),
        "WEBHOOK_NETWORKS": networks(environment, "WEBHOOK_NETWORKS"),
        "WEBHOOK_CA_FILE": path_at(environment, "WEBHOOK_CA_FILE"),
    }
