"""Employers of the demonstration: invented companies of an invented city."""

from dataclasses import dataclass

from mediation.demonstration.numbers import credit_code, mobile
from mediation.domain.employer_facts import EmployerNature, Industry

N, S = EmployerNature, Industry
LIMITED = N.LIMITED_COMPANY


@dataclass(frozen=True)
class Company:
    """One invented employer."""

    name: str
    industry: Industry
    nature: EmployerNature
    legal_representative: str
    address: str
    credit_code: str
    phone: str
    clerk: str


# Name, industry, nature, legal representative, its clerk for staff matters, address.
_ROWS = (
    ("城东悦来酒店有限公司", S.H, LIMITED, "冯建国", "钱小曼", "城东区解放路18号"),
    ("汇达物流有限公司", S.G, LIMITED, "贺长顺", "邵丽", "城东区滨江大道266号"),
    ("江城宏图建设有限公司", S.E, LIMITED, "雷鸣", "段玉", "城东区建设三路9号"),
    ("米兰餐饮管理有限公司", S.H, LIMITED, "米晓岚", "郝佳", "城东区文昌街77号"),
    ("江城佳佳服饰有限公司", S.C, LIMITED, "贾佳", "尹红", "城东区纺织路30号"),
    ("恒通电子（江城）有限公司", S.C, N.HMT_INVESTED, "龚志恒", "苏雯", "城东区高新一路5号"),
    ("城北商贸有限公司", S.F, LIMITED, "闫北辰", "汤洁", "江北区和平里12号"),
    ("汇通科技股份有限公司", S.I, N.JOINT_STOCK_COMPANY, "石慧通", "祝晶", "城东区高新二路88号"),
    ("江城市望江纺织厂", S.C, N.UNINCORPORATED_FIRM, "陶望平", "葛萍", "城东区纺织路1号"),
    ("江城顺风耳速递有限公司", S.G, LIMITED, "耿顺", "毛晓", "江北区滨江大道501号"),
    ("江城好帮手家政服务有限公司", S.O, LIMITED, "柳好", "申雪", "城东区梧桐巷6号"),
    ("江城金穗食品有限公司", S.C, LIMITED, "金穗平", "洪霞", "江北区望江路150号"),
    ("江城蓝盾保安服务有限公司", S.L, LIMITED, "盛蓝", "包敏", "城东区和平里40号"),
    ("江城清源物业管理有限公司", S.K, LIMITED, "源清泉", "谷雨", "城东区望江路8号"),
    ("江城星海教育咨询有限公司", S.P, LIMITED, "海星辰", "倪静", "城东区文昌街102号"),
    ("江城康宁医院", S.Q, N.PRIVATE_NON_ENTERPRISE, "宁康", "易莉", "城东区解放路233号"),
    ("江城百味轩餐饮店", S.H, N.INDIVIDUAL_BUSINESS, "百里香", "", "城东区槐树街14号"),
    ("江城大江机械制造有限公司", S.C, LIMITED, "江大川", "施敏", "江北区建设三路60号"),
    ("江城重型机器厂", S.C, N.UNINCORPORATED_FIRM, "厉重山", "庄严", "城东区重机路1号"),
    ("江城晨光文具有限公司", S.C, LIMITED, "晨曦", "车丽", "江北区和平里66号"),
    ("江城飞腾网络科技有限公司", S.I, LIMITED, "滕飞", "安然", "城东区高新一路19号"),
    ("江城一品装饰工程有限公司", S.E, LIMITED, "品一凡", "左艳", "城东区建设三路77号"),
    ("江城恒基建筑劳务有限公司", S.E, LIMITED, "基恒", "康娜", "江北区建设三路102号"),
    ("江城惠民超市连锁有限公司", S.F, LIMITED, "惠民生", "裴佳", "城东区解放路56号"),
    ("江城绿野园林有限公司", S.N, LIMITED, "野青青", "甘甜", "江北区滨江大道88号"),
    ("江城速送信息技术有限公司", S.I, LIMITED, "宿松", "殷巧", "城东区高新二路16号"),
    ("江城同舟人力资源有限公司", S.L, LIMITED, "周同舟", "柯敏", "城东区文昌街5号"),
    ("江城光影传媒有限公司", S.R, LIMITED, "光远", "章颖", "城东区梧桐巷22号"),
    ("江城博爱口腔门诊部", S.Q, N.SOLE_PROPRIETORSHIP, "博文", "樊星", "江北区文昌街9号"),
    ("江城永固混凝土有限公司", S.C, LIMITED, "顾永固", "阮琴", "江北区望江路310号"),
    ("江城万家乐家具有限公司", S.C, LIMITED, "万家", "纪晓", "江北区纺织路45号"),
    ("江城天天洗涤有限公司", S.O, LIMITED, "田天", "管红", "城东区槐树街90号"),
    ("江城长城汽车修理厂", S.O, N.SOLE_PROPRIETORSHIP, "城长青", "", "江北区解放路400号"),
    ("江城锦绣印染有限公司", S.C, LIMITED, "锦程", "卓然", "城东区纺织路72号"),
    ("江城东方药业有限公司", S.C, LIMITED, "方东升", "覃芳", "城东区高新一路33号"),
    ("江城小太阳幼儿园", S.P, N.PRIVATE_NON_ENTERPRISE, "阳小暖", "池清", "江北区梧桐巷3号"),
    ("江城海天水产有限公司", S.F, LIMITED, "海天阔", "连云", "江北区滨江大道12号"),
    ("江城安达客运有限公司", S.G, LIMITED, "安达", "翟静", "城东区望江路60号"),
    ("江城新视界眼镜有限公司", S.F, LIMITED, "视明", "饶雪", "城东区解放路90号"),
    ("江城鼎盛房地产经纪有限公司", S.K, LIMITED, "鼎盛华", "农芳", "城东区滨江大道39号"),
)


def _company(serial: int, row: tuple[str, Industry, EmployerNature, str, str, str]) -> Company:
    name, industry, nature, head, clerk, address = row
    return Company(
        name=name,
        industry=industry,
        nature=nature,
        legal_representative=head,
        address=f"江城市{address}",
        credit_code=credit_code(serial),
        phone=mobile(100 + serial),
        clerk=clerk,
    )


COMPANIES = tuple(_company(serial, row) for serial, row in enumerate(_ROWS, 1))
BY_NAME = {company.name: company for company in COMPANIES}
