"""Facts of what is found out: 调查记录, 证据清单, 无争议事实确认书."""

from mediation.documents.facts import (
    EvidenceListFacts,
    EvidenceRowFacts,
    FactsConfirmationFacts,
    InvestigationRecordFacts,
    UtteranceFacts,
)
from mediation.documents.wording import enumerated, particulars
from mediation.domain.dialogue import read_dialogue
from mediation.domain.papers import Extra
from mediation.domain.parties import Side
from mediation.domain.sessions import SessionMode
from mediation.models import Case, Evidence
from mediation.queries import evidence
from mediation.services.paper_facts import people
from mediation.services.paper_facts.evidence import FORMS, HELD_BY_THE_BODY, titled
from mediation.services.paper_facts.mediating import recorded_sessions, session_of, written_lines
from mediation.services.paper_facts.order import PaperOrder

ANYBODY = "anybody"
EVERYBODY = "everybody"


def investigation_record(order: PaperOrder) -> InvestigationRecordFacts:
    """调查记录 of what a party or anybody else answered; what is not typed is written by hand."""
    case, is_party = order.case, order.subject != ANYBODY
    row = people.party_of(case, order.subject_id) if is_party else None
    known = particulars(people.party(row)).rstrip("。") if row else ""
    recorder = "" if order.by.id == case.mediator_id else order.by.name
    return InvestigationRecordFacts(
        **people.frame(order),
        **people.both_names(case),
        held_on=order.day(Extra.HELD_ON),
        place=order.text(Extra.PLACE),
        matter=order.text(Extra.MATTER),
        asked=order.text(Extra.PERSON) or known,
        relation=row.side.label if row else "",
        investigators=people.mediators(case),
        recorder=recorder,
        dialogue=tuple(
            UtteranceFacts(speaker=each.speaker, text=each.text)
            for each in read_dialogue(order.text(Extra.DIALOGUE))
        ),
        read_back=order.flag(Extra.READ_BACK),
    )


def evidence_list(order: PaperOrder) -> EvidenceListFacts:
    """证据清单 of what one party handed over, or of everything in the main volume."""
    case = order.case
    given = [row for row in evidence.brought_to(case.id) if _is_from(row, order.subject)]
    sources = dict.fromkeys(_source(row) for row in given)
    owner = given[0].party if given and order.subject != EVERYBODY else None
    return EvidenceListFacts(
        **people.frame(order),
        handed_over_by=enumerated(tuple(sources)),
        handed_over_as=owner.side.label if owner else "",
        matter=people.matter(case),
        rows=tuple(map(_row, given)),
        receiver=order.by.name,
        returned=order.lines(Extra.RETURNED),
    )


def facts_confirmation(order: PaperOrder) -> FactsConfirmationFacts:
    """无争议事实确认书 of a session: what its record says, or what was put right when signing."""
    case, session = order.case, session_of(recorded_sessions(order.case), order.subject_id)
    assert session.record is not None, "only recorded sessions are offered"
    return FactsConfirmationFacts(
        **people.frame(order),
        applicants=people.side(case, Side.APPLICANT),
        respondents=people.side(case, Side.RESPONDENT),
        cause=people.cause(case),
        session_on=(session.began_at or session.planned_at).date(),
        mode=SessionMode(session.mode).label,
        undisputed=order.lines(Extra.UNDISPUTED) or written_lines(session.record.undisputed_facts),
        mediators=(session.mediator.name,),
        from_court=case.entry_path.from_court,
    )


def evidence_subjects(case: Case) -> list[tuple[str, str]]:
    """Everybody who handed something over; all together where there are several."""
    rows = evidence.brought_to(case.id)
    givers = {_giver(row): _words(row) for row in rows}
    together = [(EVERYBODY, "全部材料")] if len(givers) > 1 else []
    return [*givers.items(), *together]


def _is_from(row: Evidence, subject: str) -> bool:
    return subject in {EVERYBODY, _giver(row)}


def _giver(row: Evidence) -> str:
    return f"party:{row.party_id or 0}"


def _words(row: Evidence) -> str:
    return f"{row.party.side.label}{row.party.name}" if row.party else HELD_BY_THE_BODY


def _source(row: Evidence) -> str:
    return row.party.name if row.party else HELD_BY_THE_BODY


def _row(row: Evidence) -> EvidenceRowFacts:
    return EvidenceRowFacts(
        name=titled(row),
        source=_source(row),
        purpose=row.note or row.kind.label,
        form=FORMS[row.form],
        # What has no pages of its own is counted by hand at the desk, once it is printed.
        pages=row.file.pages,
    )
