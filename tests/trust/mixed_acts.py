"""What an office does all day, as unique acts of six people, and what must be true afterwards."""

import random
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import pairwise
from typing import Any

from sqlalchemy import func, select, text

from mediation.extensions import db
from mediation.models import (
    AuditEntry,
    AuditHead,
    Case,
    CaseEvent,
    CaseSearch,
    Document,
    Note,
    NumberSequence,
    Party,
)
from mediation.services.paper_store import hash_of
from tests.trust.http_person import Person
from tests.typed_forms import intake_fields

SYLLABLES = "安柏晨德恩芳国海嘉凯兰明宁平清荣思涛文欣雅泽志卓"
INQUIRY = {"inquired_on": "2026-11-23", "answer_due_on": "2026-11-30", "way": "电话"}
ANSWER = {"answer": "agreed", "answered_on": "2026-11-23", "note": "电话答复"}
ACCEPTANCE = {"accepted_on": "2026-11-23"}


@dataclass
class Acknowledged:
    """What the server said was done; several people write into it."""

    cases: dict[str, int] = field(default_factory=dict)
    notes: dict[str, int] = field(default_factory=dict)
    papers: Counter[int] = field(default_factory=Counter)
    accepted: set[int] = field(default_factory=set)
    acts: int = 0

    def __post_init__(self) -> None:
        self.lock = threading.Lock()

    def note(self, write: Callable[[], Any]) -> None:
        """Write one acknowledgement down."""
        with self.lock:
            write()
            self.acts += 1


def unique_name(chance: random.Random) -> str:
    """A name nobody else has."""
    return "王" + "".join(chance.choice(SYLLABLES) for _ in range(9))


def work(person: Person, said: Acknowledged, chance: random.Random, stop: threading.Event) -> None:
    """Act until stopped or until the server is gone; only answers count as done."""
    try:
        while not stop.is_set():
            one_case(person, said, chance)
    except (OSError, HTTPException):
        return


def one_case(person: Person, said: Acknowledged, chance: random.Random) -> None:
    """Register a case, write notes, issue its receipt, accept it."""
    name = unique_name(chance)
    company = {"respondents-0-employer_name": f"{name}有限公司"}
    fields = intake_fields(**{"applicants-0-name": name}, **company)
    status, location, body = person.post("/intake/new", fields)
    if status == 503:
        return
    assert status == 302, f"registering answered {status}: {body[:500]!r}"
    case_id = int(location.split("/")[2])
    said.note(lambda: said.cases.__setitem__(name, case_id))
    words = unique_name(chance)
    step = f"/cases/{case_id}/steps"
    if done(person, f"{step}/add_note", {"kind": "work", "text": words}):
        said.note(lambda: said.notes.__setitem__(words, case_id))
    if done(person, f"/cases/{case_id}/documents/receipt", {}):
        said.note(lambda: said.papers.update([case_id]))
    # A step that was refused leaves the case where it is, and the next one is not open.
    ready = done(person, f"{step}/inquire", INQUIRY) and done(
        person, f"{step}/record_answer", ANSWER
    )
    if ready and done(person, f"{step}/accept", ACCEPTANCE):
        said.note(lambda: said.accepted.add(case_id))


def done(person: Person, path: str, fields: dict[str, Any]) -> bool:
    """Whether the server says it was done."""
    status, _, body = person.post(path, fields)
    # A busy database and the limits of what is costly refuse; neither has done anything.
    assert status in {302, 429, 503}, f"{path} answered {status}: {body[:2000].decode()}"
    return status == 302


def broken(said: Acknowledged) -> list[str]:
    """Everything that is not as it must be, asked of the database itself."""
    db.session.rollback()
    checks = (lost, numbers, half_done, papers, chain, damage)
    faults = [f"{check.__name__}: {fault}" for check in checks for fault in check(said)]
    db.session.rollback()
    return faults


