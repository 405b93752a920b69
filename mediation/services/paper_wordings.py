"""文书用语 with four eyes: one keeper proposes the words of a passage, another approves them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType

from mediation.documents import DOCUMENTS
from mediation.documents.passages import Passage
from mediation.documents.passages import problems as passage_problems
from mediation.domain.errors import FieldProblem, InvalidInput, NotVisible
from mediation.domain.four_eyes import ONE_DAY, ApprovalState
from mediation.domain.paper_wordings import WordingEdition, problems
from mediation.domain.papers import PaperKind
from mediation.models import Organisation, PaperWording, User
from mediation.queries import cases, paper_wordings
from mediation.services import four_eyes
from mediation.services.audit import viewed
from mediation.services.paper_facts import collect
from mediation.services.paper_orders import draft_order, drawn
from mediation.services.transaction import one_at_a_time, transaction

# The papers that an office may word otherwise, and their passages in the order of the paper.
PASSAGES: Mapping[PaperKind, tuple[Passage, ...]] = MappingProxyType(
    {kind: found for kind in PaperKind if (found := DOCUMENTS[kind.value].PASSAGES)}
)
NO_SUCH_CASE = "没有找到这一案号的案件，或者您无权查看。"


@dataclass(frozen=True)
class WordingData:
    """The words of a passage as they were typed; `body_id` is None for a region or everywhere."""

    text: str
    region: str
    body_id: int | None
    valid_from: date
    reason: str


def passage_of(kind: str, name: str) -> tuple[PaperKind, Passage]:
    """A passage of a kind of paper; NotVisible when there is none of this name."""
    if kind in set(PaperKind):
        for passage in PASSAGES.get(PaperKind(kind), ()):
            if passage.name == name:
                return PaperKind(kind), passage
    raise NotVisible


def tidy(text: str) -> str:
    """What was typed, as it is kept and printed."""
    return text.replace("\r\n", "\n").strip()


def propose(kind: str, name: str, data: WordingData, *, by: User, at: datetime) -> PaperWording:
    """Ask for an edition of a passage; it counts once a second person agrees."""
    paper, passage = passage_of(kind, name)
    text = tidy(data.text)
    with transaction():
        four_eyes.require_keeper(PaperWording.noun, by)
        body = _body(data.body_id)
        edition = WordingEdition(
            kind=paper.value,
            passage=name,
            text=text,
            valid_from=data.valid_from,
            region=data.region.strip(),
            body_id=data.body_id,
            division=(body.division_code or "") if body else data.region.strip(),
        )
        wrong = [FieldProblem("text", each) for each in passage_problems(passage, text)]
        return _asked(edition, data.reason, passage, wrong, by=by, at=at)


def give_up(
    row: PaperWording, *, valid_from: date, reason: str, by: User, at: datetime
) -> PaperWording:
    """Ask to give the words of a place up from a day on, so that the next wider ones count."""
    _, passage = passage_of(row.kind, row.passage)
    with transaction():
        four_eyes.require_keeper(PaperWording.noun, by)
        if row.state is not ApprovalState.APPROVED or row.row.is_end:
            raise InvalidInput(FieldProblem("valid_from", "只有已生效的用语可以停用。"))
        end = replace(row.row, text="", valid_from=valid_from, valid_to=None, key=None)
        return _asked(end, reason, passage, (), by=by, at=at)


def approve(row: PaperWording, *, by: User, at: datetime) -> None:
    """Agree: the edition counts from its first day, not before today, and ends the older one."""
    with transaction():
        four_eyes.require_decider(row, by)
        # What was printed while it waited was printed in the older words.
        row.valid_from = max(row.valid_from, at.date())
        for older in paper_wordings.in_place(row.row.place):
            if older.state is ApprovalState.APPROVED:
                four_eyes.end(older, row.valid_from - ONE_DAY, by=by, at=at)
        four_eyes.decide(row, ApprovalState.APPROVED, by=by, at=at)


def preview(kind: str, name: str, text: str, case_number: str, *, by: User, at: datetime) -> bytes:
    """Draw the paper of a case that this person sees with these words, as 草稿; keep nothing."""
    paper, passage = passage_of(kind, name)
    four_eyes.require_keeper(PaperWording.noun, by)
    if found := passage_problems(passage, tidy(text)):
        raise InvalidInput(*(FieldProblem("text", each) for each in found))
    case = cases.numbered(by, case_number)
    if case is None:
        raise InvalidInput(FieldProblem("case_number", NO_SUCH_CASE))
    order = draft_order(case, paper, by=by, at=at, extra=None)
    words = replace(order, worded_as=None, proposed_words={name: tidy(text)})
    content = drawn(paper, collect(paper, words), draft=True)
    viewed(case, by=by, at=at, what="wording.previewed")
    return content


def _body(body_id: int | None) -> Organisation | None:
    if body_id is None:
        return None
    found = next((each for each in paper_wordings.bodies() if each.id == body_id), None)
    if found is None:
        raise InvalidInput(FieldProblem("body", "请在列表中选择一个调解组织。"))
    return found


def _asked(
    edition: WordingEdition,
    reason: str,
    passage: Passage,
    wrong: Sequence[FieldProblem],
    *,
    by: User,
    at: datetime,
) -> PaperWording:
    # Two who propose for one place at the same moment wait for each other.
    one_at_a_time(PaperWording.__tablename__)
    known = paper_wordings.editions(edition.kind, edition.passage)
    there = paper_wordings.in_place(edition.place)
    found = [*wrong]
    found += problems(edition, reason, editions=known, shipped=passage.text, today=at.date())
    if any(each.state is ApprovalState.WAITING for each in there):
        found.append(FieldProblem("region", "同一范围的这一段已有一版待复核，请先办理。"))
    if found:
        raise InvalidInput(*found)
    row = PaperWording(
        kind=edition.kind,
        passage=edition.passage,
        edition=1 + max((each.edition for each in there), default=0),
        text=edition.text,
        region=edition.region,
        body_id=edition.body_id,
        valid_from=edition.valid_from,
        reason=reason.strip(),
    )
    four_eyes.ask(row, by=by, at=at)
    return row
