"""Which dated events a person enters in the ledger, in the groups of its page.

What is not here the case carries itself: its receipt and acceptance, its agreement, its exits.
Some stand in both places: an interruption may have happened before the case was registered, and
one worker of several may have a day of his or her own.
"""

from enum import StrEnum

from mediation.domain.clocks.events import INTERRUPTIONS, SUSPENSIONS, ClockEvent

E = ClockEvent


class LedgerGroup(StrEnum):
    """What a dated event belongs to, in the order of the page."""

    LIMITATION = "limitation"
    ARBITRATION = "arbitration"
    COURT = "court"
    PAYMENT_ORDER = "payment_order"
    INJURY = "injury"
    INSPECTION = "inspection"
    SERVICE = "service"
    LEGAL_AID = "legal_aid"
    EMPLOYMENT = "employment"

    @property
    def label(self) -> str:
        """The Chinese name of the group."""
        return _LABELS[self]


_LABELS = {
    LedgerGroup.LIMITATION: "仲裁时效的起算、中断、中止",
    LedgerGroup.ARBITRATION: "仲裁",
    LedgerGroup.COURT: "人民法院",
    LedgerGroup.PAYMENT_ORDER: "支付令",
    LedgerGroup.INJURY: "工伤",
    LedgerGroup.INSPECTION: "劳动保障监察",
    LedgerGroup.SERVICE: "送达",
    LedgerGroup.LEGAL_AID: "法律援助",
    LedgerGroup.EMPLOYMENT: "用工",
}
ENTERED_BY_HAND: dict[LedgerGroup, tuple[ClockEvent, ...]] = {
    LedgerGroup.LIMITATION: (
        *(E.INFRINGEMENT_KNOWN, E.NEGOTIATION_DEMANDED, E.NEGOTIATION_ANSWERED),
        *(event for event in ClockEvent if event in INTERRUPTIONS),
        *(event for event in ClockEvent if event in SUSPENSIONS),
    ),
    LedgerGroup.ARBITRATION: (
        *(E.ARBITRATION_APPLIED, E.ARBITRATION_ACCEPTED, E.ARBITRATION_REFUSED, E.COPY_SENT),
        *(E.COPY_RECEIVED, E.ANSWER_RECEIVED, E.ANSWER_COPY_SENT, E.AWARD_MADE),
        *(E.FINAL_AWARD_RECEIVED, E.OTHER_AWARD_RECEIVED),
    ),
    LedgerGroup.COURT: (
        *(E.SUIT_FILED, E.COMPLAINT_RECEIVED, E.COMPLAINT_DOCKETED, E.SET_ASIDE_APPLIED),
        *(E.SET_ASIDE_RULING_RECEIVED, E.ONLINE_APPLICATION, E.AGREED_ONLINE, E.MEDIATOR_CHOSEN),
        *(E.RULING_RECEIVED, E.OUTSIDER_KNEW, E.OBJECTION_RAISED, E.ENFORCEMENT_APPLIED),
    ),
    LedgerGroup.PAYMENT_ORDER: (
        *(E.ORDER_RECEIVED, E.ORDER_ANSWERED, E.ORDER_ENDED, E.SUIT_REFUSED),
    ),
    LedgerGroup.INJURY: (
        *(E.INJURY_HAPPENED, E.EMPLOYER_APPLIED_RECOGNITION, E.WORKER_APPLIED_RECOGNITION),
        *(E.RECOGNITION_ACCEPTED, E.CLEAR_RECOGNITION_ACCEPTED, E.WAITING_FOR_AUTHORITY),
        *(E.RECOGNITION_DECIDED, E.GRADING_APPLIED, E.GRADING_RECEIVED, E.REGRADING_APPLIED),
    ),
    LedgerGroup.INSPECTION: (
        *(E.VIOLATION_ENDED, E.INSPECTION_COMPLAINED, E.INSPECTION_OPENED, E.INSPECTION_CLOSED),
    ),
    LedgerGroup.SERVICE: (E.NOTICE_PUBLISHED, E.PAPERS_POSTED),
    LedgerGroup.LEGAL_AID: (*(E.AID_APPLIED, E.AID_DECIDED, E.AID_REFUSED, E.AID_ASSIGNED),),
    LedgerGroup.EMPLOYMENT: (E.CONTRACT_SIGNED, E.FILES_HANDED_OVER),
}
EVENTS_BY_HAND = frozenset(event for events in ENTERED_BY_HAND.values() for event in events)
