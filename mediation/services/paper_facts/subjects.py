"""What a paper can be about when a case has several: a side, a session, a receiver, a referral."""

from collections.abc import Callable

from mediation.domain.exit_papers import JOINT_ROUTES, ROUTES_OF
from mediation.domain.exits import RouteKind
from mediation.domain.papers import PaperKind
from mediation.domain.parties import Side
from mediation.domain.small_flows import ExitState
from mediation.models import Agreement, Case
from mediation.queries.case_facts import current_agreement
from mediation.queries.exit_facts import receivers_of
from mediation.services.paper_facts.ending import arbitration_referrals
from mediation.services.paper_facts.mediating import recorded_sessions

Subject = tuple[str, str]


def subjects_of(case: Case, kind: PaperKind) -> list[Subject]:
    """The choices, code and words; the first is the usual one. Empty: there is nothing to ask."""
    finder = _FINDERS.get(kind)
    return finder(case) if finder else []


def _sides(case: Case) -> list[Subject]:
    return [(side.value, side.label) for side in (Side.APPLICANT, Side.RESPONDENT)]


def _parties(case: Case) -> list[Subject]:
    return [
        (f"party:{party.id}", f"{party.side.label}{party.name}")
        for party in (*case.applicants, *case.respondents)
    ]


def _sessions(case: Case) -> list[Subject]:
    return [
        (f"session:{each.id}", f"第{each.number}次调解会 {each.planned_at:%Y-%m-%d %H:%M}")
        for each in recorded_sessions(case)
    ]


def _referrals(case: Case) -> list[Subject]:
    return [
        (f"referral:{row.id}", f"{row.receiver.name} {row.sent_on:%Y-%m-%d}")
        for row in arbitration_referrals(case)
    ]


def _receivers(way: RouteKind) -> Callable[[Case], list[Subject]]:
    def finder(case: Case) -> list[Subject]:
        applied = _applied_to(current_agreement(case), way) or case.sender_organisation_id
        known = [each for each in receivers_of(way) if each.is_active]
        # The one already applied to, or that sent the case, comes first.
        known.sort(key=lambda each: each.id != applied)
        return [(f"organisation:{each.id}", each.name) for each in known]

    return finder


def _applied_to(agreement: Agreement | None, way: RouteKind) -> int | None:
    """Who was asked on this way; enforcement is first sought where the ruling was made."""
    exits = agreement.exits if agreement else []
    own = [row.receiver_id for row in exits if row.kind is way.procedure]
    if own or way is not RouteKind.ENFORCEMENT:
        return own[-1] if own else None
    made = [row.receiver_id for row in exits if row.state is ExitState.GRANTED]
    return made[-1] if made else None


_FINDERS: dict[PaperKind, Callable[[Case], list[Subject]]] = {
    PaperKind.RECEIPT: _sides,
    PaperKind.ACCEPTANCE_NOTICE: _sides,
    PaperKind.SESSION_RECORD: _sessions,
    PaperKind.STATUTORY_COMPARISON: _parties,
    PaperKind.REFERRAL_LETTER: _referrals,
    PaperKind.PRESIDING_CERTIFICATE: _receivers(RouteKind.JUDICIAL_CONFIRMATION),
    **{kind: _receivers(way) for kind, way in JOINT_ROUTES.items()},
    **{kind: _receivers(ways[0]) for kind, ways in ROUTES_OF.items()},
}
