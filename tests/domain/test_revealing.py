"""Who may be shown a number, and what the words beside a reason must be."""

from itertools import product

import pytest

from mediation.domain.permissions import Relation
from mediation.domain.revealing import (
    RevealReason,
    SecretField,
    may_reveal,
    note_for_trail,
    why_note_fails,
)
from mediation.domain.roles import Role

ALLOWED = {
    (Role.MEDIATOR, Relation.ASSIGNED),
    (Role.REGISTRAR, Relation.OWN_BODY),
    (Role.SUPERVISOR, Relation.OWN_BODY),
}


@pytest.mark.parametrize(("role", "relation"), list(product(Role, Relation)))
def test_every_role_and_relation(role: Role, relation: Relation) -> None:
    found = may_reveal(frozenset({role}), frozenset({relation}))
    assert found == ((role, relation) in ALLOWED)


def test_nobody_without_a_relation() -> None:
    assert not may_reveal(frozenset(Role), frozenset())


@pytest.mark.parametrize("reason", [each for each in RevealReason if each != "other"])
def test_a_listed_reason_needs_no_words(reason: RevealReason) -> None:
    assert why_note_fails(reason, "") == ""


@pytest.mark.parametrize(
    ("note", "fails"), [("", True), ("　看看 ", True), ("法院来电核对", False), ("长" * 101, True)]
)
def test_another_reason_is_written_out(note: str, fails: bool) -> None:
    assert bool(why_note_fails(RevealReason.OTHER, note)) == fails


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        (" 核对 13800001234 ", "核对 ****"),
        ("核对１３８０００１２３４", "核对****"),
        ("卡 6222 0202 0011 2233 445 对吗", "卡 **** 对吗"),
        ("第2次联系，3天未接", "第2次联系，3天未接"),
    ],
)
def test_the_trail_keeps_no_long_number(note: str, kept: str) -> None:
    assert note_for_trail(note) == kept


def test_every_field_has_a_label_and_a_mask() -> None:
    for field in SecretField:
        assert field.label
        assert field.masked("13800001234") != "13800001234"


def test_labels_of_reasons_differ() -> None:
    assert len({reason.label for reason in RevealReason}) == len(RevealReason)
