"""The dates on the page of a case: the head, the three groups, what a date was before."""

from datetime import date

import pytest

from mediation.domain.case_flow import CaseState
from mediation.domain.clock_states import ClockState
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING
from tests.factories import make_case, make_clock
from tests.page_checks import PageClient, text_of

# 人民法院决定是否受理司法确认: it binds the court.
COURT_RULE = "K18"

TODAY = MONDAY_MORNING.date()
OURS, PARTIES, OTHERS = "我们的期限", "当事人的期限", "法院、仲裁委、部门的期限"


def head_of(client: PageClient, case_id: int) -> str:
    page = client.page(f"/cases/{case_id}")
    return text_of(next(part for part in page.iter("section") if part.get("data-case-head") == ""))


def section_of(client: PageClient, case_id: int) -> str:
    page = client.page(f"/cases/{case_id}")
    return text_of(next(part for part in page.iter("section") if part.get("id") == "overview"))


def test_the_head_shows_our_nearest_date_before_a_nearer_one_of_others(
    client: PageClient, cast: Cast
) -> None:
    case = make_case(cast)
    make_clock(case, date(2026, 12, 14), rule="K04", title="调解期限")
    make_clock(case, date(2026, 12, 1), rule="K27", title="仲裁时效")
    make_clock(case, date(2026, 11, 25), rule="K03", title="可以申请仲裁")
    make_clock(case, date(2026, 11, 24), rule=COURT_RULE, title="法院决定是否受理")
    head = head_of(sign_in(client, cast.mediator), case.id)
    assert "12月14日" in head
    assert "K04 的条文。" in head
    for other in ("仲裁时效", "可以申请仲裁", "法院决定是否受理"):
        assert other not in head


def test_without_a_date_of_our_own_the_head_names_whose_the_next_is(
    client: PageClient, cast: Cast
) -> None:
    case = make_case(cast, state=CaseState.SETTLED)
    make_clock(case, date(2026, 12, 14), rule="K17", title="共同申请司法确认")
    assert "当事人：共同申请司法确认" in head_of(sign_in(client, cast.mediator), case.id)


@pytest.mark.parametrize(
    ("due", "line"),
    [
        (date(2026, 11, 23), "今日到期 王秀兰 审查期，至 2026-11-23"),
        (date(2026, 11, 26), "剩 3 日 王秀兰 审查期，至 2026-11-26"),
        (date(2026, 12, 20), None),
        (date(2026, 11, 20), None),
    ],
)
def test_a_window_of_a_party_that_closes_is_a_line_under_the_head(
    client: PageClient, cast: Cast, due: date, line: str | None
) -> None:
    case = make_case(cast)
    make_clock(case, date(2026, 12, 14), rule="K04")
    make_clock(case, due, rule="K15", title="审查期", party_id=case.applicants[0].id)
    head = head_of(sign_in(client, cast.mediator), case.id)
    assert (line in head) if line else ("审查期" not in head)


def test_a_window_that_mediation_does_not_stop_is_told_once_only(
    client: PageClient, cast: Cast
) -> None:
    case = make_case(cast)
    make_clock(case, date(2026, 11, 26), rule="K33", title="起诉期")
    page = sign_in(client, cast.mediator).get(f"/cases/{case.id}").text
    assert page.count("调解不停止这一期限") == 1
    assert "起诉期，至 2026-11-26" not in page


def test_dates_stand_in_three_groups_and_name_their_party(client: PageClient, cast: Cast) -> None:
    case = make_case(cast)
    make_clock(case, date(2026, 12, 14), rule="K04", title="调解期限")
    make_clock(case, date(2027, 9, 1), rule="K27", title="时效", party_id=case.applicants[0].id)
    make_clock(case, date(2026, 12, 1), rule=COURT_RULE, title="法院决定是否受理")
    section = section_of(sign_in(client, cast.mediator), case.id)
    order = [OURS, "调解期限", PARTIES, "时效当事人：王秀兰", OTHERS, "法院决定是否受理人民法院"]
    places = [section.index(words) for words in order]
    assert places == sorted(places)


def test_a_case_without_dates_says_so(client: PageClient, cast: Cast) -> None:
    case = make_case(cast)
    section = section_of(sign_in(client, cast.mediator), case.id)
    assert "现在没有法定期限。" in section
    assert OURS not in section


def test_only_our_own_date_that_passed_is_red(client: PageClient, cast: Cast) -> None:
    case = make_case(cast)
    lapsed = {"state": ClockState.LAPSED}
    make_clock(case, date(2026, 11, 20), rule="K01", title="受理决定", **lapsed)
    make_clock(case, date(2026, 11, 20), rule="K33", title="起诉期", **lapsed)
    page = sign_in(client, cast.mediator).page(f"/cases/{case.id}")
    rows = [row for row in page.iter("tr") if any(True for _ in row.iter("details"))]
    badges = {
        text_of(next(row.iter("td"))): next(
            part.get("class") for part in row.iter("span") if "badge-word" in part.get("class", "")
        )
        for row in rows
    }
    assert "tone-red" in badges["受理决定调解组织"]
    assert "tone-grey" in badges["起诉期当事人"]


def test_what_a_date_was_before_stands_under_it_with_the_reason(
    client: PageClient, cast: Cast
) -> None:
    case = make_case(cast)
    before = {
        "state": ClockState.VOIDED,
        "ended_on": date(2026, 11, 20),
        "end_reason": "届满日由 2026-12-03 改为 2026-12-14",
        "trace": ["依据：旧的条文。"],
    }
    make_clock(case, date(2026, 12, 3), rule="K04", **before)
    make_clock(case, date(2026, 12, 14), rule="K04")
    gone = before | {"end_reason": "起算事由已变化"}
    make_clock(case, date(2026, 11, 19), rule="K01", title="受理决定", **gone)
    section = section_of(sign_in(client, cast.mediator), case.id)
    assert "改动 1 次" in section
    assert "2026-12-03 2026-11-20 作废：届满日由 2026-12-03 改为 2026-12-14" in section
    assert "旧的条文" in section
    assert "已经完成或作废的期限（1）" in section


def test_a_date_that_may_move_says_why_at_the_head_and_in_the_table(
    client: PageClient, cast: Cast
) -> None:
    case = make_case(cast)
    trace = ["依据：某条。", "2027 年放假安排尚未录入，届满日为暂定。"]
    make_clock(case, date(2027, 1, 4), rule="K04", trace=trace, is_provisional=True)
    sign_in(client, cast.mediator)
    for place in (head_of(client, case.id), section_of(client, case.id)):
        assert "暂定2027 年放假安排尚未录入，届满日为暂定。" in place


def test_the_page_of_acceptance_explains_the_term_that_would_begin(
    client: PageClient, cast: Cast
) -> None:
    case = make_case(cast, state=CaseState.REGISTERED, respondent_consent="agreed")
    page = text_of(sign_in(client, cast.registrar).page(f"/cases/{case.id}/steps/accept"))
    assert "今天受理的，至 2026-12-08" in page
    assert "第 15 日为 2026-12-08" in page
