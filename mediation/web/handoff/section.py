"""What the page of a referral shows of its pack, prepared so that the template only prints."""

from datetime import date
from typing import Any

from flask import url_for

from mediation.domain.case_flow import Action
from mediation.domain.handoff import (
    PACK_STEPS,
    Contract,
    FilledIn,
    HandoffField,
    PackState,
    fingerprint_of,
    shown_fingerprint,
)
from mediation.domain.papers import PaperKind
from mediation.domain.sharing import FieldGroup
from mediation.models import Case, HandoffPack, Referral, User
from mediation.queries import handoffs
from mediation.queries.shares import liaisons_of
from mediation.queries.visibility import allowed_to
from mediation.services.handoff import archive
from mediation.services.handoff.contents import ABOUT_THE_REFERRAL
from mediation.services.handoff.making import is_wanted
from mediation.services.handoff.opened import opens_as_much, share_of
from mediation.services.handoff.readiness import (
    CheckLine,
    LineState,
    Readiness,
    readiness_of,
)


def section_of(case: Case, row: Referral, user: User, today: date) -> dict[str, Any] | None:
    """The context of handoff/_section.html; None where no contract fits the referral."""
    chosen = handoffs.contract_of(row)
    if chosen is None:
        return None
    readiness = readiness_of(case, row, chosen.contract, today)
    may_share = Action.SHARE in allowed_to(user, case)
    share = share_of(case, row, chosen.contract, today)
    fits = share is not None and share.may_print and opens_as_much(share, chosen.contract)
    packs = handoffs.packs_of(row.id)
    is_open = is_wanted(row, packs)
    return {
        "contract": chosen.contract,
        "agreed": chosen.agreed,
        "is_open": is_open,
        "limitation": readiness.rows_of(HandoffField.LIMITATION),
        **{state.value: rows_of(readiness, state, row) for state in LineState},
        "groups": "、".join(group.label for group in FieldGroup if group in readiness.groups),
        "may_share": may_share,
        "may_make": may_share and is_open and not readiness.missing,
        "may_record": Action.RECORD_RECEIPT in allowed_to(user, case),
        "has_share": fits,
        "is_narrow": share is not None and not fits,
        "share_url": "" if share else share_url(row, chosen.contract),
        "packs": [pack_row(pack) for pack in packs],
        "fingerprint": shown_fingerprint(fingerprint_of(archive.own_key())),
    }


def share_url(row: Referral, contract: Contract) -> str:
    """The form of sharing with all chosen that the pack needs; empty when nobody there has an
    account to fetch it with."""
    if not liaisons_of(row.receiver):
        return ""
    purpose = contract.purpose.value
    chosen = {"receiver_id": row.receiver_id, "purpose": purpose, "pack": contract.key}
    return url_for("shares.new", case_id=row.case_id, **chosen)


def rows_of(readiness: Readiness, state: LineState, row: Referral) -> list[dict[str, str]]:
    """The lines of the check-list in one state, each with the way to where it is filled in."""
    return [
        {"name": line.name, "words": line.words, "url": place_of(line, row)}
        for line in readiness.lines
        if line.state is state
    ]


def place_of(line: CheckLine, row: Referral) -> str:
    """The page on which something that is missing is filled in."""
    if isinstance(line.kind, PaperKind):
        subject = f"referral:{row.id}" if line.kind in ABOUT_THE_REFERRAL else None
        chosen = {"kind": line.kind.value, "subject": subject}
        return url_for("documents.new", case_id=row.case_id, **chosen)
    endpoint, anchor = _PLACES[line.filled_in]
    return url_for(endpoint, case_id=row.case_id, _anchor=anchor)


_PLACES: dict[FilledIn, tuple[str, str | None]] = {
    FilledIn.APPLICATION: ("intake.edit", None),
    FilledIn.EVIDENCE: ("evidence.new", None),
    FilledIn.SESSIONS: ("cases.show", "sessions"),
    FilledIn.DATES: ("cases.show", "ledger"),
    FilledIn.PAPERS: ("cases.show", "documents"),
    FilledIn.CONSENTS: ("consents.new", None),
    FilledIn.REFERRAL: ("cases.show", "overview"),
}


def pack_row(pack: HandoffPack) -> dict[str, Any]:
    """One pack with what may be done with it."""
    return {
        "pack": pack,
        "may_send": pack.state is PackState.MADE,
        "may_withdraw": PackState.WITHDRAWN in PACK_STEPS[pack.state],
        "may_download": pack.state is not PackState.WITHDRAWN,
        "defects": "；".join(each["words"] for each in pack.defects),
    }
