"""回访: what a party says of the performance when it is called back (人民调解法 art. 31)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from mediation.domain.callbacks import CallbackWay, Satisfaction, ToldPerformance
from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotPossible, FieldProblem, InvalidInput
from mediation.extensions import db
from mediation.models import Callback, Case, Party, User
from mediation.queries.case_facts import current_agreement
from mediation.services import reminders
from mediation.services.moving import move
from mediation.services.step_input import in_brief
from mediation.services.transaction import transaction

LONGEST_NOTE = 1000


@dataclass(frozen=True)
class CallbackEntry:
    """A call as it was written down; who was not reached said nothing."""

    party_id: int
    called_on: date
    way: CallbackWay
    was_reached: bool
    performance: ToldPerformance | None = None
    satisfaction: Satisfaction | None = None
    note: str = ""
    again_on: date | None = None


def record_callback(case: Case, entry: CallbackEntry, *, by: User, at: datetime) -> Callback:
    """Write a call down; the next one becomes a reminder of whoever follows the case."""
    with transaction():
        agreement = current_agreement(case)
        if agreement is None:
            raise ActionNotPossible("还没有协议，不能登记回访。")
        party = next((each for each in case.parties if each.id == entry.party_id), None)
        problems = list(_problems(entry, party, agreement.effective_on, at.date()))
        if problems or party is None:
            raise InvalidInput(*problems)
        move(case, Action.RECORD_CALLBACK, by=by, at=at, note=_told(entry, party))
        reached = entry.was_reached
        made = Callback(
            agreement_id=agreement.id,
            party=party,
            called_on=entry.called_on,
            way=entry.way.value,
            was_reached=reached,
            performance=entry.performance.value if reached and entry.performance else None,
            satisfaction=entry.satisfaction.value if reached and entry.satisfaction else None,
            note=entry.note.strip(),
            again_on=entry.again_on,
            recorded_by_id=by.id,
            recorded_at=at,
        )
        db.session.add(made)
        if entry.again_on is not None:
            _remind(case, party, entry.again_on, by=by, at=at)
    return made


def _remind(case: Case, party: Party, on: date, *, by: User, at: datetime) -> None:
    for_id = case.mediator_id or by.id
    text = f"再次回访{party.side.label}{party.name}，了解协议履行情况"
    reminders.write(case, for_id=for_id, due_on=on, text=text, by=by, at=at)


def _problems(
    entry: CallbackEntry, party: Party | None, since: date | None, today: date
) -> Iterator[FieldProblem]:
    if party is None:
        yield FieldProblem("party", "请选择本案的当事人。")
    if entry.called_on > today:
        yield FieldProblem("called_on", "回访日期不能晚于今天。")
    elif since is not None and entry.called_on < since:
        yield FieldProblem("called_on", f"不能早于协议生效之日 {since}。")
    if entry.was_reached and entry.performance is None:
        yield FieldProblem("performance", "请选择当事人对履行情况的说法。")
    if not entry.was_reached and entry.again_on is None:
        yield FieldProblem("again_on", "没有联系上的，请填写再次回访的日期。")
    if entry.again_on is not None and entry.again_on < today:
        yield FieldProblem("again_on", "再次回访的日期不能早于今天。")
    if len(entry.note) > LONGEST_NOTE:
        yield FieldProblem("note", f"最多 {LONGEST_NOTE} 字，请删减。")


def _told(entry: CallbackEntry, party: Party) -> str | None:
    said = entry.performance.label if entry.was_reached and entry.performance else ""
    content = entry.satisfaction.label if entry.was_reached and entry.satisfaction else ""
    return in_brief(
        f"{entry.way.label}回访{party.side.label}{party.name}",
        said if entry.was_reached else "没有联系上",
        content and f"对调解工作{content}",
        f"{entry.again_on} 再次回访" if entry.again_on else "",
    )
