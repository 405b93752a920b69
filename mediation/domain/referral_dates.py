"""The dated events that the steps of a referral are to the clocks of its case.

调解仲裁法 arts. 29, 43, 48-50; 民诉法 arts. 126, 250; 法律援助法 art. 43;
劳动保障监察条例 arts. 17, 20.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Protocol

from mediation.domain.clocks.events import ClockEvent, Happened
from mediation.domain.organisations import OrganisationKind
from mediation.domain.referral_events import Decision, Further, Told
from mediation.domain.referrals import ReferralKind, ReferralStep

# The periods that go on after the case was closed here: they are followed like those of open ones.
FOLLOWED_RULES = frozenset(
    {
        *("K29", "K31", "K32", "K33", "K34", "K35"),
        *("K41", "K44A", "K44B", "K45"),
    }
)
# A letter that sends a case on is no application: the period of the receiver runs only from a paper
# in which the party itself applies (调解仲裁法 art. 28; 法律援助法 art. 38).
APPLICATION_OF = {
    ReferralKind.ARBITRATION: "仲裁申请书",
    ReferralKind.LEGAL_AID: "法律援助申请",
}

# By when an answer is asked for. Law: 调解仲裁法 art. 29, 办案规则 art. 30 (working days);
# 民诉法 art. 126; 法律援助法 art. 43; 关于实施《劳动保障监察条例》若干规定 art. 18. The rest is the
# office's own span.
_ANSWER_WORKING_DAYS = {
    ReferralKind.ARBITRATION: 5,
    ReferralKind.LABOUR_SUPERVISION: 5,
    ReferralKind.HARDSHIP_AID: 10,
    ReferralKind.PSYCHOLOGICAL_SUPPORT: 10,
}
_ANSWER_DAYS = {ReferralKind.RETURN_TO_COURT: 7, ReferralKind.LEGAL_AID: 7}

E, S, K = ClockEvent, ReferralStep, ReferralKind


def answer_due(kind: ReferralKind, sent_on: date, workdays: Callable[[date, int], date]) -> date:
    """The day by which the receiver should have said whether it takes the case."""
    if kind in _ANSWER_DAYS:
        return sent_on + timedelta(days=_ANSWER_DAYS[kind])
    return workdays(sent_on, _ANSWER_WORKING_DAYS[kind])


class ToldOfSomebody(Told, Protocol):
    """A step as it is kept, of one party or of everybody."""

    @property
    def party_id(self) -> int | None:
        """Whom it concerns."""
        ...

    @property
    def number(self) -> str:
        """The receiver's number."""
        ...


def holds_application(kind: ReferralKind, papers: Sequence[str]) -> bool:
    """Whether the party's own application went along with the letter."""
    wanted = APPLICATION_OF.get(kind)
    return wanted is not None and any(wanted in paper for paper in papers)


def dated_events(
    kind: ReferralKind,
    events: Sequence[ToldOfSomebody],
    *,
    papers: Sequence[str],
    receiver: OrganisationKind,
) -> Iterator[Happened]:
    """What the clocks of the case learn from the steps of one referral."""
    applied = holds_application(kind, papers)
    if kind is K.ARBITRATION:
        yield from _of_arbitration(events, applied)
    elif kind is K.RETURN_TO_COURT:
        yield from _of_a_court(events)
    elif kind is K.LEGAL_AID:
        yield from _of_legal_aid(events, applied)
    elif kind is K.LABOUR_SUPERVISION and receiver is OrganisationKind.HR_BUREAU:
        yield from _of_inspection(events)


def _of_arbitration(events: Sequence[ToldOfSomebody], applied: bool) -> Iterator[Happened]:
    decided: list[ToldOfSomebody] = []
    for event in events:
        on = event.happened_on
        if event.step is S.RECEIVED and applied:
            yield Happened(E.ARBITRATION_APPLIED, on, words="仲裁委员会收到移送的仲裁申请书")
        elif event.step is S.ACCEPTED:
            yield Happened(E.ARBITRATION_ACCEPTED, on, words="仲裁委员会已受理")
        elif event.step is S.NOT_ACCEPTED:
            yield Happened(E.ARBITRATION_REFUSED, on)
        elif event.step is S.DECIDED:
            decided.append(event)
            if Decision(event.codes[0]).is_award:
                yield Happened(E.AWARD_MADE, on)
        elif event.step in {S.SETTLED, S.WITHDRAWN} and not decided:
            yield Happened(E.AWARD_MADE, on, words=f"仲裁程序终结：{event.step.label}")
        else:
            yield from _of_an_award(event, decided)


def _of_an_award(event: ToldOfSomebody, decided: list[ToldOfSomebody]) -> Iterator[Happened]:
    decision = _meant(event, decided)
    if decision is None:
        return
    if event.step is S.SERVED and decision in _SERVED:
        yield Happened(_SERVED[decision], event.happened_on, party_id=event.party_id)
    elif event.step is S.TAKEN_FURTHER and Further(event.codes[0]) in _FURTHER:
        what = _FURTHER[Further(event.codes[0])]
        yield Happened(what, event.happened_on, party_id=event.party_id)
    elif event.step is S.EFFECTIVE and decision is not Decision.AWARD_SET_ASIDE:
        # 民诉法 art. 250: where the paper names no day of performance, two years from its effect.
        words = "裁决、裁判生效（文书另定履行期限的，自该期限届满起算）"
        yield Happened(E.PERFORMANCE_DUE, event.happened_on, words=words)


_SERVED = {
    Decision.FINAL_AWARD: E.FINAL_AWARD_RECEIVED,
    Decision.OTHER_AWARD: E.OTHER_AWARD_RECEIVED,
    Decision.AWARD_SET_ASIDE: E.SET_ASIDE_RULING_RECEIVED,
}
_FURTHER = {Further.SUIT: E.SUIT_FILED, Further.SET_ASIDE: E.SET_ASIDE_APPLIED}


def _meant(event: ToldOfSomebody, decided: list[ToldOfSomebody]) -> Decision | None:
    """The decision with the number that the step names, else the newest one."""
    named = [each for each in decided if event.number and each.number == event.number]
    found = named or decided
    return Decision(found[-1].codes[0]) if found else None


def _of_a_court(events: Sequence[ToldOfSomebody]) -> Iterator[Happened]:
    for event in events:
        if event.step is S.RECEIVED:
            words = "人民法院收到退回的起诉材料"
            yield Happened(E.COMPLAINT_RECEIVED, event.happened_on, words=words)
        elif event.step in {S.ACCEPTED, S.NOT_ACCEPTED}:
            yield Happened(E.COMPLAINT_DOCKETED, event.happened_on)


def _of_legal_aid(events: Sequence[ToldOfSomebody], applied: bool) -> Iterator[Happened]:
    told = {
        S.ACCEPTED: E.AID_DECIDED,
        S.NOT_ACCEPTED: E.AID_REFUSED,
        S.HELPED: E.AID_ASSIGNED,
    }
    if applied:
        told[S.RECEIVED] = E.AID_APPLIED
    for event in events:
        if event.step in told:
            yield Happened(told[event.step], event.happened_on)


def _of_inspection(events: Sequence[ToldOfSomebody]) -> Iterator[Happened]:
    told = {
        S.RECEIVED: E.INSPECTION_COMPLAINED,
        S.ACCEPTED: E.INSPECTION_OPENED,
        S.DECIDED: E.INSPECTION_CLOSED,
        S.HELPED: E.INSPECTION_CLOSED,
    }
    for event in events:
        if event.step in told:
            yield Happened(told[event.step], event.happened_on)
