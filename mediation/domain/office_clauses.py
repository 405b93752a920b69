"""条款库: which edition of a clause is in force where and when, and what may stand in the library.

A place is everywhere, a region (the beginning of a division code) or one employer; the narrowest
place wins. The shipped clauses stand everywhere, under those of the office.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import get_args, get_type_hints

from mediation.domain.agreement.checks import AgreementFacts, Finding, check
from mediation.domain.agreement.clauses import NATIONAL, Clause
from mediation.domain.agreement.clauses.clause import STAND_INS, PaymentOutline
from mediation.domain.agreement.draft import AgreementDraft, TermDraft
from mediation.domain.agreement.particulars import Particulars
from mediation.domain.agreement.particulars_json import read, to_json
from mediation.domain.agreement.sentences import sentence
from mediation.domain.agreement.words import TermKind
from mediation.domain.calendar import national_calendar
from mediation.domain.errors import FieldChange, FieldProblem
from mediation.domain.four_eyes import (
    EARLIEST,
    ONE_DAY,
    OfficeEdition,
    frame_problems,
    region_words,
    text_problems,
    too_early,
)

TITLE_LENGTH, TEXT_LENGTH, ARTICLE_LENGTH, PURPOSE_LENGTH = 60, 2000, 200, 100
MOST_PARTS = 36
NOTHING = "（无）"
Place = tuple[str, str, int | None]


@dataclass(frozen=True)
class Edition(OfficeEdition):
    """One edition of a clause in one place; `number` 0 is the shipped one, `key` its row."""

    clause: Clause
    valid_from: date = EARLIEST
    valid_to: date | None = None
    region: str = ""
    employer_id: int | None = None
    employer_name: str = ""
    is_preset: bool = False
    number: int = 0
    key: int | None = None

    @property
    def place(self) -> Place:
        """What the editions of one clause in one place have in common."""
        return self.clause.code, self.region, self.employer_id

    @property
    def is_end(self) -> bool:
        """Whether it only gives the clause of its place up, so that the next wider one counts."""
        return self.clause.is_empty

    @property
    def place_words(self) -> str:
        """Where it counts, in words."""
        return self.employer_name or region_words(self.region)

    def reaches(self, division: str, employers: Collection[int]) -> bool:
        """Whether a case of this division, with these employers, is in its place."""
        if self.employer_id is not None:
            return self.employer_id in employers
        return division.startswith(self.region)

    @property
    def rank(self) -> tuple[bool, int, bool, date, int]:
        """The narrower place first, then the office before what is shipped, then the newer."""
        is_of_employer = self.employer_id is not None
        return is_of_employer, len(self.region), not self.is_shipped, self.valid_from, self.number


SHIPPED = tuple(Edition(clause) for clause in NATIONAL)


def in_force(
    editions: Iterable[Edition], on: date, *, division: str = "", employers: Collection[int] = ()
) -> tuple[Edition, ...]:
    """Of every clause the one edition that counts there on a day, in the order of the kinds."""
    found: dict[str, Edition] = {}
    for edition in sorted(editions, key=attrgetter("rank")):
        if edition.counts_on(on) and edition.reaches(division, employers) and not edition.is_end:
            found[edition.clause.code] = edition
    return tuple(sorted(found.values(), key=_order))


def standing(editions: Collection[Edition], on: date) -> tuple[Edition, ...]:
    """Every edition that counts somewhere on a day, shipped ones until they count nowhere."""
    counting = [each for each in editions if each.counts_on(on) and not each.is_end]
    everywhere = {
        each.clause.code
        for each in counting
        if not (each.is_shipped or each.region or each.employer_id)
    }
    kept = [each for each in counting if not (each.is_shipped and each.clause.code in everywhere)]
    return tuple(sorted(kept, key=lambda each: (*_order(each), each.rank)))


def matches(edition: Edition, words: str) -> bool:
    """Whether every word stands in the clause, its article, its code or its place."""
    clause = edition.clause
    text = " ".join(
        (clause.code, clause.title, clause.printed, clause.article, edition.place_words)
    )
    return all(word.lower() in text.lower() for word in words.split())


def differences(new: Edition, before: Edition | None) -> tuple[FieldChange, ...]:
    """What an edition changes against the one before it, in words."""
    old, now = _told(before), _told(new)
    return tuple(
        FieldChange(label, old[label], words) for label, words in now.items() if old[label] != words
    )


def predecessor(edition: Edition, editions: Iterable[Edition]) -> Edition | None:
    """What counts in the place of an edition on the day before it begins, wherever it is from."""
    code, region, employer_id = edition.place
    others = [each for each in editions if each.clause.code == code and each.key != edition.key]
    there = () if employer_id is None else (employer_id,)
    eve = edition.valid_from - ONE_DAY
    return next(iter(in_force(others, eve, division=region, employers=there)), None)


def problems(
    edition: Edition, reason: str, editions: Collection[Edition]
) -> tuple[FieldProblem, ...]:
    """What forbids to keep an edition, beside each field; `editions` count already."""
    found = list(frame_problems(edition.region, edition.valid_from, edition.valid_to, reason))
    if edition.region and edition.employer_id is not None:
        found.append(FieldProblem("region", "只用于一家用人单位的条款不再限定地区，请清空。"))
    begun = [each.valid_from for each in editions if each.place == edition.place and each.number]
    found += too_early(edition.valid_from, begun)
    if edition.is_end:
        return tuple(found)
    found += _content_problems(edition.clause)
    before = predecessor(edition, editions) if not found else None
    if before is not None and not differences(edition, before):
        found.append(FieldProblem("text", "与现行的条款没有差别，不需要另立版本。"))
    return tuple(found)


def _content_problems(clause: Clause) -> Iterator[FieldProblem]:
    yield from text_problems("title", clause.title, "条款名称", TITLE_LENGTH)
    yield from text_problems("article", clause.article, "条款的依据", ARTICLE_LENGTH)
    if len(clause.text) > TEXT_LENGTH:
        yield FieldProblem("text", f"条文最多 {TEXT_LENGTH} 字，请缩短。")
    given = clause.particulars
    if isinstance(given, PaymentOutline):
        if len(given.purpose) > PURPOSE_LENGTH:
            yield FieldProblem("purpose", f"款项用途最多 {PURPOSE_LENGTH} 字，请缩短。")
        if not 1 <= given.parts <= MOST_PARTS:
            yield FieldProblem("parts", f"期数是 1 到 {MOST_PARTS} 的整数。")
        if not 0 <= given.due_days <= 365:
            yield FieldProblem("due_days", "日数是 0 到 365 的整数。")
    for finding in refusals(clause):
        field = "purpose" if finding.where.endswith("purpose") else "text"
        title = finding.title.replace("第 1 条用途", "款项用途").replace("第 1 条", "条文")
        yield FieldProblem(field, f"{title}：{finding.reason}{finding.mend}")


# A gap is allowed; it is filled before the words are judged, as the mediator will fill it.
_ANY_DAY = date(2099, 12, 31)
_FILLED = (
    (re.compile("＿+年＿+月＿+日"), "2099年12月31日"),
    (re.compile("＿+年＿+月"), "2099年12月"),
    (re.compile("＿+"), "10"),
)


def refusals(clause: Clause) -> tuple[Finding, ...]:
    """What the check of an agreement would refuse in a clause whose gaps are filled."""
    facts = AgreementFacts(
        draft=AgreementDraft(terms=(_filled(clause),)),
        parties=STAND_INS,
        agreed_on=EARLIEST,
        calendar=national_calendar(),
    )
    # Nobody is named and no sum is known yet: what was typed is judged and nothing else.
    typed = ("-text", "-purpose")
    return tuple(finding for finding in check(facts).reds if finding.where.endswith(typed))


def _filled(clause: Clause) -> TermDraft:
    """The words of a clause as a term of text alone; of a payment its purpose too."""
    term, given = clause.term(), clause.particulars
    if isinstance(given, PaymentOutline):
        return TermDraft(
            term.kind, text=_without_gaps(term.text), purpose=_without_gaps(given.purpose)
        )
    text = sentence(replace(term, particulars=_dated(given)), STAND_INS)
    return TermDraft(term.kind, text=_without_gaps(text))


def _dated(given: Particulars | None) -> Particulars | None:
    if given is None:
        return None
    hints = get_type_hints(type(given))
    days = {name: _ANY_DAY.isoformat() for name, hint in hints.items() if date in get_args(hint)}
    return read(type(given), {**(to_json(given) or {}), **days})


def _without_gaps(text: str) -> str:
    for gap, filling in _FILLED:
        text = gap.sub(filling, text)
    return text


def _told(edition: Edition | None) -> dict[str, str]:
    if edition is None or edition.is_end:
        return dict.fromkeys(_LABELS, NOTHING)
    clause, outline = edition.clause, edition.clause.particulars
    claim = outline.claim_type if isinstance(outline, PaymentOutline) else None
    told = (
        clause.title,
        clause.printed,
        clause.article,
        claim.label if claim else NOTHING,
        "自动带入" if edition.is_preset else "不自动带入",
    )
    return dict(zip(_LABELS, told, strict=True))


_LABELS = ("名称", "条文", "依据", "对应请求", "新草稿")


def _order(edition: Edition) -> tuple[int, str]:
    return list(TermKind).index(edition.clause.kind), edition.clause.code
