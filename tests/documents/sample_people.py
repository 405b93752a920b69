"""The people of the sample papers: everybody is invented."""

from dataclasses import replace
from datetime import date, timedelta, timezone
from decimal import Decimal

from mediation.documents.facts import (
    BodyFacts,
    ClaimFacts,
    EnclosureFacts,
    PartyFacts,
    RepresentativeFacts,
)

SHANGHAI = timezone(timedelta(hours=8))

BODY = BodyFacts(
    name="城东区总工会劳动争议调解中心",
    seal_name="城东区总工会劳动争议人民调解委员会",
    address="城东区和平路18号三楼",
    phone="0000-5550100",
    legal_basis="《中华人民共和国人民调解法》第三十四条",
)
WORKER = PartyFacts(
    side_label="申请人",
    kind="person",
    name="王秀兰",
    sex="女",
    birth_date=date(1979, 3, 2),
    ethnicity="汉族",
    id_type="居民身份证",
    id_number="999999197903020046",
    address="城东区槐树街14号2单元301室",
    service_address="城东区人民路9号传达室",
    phone="13000000046",
    representatives=(
        RepresentativeFacts(
            name="赵明",
            occupation="城东区总工会法律援助律师",
            phone="13000000101",
            powers="特别授权：代为承认、变更、放弃请求，参加调解并签署调解协议",
        ),
    ),
)
EMPLOYER = PartyFacts(
    side_label="被申请人",
    kind="organisation",
    name="城东悦来酒店有限公司",
    credit_code="91999999MA0000009K",
    address="城东区解放路88号",
    phone="0000-5550188",
    legal_representative="冯建国",
    legal_representative_post="经理",
    representatives=(
        RepresentativeFacts(
            name="孙芳", occupation="本单位人事主管", powers="一般授权：代为陈述、参加调解"
        ),
    ),
)
CLAIMS = (
    ClaimFacts(
        kind="劳动报酬",
        period_start=date(2026, 6, 1),
        period_end=date(2026, 9, 30),
        amount=Decimal("12600.00"),
        text="被申请人自2026年6月起未足额支付工资。",
    ),
    ClaimFacts(kind="经济补偿", amount=Decimal("1409.50")),
)
ENCLOSURES = (
    EnclosureFacts(name="居民身份证", pages=1, form="复印件", source="申请人"),
    EnclosureFacts(name="2026年6月至9月工资条", copies=4, pages=4, form="原件", source="申请人"),
    EnclosureFacts(
        name="考勤记录截图", pages=12, form="电子件", source="申请人", note="已核对原机"
    ),
)


def people(count: int) -> tuple[PartyFacts, ...]:
    """Return a crowd of invented applicants."""
    surnames, given = "赵钱孙李周吴郑王冯陈", "建国秀兰志强玉梅海燕晓东丽华永红"
    return tuple(
        replace(
            WORKER,
            name=surnames[index % 10] + given[index % 8 * 2 : index % 8 * 2 + 1 + index % 2],
            id_number=f"9999991979030{index:05d}",
            address=f"城东区槐树街{index + 1}号",
            service_address="",
            representatives=(),
        )
        for index in range(count)
    )
