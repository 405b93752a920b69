"""One record for one company, however its name is typed; found again while one types."""

import pytest
from sqlalchemy import func, select

from mediation.domain.employer_facts import Industry
from mediation.extensions import db
from mediation.models import Employer
from mediation.queries.employers import lookup
from mediation.services.employers import EmployerFacts, find_or_create
from mediation.services.transaction import transaction
from tests.applications import HOTEL_CODE

OTHER_CODE = "9144030071526726XG"
pytestmark = pytest.mark.usefixtures("app")


def found(name: str, **facts: object) -> Employer:
    chosen = facts.pop("employer_id", None)
    with transaction():
        return find_or_create(EmployerFacts(name=name, **facts), employer_id=chosen)


def count() -> int:
    return db.session.scalar(select(func.count()).select_from(Employer)) or 0


@pytest.mark.parametrize(
    "spelling",
    [
        "中金佳泰(天津)股权投资基金合伙企业(有限合伙)",
        "中金佳泰（天津） 股权投资基金合伙企业（有限合伙）",
        "中金佳泰〔天津〕股权投资基金合伙企业（有限合伙）",
    ],
)
def test_brackets_and_spaces_make_no_second_company(spelling: str) -> None:
    first = found("中金佳泰（天津）股权投资基金合伙企业（有限合伙）")
    assert found(spelling).id == first.id
    assert count() == 1


def test_a_credit_code_decides_over_the_name() -> None:
    first = found("城东悦来酒店有限公司", credit_code=HOTEL_CODE)
    assert found("悦来大酒店", credit_code=HOTEL_CODE).id == first.id
    assert first.name == "城东悦来酒店有限公司"


def test_what_was_missing_is_filled_in_and_what_is_known_stays() -> None:
    first = found("3M中国有限公司", address="解放路88号")
    found("3M中国有限公司", credit_code=OTHER_CODE, address="别处", industry=Industry.C)
    assert (first.credit_code, first.address, first.industry) == (OTHER_CODE, "解放路88号", "C")


def test_two_companies_of_one_name_are_told_apart_by_their_codes() -> None:
    first = found("长立商贸（宜昌）有限公司", credit_code=HOTEL_CODE)
    second = found("长立商贸（宜昌）有限公司", credit_code=OTHER_CODE)
    assert first.id != second.id
    assert found("长立商贸（宜昌）有限公司", employer_id=second.id).id == second.id


def test_a_chosen_record_is_left_when_another_name_was_typed_over_it() -> None:
    chosen = found("城东悦来酒店有限公司")
    assert found("城西如意酒店有限公司", employer_id=chosen.id).id != chosen.id


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("悦来", ["城东悦来酒店有限公司"]),
        ("城东", ["城东悦来酒店有限公司", "城东运输有限公司"]),
        ("91350100", ["城东悦来酒店有限公司"]),
        ("9135 0100m", ["城东悦来酒店有限公司"]),
        ("酒店 有限", ["城东悦来酒店有限公司"]),
        ("3m中国", ["3M中国有限公司"]),
        ("悦", []),
        ("", []),
        ("%%", []),
        ("__", []),
        ("\x00\x00", []),
        ("\x00悦来", ["城东悦来酒店有限公司"]),
    ],
)
def test_employers_are_found_while_one_types(typed: str, names: list[str]) -> None:
    found("城东悦来酒店有限公司", credit_code=HOTEL_CODE)
    found("城东运输有限公司")
    found("3M中国有限公司")
    assert [employer.name for employer in lookup(typed)] == names


def test_names_that_begin_so_come_first_and_ten_are_enough() -> None:
    found("江城悦来建材有限公司")
    for number in range(12):
        found(f"悦来第{number:02d}分公司")
    names = [employer.name for employer in lookup("悦来")]
    assert names == [f"悦来第{number:02d}分公司" for number in range(10)]
