"""编号台账: what was given, what is missing, and who said why."""

import pytest
from sqlalchemy import delete, select

from mediation.domain.errors import ActionNotAllowed, InvalidInput, NotVisible
from mediation.domain.number_gaps import Explanation, Gap
from mediation.extensions import db
from mediation.models import AuditEntry, Case, Document, NumberGap
from mediation.queries import number_ledger
from mediation.services import disposal, number_gaps, number_patterns, numbering
from mediation.services.transaction import transaction
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.services.disposals import make_archived
from tests.services.paper_cases import issue

NOW, YEAR = MONDAY_MORNING, 2026


def row_of(cast: Cast, series: str) -> number_ledger.LedgerRow:
    return number_ledger.row_of(cast.body, series, YEAR)


def lost_letter(cast: Cast) -> None:
    """Three letters of a case, the second of which is no more."""
    case = make_case(cast)
    papers = [issue(case, "acceptance_notice", cast.mediator, to_bring=each) for each in "甲乙丙"]
    for paper in papers:
        paper.supersedes_id = None
    db.session.flush()
    db.session.execute(delete(Document).where(Document.id == papers[1].id))
    db.session.commit()


def explain(
    cast: Cast, first: int, last: int, reason: str = "登记后撤销", **changes: object
) -> None:
    who = {"by": cast.registrar, "at": NOW} | changes
    number_gaps.explain(cast.body, "告", YEAR, first=first, last=last, reason=reason, **who)


def test_a_series_without_gaps_tells_its_first_and_last_number(cast: Cast) -> None:
    case = make_case(cast)
    for to_bring in "甲乙":
        issue(case, "acceptance_notice", cast.mediator, to_bring=to_bring)
    row = row_of(cast, "告")
    assert (row.first, row.last) == ("〔2026〕东工调告第1号", "〔2026〕东工调告第2号")
    assert (row.given, row.missing, row.unexplained) == (2, 0, 0)
    assert number_ledger.years_of(cast.body) == [YEAR]
    assert number_ledger.ledger_of(cast.other_body, YEAR) == []


def test_a_number_that_nothing_bears_is_a_gap_until_it_is_explained(cast: Cast) -> None:
    lost_letter(cast)
    assert row_of(cast, "告").gaps == (Gap(2, 2, None),)
    explain(cast, 2, 2)
    told = Explanation("登记后撤销", "张萌", "2026-11-23")
    assert row_of(cast, "告").gaps == (Gap(2, 2, told),)
    assert row_of(cast, "告").unexplained == 0
    entry = db.session.scalars(select(AuditEntry).order_by(AuditEntry.seq.desc())).first()
    assert (entry.verb, entry.data["first"]) == ("numbers.gap_explained", 2)


def test_an_explanation_is_given_once_and_only_for_a_gap(cast: Cast) -> None:
    lost_letter(cast)
    for first, last, reason in (
        (1, 1, "不是空号"),
        (2, 3, "一半"),
        (2, 2, " "),
        (2, 2, "长" * 301),
    ):
        with pytest.raises(InvalidInput):
            explain(cast, first, last, reason)
    explain(cast, 2, 2)
    with pytest.raises(InvalidInput, match="已经说明"):
        explain(cast, 2, 2, "改口")
    assert db.session.scalars(select(NumberGap.reason)).all() == ["登记后撤销"]


@pytest.mark.parametrize("person", ["mediator", "stranger", "city_supervisor", "system_admin"])
def test_only_the_desk_and_the_supervisor_of_the_body_explain(cast: Cast, person: str) -> None:
    lost_letter(cast)
    with pytest.raises(ActionNotAllowed):
        explain(cast, 2, 2, by=getattr(cast, person))
    explain(cast, 2, 2, by=cast.supervisor)


def test_a_destroyed_case_explains_the_numbers_of_its_letters(cast: Cast) -> None:
    case = make_archived(cast)
    with transaction():
        number = numbering.next_letter_number(cast.body, "终", YEAR)
    paper = Document(
        case_id=case.id,
        body_id=case.body_id,
        kind="closing_notice",
        title="调解终结书",
        number=number,
        volume="main",
        facts={},
        content=b"%PDF",
        sha256="0" * 64,
        pages=1,
        template_version="1",
        issued_by_id=cast.mediator.id,
        issued_at=NOW,
    )
    db.session.add(paper)
    db.session.commit()
    case_number = case.number
    made = disposal.propose([case.id], reason="期限届满", by=cast.supervisor, at=NOW)
    disposal.decide(made.id, approved=True, note="同意", by=cast.city_supervisor, at=NOW)
    disposal.execute(made.id, counted=1, by=cast.supervisor, at=NOW)
    (gap,) = row_of(cast, "终").gaps
    assert gap.explanation is not None
    assert gap.explanation.reason == f"案件{case_number}已销毁，见销毁清册{made.number}。"
    assert [item.name for item in number_ledger.destroyed_cases(cast.body, YEAR)] == [case_number]
    assert db.session.get_one(Case, case.id).number == case_number


def test_a_register_from_before_stands_in_the_ledger_as_one_explained_gap(cast: Cast) -> None:
    who = {"by": cast.system_admin, "at": NOW}
    number_patterns.begin_after(cast.body, "告", last=57, reason="纸质发文簿", **who)
    issue(make_case(cast), "acceptance_notice", cast.mediator)
    row = row_of(cast, "告")
    assert (row.last_serial, row.given, row.missing, row.unexplained) == (58, 1, 57, 0)
    assert [gap.words for gap in row.gaps] == ["1–57"]


def test_a_number_of_another_format_is_named_and_not_counted(cast: Cast) -> None:
    case = make_case(cast)
    issue(case, "acceptance_notice", cast.mediator).number = "旧函1"
    db.session.commit()
    row = row_of(cast, "告")
    assert (row.given, row.unread, row.missing) == (0, ("旧函1",), 1)


def test_a_case_whose_papers_are_not_in_a_row_is_named(cast: Cast) -> None:
    case = make_case(cast)
    issue(case, "rights_notice", cast.mediator)
    assert number_ledger.left_out_within(cast.body, YEAR) == []
    with transaction():
        numbering.next_number_within(case)
    (row,) = number_ledger.left_out_within(cast.body, YEAR)
    assert (row.case_number, row.last_serial, row.given) == (case.number, 2, 1)


def test_who_reads_which_ledger(cast: Cast) -> None:
    def seen(person: str) -> list[int]:
        return [body.id for body in number_ledger.bodies_for(getattr(cast, person))]

    own, other = cast.body.id, cast.other_body.id
    assert seen("registrar") == seen("supervisor") == [own]
    assert sorted(seen("city_supervisor")) == sorted([own, other])
    assert seen("stranger") == [other]
    for person in ("mediator", "court_liaison", "system_admin"):
        assert seen(person) == []
    with pytest.raises(NotVisible):
        number_ledger.body_for(cast.stranger, own)
