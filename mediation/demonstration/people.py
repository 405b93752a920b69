"""Workers of the demonstration: invented people with everything that an intake page asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from random import Random

from mediation.demonstration.numbers import bank_card, identity_number, mobile
from mediation.domain.sex import Sex

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余"
    "于杜叶程魏苏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯"
    "龙史陶黎贺顾毛郝龚邵"
)
COMPOUND = ("欧阳", "上官", "司马", "诸葛")
MALE_NAMES = (
    *("建国", "志强", "海涛", "军", "伟", "勇", "浩然", "子轩", "国平", "大勇", "永刚"),
    *("成林", "宏伟", "小龙", "少华", "卫国", "德明", "文斌", "家辉", "振华", "明亮", "春生"),
    *("立新", "向东", "长青", "俊杰", "天佑", "一鸣", "思远", "学文", "庆丰", "金宝", "运来"),
    *("保全", "水生", "铁柱", "世杰", "宗翰", "嘉伟", "磊"),
)
FEMALE_NAMES = (
    *("秀英", "桂兰", "丽", "敏", "静", "燕", "雪梅", "玉珍", "晓红", "春花", "美玲"),
    *("海燕", "婷婷", "佳怡", "雨桐", "思琪", "欣然", "小芳", "翠萍", "凤霞", "金凤", "彩云"),
    *("淑芬", "月娥", "红梅", "艳", "莉", "慧", "冬梅", "素珍", "巧玲", "芳", "娟"),
    *("瑞雪", "梦洁", "晓雯", "若男", "芷若", "诗涵", "霞"),
)
# Names that a system must be able to write: rare, dotted, two surnames.
UNUSUAL = (
    ("张䶮", Sex.MALE, "汉族"),
    ("阿依古丽·买买提", Sex.FEMALE, "维吾尔族"),
    ("欧阳文静", Sex.FEMALE, "汉族"),
    ("赵頔", Sex.MALE, "汉族"),
    ("次仁卓嘎", Sex.FEMALE, "藏族"),
    ("李𬭎", Sex.MALE, "汉族"),
    ("木合塔尔·阿不都热依木", Sex.MALE, "维吾尔族"),
)
STREETS = (
    "槐树街",
    "解放路",
    "望江路",
    "和平里",
    "建设三路",
    "梧桐巷",
    "滨江大道",
    "纺织路",
    "文昌街",
)
BANKS = ("江城银行城东支行", "江城银行望江支行", "江城农商银行槐树分理处")


@dataclass(frozen=True)
class Person:
    """One invented worker."""

    name: str
    sex: Sex
    born_on: date
    ethnicity: str
    identity_number: str
    phone: str
    address: str
    bank_account: str
    bank_name: str


class Population:
    """Gives one new person after the other; nobody is given twice."""

    def __init__(self, random: Random, today: date) -> None:
        self._random = random
        self._oldest = today - timedelta(days=58 * 365)
        self._serials = count(1)
        self._unusual = iter(UNUSUAL)
        self._taken: set[str] = set()

    def next(self, sex: Sex | None = None) -> Person:
        """Somebody with a usual name."""
        sex = sex or self._random.choice((Sex.MALE, Sex.FEMALE))
        return self.named(next(self._names(sex)), sex)

    def next_unusual(self) -> Person:
        """Somebody whose name is hard to write, as long as there are any; then anybody."""
        found = next(self._unusual, None)
        return self.named(*found) if found else self.next()

    def named(self, name: str, sex: Sex, ethnicity: str = "汉族") -> Person:
        """Somebody with this very name."""
        self._taken.add(name)
        serial, random = next(self._serials), self._random
        born_on = self._oldest + timedelta(days=random.randrange(37 * 365))
        district = random.choice(("城东区", "城东区", "江北区"))
        street = f"{random.choice(STREETS)}{random.randint(1, 188)}号"
        room = f"{random.randint(1, 17)}{random.randint(1, 4):02d}室"
        flat = f"{random.randint(1, 12)}栋{random.randint(1, 6)}单元{room}"
        return Person(
            name=name,
            sex=sex,
            born_on=born_on,
            ethnicity=ethnicity,
            identity_number=identity_number(serial, born_on, sex),
            phone=mobile(1000 + serial),
            address=f"江城市{district}{street}{flat}",
            bank_account=bank_card(serial),
            bank_name=random.choice(BANKS),
        )

    def _names(self, sex: Sex) -> Iterator[str]:
        given = MALE_NAMES if sex is Sex.MALE else FEMALE_NAMES
        while True:
            surname = self._random.choice(SURNAMES)
            if self._random.random() < 0.02:
                surname = self._random.choice(COMPOUND)
            name = surname + self._random.choice(given)
            # Namesakes exist, but the same name on every page would look like an error.
            if name not in self._taken:
                yield name
