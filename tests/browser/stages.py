"""Stretches of a case's life that several journeys share."""

from typing import Any

from tests.browser.conftest import Office

MEDIATOR = "李敏（在办 0 件）"


def willing_and_accepted(office: Office, case: dict[str, Any], day: str, number: str) -> str:
    """Registered, the respondent asked and willing, accepted: all on one day."""
    case_url = office.registrar.registers(case)
    office.registrar.takes_step(
        "征询对方意愿",
        {"征询之日": day, "请对方在此日前答复": day, "怎样联系的": "电话联系"},
    )
    office.registrar.takes_step(
        "登记对方答复", {"同意调解": "✓", "答复之日": day, "备注": "同意调解"}
    )
    office.registrar.takes_step("受理", {"受理之日": day})
    office.registrar.expects(number)
    return case_url


def put_in_the_mediators_hands(office: Office, case_url: str, day: str) -> None:
    """A mediator appointed, rights told, nothing to disclose."""
    office.supervisor.opens(case_url)
    office.supervisor.takes_step("指派调解员", {"调解员": MEDIATOR, "调解组织指定": "✓"})
    office.mediator.opens(case_url)
    office.mediator.takes_step("告知权利义务", {"告知之日": day, "已询问，无回避事由": "✓"})
