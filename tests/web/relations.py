"""How a case can stand to a person, one case for each, with everything an address may name."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from mediation.domain.case_flow import CaseState
from mediation.domain.organisations import OrganisationKind
from mediation.domain.sharing import FieldGroup, SharePurpose
from mediation.domain.small_flows import AgreementState, ShareState
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import Case, Document, Share
from tests.cast import Cast, make_organisation
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_calculation, make_case, make_session

TODAY = MONDAY_MORNING.date()
NOT_A_KEY = 2_000_000_000
LIAISONS = ("court_liaison", "hr_liaison", "justice_liaison")
RELATIONS = ("own", "same_body", "shared", "expired", "revoked", "foreign", "nonexistent")
# Which people see the case of a relation; the rest must not learn that it exists.
SEES_CASE = {
    "own": {"registrar", "mediator", "supervisor", "city_supervisor"},
    "same_body": {"registrar", "second_mediator", "supervisor", "city_supervisor"},
    "nonexistent": set(),
}
SEES_OTHER_BODY = {"stranger", "other_mediator", "city_supervisor"}
SEES_SHARE = {"own": {"court_liaison"}, "shared": set(LIAISONS)}


@dataclass
class Related:
    """One case and what hangs on it; `shares` by the person whose office received it."""

    keys: dict[str, Any]
    shares: dict[str, int] = field(default_factory=dict)

    def values(self, person: str) -> dict[str, Any]:
        """What fills an address about this case, as this person would meet it."""
        usual = next(iter(self.shares.values()), NOT_A_KEY)
        return self.keys | {"share_id": self.shares.get(person, usual)}


NOWHERE = Related(
    {"case_id": NOT_A_KEY, "document_id": NOT_A_KEY, "agreement_id": NOT_A_KEY,
     "draft_id": NOT_A_KEY, "instalment_id": NOT_A_KEY, "session_id": NOT_A_KEY,
     "party_id": NOT_A_KEY, "calculation_id": NOT_A_KEY}
)  # fmt: skip


def sees(person: str, relation: str, *, at_the_desk: bool) -> bool:
    """Whether the case of this relation is in this person's sight."""
    if at_the_desk:
        return person in SEES_SHARE.get(relation, set())
    return person in SEES_CASE.get(relation, SEES_OTHER_BODY)


def make_relations(cast: Cast) -> dict[str, Related]:
    """A settled case for every relation."""
    court_elsewhere = make_organisation("江北区人民法院", OrganisationKind.COURT)
    db.session.commit()
    offices = {
        "court_liaison": cast.court.id,
        "hr_liaison": cast.hr_bureau.id,
        "justice_liaison": cast.justice_bureau.id,
    }
    nobody = {"nobody": court_elsewhere.id}
    elsewhere: dict[str, Any] = {
        "body": cast.other_body,
        "registered_by": cast.stranger,
        "mediator": cast.other_mediator,
        "owner": cast.other_mediator,
    }
    court = {"court_liaison": cast.court.id}
    past = {"until_on": TODAY - timedelta(days=1)}
    return {
        "own": _related(cast, court, {}),
        "same_body": _related(
            cast, nobody, {}, mediator=cast.second_mediator, owner=cast.second_mediator
        ),
        "shared": _related(cast, offices, {}, **elsewhere),
        "expired": _related(cast, offices, past, **elsewhere),
        "revoked": _related(cast, offices, {"state": ShareState.REVOKED}, **elsewhere),
        "foreign": _related(cast, nobody, {}, **elsewhere),
        "nonexistent": NOWHERE,
    }


def _related(
    cast: Cast, receivers: dict[str, int], terms: dict[str, Any], **changes: Any
) -> Related:
    case = make_case(cast, state=CaseState.SETTLED, **changes)
    session = make_session(case)
    agreement = make_agreement(case, state=AgreementState.SIGNING)
    paper = _paper(case, cast)
    return Related(
        {
            "case_id": case.id,
            "document_id": paper.id,
            "agreement_id": agreement.id,
            "draft_id": agreement.id,
            "instalment_id": agreement.terms[0].instalments[0].id,
            "session_id": session.id,
            "party_id": case.parties[0].id,
            "calculation_id": make_calculation(case, by=cast.mediator).id,
        },
        {person: _share(case, cast, receivers[person], paper, terms) for person in receivers},
    )


def _paper(case: Case, cast: Cast) -> Document:
    paper = Document(
        case_id=case.id,
        body_id=case.body_id,
        kind="receipt",
        title="收件回执",
        number=f"{case.id}-1",
        volume=Volume.MAIN,
        facts={},
        content=b"%PDF-1.4 a paper",
        sha256="0" * 64,
        pages=1,
        template_version="1",
        issued_by_id=cast.mediator.id,
        issued_at=MONDAY_MORNING,
    )
    db.session.add(paper)
    db.session.commit()
    return paper


def _share(case: Case, cast: Cast, receiver_id: int, paper: Document, terms: dict[str, Any]) -> int:
    usual: dict[str, Any] = {"until_on": TODAY + timedelta(days=60), "state": ShareState.NEW}
    share = Share(
        case_id=case.id,
        receiver_id=receiver_id,
        purpose=SharePurpose.COURT_RESULT,
        basis="当事人单独同意",
        field_groups=[FieldGroup.PARTIES.value],
        may_print=True,
        shared_by_id=cast.mediator.id,
        shared_at=MONDAY_MORNING,
        documents=[paper],
        **usual | terms,
    )
    db.session.add(share)
    db.session.commit()
    return share.id
