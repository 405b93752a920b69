"""What a form of the ledger is about: its instalment, its payee, whom one may pay or call."""

from flask import current_app, url_for

from mediation.domain.agreement.ledger import LedgerLine
from mediation.domain.errors import NotVisible
from mediation.domain.parties import Side
from mediation.models import Agreement, Case, Party
from mediation.queries.agreement_facts import signing_parties
from mediation.queries.case_facts import current_agreement
from mediation.queries.performance import ledger_of


def followed(case: Case) -> Agreement:
    """The agreement whose performance is followed, or NotVisible."""
    agreement = current_agreement(case)
    if agreement is None:
        raise NotVisible
    return agreement


def line_of(case: Case, instalment_id: int) -> LedgerLine:
    """The line of an instalment of the case's agreement, or NotVisible."""
    line = ledger_of(followed(case)).line(instalment_id)
    if line is None:
        raise NotVisible
    return line


def payee_of(case: Case, instalment_id: int, payee_id: int) -> Party:
    """Who gets something of an instalment, or NotVisible."""
    if line_of(case, instalment_id).of(payee_id) is not None:
        for party in case.parties:
            if party.id == payee_id:
                return party
    raise NotVisible


def waiting_payees(case: Case, line: LedgerLine) -> list[tuple[int, str]]:
    """The payees to whom something of an instalment is still open, with their names."""
    names = {party.id: party.name for party in case.parties}
    return [
        (payee.payee_id, names[payee.payee_id])
        for payee in line.payees
        if payee.open_fen and payee.payee_id in names
    ]


def callees(case: Case) -> list[tuple[int, str]]:
    """Whom one may call, payees first: they know whether the money came."""
    agreement = current_agreement(case)
    parties = signing_parties(agreement) if agreement else []
    ordered = sorted(parties, key=lambda each: each.side is not Side.APPLICANT)
    return [(each.id, f"{each.side.label} {each.name}") for each in ordered]


def receipt_words(instalment_id: int, payee_id: int) -> dict[str, object]:
    """What 收款确认单 of one payee has to be told beside the case."""
    return {
        "subject": f"part:{instalment_id}:{payee_id}",
        "page_address": url_for("receipts.enter", _external=True),
        "code_days": current_app.config["RECEIPT_CODE_DAYS"],
    }
