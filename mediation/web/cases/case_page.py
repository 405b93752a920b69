"""Everything the page of a case shows, prepared so that the template only prints."""

from datetime import date
from functools import partial
from typing import Any

from mediation.domain.case_events import event_label
from mediation.domain.case_flow import STAGE_OF_STATE, Action, CaseState, Stage, is_possible
from mediation.domain.case_guards import MenuEntry, menu
from mediation.domain.claim_types import ClaimType
from mediation.domain.parties import COLLECTIVE_FROM
from mediation.domain.sessions import NoteKind, SessionState
from mediation.domain.source_channels import SourceChannel
from mediation.models import Case, CaseEvent, User
from mediation.queries import notes, timeline
from mediation.queries.case_facts import facts_of
from mediation.queries.rule_book import RuleBook
from mediation.queries.shared_text import cleaned
from mediation.queries.visibility import allowed_to
from mediation.web.action_links import link
from mediation.web.agreements.ledger_page import standing_words
from mediation.web.agreements.workbench_page import section_context
from mediation.web.cases.clock_rows import clock_groups, next_date, past_rows, window_lines
from mediation.web.cases.ledger_page import dates_context
from mediation.web.cases.people_rows import people_rows

# What ends something stands below a line in the menu.
GRAVE = frozenset(
    {
        *(Action.DECLINE, Action.FAIL, Action.WITHDRAW, Action.RETURN_TO_COURT),
        *(Action.CLOSE, Action.ARCHIVE, Action.VOID_DATE, Action.VOID_CLOCK),
    }
)


def page_context(case: Case, user: User, today: date) -> dict[str, Any]:
    """The context of cases/show.html."""
    events = timeline.events(case)
    rights = allowed_to(user, case)
    allowed = {action.value for action in rights if is_possible(case.state, action)}
    entries = menu(facts_of(case, today=today), rights)
    readable = notes.readable(case, user)
    book = RuleBook()
    return {
        "case": case,
        "clean": partial(cleaned, case=case),
        "today": today,
        "allowed": allowed,
        **dates_context(case, allowed, today),
        "head": head(case, book, events, today),
        "moves": [move(case, entry) for entry in entries if entry.action not in GRAVE],
        "grave": [move(case, entry) for entry in entries if entry.action in GRAVE],
        "clock_groups": clock_groups(case, book, today),
        "past_clocks": past_rows(case, book, today),
        "people": people_rows(case, user),
        "claims": claim_rows(case),
        "claim_totals": claim_totals(case),
        "work_notes": [note for note in readable if note.kind is NoteKind.WORK],
        "vault_notes": [note for note in readable if note.kind is NoteKind.VAULT],
        "may_use_vault": notes.may_use_vault(case, user),
        "timeline": [timeline_row(event, case) for event in events],
        "bench": section_context(case, today),
        "standing": standing_words(case, today),
        "main_claim": ClaimType(case.main_claim_type).label,
        "channel": SourceChannel(case.source_channel).label,
        "held_sessions": sum(item.state is SessionState.HELD for item in case.sessions),
    }


def move(case: Case, entry: MenuEntry) -> dict[str, str]:
    """One line of the 下一步 menu, as the macro takes it."""
    label, _, detail = entry.action.label.partition("（")
    return {
        "label": label,
        "detail": detail.rstrip("）"),
        "url": link(case.id, entry.action),
        "reason": entry.why_not,
    }


def head(case: Case, book: RuleBook, events: Any, today: date) -> dict[str, Any]:
    """The fixed head: number and origin, people, flags, the next legal date, the stages."""
    origin = [case.number or "未编号", case.entry_path.label, case.sender_document_number]
    return {
        "title": f"{case.title} · {ClaimType(case.main_claim_type).label}",
        "meta": " · ".join(part for part in origin if part),
        "people": "　".join(_people(case)),
        "flags": list(_flags(case, today)),
        "next_date": next_date(case, book, today),
        "windows": window_lines(case, book, today),
        "stages": stages(case, timeline.reached(case, events)),
    }


def _people(case: Case) -> list[str]:
    people = [f"承办 {case.mediator.name if case.mediator else '（未指派）'}"]
    if case.owner and case.owner_id != case.mediator_id:
        people.append(f"当前负责 {case.owner.name}")
    people.append(case.state.label)
    return people


def _flags(case: Case, today: date) -> Any:
    standing = standing_words(case, today)
    if standing:
        yield standing["words"], standing["tone"]
    if case.applicant_count >= COLLECTIVE_FROM:
        yield f"集体争议 {case.applicant_count} 人", "amber"
    if case.award_received_on:
        yield "已有仲裁裁决", "red"
    if case.state is CaseState.PAUSED:
        yield "中止", "amber"


def stages(case: Case, days: dict[Stage, str]) -> list[dict[str, str]]:
    """The six boxes: those passed, the one we are in, those to come."""
    order = list(Stage)
    here = order.index(STAGE_OF_STATE[case.state])
    return [
        {
            "label": stage.label,
            "state": "current" if index == here else "done" if stage in days else "future",
            "date": days.get(stage, ""),
        }
        for index, stage in enumerate(order)
    ]


def claim_rows(case: Case) -> list[dict[str, Any]]:
    """The claims with the names of their applicants and types."""
    names = {party.id: party.name for party in case.parties}
    return [
        {"claim": claim, "applicant": names[claim.party_id], "type": ClaimType(claim.type).label}
        for claim in case.claims
    ]


def claim_totals(case: Case) -> dict[str, int | None]:
    """The four sums of the case, each None when nothing is known of it."""
    columns = ("claimed_fen", "calculated_fen", "agreed_fen", "paid_fen")
    found = {name: [getattr(claim, name) for claim in case.claims] for name in columns}
    known = {name: [sum_ for sum_ in sums if sum_ is not None] for name, sums in found.items()}
    return {name: sum(sums) if sums else None for name, sums in known.items()}


def timeline_row(event: CaseEvent, case: Case) -> dict[str, str]:
    """One event, as the timeline macro takes it."""
    return {
        "at": event.at.strftime("%m-%d %H:%M"),
        "what": event_label(event.code),
        "who": event.by.name,
        "detail": timeline.event_detail(event, case),
    }
