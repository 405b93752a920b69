"""Which step of a referral may follow which, on which days, and what the clocks learn from it."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from mediation.domain.clocks import ClockEvent
from mediation.domain.errors import ActionNotPossible, InvalidInput
from mediation.domain.organisations import OrganisationKind
from mediation.domain.referral_dates import dated_events
from mediation.domain.referral_events import (
    FOLLOWS,
    STATE_AFTER,
    Decision,
    Reported,
    check_report,
    check_step,
    possible_steps,
)
from mediation.domain.referrals import RECEIVERS, ReferralKind, ReferralState, ReferralStep

S, K, E = ReferralStep, ReferralKind, ClockEvent
SENT = date(2026, 11, 2)
TODAY = date(2026, 12, 31)
OPEN = ReferralState.RECEIVED


@dataclass
class Kept:
    """A step as a row would keep it."""

    step: ReferralStep
    happened_on: date
    codes: list[str] = field(default_factory=list)
    number: str = ""
    party_id: int | None = None


def wrong_fields(
    events: list[Kept], told: Reported, kind: ReferralKind = K.ARBITRATION
) -> set[str]:
    try:
        check_report(kind, events, told, sent_on=SENT, today=TODAY)
    except InvalidInput as error:
        return {problem.field for problem in error.problems}
    return set()


def award(kind: Decision = Decision.OTHER_AWARD) -> list[Kept]:
    return [
        Kept(S.ACCEPTED, date(2026, 11, 5), number="1号"),
        Kept(S.DECIDED, date(2026, 11, 20), [kind.value], "裁1号"),
    ]


@pytest.mark.parametrize("kind", ReferralKind)
def test_every_way_ends_and_every_step_has_a_state(kind: ReferralKind) -> None:
    table = FOLLOWS[kind]
    reached = {step for steps in table.values() for step in steps}
    assert reached <= set(STATE_AFTER)
    assert None in table
    # What no step follows is the end; nothing leads nowhere while the referral is still open.
    ends = {step for step in reached if not table.get(step)}
    ended = {ReferralState.FINISHED, ReferralState.REFUSED}
    assert {STATE_AFTER[step] for step in ends} <= ended
    assert kind in RECEIVERS


def test_a_step_that_cannot_follow_is_refused() -> None:
    check_step(K.ARBITRATION, OPEN, award(), S.SERVED)
    with pytest.raises(ActionNotPossible, match="作出裁决"):
        check_step(K.ARBITRATION, OPEN, award(), S.HEARING)
    with pytest.raises(ActionNotPossible):
        check_step(K.LEGAL_AID, ReferralState.SENT, [], S.DECIDED)
    assert possible_steps(K.ARBITRATION, ReferralState.FINISHED, award()) == ()


def test_days_do_not_run_backwards() -> None:
    before, after = date(2026, 11, 4), date(2026, 11, 21)
    assert wrong_fields([], Reported(S.RECEIVED, date(2026, 11, 1))) == {"happened_on"}
    assert wrong_fields([], Reported(S.RECEIVED, date(2027, 1, 1))) == {"happened_on"}
    accepted = award()[:1]
    assert wrong_fields(accepted, Reported(S.HEARING, before)) == {"happened_on"}
    # The award reaches each party on a day of its own, in any order after it was made.
    served = [*award(), Kept(S.SERVED, date(2026, 11, 27), party_id=1)]
    assert wrong_fields(served, Reported(S.SERVED, after, party_id=2)) == set()
    assert wrong_fields(served, Reported(S.SERVED, date(2026, 11, 19))) == {"happened_on"}


def test_an_award_that_may_still_be_sued_on_has_no_effect_yet() -> None:
    served = [*award(), Kept(S.SERVED, date(2026, 11, 25))]
    assert wrong_fields(served, Reported(S.EFFECTIVE, date(2026, 12, 10))) == {"happened_on"}
    assert wrong_fields(served, Reported(S.EFFECTIVE, date(2026, 12, 11))) == set()
    assert wrong_fields(award(), Reported(S.EFFECTIVE, date(2026, 12, 20))) == {"step"}
    final = award(Decision.FINAL_AWARD)
    assert wrong_fields(final, Reported(S.EFFECTIVE, date(2026, 11, 20))) == set()


@pytest.mark.parametrize(
    ("told", "field"),
    [
        (Reported(S.ACCEPTED, SENT), "number"),
        (Reported(S.NOT_ACCEPTED, SENT), "note"),
        (Reported(S.PAPERS_WANTED, SENT), "wanted"),
        (Reported(S.PAPERS_WANTED, SENT, codes=("other",)), "note"),
        (Reported(S.DECIDED, SENT, number="裁1号"), "decision"),
        (Reported(S.DECIDED, SENT, number="裁1号", codes=("order",)), "decision"),
    ],
)
def test_what_a_step_must_say(told: Reported, field: str) -> None:
    assert wrong_fields([], told) == {field}


def test_only_a_final_award_is_set_aside() -> None:
    further = Reported(S.TAKEN_FURTHER, date(2026, 12, 1), codes=("set_aside",))
    assert wrong_fields(award(), further) == {"further"}
    assert wrong_fields(award(Decision.FINAL_AWARD), further) == set()


def happened(
    events: list[Kept],
    kind: ReferralKind = K.ARBITRATION,
    papers: tuple[str, ...] = (),
    receiver: OrganisationKind = OrganisationKind.HR_BUREAU,
) -> list[tuple[ClockEvent, int | None]]:
    found = dated_events(kind, events, papers=papers, receiver=receiver)
    return [(item.event, item.party_id) for item in found]


def test_an_award_starts_the_clocks_of_whom_it_was_served_on() -> None:
    events = [
        *award(Decision.FINAL_AWARD),
        Kept(S.DECIDED, date(2026, 11, 20), ["other_award"], "裁2号"),
        Kept(S.SERVED, date(2026, 11, 25), number="裁1号", party_id=7),
        Kept(S.SERVED, date(2026, 11, 26), number="裁2号", party_id=8),
        Kept(S.TAKEN_FURTHER, date(2026, 11, 30), ["suit"], party_id=8),
    ]
    assert happened(events) == [
        (E.ARBITRATION_ACCEPTED, None),
        (E.AWARD_MADE, None),
        (E.AWARD_MADE, None),
        (E.FINAL_AWARD_RECEIVED, 7),
        (E.OTHER_AWARD_RECEIVED, 8),
        (E.SUIT_FILED, 8),
    ]


def test_a_letter_is_no_application() -> None:
    """调解仲裁法 art. 28: the five days run only from the party's own application."""
    received = [Kept(S.RECEIVED, SENT)]
    assert happened(received, papers=("移送函", "调解终结书")) == []
    assert happened(received, papers=("劳动人事争议仲裁申请书 2份",)) == [
        (E.ARBITRATION_APPLIED, None)
    ]
    assert happened(received, K.LEGAL_AID, ("法律援助申请表",)) == [(E.AID_APPLIED, None)]
    assert happened(received, K.LEGAL_AID) == []


def test_only_an_authority_inspects() -> None:
    taken = [Kept(S.RECEIVED, SENT), Kept(S.ACCEPTED, SENT)]
    assert happened(taken, K.LABOUR_SUPERVISION) == [
        (E.INSPECTION_COMPLAINED, None),
        (E.INSPECTION_OPENED, None),
    ]
    assert happened(taken, K.LABOUR_SUPERVISION, receiver=OrganisationKind.UNION) == []
