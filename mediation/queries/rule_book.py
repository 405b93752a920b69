"""What a page asks about a statutory period by the code that its clocks carry.

Whom a period binds is no column of the clock: the code decides, and the table of rules says what
the code means.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement

from mediation.domain.clocks import Binds, ClockRule
from mediation.domain.whose_clock import Whose, is_window, whose
from mediation.models import Clock
from mediation.queries.clock_rules import clock_rules


class RuleBook:
    """The table of rules read once; a code that it does not know is taken for our own."""

    def __init__(self) -> None:
        self._rules: Sequence[ClockRule] = clock_rules()
        self._binds = {rule.code: rule.binds for rule in self._rules}
        self.titles = {rule.code: rule.title for rule in self._rules}

    def binds(self, code: str) -> Binds:
        """Whom the period binds."""
        return self._binds.get(code, Binds.BODY)

    def whose(self, code: str) -> Whose:
        """The group that the period is shown in."""
        return whose(self.binds(code))

    def is_window(self, code: str) -> bool:
        """Whether a party loses something when the day passes."""
        return is_window(self.binds(code))

    def outlives_mediation(self, code: str) -> bool:
        """Whether the page of the case warns of it anyway: talking does not stop it."""
        return any(rule.outlives_mediation for rule in self._rules if rule.code == code)

    def opens_right(self, code: str) -> bool:
        """Whether the end of the period only opens a right of the parties."""
        return self.binds(code) is Binds.OPENS_RIGHT

    def laws(self, code: str) -> frozenset[str]:
        """The laws that the period rests on, in any region."""
        rows = (rule for rule in self._rules if rule.code == code)
        return frozenset(article.law for rule in rows for article in rule.articles)

    def citing(self, law: str) -> list[str]:
        """The codes of the periods that rest on a law."""
        return [code for code in sorted(self._binds) if law in self.laws(code)]

    def is_of(self, group: Whose) -> ColumnElement[bool]:
        """The condition on `Clock` that holds for exactly the periods of a group."""
        if group is Whose.OURS:
            return Clock.rule.not_in(self._codes(Whose.PARTIES) + self._codes(Whose.OTHERS))
        return Clock.rule.in_(self._codes(group))

    def asks_an_act(self) -> ColumnElement[bool]:
        """The condition on `Clock` that holds for our own periods and the parties' windows."""
        windows = sorted(code for code in self._binds if self.is_window(code))
        return self.is_of(Whose.OURS) | Clock.rule.in_(windows)

    def _codes(self, group: Whose) -> list[str]:
        return sorted(code for code, binds in self._binds.items() if whose(binds) is group)
