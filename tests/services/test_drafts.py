"""Drafts: kept for their owner alone, one for each form, until they are given up."""

from datetime import timedelta

import pytest

from mediation.domain.errors import InvalidInput
from mediation.services import drafts
from tests.cast import Cast
from tests.clock import MONDAY_MORNING

NOW = MONDAY_MORNING


def test_a_draft_comes_back_as_it_was_typed(cast: Cast) -> None:
    drafts.save("intake", {"facts": ["张䶮\x00"], "tags": ["a", "b"]}, by=cast.registrar, at=NOW)
    draft = drafts.load("intake", by=cast.registrar)
    assert draft.fields == {"facts": ["张䶮\x00"], "tags": ["a", "b"]}
    assert draft.saved_at == NOW


def test_a_later_draft_takes_the_place_of_the_earlier(cast: Cast) -> None:
    drafts.save("intake", {"facts": ["一"]}, by=cast.registrar, at=NOW)
    drafts.save("intake", {"facts": ["二"]}, by=cast.registrar, at=NOW + timedelta(minutes=1))
    draft = drafts.load("intake", by=cast.registrar)
    assert draft.fields == {"facts": ["二"]}
    assert draft.saved_at == NOW + timedelta(minutes=1)


def test_each_form_has_its_own(cast: Cast) -> None:
    drafts.save("intake", {"facts": ["一"]}, by=cast.registrar, at=NOW)
    drafts.save("edit-7", {"facts": ["二"]}, by=cast.registrar, at=NOW)
    drafts.discard("edit-7", by=cast.registrar)
    assert drafts.load("edit-7", by=cast.registrar) is None
    assert drafts.load("intake", by=cast.registrar).fields == {"facts": ["一"]}


def test_nobody_else_reads_or_gives_it_up(cast: Cast) -> None:
    drafts.save("intake", {"facts": ["一"]}, by=cast.registrar, at=NOW)
    assert drafts.load("intake", by=cast.supervisor) is None
    drafts.discard("intake", by=cast.supervisor)
    assert drafts.load("intake", by=cast.registrar) is not None


def test_more_than_a_mebibyte_is_refused_and_the_last_draft_stays(cast: Cast) -> None:
    drafts.save("intake", {"facts": ["一"]}, by=cast.registrar, at=NOW)
    with pytest.raises(InvalidInput, match="1 MB"):
        drafts.save("intake", {"facts": ["一" * 400_000]}, by=cast.registrar, at=NOW)
    assert drafts.load("intake", by=cast.registrar).fields == {"facts": ["一"]}
