"""A period that somebody other than the parties may extend, alone in the table of periods."""

from datetime import date

import pytest

from mediation.domain.clocks import RULES, Article, Binds, ClockEvent, ClockRule, Unit
from mediation.models import Case, Clock
from mediation.queries import clock_rules

AWARD = ClockRule(
    code="T31",
    title="作出裁决",
    length=45,
    unit=Unit.NATURAL_DAY,
    starts=ClockEvent.ARBITRATION_ACCEPTED,
    articles=(Article("《劳动争议调解仲裁法》", "第四十三条"),),
    counted_by="《民事诉讼法》第八十五条",
    if_missed="当事人可以向人民法院起诉。",
    valid_from=date(2008, 5, 1),
    stops=frozenset({ClockEvent.AWARD_MADE}),
    extendable_by="仲裁委员会主任",
    extension_cap=15,
    binds=Binds.COMMISSION,
)


def use_award_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """From the acceptance by a commission this one period is counted and no other."""
    others = [rule for rule in RULES if rule.starts is not AWARD.starts]
    monkeypatch.setattr(clock_rules, "RULES", (*others, AWARD))


def award_clock(case: Case) -> Clock:
    """The clock of the award that counts."""
    return [row for row in case.clocks if row.rule == AWARD.code and row.state != "voided"][-1]
