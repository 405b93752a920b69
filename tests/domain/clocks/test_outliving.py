"""Which periods mediation does not stop, and what the page says of them."""

import pytest

from mediation.domain.clocks import RULES, Binds, ClockEvent, ClockRule, outlives_sentence

E = ClockEvent
OUTLIVING = [rule for rule in RULES if rule.outlives_mediation]


@pytest.mark.parametrize("rule", OUTLIVING, ids=lambda rule: rule.code)
def test_only_periods_of_a_party_that_nothing_in_mediation_moves_are_marked(
    rule: ClockRule,
) -> None:
    assert rule.binds in {Binds.PARTY, Binds.EMPLOYER}
    assert not rule.interrupted_by
    assert E.MEDIATION_ENDED not in rule.stops
    assert E.APPRAISAL not in rule.paused_by


def test_suing_on_an_award_is_marked_and_what_an_agreement_opens_is_not() -> None:
    marked = {rule.code for rule in OUTLIVING}
    assert {"K32", "K33", "K34"} <= marked
    assert not marked & {"K04", "K15", "K17", "K27", "K28"}


@pytest.mark.parametrize("rule", OUTLIVING, ids=lambda rule: rule.code)
def test_the_sentence_says_that_it_runs_on_and_what_is_lost(rule: ClockRule) -> None:
    words = outlives_sentence(rule)
    assert words.startswith("调解不停止这一期限。")
    assert words.endswith(rule.if_missed)
