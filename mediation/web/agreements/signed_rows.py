"""The rows of the form of signing as the service takes them, and its problems in their rows."""

from datetime import datetime
from typing import Any

from mediation.domain.agreement.effect import SignatureFact
from mediation.domain.agreement.words import SigningWay
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.models import Case, User
from mediation.services import signing
from mediation.web import clock
from mediation.web.agreements.signatories import capacity_of
from mediation.web.agreements.signing_forms import SigningForm


def sign_typed(case: Case, form: SigningForm, *, by: User, at: datetime) -> None:
    """Record the rows in which somebody signed; InvalidInput names the field of the form."""
    typed = [entry.form for entry in form.signatures if entry.form.has_signed.data]
    try:
        signing.sign(case, signatures=[_fact(case, row) for row in typed], by=by, at=at)
    except InvalidInput as error:
        raise _placed(error, typed) from error


def _fact(case: Case, row: Any) -> SignatureFact:
    if row.signed_on.data is None:
        raise InvalidInput(FieldProblem(row.signed_on.name, "请填写签署日期。"))
    signer, time = str(row.signer.data or ""), row.signed_time.data
    capacity, party_id = capacity_of(case, str(row.key.data), signer)
    return SignatureFact(
        capacity=capacity,
        signer=signer,
        way=SigningWay(row.has_signed.data),
        signed_on=row.signed_on.data,
        party_id=party_id,
        signed_at=datetime.combine(row.signed_on.data, time, clock.SHANGHAI) if time else None,
        place=row.place.data or "",
    )


def _placed(error: InvalidInput, typed: list[Any]) -> InvalidInput:
    """The problems beside the rows they are about: the service counts signed rows only."""
    moved = []
    for problem in error.problems:
        head, _, rest = problem.field.partition("-")
        number, _, name = rest.partition("-")
        if head == "signatures" and number.isdecimal() and int(number) < len(typed):
            field = "has_signed" if name == "way" else name
            moved.append(FieldProblem(typed[int(number)][field].name, problem.sentence))
        else:
            moved.append(problem)
    return InvalidInput(*moved)
