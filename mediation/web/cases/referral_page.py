"""Everything the page of a referral shows, prepared so that the template only prints."""

from datetime import date
from typing import Any

from flask import url_for

from mediation.domain.case_flow import Action
from mediation.domain.case_guards import blockers
from mediation.domain.clock_states import ClockState
from mediation.domain.papers import PaperKind
from mediation.domain.referral_dates import (
    APPLICATION_OF,
    FOLLOWED_RULES,
    answer_due,
    holds_application,
)
from mediation.domain.referrals import HELP_BASIS, OPEN_REFERRAL, ReferralKind, ReferralStep
from mediation.domain.share_answers import REFERRAL_OF_PURPOSE
from mediation.domain.sharing import PURPOSES_BY_KIND
from mediation.models import Case, Referral, ReferralEvent, User
from mediation.queries.calendar import working_calendar
from mediation.queries.case_facts import facts_of
from mediation.queries.consents import helped_people
from mediation.queries.rule_book import RuleBook
from mediation.queries.visibility import allowed_to
from mediation.web.cases.clock_rows import clock_row

SHOWN = frozenset({ClockState.RUNNING, ClockState.PAUSED, ClockState.LAPSED, ClockState.MET})
ANSWERED = frozenset({ReferralStep.ACCEPTED, ReferralStep.NOT_ACCEPTED})
LETTERS = {
    ReferralKind.ARBITRATION: PaperKind.REFERRAL_LETTER,
    ReferralKind.RETURN_TO_COURT: PaperKind.RETURN_LETTER,
}


def page_context(case: Case, row: Referral, user: User, today: date) -> dict[str, Any]:
    """The context of referrals/show.html."""
    rights = allowed_to(user, case)
    may_record = Action.RECORD_RECEIPT in rights and not blockers(
        Action.RECORD_RECEIPT, facts_of(case, today=today)
    )
    due_on = answer_due(row.kind, row.sent_on, working_calendar().add_working_days)
    return {
        "today": today,
        "steps": [step_row(event) for event in reversed(row.events)],
        "due_on": due_on,
        "is_late": row.state in OPEN_REFERRAL and due_on < today,
        "dates": dates_of(case, today),
        "record_url": _record_url(row) if row.is_followed and may_record else "",
        "letter_url": _letter_url(row) if Action.ISSUE_DOCUMENT in rights else "",
        "share_url": _share_url(row) if Action.SHARE in rights else "",
        "people": [] if row.kind.ends_mediation else helped_people(case, row.kind, row.receiver_id),
        "basis": HELP_BASIS.get(row.kind, ""),
        "application_missing": application_missing(row),
    }


def step_row(event: ReferralEvent) -> dict[str, str]:
    """One step, as the timeline macro takes it."""
    return {
        "at": event.happened_on.isoformat(),
        "what": event.step.label,
        "who": f"{event.recorded_by.organisation.name} {event.recorded_by.name}登记",
        "detail": event.details,
    }


def application_missing(row: Referral) -> str:
    """That a letter is no application: the party's own paper did not go along."""
    wanted = APPLICATION_OF.get(row.kind)
    answered = any(event.step in ANSWERED for event in row.events)
    if wanted is None or answered or holds_application(row.kind, row.papers):
        return ""
    return (
        f"移送材料中没有“{wanted}”：移送、转办不等于当事人本人提出申请，"
        "对方的审查期限和时效都不因此起算、停止。请提醒当事人尽快自行递交。"
    )


def dates_of(case: Case, today: date) -> list[dict[str, Any]]:
    """The statutory dates that follow from what was reported, nearest first."""
    book = RuleBook()
    clocks = [row for row in case.clocks if row.rule in FOLLOWED_RULES and row.state in SHOWN]
    return [clock_row(case, row, book, today) for row in sorted(clocks, key=lambda row: row.due_on)]


def _record_url(row: Referral) -> str:
    action = Action.RECORD_RECEIPT.value
    return url_for("cases.step", case_id=row.case_id, action=action, referral=row.id)


def _letter_url(row: Referral) -> str:
    kind = LETTERS.get(row.kind, PaperKind.HELP_LETTER)
    subject = None if kind is PaperKind.RETURN_LETTER else f"referral:{row.id}"
    return url_for("documents.new", case_id=row.case_id, kind=kind.value, subject=subject)


def _share_url(row: Referral) -> str:
    """The form of sharing with receiver and purpose chosen; empty where none fits the helper."""
    for purpose in PURPOSES_BY_KIND.get(row.receiver.kind, ()):
        if REFERRAL_OF_PURPOSE.get(purpose) is row.kind:
            chosen = {"receiver_id": row.receiver_id, "purpose": purpose.value}
            return url_for("shares.new", case_id=row.case_id, **chosen)
    return ""
