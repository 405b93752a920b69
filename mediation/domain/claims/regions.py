"""Regions by division code: "" the country, "42" a province, "4201" a city, "420103" a district."""

import re
from collections.abc import Mapping

# GB/T 2260, the first two digits; Guangdong is named as its published table names it.
_PROVINCES = (
    "11北京 12天津 13河北 14山西 15内蒙古 21辽宁 22吉林 23黑龙江 31上海 32江苏 33浙江 34安徽 "
    "35福建 36江西 37山东 41河南 42湖北 43湖南 44广东 45广西 46海南 50重庆 51四川 52贵州 53云南 "
    "54西藏 61陕西 62甘肃 63青海 64宁夏 65新疆"
)
PROVINCES = {each[:2]: each[2:] for each in _PROVINCES.split()}
_CITIES_OF_THEIR_OWN = {"11", "12", "31", "50"}
PROVINCE, CITY, DISTRICT, VILLAGE = 2, 4, 6, 12
_CODE = re.compile(r"[0-9]{2}(?:[0-9]{2}(?:[0-9]{2}(?:[0-9]{6})?)?)?")


def region_code(text: str) -> str | None:
    """The shortest code of a region, '4201' for 420100; None when the text is no code."""
    if not _CODE.fullmatch(text):
        return None
    code = text[:DISTRICT] if text[DISTRICT:] == "000000" else text
    while PROVINCE < len(code) <= DISTRICT and code.endswith("00"):
        code = code[:-2]
    return code


def chain(division_code: str) -> tuple[str, ...]:
    """The region and what is above it, the nearest first, without the country."""
    code = region_code(division_code) or ""
    lengths = [each for each in (VILLAGE, DISTRICT, CITY, PROVINCE) if each <= len(code)]
    return tuple(code[:length] for length in lengths)


def usual_region(division_code: str, level: int) -> str:
    """The region that usually publishes for a place; a city of its own is its province."""
    code = region_code(division_code) or ""
    if level == CITY and code[:PROVINCE] in _CITIES_OF_THEIR_OWN:
        level = PROVINCE
    return code[:level]


def name_of(code: str, names: Mapping[str, str]) -> str:
    """What a region is called: as the office calls it, or as its province is known."""
    return names.get(code) or PROVINCES.get(code) or f"地区 {code}"
