"""A row of the inbox as templates print it."""

from datetime import date
from typing import Any

from mediation.domain.escalation import PAYMENT_LEVELS, Level
from mediation.domain.money import figures, from_fen
from mediation.domain.roles import Role
from mediation.domain.urgency import days_left
from mediation.models import User


def item_row(row: Any, user: User, today: date) -> dict[str, Any]:
    """What stands in the line of an item: how near, what, whose it is, whether one may urge."""
    is_reminder = row.level is Level.REMINDER
    return {
        "item": row,
        "is_reminder": is_reminder,
        "tone": row.level.tone.value,
        "left": Level.REMINDER.label if is_reminder else _left(row, today),
        "what": _what(row),
        "may_urge": Role.SUPERVISOR in user.roles and row.owner_id not in (None, user.id),
    }


def _left(row: Any, today: date) -> str:
    return Level.URGED.label if row.level is Level.URGED else days_left(row.due_on, today)


def _what(row: Any) -> str:
    if row.level is Level.REMINDER:
        return str(row.reminder_text)
    if row.level is Level.URGED:
        return f"{row.urged_by}催办：{row.next_note or '请尽快办理'}"
    if row.level in PAYMENT_LEVELS:
        told = f"第 {row.instalment_number} 期付款，还欠 {figures(from_fen(row.open_fen))} 元"
        return f"{told}（{row.level.label}）"
    if row.level is Level.ANSWER_LATE:
        return f"{row.receiver}还没有答复{'移送、转请' if row.referral_id else '共享'}，请联系催办"
    return str(row.clock_title)
