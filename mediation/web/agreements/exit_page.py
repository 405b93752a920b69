"""What the page of the ways out shows: ways, papers, procedures, the two years of enforcement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for
from wtforms.fields.choices import SelectChoice

from mediation.domain.case_flow import Action, is_possible
from mediation.domain.errors import ActionNotAllowed
from mediation.domain.exit_papers import PAPERS_OF
from mediation.domain.exits import Applicant, Route, recommended
from mediation.domain.papers import PaperKind
from mediation.domain.small_flows import ExitKind, ExitState, exit_steps
from mediation.models import Case, ExitProcedure, User
from mediation.queries import cases, papers
from mediation.queries.case_facts import current_agreement
from mediation.queries.exit_facts import receivers_for, routes_of
from mediation.queries.exit_progress import enforcement_windows, progress_of
from mediation.queries.filings import Filing, filings_of
from mediation.queries.visibility import allowed_to
from mediation.web import clock
from mediation.web.agreements.forms import ExitForm, ExitResultForm, ExitServiceForm
from mediation.web.choices import options

FILED = frozenset(kind for kinds in PAPERS_OF.values() for kind in kinds)


@dataclass(frozen=True)
class MissingLink:
    """What has to be entered before a paper is printed, and where."""

    words: str
    url: str


@dataclass(frozen=True)
class Way:
    """A way out as its row shows it, with the papers it can issue now."""

    route: Route
    papers: tuple[PaperKind, ...]
    why_no_papers: str
    missing: tuple[MissingLink, ...]

    @property
    def may_issue(self) -> bool:
        """Whether one click prints everything."""
        return bool(self.papers) and not self.why_no_papers and not self.missing


def case_with_exits(user: User, case_id: int) -> Case:
    """A case whose ways out this person deals with."""
    case = cases.get_for(user, case_id)
    if Action.APPLY_EXIT not in allowed_to(user, case):
        raise ActionNotAllowed("您没有办理司法确认、仲裁审查、支付令、强制执行的权限。")
    return case


def apply_form(case: Case, routes: Sequence[Route], *, bound: bool = True) -> ExitForm:
    """The form of an application, with the best open procedure chosen."""
    rule = next(iter(applicable(routes)), routes[0]).rule
    usual = {
        "applied_on": clock.today(),
        "kind": rule.route.value,
        "receiver": case.sender_organisation_id,
        "applicant": _usual_applicant(rule.applicant),
    }
    form = ExitForm(data=usual) if bound else ExitForm(formdata=None, data=usual)
    form.receiver.choices = receivers()
    return form


def receivers() -> list[SelectChoice]:
    """Whom one may apply to, whatever for."""
    found = {each.id: each.name for kind in ExitKind for each in receivers_for(kind)}
    return options(found.items())


def _usual_applicant(applicant: Applicant) -> str:
    return (Applicant.WORKER if applicant is Applicant.CREDITOR else applicant).value


def applicable(routes: Sequence[Route]) -> list[Route]:
    """The open ways that are procedures of this program."""
    return [route for route in routes if route.is_open and route.kind.procedure]


def result_form(row: ExitProcedure, *, bound: bool = True) -> ExitResultForm:
    """The form of the next answer, with the states that may follow."""
    usual = {"result_on": clock.today()}
    form = ExitResultForm(data=usual) if bound else ExitResultForm(formdata=None, data=usual)
    form.offer(row.kind, next_states(row))
    return form


def next_states(row: ExitProcedure) -> list[ExitState]:
    """The states that may follow."""
    possible = exit_steps(row.kind)[row.state]
    return [state for state in ExitState if state in possible]


def service_form(row: ExitProcedure, *, bound: bool = True) -> ExitServiceForm:
    """The form of the day on which the answer was served."""
    usual = {"served_on": row.served_on or clock.today()}
    return ExitServiceForm(data=usual) if bound else ExitServiceForm(formdata=None, data=usual)


def page_of(case: Case, form: ExitForm | None = None) -> dict[str, Any]:
    """Everything on the page of the ways out."""
    today, agreement = clock.today(), current_agreement(case)
    routes = routes_of(case, today=today)
    may_act = is_possible(case.state, Action.APPLY_EXIT)
    issued = [each for each in papers.of_case(case.id) if PaperKind(each.paper.kind) in FILED]
    return {
        "case": case,
        "today": today,
        "agreement": agreement,
        "ways": ways_of(case, routes, today),
        "best": recommended(routes),
        "may_act": may_act,
        "may_apply": may_act and bool(applicable(routes)),
        "form": form or apply_form(case, routes, bound=False),
        "progress": progress_of(case, agreement, routes) if agreement else [],
        "windows": enforcement_windows(case, agreement, today=today) if agreement else [],
        "issued": [each for each in issued if each.is_current],
    }


def ways_of(case: Case, routes: Sequence[Route], today: date) -> list[Way]:
    """Every way out with the papers that can be issued for it."""
    filings = filings_of(case, today=today)
    return [_way(case, route, filings.get(_application(route))) for route in routes]


def _application(route: Route) -> PaperKind | None:
    kinds = [kind for kind in PAPERS_OF.get(route.kind, ()) if kind is not PaperKind.AGREEMENT]
    return kinds[0] if kinds else None


def _way(case: Case, route: Route, filing: Filing | None) -> Way:
    is_printed = is_possible(case.state, Action.ISSUE_DOCUMENT)
    is_open = is_printed and filing is not None and (route.is_open or filing.is_filed)
    return Way(
        route=route,
        papers=PAPERS_OF.get(route.kind, ()) if is_open else (),
        why_no_papers=filing.why_not if filing else "",
        missing=tuple(_links(case, filing)) if is_open and filing else (),
    )


def _links(case: Case, filing: Filing) -> list[MissingLink]:
    places = _places(case)
    address = url_for("intake.edit", case_id=case.id)
    return [
        MissingLink(item.words, f"{address}#{places[item.party.id]}-{item.particular.value}")
        for item in filing.missing
    ]


def _places(case: Case) -> dict[int, str]:
    """The part of the page of intake in which each party stands."""
    others = [party for party in case.parties if party not in case.applicants]
    found = {party.id: f"applicants-{place}" for place, party in enumerate(case.applicants)}
    return found | {party.id: f"respondents-{place}" for place, party in enumerate(others)}
