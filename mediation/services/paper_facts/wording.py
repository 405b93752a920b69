"""The words of the office in the facts of a paper, each with the edition that it came from.

A paper that corrects an earlier one is worded as that one was: parties compare the two.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from mediation.documents import DOCUMENTS
from mediation.documents.facts import PaperFacts
from mediation.documents.passages import fits
from mediation.domain.papers import PaperKind
from mediation.queries.paper_wordings import wordings_for
from mediation.services.paper_facts.order import PaperOrder

Facts = TypeVar("Facts", bound=PaperFacts)
PROPOSED = "拟用"


@dataclass(frozen=True)
class Words:
    """The office's words of each passage, and the edition that each is from."""

    texts: Mapping[str, str]
    sources: Mapping[str, str]


def with_words(facts: Facts, kind: PaperKind, order: PaperOrder) -> Facts:
    """The facts in the words of the office; of a paper without passages they stay as they are."""
    if not DOCUMENTS[kind.value].PASSAGES:
        return facts
    words = words_of(kind, order)
    return replace(facts, wording=words.texts, wording_editions=words.sources)


def words_of(kind: PaperKind, order: PaperOrder) -> Words:
    """What the paper is worded like; words that no longer fit their passage are left out.

    A release may have given a passage other fields: then the shipped text is printed again.
    """
    found = _found(kind, order)
    passages = {each.name: each for each in DOCUMENTS[kind.value].PASSAGES}
    texts = {
        name: text
        for name, text in found.texts.items()
        if name in passages and fits(passages[name], text)
    }
    return Words(texts, {name: found.sources[name] for name in texts if name in found.sources})


def _found(kind: PaperKind, order: PaperOrder) -> Words:
    if order.worded_as is not None:
        facts = order.worded_as.facts
        return Words(facts.get("wording", {}), facts.get("wording_editions", {}))
    counting = wordings_for(order.case.body, kind.value, order.at.date())
    texts = {name: edition.text for name, edition in counting.items()}
    sources = {name: edition.source_words for name, edition in counting.items()}
    proposed = order.proposed_words or {}
    return Words({**texts, **proposed}, sources | dict.fromkeys(proposed, PROPOSED))
