"""What the tests of pages share."""

from dataclasses import replace

import pytest

from mediation.domain.clocks import RULES, Binds
from mediation.queries import rule_book
from mediation.queries.clock_rules import clock_rules


@pytest.fixture
def court_rule(monkeypatch: pytest.MonkeyPatch) -> str:
    """The code of a period that binds a court, whatever else the table holds."""
    rule = replace(RULES[0], code="C1", title="法院决定是否受理", binds=Binds.COURT)
    monkeypatch.setattr(rule_book, "clock_rules", lambda: [*clock_rules(), rule])
    return rule.code
