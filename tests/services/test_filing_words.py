"""What an application says of people and property, beyond its sums."""

from mediation.domain.exits import RouteKind as R
from mediation.extensions import db
from mediation.services import exit_papers
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.documents.reading import text_of as text_in
from tests.services.paper_cases import broken, enforceable
from tests.services.test_record_payment import pay


def issued(case, cast: Cast, way: R):
    return exit_papers.issue_all(case, way, by=cast.mediator, at=MONDAY_MORNING)


def test_who_is_who_is_said_where_the_titles_change(cast: Cast) -> None:
    case = broken(cast)
    case.facts = "被申请人拖欠申请人工资。"
    db.session.commit()
    bridge = "以下沿用调解中的称谓，申请人即原告，被申请人即被告。"
    assert bridge in text_in(issued(case, cast, R.SUIT_FOR_WAGES)[-1].content)
    assert "沿用调解中的称谓" not in text_in(issued(case, cast, R.ARBITRATION)[-1].content)


def test_the_debtors_property_is_told_from_what_the_case_knows(cast: Cast) -> None:
    case = enforceable(cast)
    text = text_in(issued(case, cast, R.ENFORCEMENT)[-1].content)
    assert f"的住所地、经营场所：{case.respondents[0].address}" in text
    assert "通过网络执行查控系统调查" in text
    part = case.agreements[0].terms[0].instalments[0]
    pay(case, cast, part, "100.00", voucher="工行回单 7731")
    db.session.expire_all()
    again = text_in(issued(case, cast, R.ENFORCEMENT)[-1].content)
    assert "工行回单7731" in again
