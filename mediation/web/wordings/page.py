"""What the pages of the wordings show, prepared so that the templates only print."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from mediation.documents.passages import Passage
from mediation.documents.passages import problems as passage_problems
from mediation.domain.errors import NotVisible
from mediation.domain.four_eyes import ApprovalState
from mediation.domain.paper_wordings import WordingEdition, in_force, predecessor
from mediation.domain.papers import BY_STAGE, PaperKind
from mediation.domain.text_difference import word_pieces
from mediation.models import PaperWording, User
from mediation.queries import office_rules, paper_wordings
from mediation.services.paper_wordings import PASSAGES, passage_of, tidy
from mediation.web.choices import chosen
from mediation.web.four_eyes import keeping, where_it_stands
from mediation.web.wordings.forms import MOST_WORDS, OF_THE_OFFICE, SearchForm

Own = dict[tuple[str, str], list[WordingEdition]]


def index_page(form: SearchForm, user: User, today: date) -> dict[str, Any]:
    """The passages by kind of paper, narrowed, with the places that have words of their own."""
    stage, whose = chosen(form.stage), chosen(form.whose)
    words = (form.words.data or "")[:MOST_WORDS]
    own: Own = defaultdict(list)
    for edition in paper_wordings.standing(today):
        own[edition.kind, edition.passage].append(edition)
    kinds = [kind for part, found in BY_STAGE.items() if stage in {"", part} for kind in found]
    rows = [(kind, _narrowed(kind, words, whose, own)) for kind in kinds]
    groups = [(kind, found) for kind, found in rows if found]
    return {
        "form": form,
        "is_filtered": bool(stage or whose or words),
        "groups": groups,
        "total": sum(len(found) for _, found in groups),
        "waiting": [_line(row) for row in paper_wordings.listed(waiting=True)],
        "decided": [_line(row) for row in paper_wordings.listed(waiting=False)],
        **keeping(PaperWording, user),
    }


def _narrowed(kind: PaperKind, words: str, whose: str, own: Own) -> list[dict[str, Any]]:
    """The passages of a kind that are looked for, each with the editions in force."""
    found = []
    for passage in PASSAGES.get(kind, ()):
        editions = own.get((kind.value, passage.name), [])
        texts = [kind.label, passage.title, passage.text, *(each.text for each in editions)]
        is_meant = all(word in "\n".join(texts) for word in words.split())
        if is_meant and (editions or whose != OF_THE_OFFICE):
            found.append({"passage": passage, "editions": editions})
    return found


def _line(row: PaperWording) -> dict[str, Any]:
    return {"row": row, "title": _title(row, _passage(row))}


def _passage(row: PaperWording) -> Passage | None:
    """The passage of an edition, unless a release has taken it away."""
    try:
        _, passage = passage_of(row.kind, row.passage)
    except NotVisible:
        return None
    return passage


def _title(row: PaperWording, passage: Passage | None) -> str:
    return f"{row.name} · {passage.title if passage else row.passage}"


def passage_page(
    kind: PaperKind, passage: Passage, before_id: int | None, user: User, today: date
) -> dict[str, Any]:
    """One passage: as shipped beside the words of every place in force, and its history."""
    editions = paper_wordings.editions(kind.value, passage.name)
    rows = paper_wordings.history(kind.value, passage.name, before_id)
    shown = rows[: paper_wordings.LATEST_SHOWN]
    current = [each for each in editions if each.counts_on(today) and not each.is_end]
    return {
        "kind": kind,
        "passage": passage,
        "current": [_beside(edition, passage) for edition in current],
        "history": shown,
        "next_id": shown[-1].id if len(rows) > len(shown) else None,
        **keeping(PaperWording, user),
    }


def _beside(edition: WordingEdition, passage: Passage) -> dict[str, Any]:
    return {
        "edition": edition,
        "pieces": word_pieces(passage.text, edition.text),
        "problems": passage_problems(passage, edition.text),
    }


def edition_page(row: PaperWording, user: User) -> dict[str, Any]:
    """One edition against what counts before it, and what this person may do about it."""
    passage = _passage(row)
    editions = paper_wordings.editions(row.kind, row.passage)
    before, after = _around(row.row, editions, passage.text if passage else "")
    is_live = row.state is ApprovalState.APPROVED and not row.row.is_end
    may_keep = office_rules.may_keep(user)
    return {
        "row": row,
        "title": _title(row, passage),
        "passage": passage,
        "before": before,
        "after": after,
        "pieces": word_pieces(before["text"], after["text"]),
        "may_look": may_keep and passage is not None and not row.row.is_end,
        "may_end": may_keep and passage is not None and is_live,
        **where_it_stands(row, user),
    }


def _around(
    edition: WordingEdition, editions: Sequence[WordingEdition], shipped: str
) -> tuple[dict[str, str], dict[str, str]]:
    """What counts in the place on the day before the edition, and from its first day on."""
    before = predecessor(edition, editions)
    if not edition.is_end:
        return _said(before, shipped), _said(edition, shipped)
    wider = [each for each in editions if each.place != edition.place]
    found = in_force(wider, edition.valid_from, division=edition.division, body_id=edition.body_id)
    return _said(before, shipped), _said(found.get(edition.passage), shipped)


def _said(edition: WordingEdition | None, shipped: str) -> dict[str, str]:
    if edition is None:
        return {"source": "随系统提供", "text": shipped}
    return {"source": edition.source_words, "text": edition.text}


def live_page(passage: Passage, text: str | None) -> dict[str, Any]:
    """What is said of the words while they are typed: problems, and the difference."""
    typed = tidy(text or "")
    return {
        "passage": passage,
        "problems": passage_problems(passage, typed),
        "pieces": word_pieces(passage.text, typed),
    }


def followed(kind: str, passage: Passage, after: int | None) -> dict[str, Any]:
    """What the form begins with: the edition named, or the shipped words everywhere."""
    if after is None:
        return {"text": passage.text}
    row = paper_wordings.get(after)
    if (row.kind, row.passage) != (kind, passage.name):
        raise NotVisible
    return {"text": row.text or passage.text, "region": row.region, "body": row.body_id}
