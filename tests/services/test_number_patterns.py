"""Setting how a body numbers: from a year without numbers on, never like anybody else."""

from typing import Any

import pytest
from sqlalchemy import select

from mediation.domain.case_flow import CaseState
from mediation.domain.errors import ActionNotPossible, InvalidInput
from mediation.domain.numbering import CASE_PATTERN
from mediation.extensions import db
from mediation.models import AuditEntry, NumberGap, NumberPattern, Organisation
from mediation.queries import number_patterns as queries
from mediation.services import issuing, numbering
from mediation.services import number_patterns as services
from mediation.services.transaction import transaction
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case, number_otherwise
from tests.services.paper_cases import issue

NOW, YEAR = MONDAY_MORNING, 2026


def set_pattern(
    cast: Cast, series: str, pattern: str, from_year: int = YEAR, **changes: Any
) -> NumberPattern:
    body: Organisation = changes.pop("body", cast.body)
    seen = queries.edition_of(queries.patterns_of(body), series)
    facts = {"from_year": from_year, "pattern": pattern, "seen": seen} | changes
    return services.set_pattern(body, series, by=cast.system_admin, at=NOW, **facts)


def take(body: Organisation, series: str, year: int = YEAR) -> str:
    """The next number of a series, really taken."""
    with transaction():
        if series == "case":
            return numbering.next_case_number(body, year)
        return numbering.next_letter_number(body, series, year)


def problem_of(cast: Cast, series: str, pattern: str, **changes: Any) -> str:
    with pytest.raises(InvalidInput) as refused:
        set_pattern(cast, series, pattern, **changes)
    assert db.session.scalar(select(NumberPattern.id)) is None
    return refused.value.sentence


def test_a_pattern_counts_from_its_year_on_and_older_numbers_stay(cast: Cast) -> None:
    assert take(cast.body, "函") == "〔2026〕东工调函第1号"
    set_pattern(cast, "函", "{short}调{word}〔{year}〕{serial}号", 2027)
    assert take(cast.body, "函") == "〔2026〕东工调函第2号"
    assert take(cast.body, "函", 2027) == "东调函〔2027〕1号"
    assert take(cast.body, "告", 2027) == "〔2027〕东工调告第1号"
    assert take(cast.other_body, "函", 2027) == "〔2027〕北工调函第1号"


def test_a_year_that_has_begun_keeps_its_pattern(cast: Cast) -> None:
    take(cast.body, "函")
    assert "从 2027 年起使用" in problem_of(cast, "函", "{short}{word}{year}-{serial}")
    assert "以前的编号不能改" in problem_of(
        cast, "告", "{short}{word}{year}-{serial}", from_year=2025
    )
    assert "以前的编号不能改" in problem_of(
        cast, "告", "{short}{word}{year}-{serial}", from_year=2040
    )


def test_an_issued_letter_and_a_paper_within_a_case_follow_their_patterns(cast: Cast) -> None:
    number_otherwise(cast.body, "告", "{short}告〔{year}〕{serial}号")
    number_otherwise(cast.body, "paper", "{case}附{serial:2}")
    case = make_case(cast)
    assert issue(case, "acceptance_notice", cast.mediator).number == "东告〔2026〕1号"
    assert issue(case, "rights_notice", cast.mediator).number == f"{case.number}附01"


def test_papers_within_a_case_keep_to_the_year_of_the_case(cast: Cast) -> None:
    number_otherwise(cast.body, "paper", "{case}附{serial}", from_year=2027)
    case = make_case(cast)
    later = NOW.replace(year=2027)
    made = issuing.issue(case, "rights_notice", by=cast.mediator, at=later, extra={})
    assert made.number == f"{case.number}-1"


