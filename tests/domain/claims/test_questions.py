"""The table of questions is what the readers read: no name is asked in vain."""

import pytest

from mediation.domain.claims.asked import AskedKind
from mediation.domain.claims.heads import Head
from mediation.domain.claims.parameters import Standards
from mediation.domain.claims.questions import COMMON_QUESTIONS, QUESTIONS
from mediation.domain.claims.reading.fields import Fields
from mediation.domain.claims.reading.kinds import find_kind
from mediation.domain.claims.reading.local import read_standards

SAMPLES: dict[AskedKind, object] = {
    AskedKind.MONEY: "5000",
    AskedKind.DAY: "2025-03-01",
    AskedKind.NUMBER: "3",
    AskedKind.WHOLE: "2",
    AskedKind.SHARE: "80%",
    AskedKind.FLAG: True,
    AskedKind.TEXT: "缴费记录",
    AskedKind.MONEYS: ["5000", "5200"],
    AskedKind.AMOUNTS: {"拖欠工资": "5000"},
}
CHANGED = {"year": "2025", "end": "2026-03-01", "unpaid_to": "2025-06-30"}
# Without a grade and a wage an injury is read for its costs alone.
NEEDED = {Head.INJURY: {"grade": "8", "own_wage": "5000"}}


def test_every_head_asks_something_and_nothing_twice() -> None:
    assert set(QUESTIONS) == set(Head)
    for head, questions in QUESTIONS.items():
        names = [each.name for each in questions]
        assert names
        assert len(names) == len(set(names)), head


@pytest.mark.parametrize("head", Head)
def test_each_question_is_read_by_the_reader_of_its_head(head: Head) -> None:
    given = {
        each.name: CHANGED.get(each.name)
        or (each.options[-1][0] if each.options else SAMPLES[each.kind])
        for each in QUESTIONS[head]
    }
    named = find_kind(head.value)
    assert named is not None
    for name, value in given.items():
        # Alone, so that one of two names for one thing does not hide the other.
        fields = Fields({**NEEDED.get(head, {}), name: value})
        named.kind.read(fields, read_standards(fields, Standards()), "")
        assert not fields.unknown(), name
    fields = Fields(given)
    named.kind.read(fields, Standards(), "")
    assert not fields.problems


def test_a_choice_offers_something_and_nothing_else_does() -> None:
    for questions in QUESTIONS.values():
        for each in questions:
            assert bool(each.options) is (each.kind is AskedKind.CHOICE), each.name


def test_common_facts_mean_one_thing_everywhere() -> None:
    for questions in QUESTIONS.values():
        for each in questions:
            common = COMMON_QUESTIONS.get(each.name)
            assert common is None or common.kind is each.kind, each.name
