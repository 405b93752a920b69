"""How an agreement stands, in words: every state of performance beside every exit."""

import pytest

from mediation.domain.agreement.standing import Standing, in_words, standing_of, tone_of
from mediation.domain.small_flows import ExitKind, ExitState, PerformanceState

P, K, X, S = PerformanceState, ExitKind, ExitState, Standing
CONFIRMED = (K.JUDICIAL_CONFIRMATION, X.GRANTED)


@pytest.mark.parametrize(
    ("performance", "exits", "words"),
    [
        (P.PENDING, [], "履行中"),
        (P.PARTLY, [], "履行中"),
        (P.PERFORMED, [], "已履行"),
        (P.BREACHED, [], "违约"),
        (P.NONE_DUE, [], "无付款内容"),
        (P.PENDING, [CONFIRMED], "已确认·履行中"),
        (P.BREACHED, [CONFIRMED], "已确认·违约"),
        (P.PERFORMED, [(K.ARBITRATION_REVIEW, X.GRANTED)], "已确认·已履行"),
        (P.BREACHED, [(K.PAYMENT_ORDER, X.GRANTED)], "已有支付令·违约"),
        (P.BREACHED, [CONFIRMED, (K.ENFORCEMENT, X.APPLIED)], "已确认·执行中"),
        (P.PARTLY, [CONFIRMED, (K.ENFORCEMENT, X.ACCEPTED)], "已确认·执行中"),
        (P.BREACHED, [CONFIRMED, (K.ENFORCEMENT, X.STAYED)], "已确认·终结本次执行"),
        (P.PERFORMED, [CONFIRMED, (K.ENFORCEMENT, X.ENFORCED)], "已确认·已履行"),
        (P.BREACHED, [CONFIRMED, (K.ENFORCEMENT, X.WITHDRAWN)], "已确认·违约"),
        (P.PENDING, [(K.JUDICIAL_CONFIRMATION, X.APPLIED)], "履行中"),
        (P.PENDING, [(K.JUDICIAL_CONFIRMATION, X.REFUSED)], "履行中"),
    ],
)
def test_the_words_of_every_combination(performance, exits, words: str) -> None:
    assert in_words(standing_of(performance, exits)) == words


@pytest.mark.parametrize("performance", PerformanceState)
def test_how_it_is_performed_is_always_told(performance: PerformanceState) -> None:
    assert standing_of(performance, [])
    assert standing_of(performance, [CONFIRMED])[-1] not in {S.CONFIRMED, S.ORDERED}


@pytest.mark.parametrize(
    ("standing", "tone"),
    [
        ((S.CONFIRMED, S.DEFAULT), "red"),
        ((S.PERFORMED,), "green"),
        ((S.CONFIRMED, S.ENFORCING), "amber"),
        ((S.CONFIRMED, S.IN_PERFORMANCE), "grey"),
        ((), "grey"),
    ],
)
def test_the_colour_is_that_of_the_performance(standing, tone: str) -> None:
    assert tone_of(standing) == tone