@pytest.mark.parametrize(
    ("series", "pattern", "sentence"),
    [
        ("case", "第{serial}号", "必须含有"),
        ("case", "{year}\ue000{serial}", "不能打印"),
        ("函", "〔{year}〕{short}工调告第{serial}号", "“告”字文书编号"),
        ("函", "〔{year}〕北工调{word}第{serial}号", "“江北区劳动争议调解中心”的“函”字文书编号"),
        ("paper", "{case}{serial}", "隔开的符号"),
    ],
)
def test_a_pattern_that_is_faulty_or_could_give_anothers_number_is_refused(
    cast: Cast, series: str, pattern: str, sentence: str
) -> None:
    assert sentence in problem_of(cast, series, pattern)


def test_a_pattern_that_could_repeat_an_earlier_year_is_refused(cast: Cast) -> None:
    number_otherwise(cast.body, "case", "{short}{year}-{serial}")
    with pytest.raises(InvalidInput) as refused:
        set_pattern(cast, "case", "{short}{serial}-{year}", 2027)
    assert "出现相同的编号" in refused.value.sentence


def test_bodies_that_agree_already_do_not_keep_each_other_from_mending_it(cast: Cast) -> None:
    cast.other_body.short_name = "东"
    db.session.commit()
    assert "江北区" in problem_of(cast, "case", CASE_PATTERN)
    assert set_pattern(cast, "case", "〔{year}〕城{short}工调字第{serial:3}号").id


def test_what_is_set_is_trailed_and_the_second_of_two_is_told(cast: Cast) -> None:
    row = set_pattern(cast, "函", "{short}{word}{year}-{serial}", 2027)
    entry = db.session.scalars(select(AuditEntry).order_by(AuditEntry.seq.desc())).first()
    assert (entry.verb, entry.user_id) == ("numbers.pattern_set", cast.system_admin.id)
    assert entry.data["pattern"] == "{short}{word}{year}-{serial}"
    with pytest.raises(InvalidInput, match="别人刚刚改过"):
        set_pattern(cast, "函", "{short}{word}{year}/{serial}", 2027, seen=0)
    assert set_pattern(cast, "函", "{short}{word}{year}/{serial}", 2027) is row
    assert row.pattern == "{short}{word}{year}/{serial}"


def test_an_organisation_that_does_not_number_has_no_patterns(cast: Cast) -> None:
    with pytest.raises(ActionNotPossible):
        set_pattern(cast, "函", "{short}{word}{year}-{serial}", body=cast.court)
    with pytest.raises(ActionNotPossible):
        set_pattern(cast, "字", "{short}{year}-{serial}")


def test_a_paper_register_is_gone_on_with_and_explains_its_numbers(cast: Cast) -> None:
    who = {"by": cast.system_admin, "at": NOW}
    services.begin_after(cast.body, "函", last=57, reason="2026 年纸质发文簿", **who)
    assert take(cast.body, "函") == "〔2026〕东工调函第58号"
    gaps = db.session.scalars(select(NumberGap).order_by(NumberGap.serial)).all()
    assert [gap.serial for gap in gaps] == list(range(1, 58))
    assert {gap.reason for gap in gaps} == {"2026 年纸质发文簿"}
    for last, reason in ((3, "重复"), (0, "没有"), (10_000, "太多"), (3, " ")):
        with pytest.raises(InvalidInput):
            services.begin_after(cast.body, "函", last=last, reason=reason, **who)
    with pytest.raises(ActionNotPossible):
        services.begin_after(cast.body, "paper", last=3, reason="案内", **who)


def test_the_page_shows_the_pattern_the_next_number_and_what_comes_later(cast: Cast) -> None:
    make_case(cast, state=CaseState.MEDIATING)
    take(cast.body, "告")
    set_pattern(cast, "告", "{short}{word}{year}-{serial}", 2027)
    rows = {row.series: row for row in queries.series_of(cast.body, YEAR)}
    assert rows["告"].example == "〔2026〕东工调告第2号"
    assert [later.from_year for later in rows["告"].later] == [2027]
    assert rows["paper"].example == "〔2026〕东工调字第001号-1"
    assert rows["函"].from_year is None
