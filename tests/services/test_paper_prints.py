"""Printing: written down, reprints marked on the way out, the kept bytes untouched."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from mediation.domain.case_flow import CaseState
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput, NotVisible
from mediation.domain.jobs import JobState
from mediation.domain.papers import PaperKind
from mediation.domain.sessions import SessionState
from mediation.extensions import db
from mediation.models import AuditEntry, Case, Document, Job, PaperPrint, User
from mediation.queries import jobs as job_rows
from mediation.queries import paper_prints as queries
from mediation.services import job_worker, jobs, paper_prints, paper_store, papers_for_all
from mediation.services.paper_prints import PrintWish
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.documents.reading import page_texts, text_of
from tests.factories import make_case, make_session
from tests.services.paper_cases import issue

NOW = MONDAY_MORNING


def paper_of(cast: Cast, **changes: object) -> Document:
    return issue(make_case(cast, **changes), "rights_notice", cast.mediator)


def printed(paper: Document, by: User, **wish: int) -> bytes:
    """What comes out when somebody prints one paper."""
    begun = paper_prints.begin(PrintWish([paper.id], **wish), by=by, at=NOW)
    assert begun.job is None
    return paper_prints.fetched(begun.batch, on_both_sides=False, by=by, at=NOW).content


def rows() -> list[tuple[int, int, str]]:
    statement = select(PaperPrint).order_by(PaperPrint.id)
    found = db.session.scalars(statement)
    return [(row.document_id, row.copies, row.printed_by.name) for row in found]


def test_the_first_print_is_the_kept_paper_and_a_reprint_says_so(cast: Cast) -> None:
    paper = paper_of(cast)
    kept, digest = paper.content, paper.sha256
    assert printed(paper, cast.mediator) == kept
    again = printed(paper, cast.supervisor)
    pages = page_texts(again)
    assert len(pages) == paper.pages
    assert all("补打第2份2026-11-23赵刚" in page for page in pages)
    assert page_texts(kept)[0] in pages[0].replace("补打第2份2026-11-23赵刚", "")
    db.session.expire_all()
    assert paper_store.hash_of(paper.content) == digest == paper.sha256
    assert paper_store.printed(paper, by=cast.mediator, at=NOW) == kept
    assert rows() == [(paper.id, 1, "李敏"), (paper.id, 1, "赵刚")]


def test_several_copies_of_a_first_print_say_nothing_and_are_counted(cast: Cast) -> None:
    paper = paper_of(cast)
    first = printed(paper, cast.mediator, copies=3)
    assert "补打" not in text_of(first)
    assert len(page_texts(first)) == 3 * paper.pages
    again = text_of(printed(paper, cast.mediator, copies=2))
    assert again.count("补打第4份") == again.count("补打第5份") == paper.pages


def test_what_was_printed_is_fetched_again_for_a_while_and_says_the_same(cast: Cast) -> None:
    paper = paper_of(cast)
    begun = paper_prints.begin(PrintWish([paper.id]), by=cast.mediator, at=NOW)
    printed(paper, cast.mediator)
    who = {"on_both_sides": False, "by": cast.mediator}
    assert paper_prints.fetched(begun.batch, at=NOW, **who).content == paper.content
    with pytest.raises(ActionNotPossible, match="十五分钟"):
        paper_prints.fetched(begun.batch, at=NOW + timedelta(minutes=16), **who)
    with pytest.raises(NotVisible):
        paper_prints.fetched(begun.batch, on_both_sides=False, by=cast.supervisor, at=NOW)


def test_each_case_of_a_print_has_a_row_in_the_trail(cast: Cast) -> None:
    first, second = paper_of(cast), paper_of(cast)
    wish = PrintWish([second.id, first.id])
    begun = paper_prints.begin(wish, by=cast.mediator, at=NOW)
    made = paper_prints.fetched(begun.batch, on_both_sides=True, by=cast.mediator, at=NOW)
    assert len(page_texts(made.content)) % 2 == 0
    assert text_of(made.content).index(second.number) < text_of(made.content).index(first.number)
    trail = db.session.scalars(select(AuditEntry).filter_by(verb="paper.printed")).all()
    assert {row.case_id for row in trail} == {first.case_id, second.case_id}
    assert {row.data["batch"] for row in trail} == {begun.batch}


@pytest.mark.parametrize(
    "person", ["city_supervisor", "second_mediator", "stranger", "court_liaison", "system_admin"]
)
def test_who_issues_no_papers_prints_none(cast: Cast, person: str) -> None:
    paper = paper_of(cast)
    with pytest.raises((ActionNotAllowed, NotVisible)):
        paper_prints.begin(PrintWish([paper.id]), by=getattr(cast, person), at=NOW)
    assert rows() == []


def test_one_paper_out_of_sight_keeps_all_from_being_printed(cast: Cast) -> None:
    own = paper_of(cast)
    other = make_foreign(cast)
    with pytest.raises(NotVisible):
        paper_prints.begin(PrintWish([own.id, other.id]), by=cast.supervisor, at=NOW)
    assert rows() == []


def make_foreign(cast: Cast) -> Document:
    case = make_case(cast, body=cast.other_body, mediator=cast.other_mediator)
    return issue(case, "rights_notice", cast.other_mediator)


@pytest.mark.parametrize(("ids", "copies"), [((), 1), ((1,), 0), ((1,), 21), (range(1, 502), 1)])
def test_a_print_of_nothing_or_of_too_much_is_refused(
    cast: Cast, ids: tuple[int, ...], copies: int
) -> None:
    with pytest.raises(InvalidInput):
        paper_prints.begin(PrintWish(list(ids), copies), by=cast.mediator, at=NOW)


def spoil(paper: Document) -> None:
    db.session.get_one(Document, paper.id).content = b"%PDF-1.4 another"
    db.session.commit()


def test_a_damaged_paper_is_no_print_and_is_told(cast: Cast) -> None:
    paper = paper_of(cast)
    spoil(paper)
    with pytest.raises(ActionNotPossible):
        paper_prints.begin(PrintWish([paper.id]), by=cast.mediator, at=NOW)
    assert rows() == []
    assert db.session.scalars(select(AuditEntry.verb)).all()[-1] == "document.damaged"


def worked(begun: paper_prints.Begun) -> Job:
    assert begun.job is not None
    assert job_worker.run_one(lambda: NOW, job_id=begun.job.id)
    db.session.expire_all()
    return db.session.get_one(Job, begun.job.id)


def test_a_large_print_is_a_job_whose_file_has_all_in_order(cast: Cast) -> None:
    papers = [paper_of(cast) for _ in range(3)]
    printed(papers[1], cast.mediator)
    wish = PrintWish([paper.id for paper in papers], copies=2)
    job = worked(paper_prints.begin(wish, by=cast.mediator, at=NOW))
    assert (job.state, job.sentence) == (JobState.DONE, "共 3 份文书，按选定的顺序。")
    found = job_rows.with_file(cast.mediator, job.id, at=NOW)
    text = text_of(jobs.downloaded(found, by=cast.mediator, at=NOW))
    places = [text.index(paper.number) for paper in papers]
    assert places == sorted(places)
    assert text.count("补打第2份") == text.count("补打第3份") == papers[1].pages
    with pytest.raises(NotVisible):
        job_rows.with_file(cast.supervisor, job.id, at=NOW)


def test_a_job_that_meets_a_damaged_paper_fails_and_counts_as_no_print(cast: Cast) -> None:
    papers = [paper_of(cast) for _ in range(6)]
    begun = paper_prints.begin(PrintWish([p.id for p in papers]), by=cast.mediator, at=NOW)
    spoil(papers[4])
    assert worked(begun).state is JobState.FAILED
    assert rows() == []


def test_the_papers_of_a_day_are_those_of_its_sessions(cast: Cast) -> None:
    case = make_case(cast)
    at = NOW + timedelta(hours=3)
    session = make_session(case, state=SessionState.PLANNED, at=at)
    for party in case.parties:
        issue(case, "session_notice", cast.mediator, subject=f"session:{session.id}:{party.id}")
    issue(case, "rights_notice", cast.mediator)
    (row,) = queries.papers_on(cast.mediator, NOW.date())
    assert [paper.title for paper in row.papers] == ["调解通知书"] * len(case.parties)
    names = queries.for_whom(row.papers)
    assert sorted(names.values()) == sorted(party.name for party in case.parties)
    assert queries.papers_on(cast.mediator, NOW.date() + timedelta(days=1)) == []
    assert len(queries.papers_on(cast.supervisor, NOW.date())) == 1
    # Who steers from above sees the case and prints nothing of it.
    assert queries.papers_on(cast.city_supervisor, NOW.date()) == []


def test_a_paper_that_was_replaced_is_not_offered(cast: Cast) -> None:
    case = make_case(cast)
    old = issue(case, "acceptance_notice", cast.mediator, to_bring="工资条")
    new = issue(case, "acceptance_notice", cast.mediator, to_bring="合同")
    assert new.supersedes_id == old.id
    assert queries.current_papers(case.id) == [new]


def test_papers_of_a_closed_case_are_still_printed(cast: Cast) -> None:
    paper = paper_of(cast)
    case = db.session.get_one(Case, paper.case_id)
    db.session.execute(
        update(Case)
        .filter_by(id=case.id)
        .values(state=CaseState.CLOSED, closed_on=NOW.date(), outcome="unsettled")
    )
    db.session.commit()
    assert printed(paper, cast.mediator) == paper.content


def test_the_log_is_of_the_cases_in_sight_and_is_narrowed(cast: Cast) -> None:
    own, other = paper_of(cast), make_foreign(cast)
    printed(own, cast.mediator)
    printed(own, cast.supervisor)
    printed(other, cast.other_mediator)

    def seen(user: User, **filters: object) -> list[tuple[int, bool]]:
        page = queries.log(user, queries.LogFilters(**filters), cursor=None)
        return [(row.PaperPrint.document_id, row.is_reprint) for row in page.rows]

    assert seen(cast.supervisor) == [(own.id, True), (own.id, False)]
    assert seen(cast.other_mediator) == [(other.id, False)]
    assert len(seen(cast.city_supervisor)) == 3
    assert seen(cast.court_liaison) == []
    assert seen(cast.supervisor, user_id=cast.mediator.id) == [(own.id, False)]
    assert seen(cast.supervisor, case_id=other.case_id) == []
    assert seen(cast.supervisor, first=NOW.date() + timedelta(days=1)) == []
    assert len(seen(cast.supervisor, first=NOW.date(), last=NOW.date())) == 2
    assert db.session.scalar(select(func.count()).select_from(PaperPrint)) == 3


def test_every_party_gets_its_own_paper_in_one_file(cast: Cast) -> None:
    names = tuple(f"工人{number}" for number in range(1, 8))
    case = make_case(cast, applicants=names)
    standing = issue(case, "consent_form", cast.mediator, subject=f"party:{case.parties[2].id}")
    who = {"by": cast.mediator, "at": NOW}
    job = papers_for_all.wish(case, PaperKind.CONSENT_FORM, extra={}, **who)
    assert job.title == "出具并打印《个人信息处理告知同意书》（7 位当事人）"
    assert job_worker.run_one(lambda: NOW, job_id=job.id)
    found = job_rows.with_file(cast.mediator, job.id, at=NOW)
    assert (found.state, found.done, found.total) == (JobState.DONE, 12, 14)
    papers = db.session.scalars(select(Document).order_by(Document.subject)).all()
    assert len(papers) == len(names)
    assert standing.id in {paper.id for paper in papers}
    text = text_of(jobs.downloaded(found, by=cast.mediator, at=NOW))
    places = [text.index(name) for name in names]
    assert places == sorted(places)
    assert "补打" not in text
    assert len(rows()) == len(names)


def test_a_paper_for_nobody_alone_is_not_issued_to_everybody(cast: Cast) -> None:
    case = make_case(cast)
    for kind in (PaperKind.RIGHTS_NOTICE, PaperKind.RECUSAL_DECISION, PaperKind.SESSION_NOTICE):
        with pytest.raises(ActionNotPossible):
            papers_for_all.wish(case, kind, extra={}, by=cast.mediator, at=NOW)


def test_invitations_for_everybody_are_of_the_chosen_session(cast: Cast) -> None:
    case = make_case(cast)
    sessions = [
        make_session(case, state=SessionState.PLANNED, at=NOW + timedelta(days=day))
        for day in (1, 2)
    ]
    chosen = f"session:{sessions[1].id}:{case.parties[0].id}"
    subjects = papers_for_all.subjects_for_all(case, PaperKind.SESSION_NOTICE, chosen)
    assert subjects == [f"session:{sessions[1].id}:{party.id}" for party in case.parties]
