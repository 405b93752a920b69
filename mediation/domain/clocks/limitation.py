"""The one-year limitation of arbitration 仲裁时效 and the events that start it anew."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.clocks.compute import compute
from mediation.domain.clocks.deadline import Deadline, Pause
from mediation.domain.clocks.rule import ClockRule
from mediation.domain.clocks.rules import find_rule


class InterruptionKind(StrEnum):
    """Events that interrupt the limitation (调解仲裁法 art. 27(2); 17号令 art. 31)."""

    CLAIM_MADE = "claim_made"
    MEDIATION_APPLIED = "mediation_applied"
    RELIEF_SOUGHT = "relief_sought"
    PERFORMANCE_PROMISED = "performance_promised"
    NEGOTIATION_REFUSED = "negotiation_refused"
    NEGOTIATION_STOPPED = "negotiation_stopped"
    NEGOTIATION_EXPIRED = "negotiation_expired"
    SETTLEMENT_BROKEN = "settlement_broken"
    MEDIATION_REFUSED = "mediation_refused"
    MEDIATION_STOPPED = "mediation_stopped"
    MEDIATION_EXPIRED = "mediation_expired"
    AGREEMENT_BROKEN = "agreement_broken"

    @property
    def label(self) -> str:
        """The Chinese words that follow the date."""
        return _LABELS[self]

    @property
    def basis(self) -> str:
        """The article that makes the event an interruption."""
        return _BY_ACT if self in _IN_ACT else _BY_ENTERPRISE_RULES


_LABELS = {
    InterruptionKind.CLAIM_MADE: "向对方主张权利",
    InterruptionKind.MEDIATION_APPLIED: "申请调解",
    InterruptionKind.RELIEF_SOUGHT: "向有关部门投诉、申请仲裁、起诉或者申请支付令",
    InterruptionKind.PERFORMANCE_PROMISED: "对方同意履行义务",
    InterruptionKind.NEGOTIATION_REFUSED: "对方拒绝协商或者五日内不回应",
    InterruptionKind.NEGOTIATION_STOPPED: "一方不愿继续协商",
    InterruptionKind.NEGOTIATION_EXPIRED: "协商约定的期限届满未达成协议",
    InterruptionKind.SETTLEMENT_BROKEN: "和解协议未按期履行",
    InterruptionKind.MEDIATION_REFUSED: "对方不同意调解",
    InterruptionKind.MEDIATION_STOPPED: "调解期间一方不愿继续调解",
    InterruptionKind.MEDIATION_EXPIRED: "调解期限届满未达成协议",
    InterruptionKind.AGREEMENT_BROKEN: "调解协议未按期履行",
}
_IN_ACT = frozenset(
    {
        InterruptionKind.CLAIM_MADE,
        InterruptionKind.MEDIATION_APPLIED,
        InterruptionKind.RELIEF_SOUGHT,
        InterruptionKind.PERFORMANCE_PROMISED,
    }
)
_BY_ACT = "《劳动争议调解仲裁法》第二十七条第二款"
_BY_ENTERPRISE_RULES = "《企业劳动争议协商调解规定》第三十一条"


@dataclass(frozen=True)
class Interruption:
    """One dated event that can be proved."""

    kind: InterruptionKind
    on: date


def limitation(
    *,
    known_on: date,
    calendar: WorkingCalendar,
    today: date,
    interruptions: Sequence[Interruption] = (),
    pauses: Sequence[Pause] = (),
) -> Deadline:
    """K27: one year from knowing of the infringement, started anew by every interruption."""
    rule = find_rule("K27", on=known_on)
    return _restarted(rule, known_on, calendar, today, interruptions, pauses)


def pay_limitation(
    *,
    employment_ended_on: date | None,
    calendar: WorkingCalendar,
    today: date,
    interruptions: Sequence[Interruption] = (),
    pauses: Sequence[Pause] = (),
) -> Deadline | None:
    """K28: one year from the end of employment for back pay; None while still employed."""
    if employment_ended_on is None or employment_ended_on > today:
        return None
    rule = find_rule("K28", on=employment_ended_on)
    return _restarted(rule, employment_ended_on, calendar, today, interruptions, pauses)


def _restarted(
    rule: ClockRule,
    start: date,
    calendar: WorkingCalendar,
    today: date,
    interruptions: Sequence[Interruption],
    pauses: Sequence[Pause],
) -> Deadline:
    deadline = compute(rule, start=start, calendar=calendar, today=today, pauses=pauses)
    opening, sentences = deadline.trace[:2], []
    happened = [event for event in interruptions if start < event.on <= today]
    for event in sorted(happened, key=lambda event: event.on):
        words = f"{event.on.isoformat()} {event.kind.label}"
        if event.on > deadline.legal_date:
            # 时效届满后不再中断: what comes later cannot start it anew.
            ended = deadline.legal_date.isoformat()
            sentences.append(f"{words}时，时效已于 {ended} 届满，不再中断。")
            break
        sentences.append(f"{words}，时效中断，自次日重新计算（{event.kind.basis}）。")
        deadline = replace(
            compute(rule, start=event.on, calendar=calendar, today=today, pauses=pauses),
            start_event=event.kind.label,
        )
    return replace(deadline, trace=(*opening, *sentences, *deadline.trace[2:]))
