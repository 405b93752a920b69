"""Giving a person a copy of what is held about them, as paper or as data, and noting that."""

import json
from datetime import datetime
from enum import StrEnum

from mediation.documents import UnprintableCharacter, personal_copy
from mediation.documents.facts.parties import BodyFacts
from mediation.documents.personal_copy import CaseCopyFacts, PersonalCopyFacts, SectionFacts
from mediation.domain.errors import ActionNotPossible
from mediation.domain.personal_requests import RequestState
from mediation.domain.subject_copy import SubjectCopy
from mediation.models import PersonalRequest, User
from mediation.queries import subject_data
from mediation.services.audit import audit
from mediation.services.transaction import transaction


class CopyForm(StrEnum):
    """In what form the copy is given."""

    PAPER = "pdf"
    DATA = "json"


def copy_of(request: PersonalRequest, *, form: CopyForm, by: User, at: datetime) -> bytes:
    """The copy, made anew each time from what is held now; making it leaves a row in the trail."""
    if not request.kind.wants_copy:
        raise ActionNotPossible("只有查阅、复制请求才提供复制件。")
    if request.state is RequestState.REFUSED:
        raise ActionNotPossible("这项请求已经不予办理，不能再提供复制件。")
    found = subject_data.copy_for(by, request.identity_number, request.person_name)
    content = _json(request, found, at) if form is CopyForm.DATA else _paper(request, found, at)
    subject, request_id = request.number, request.id
    facts = {"request_id": request_id, "form": form.value, "cases": len(found.cases)}
    with transaction():
        audit("personal_request.copied", by=by, at=at, subject=subject, data=facts)
    return content


def _json(request: PersonalRequest, found: SubjectCopy, at: datetime) -> bytes:
    data = {"request": request.number, "made_at": at.isoformat(), **found.to_json()}
    return json.dumps(data, ensure_ascii=False, indent=2).encode()


def _paper(request: PersonalRequest, found: SubjectCopy, at: datetime) -> bytes:
    body = request.body
    facts = PersonalCopyFacts(
        body=BodyFacts(name=body.name, address=body.address or "", phone=body.phone or ""),
        document_number=request.number,
        issued_on=at.date(),
        person_name=found.name,
        request_number=request.number,
        cases=tuple(
            CaseCopyFacts(
                number=case.number,
                part=f"{case.body}　{case.part}",
                sections=tuple(
                    SectionFacts(
                        title=section.title,
                        labels=tuple(label for label, _ in section.lines),
                        values=tuple(value for _, value in section.lines),
                    )
                    for section in case.sections
                ),
            )
            for case in found.cases
        ),
    )
    try:
        return personal_copy.draw(facts)
    except UnprintableCharacter as error:
        raise ActionNotPossible(error.sentence) from error
