"""Between the form of the intake page and the application that the rules know."""

from typing import Any

from werkzeug.datastructures import MultiDict

from mediation.domain.application import (
    Application,
    ClaimData,
    EmploymentData,
    PartyData,
    RepresentativeData,
)
from mediation.domain.masked_entry import restored
from mediation.domain.parties import PartyKind, Side
from mediation.domain.worker_tags import WorkerTag
from mediation.models import Case
from mediation.queries import employers
from mediation.queries.applications import application_of
from mediation.web.intake.forms import (
    ClaimForm,
    DisputeForm,
    IntakeForm,
    PartyForm,
    RepresentativeForm,
)

DISPUTE_FIELDS = (
    *("arbitration_status", "arbitration_number", "award_received_on", "infringed_on"),
    *("employment_ended_on", "injured_on", "facts", "reasons"),
)
CASE_FIELDS = (
    *("entry_path", "source_channel", "sender_name", "sender_document_number"),
    *("sender_document_on", "received_on", "file_received_on", "is_oral"),
    *DISPUTE_FIELDS,
)
PARTY_FIELDS = (
    *("id", "kind", "employer_id", "sex", "birth_on", "ethnicity", "occupation"),
    *("identity_kind", "identity_number", "credit_code", "legal_representative"),
    *("legal_representative_post", "nature", "industry", "respondent_role", "phone", "address"),
    *("service_address", "service_name", "service_phone", "accepts_e_service"),
    *("bank_account", "bank_name"),
)
JOB_FIELDS = ("started_on", "ended_on", "post", "workplace", "monthly_wage")
PERSON_FIELDS = (
    *("id", "name", "kind", "authority", "powers", "identity_number", "workplace", "phone"),
)
NOBODY = -1
CLAIM_FIELDS = ("id", "type", "period_from", "period_to", "facts", "claimed")


def application_in(form: IntakeForm) -> Application:
    """What the form says, as the rules want it; what could not be read is left out."""
    # Read even when the form is not valid: what was not offered is nobody, and said beside it.
    offered = {str(choice.value) for choice in form.sender_organisation_id.choices or ()}
    sender = form.sender_organisation_id.data
    return Application(
        **values_in(form, CASE_FIELDS),
        sender_organisation_id=int(sender) if sender and sender in offered else None,
        parties=parties_in(form),
        claims=claims_in(form),
    )


def parties_in(form: DisputeForm) -> tuple[PartyData, ...]:
    """Both sides, the applicants first."""
    applicants = [_party(entry.form, Side.APPLICANT) for entry in form.applicants]
    respondents = [_party(entry.form, entry.form.side.data) for entry in form.respondents]
    return (*applicants, *respondents)


def claims_in(form: DisputeForm) -> tuple[ClaimData, ...]:
    """What is asked for."""
    return tuple(_claim(entry.form) for entry in form.claims)


def unmasked_in(form: IntakeForm, case: Case | None = None) -> Application:
    """What the form says, with the numbers that the page had shown masked."""
    typed = application_in(form)
    chosen = [party.employer_id for party in typed.parties if party.employer_id]
    registered = application_of(case) if case else None
    return restored(typed, registered, employers.phones_of(chosen) if chosen else {})


def values_in(form: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """What these fields of a form hold, by name."""
    return {name: form[name].data for name in names}


def _party(form: PartyForm, side: Side) -> PartyData:
    is_worker = form.kind.data is PartyKind.WORKER
    return PartyData(
        **values_in(form, PARTY_FIELDS),
        side=side,
        name=(form.name if is_worker else form.employer_name).data or "",
        tags=tuple(tag for tag in WorkerTag if tag.value in (form.tags.data or ())),
        employment=EmploymentData(**values_in(form, JOB_FIELDS)),
        representatives=tuple(_representative(each.form) for each in form.representatives),
    )


def _representative(form: RepresentativeForm) -> RepresentativeData:
    return RepresentativeData(**values_in(form, PERSON_FIELDS))


def _claim(form: ClaimForm) -> ClaimData:
    applicant = form.applicant.data or ""
    number = int(applicant) if applicant.isdecimal() else NOBODY
    return ClaimData(**values_in(form, CLAIM_FIELDS), applicant=number)


def fields_of(application: Application) -> dict[str, Any]:
    """The data of a form that shows this application."""
    data = {name: getattr(application, name) for name in CASE_FIELDS}
    data["sender_organisation_id"] = str(application.sender_organisation_id or "")
    data["applicants"] = [_party_fields(party) for party in application.applicants]
    data["respondents"] = [_party_fields(party) for party in application.respondents]
    data["claims"] = [
        {name: getattr(claim, name) for name in CLAIM_FIELDS} | {"applicant": str(claim.applicant)}
        for claim in application.claims
    ]
    return data


def _party_fields(party: PartyData) -> dict[str, Any]:
    data = {name: getattr(party, name) for name in PARTY_FIELDS}
    data |= {name: getattr(party.employment, name) for name in JOB_FIELDS}
    data["side"] = party.side
    data["name" if party.is_worker else "employer_name"] = party.name
    data["tags"] = [tag.value for tag in party.tags]
    data["representatives"] = [
        {name: getattr(person, name) for name in PERSON_FIELDS} for person in party.representatives
    ]
    return data


def typed_in(form: IntakeForm) -> MultiDict[str, str]:
    """The fields as a browser would send them back, for comparing two states of a form."""
    found: MultiDict[str, str] = MultiDict()
    for field in _leaves(form):
        for value in _texts(field):
            found.add(field.name, value)
    return found


def _leaves(form: Any) -> list[Any]:
    leaves = []
    for field in form:
        if hasattr(field, "entries"):
            leaves += [leaf for entry in field.entries for leaf in _leaves(entry.form)]
        else:
            leaves.append(field)
    return leaves


def _texts(field: Any) -> list[str]:
    if hasattr(field, "iter_choices"):
        chosen = field.data if isinstance(field.data, list) else [field.data]
        return [str(value) for value in chosen if value not in (None, "")]
    if isinstance(field.data, bool):
        return ["y"] if field.data else []
    return [str(field._value())]
