"""文书用语: which edition of a passage counts for a body on a day, and when there may be a new one.

A place is everywhere, a region (the beginning of a division code) or one body; the narrowest place
wins. An edition without words gives its place up: the next wider one counts, at last what is
shipped.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from mediation.domain.errors import FieldProblem
from mediation.domain.four_eyes import (
    ONE_DAY,
    OfficeEdition,
    frame_problems,
    region_words,
    too_early,
)

WordingPlace = tuple[str, str, str, int | None]
IN_THE_PAST = "起始日期不能早于今天：已经出具的文书保留当时的用语。"
ONE_PLACE = "只用于一个调解组织的用语不再限定地区，请清空。"
NO_CHANGE = "与这一范围现在的用语没有差别，不需要另立版本。"


@dataclass(frozen=True, kw_only=True)
class WordingEdition(OfficeEdition):
    """One edition of one passage in one place; `division` is the code of the place."""

    kind: str
    passage: str
    text: str
    valid_from: date
    valid_to: date | None = None
    region: str = ""
    body_id: int | None = None
    body_name: str = ""
    division: str = ""
    number: int = 0
    key: int | None = None

    @property
    def place(self) -> WordingPlace:
        """What the editions of one passage in one place have in common."""
        return self.kind, self.passage, self.region, self.body_id

    @property
    def is_end(self) -> bool:
        """Whether it only gives its place up."""
        return not self.text

    @property
    def place_words(self) -> str:
        """Where it counts, in words."""
        return self.body_name or region_words(self.region)

    @property
    def source_words(self) -> str:
        """'全国 第 2 版': what a paper keeps beside the words that it took."""
        return f"{self.place_words} {self.edition_words}"

    def reaches(self, division: str, body_id: int | None) -> bool:
        """Whether a body of this division is in its place."""
        if self.body_id is not None:
            return self.body_id == body_id
        return division.startswith(self.region)

    @property
    def rank(self) -> tuple[bool, int, date, int]:
        """The narrower place wins, in one place the newer edition; all is compared here."""
        return self.body_id is not None, len(self.region), self.valid_from, self.number


def in_force(
    editions: Iterable[WordingEdition], on: date, *, division: str, body_id: int | None
) -> Mapping[str, WordingEdition]:
    """Of every passage the one edition that counts for a body on a day; none: as shipped."""
    counting = [edition for edition in editions if edition.counts_on(on)]
    return _narrowest(counting, division=division, body_id=body_id)


def _narrowest(
    counting: Iterable[WordingEdition], *, division: str, body_id: int | None
) -> Mapping[str, WordingEdition]:
    found: dict[str, WordingEdition] = {}
    for edition in sorted(counting, key=attrgetter("rank")):
        if edition.reaches(division, body_id) and not edition.is_end:
            found[edition.passage] = edition
    return found


def predecessor(
    edition: WordingEdition, editions: Iterable[WordingEdition]
) -> WordingEdition | None:
    """What an edition takes the place of; None: of what is shipped.

    In its own place that counts up to the day before; words of wider places may begin with it.
    """
    first = edition.valid_from
    counting = [
        each
        for each in editions
        if each.key != edition.key
        and each.counts_on(first - ONE_DAY if each.place == edition.place else first)
    ]
    found = _narrowest(counting, division=edition.division, body_id=edition.body_id)
    return found.get(edition.passage)


def problems(
    edition: WordingEdition,
    reason: str,
    *,
    editions: Collection[WordingEdition],
    shipped: str,
    today: date,
) -> tuple[FieldProblem, ...]:
    """What forbids an edition besides its words; `editions` of the passage count or counted."""
    found = list(frame_problems(edition.region, edition.valid_from, edition.valid_to, reason))
    if edition.region and edition.body_id is not None:
        found.append(FieldProblem("region", ONE_PLACE))
    if edition.valid_from < today:
        found.append(FieldProblem("valid_from", IN_THE_PAST))
    begun = [each.valid_from for each in editions if each.place == edition.place]
    found += too_early(edition.valid_from, begun)
    if not found and not edition.is_end:
        before = predecessor(edition, editions)
        if edition.text == (before.text if before else shipped):
            found.append(FieldProblem("text", NO_CHANGE))
    return tuple(found)