def lost(said: Acknowledged) -> list[str]:
    """Acknowledged acts that are not there."""
    names = dict(db.session.execute(select(Party.name, Party.case_id)).tuples().all())
    notes = dict(db.session.execute(select(Note.text, Note.case_id)).tuples().all())
    issued = set(db.session.scalars(select(Document.case_id)))
    numbered = set(db.session.scalars(select(Case.id).where(Case.number.is_not(None))))
    return [
        *(f"case of {name}" for name, key in said.cases.items() if names.get(name) != key),
        *(f"note {words}" for words, key in said.notes.items() if notes.get(words) != key),
        *(f"paper of case {key}" for key in said.papers if key not in issued),
        *(f"acceptance of case {key}" for key in said.accepted - numbered),
    ]


def numbers(_said: Acknowledged) -> list[str]:
    """The numbers given are 1 to the last one, each once."""
    given = [n for n in db.session.scalars(select(Case.number)) if n is not None]
    last = db.session.scalar(select(NumberSequence.last).filter_by(kind="case")) or 0
    if len(given) == len(set(given)) == last:
        return []
    return [f"{len(given)} numbers, {len(set(given))} different, the sequence is at {last}"]


def half_done(_said: Acknowledged) -> list[str]:
    """Case ⇔ event ⇔ audit row ⇔ place in the search."""
    cases = set(db.session.scalars(select(Case.id)))
    events = Counter(
        (key, f"case.{code}")
        for key, code in db.session.execute(select(CaseEvent.case_id, CaseEvent.code)).tuples()
    )
    rows = Counter(
        (key, verb)
        for key, verb in db.session.execute(select(AuditEntry.case_id, AuditEntry.verb)).tuples()
    )
    audited = {what: rows[what] for what in events}
    accepted = select(Case.id).where(Case.number.is_not(None))
    return [
        *(f"{what} of case {key}: events and audit rows differ"
          for key, what in events if events[key, what] != audited[key, what]),
        *(f"case {key} has no event" for key in cases if not events[key, "case.registered"]),
        *(f"case {key} is not found by search"
          for key in cases - set(db.session.scalars(select(CaseSearch.case_id)))),
        *(f"case {key} has a number and no acceptance"
          for key in db.session.scalars(accepted) if not events[key, "case.accept"]),
    ]  # fmt: skip


def papers(_said: Acknowledged) -> list[str]:
    """Every paper is whole, numbered once, and has its event."""
    issued = Counter(
        db.session.scalars(select(CaseEvent.case_id).where(CaseEvent.code == "issue_document"))
    )
    found = list(db.session.scalars(select(Document)))
    held = Counter(paper.case_id for paper in found)
    twins = Counter(paper.number for paper in found)
    return [
        *(f"paper {paper.id} is not what was hashed"
          for paper in found if hash_of(paper.content) != paper.sha256),
        *(f"case {key}: {held[key]} papers, {issued[key]} events"
          for key in held | issued if held[key] != issued[key]),
        *(f"number {number} twice" for number, count in twins.items() if number and count > 1),
    ]  # fmt: skip


def chain(_said: Acknowledged) -> list[str]:
    """No fork and no gap in the trail."""
    links = db.session.execute(
        select(AuditEntry.id, AuditEntry.previous_hash, AuditEntry.hash).order_by(AuditEntry.id)
    ).all()
    faults = [
        f"row {row.id} does not follow"
        for before, row in pairwise(links)
        if row.previous_hash != before.hash
    ]
    head = db.session.get(AuditHead, 1, populate_existing=True)
    if links and (head is None or head.last_hash != links[-1].hash):
        faults.append("the head is not the last row")
    return faults


def damage(_said: Acknowledged) -> list[str]:
    """What the database says of itself."""
    if db.engine.dialect.name != "sqlite":
        db.session.scalar(select(func.count()).select_from(AuditEntry))
        return []
    whole = db.session.scalar(text("PRAGMA integrity_check"))
    strays = db.session.execute(text("PRAGMA foreign_key_check")).all()
    return ([] if whole == "ok" else [str(whole)]) + [f"stray row {row}" for row in strays]
