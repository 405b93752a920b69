"""A list pasted from a spreadsheet becomes people."""

import pytest

from mediation.domain.pasted_list import PastedPerson, read_people


def test_cells_between_tabs_are_read_with_heading_and_serial_numbers_left_out() -> None:
    pasted = (
        "序号\t姓名\t身份证号\t手机\t金额\r\n"
        "1\t常某\t360426199101010071\t13800001234\t22000.00\r\n"
        "\r\n"
        "2\t罗桂芳\t11010519491231002x\t138 0000 5678\t9,180.50\r\n"
    )
    assert read_people(pasted) == (
        PastedPerson("常某", "360426199101010071", "13800001234", "22000.00"),
        PastedPerson("罗桂芳", "11010519491231002x", "138 0000 5678", "9,180.50"),
    )


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("王秀兰", PastedPerson("王秀兰")),
        ("王秀兰\t\t\t12600", PastedPerson("王秀兰", amount="12600")),
        ("王秀兰\t12600元\t13800001234", PastedPerson("王秀兰", "", "13800001234", "12600元")),
        ("王秀兰  13800001234  12600", PastedPerson("王秀兰", "", "13800001234", "12600")),
        ("王秀兰,13800001234,12,600.00", PastedPerson("王秀兰", "", "13800001234", "12,600.00")),
        ("John Smith 13800001234", PastedPerson("John Smith", "", "13800001234")),
        ("买买提·吐尔逊\t13800001234", PastedPerson("买买提·吐尔逊", "", "13800001234")),
        ("张䶮\tH12345678", PastedPerson("张䶮", "H12345678")),
        # A number that looks like none of these is left for the clerk to see that it is missing.
        ("王秀兰\t3604261991", PastedPerson("王秀兰", amount="3604261991")),
    ],
)
def test_cells_are_told_apart_by_what_they_look_like(line: str, person: PastedPerson) -> None:
    assert read_people(line) == (person,)


def test_nothing_is_made_of_nothing() -> None:
    assert read_people(" \n\t\t\n") == ()
    assert read_people("姓名\t身份证号") == ()
