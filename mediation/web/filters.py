"""How dates, money and codes are written on pages."""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum

from flask import Flask

from mediation.domain.agreement.standing import in_words, tone_of
from mediation.domain.agreement.words import SigningCapacity, SigningWay
from mediation.domain.arbitration_status import ArbitrationStatus
from mediation.domain.callbacks import CallbackWay, Satisfaction, ToldPerformance
from mediation.domain.claim_types import ClaimType
from mediation.domain.claims.calculation import yuan
from mediation.domain.decline_reasons import DeclineReason
from mediation.domain.ending_reasons import EndingReason
from mediation.domain.evidence import megabytes
from mediation.domain.explained_date import explained, trace_steps, why_provisional
from mediation.domain.money import figures, from_fen
from mediation.domain.outcomes import CaseOutcome
from mediation.domain.parties import Authority
from mediation.domain.sessions import SessionMode, SessionOutcome
from mediation.domain.source_channels import SourceChannel
from mediation.domain.urgency import days_left, urgency_of
from mediation.domain.worker_tags import WorkerTag
from mediation.web.choices import label_of

WEEKDAYS = "一二三四五六日"


def chinese_date(value: date | None) -> str:
    """2026年11月3日, without zeros before single digits."""
    return f"{value.year}年{value.month}月{value.day}日" if value else ""


def iso_date(value: date | None) -> str:
    """2026-11-03: the dense form of tables."""
    return value.strftime("%Y-%m-%d") if value else ""


def moment(value: datetime | None) -> str:
    """2026-11-03 09:30."""
    return value.strftime("%Y-%m-%d %H:%M") if value else ""


def clock_time(value: datetime | None) -> str:
    """09:30."""
    return value.strftime("%H:%M") if value else ""


def weekday(value: date | None) -> str:
    """周一."""
    return f"周{WEEKDAYS[value.weekday()]}" if value else ""


def money(fen: int | None) -> str:
    """12,600.00 from integer 分; empty when there is no sum."""
    return "" if fen is None else figures(from_fen(fen))


def file_size(size: int) -> str:
    """640 KB, 3.2 MB."""
    return megabytes(size)


# Codes that tables keep as text, and the enum whose labels they are written with.
CODES: dict[str, type[StrEnum]] = {
    "arbitration_label": ArbitrationStatus,
    "authority_label": Authority,
    "callback_way_label": CallbackWay,
    "capacity_label": SigningCapacity,
    "channel_label": SourceChannel,
    "claim_label": ClaimType,
    "decline_label": DeclineReason,
    "ending_label": EndingReason,
    "outcome_label": CaseOutcome,
    "satisfaction_label": Satisfaction,
    "session_mode_label": SessionMode,
    "session_outcome_label": SessionOutcome,
    "signing_way_label": SigningWay,
    "tag_label": WorkerTag,
    "told_performance_label": ToldPerformance,
}


def _labels_of(kind: type[StrEnum]) -> Callable[[str | None], str]:
    return lambda code: label_of(kind(code)) if code else ""


def init_app(app: Flask) -> None:
    """Make the filters known to templates."""
    written = (chinese_date, iso_date, moment, clock_time, weekday, money, file_size)
    filters = app.jinja_env.filters
    filters.update({each.__name__: each for each in (*written, days_left, yuan)})
    filters.update({name: _labels_of(kind) for name, kind in CODES.items()})
    filters.update({each.__name__: each for each in (explained, trace_steps, why_provisional)})
    filters.update(standing_words=in_words, standing_tone=tone_of)
    filters["urgency"] = lambda due_on, today: urgency_of(due_on, today).value
