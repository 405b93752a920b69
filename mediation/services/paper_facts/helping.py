"""Facts of the letter that asks another office to help beside mediation."""

from mediation.documents.facts import EnclosureFacts, HelpLetterFacts
from mediation.domain.errors import ActionNotPossible, NotVisible
from mediation.domain.papers import Extra
from mediation.domain.parties import PartyKind
from mediation.domain.referrals import HELP_BASIS
from mediation.models import Referral
from mediation.queries.consents import helped_people
from mediation.services.paper_facts import people
from mediation.services.paper_facts.order import PaperOrder


def help_letter(order: PaperOrder) -> HelpLetterFacts:
    """转办函: only who still consents is named, with no more than how to reach them."""
    case, referral = order.case, _referral(order)
    named = helped_people(case, referral.kind, referral.receiver_id)
    if not named:
        words = "没有劳动者同意把信息提供给这个单位，或者已经撤回，不能出具转办函。"
        raise ActionNotPossible(words)
    return HelpLetterFacts(
        **people.frame(order),
        **people.contact(case),
        to_body=referral.receiver.name,
        help_label=referral.kind.label,
        people=tuple(people.party(each) for each in named),
        employer_names=tuple(each.name for each in case.parties if each.kind is PartyKind.EMPLOYER),
        cause=people.cause(case),
        reason=referral.reason,
        basis=HELP_BASIS[referral.kind],
        summary=order.text(Extra.SUMMARY),
        enclosures=tuple(EnclosureFacts(name=name) for name in referral.papers),
        reply_by=order.day(Extra.REPLY_BY),
        contact_address=case.body.address or "",
    )


def _referral(order: PaperOrder) -> Referral:
    for row in order.case.referrals:
        if row.id == order.subject_id and not row.kind.ends_mediation:
            return row
    raise NotVisible
