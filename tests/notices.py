"""A holiday notice as an office would paste it; 2027 has none yet and the days are made up."""

from datetime import date

from mediation.domain.holiday_notice import HolidayNotice, TypedNotice, read_notice

LINES = (
    "一、元旦：1月1日（周五）至3日（周日）放假，共3天。",
    "二、春节：2月5日（农历除夕、周五）至12日（周五）放假调休，共8天。1月31日（周日）、2月13日（周六）上班。",
    "三、清明节：4月3日（周六）至5日（周一）放假，共3天。",
    "四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。",
    "五、端午节：6月9日（周三）放假1天，不调休。",
    "六、中秋节：9月15日（周三）放假，共1天。",
    "七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。",
)
TEXT = "\n".join(LINES)
MOVABLE = {
    "new_year": date(2027, 2, 6),
    "qingming": date(2027, 4, 5),
    "dragon_boat": date(2027, 6, 9),
    "mid_autumn": date(2027, 9, 15),
}


def typed_notice(text: str = TEXT, year: int = 2027, **days: date) -> TypedNotice:
    """What is typed for 2027; a test names what differs."""
    return TypedNotice(year, text, **(MOVABLE | days))


def notice_of_2027() -> HolidayNotice:
    """The notice, read."""
    return read_notice(typed_notice())
