"""How dates, money and codes are written on pages."""

from datetime import date, datetime

from flask import Flask

from mediation.domain.money import figures, from_fen

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


def init_app(app: Flask) -> None:
    """Make the filters known to templates."""
    for written in (chinese_date, iso_date, moment, clock_time, weekday, money):
        app.jinja_env.filters[written.__name__] = written
