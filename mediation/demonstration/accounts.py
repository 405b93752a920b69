"""Who can sign in to the demonstration, and the one password of all."""

from dataclasses import dataclass

from mediation.domain.roles import Role

# Known to everybody who can read: seeding refuses to run where real cases are kept.
PASSWORD = "chunfeng-huayu-2026"


@dataclass(frozen=True)
class Account:
    """One account; `organisation` is a key of `offices.ORGANISATIONS`."""

    username: str
    name: str
    organisation: str
    roles: frozenset[Role]


def _account(username: str, name: str, organisation: str, *roles: Role) -> Account:
    return Account(username, name, organisation, frozenset(roles))


# The administrators come first: they open the other accounts.
ACCOUNTS = (
    _account("weidong", "卫东", "city_union", Role.SYSTEM_ADMIN),
    _account("jiangan", "蒋安", "city_union", Role.SECURITY_ADMIN),
    _account("shencha", "沈察", "city_union", Role.AUDIT_ADMIN),
    _account("sunning", "孙宁", "city_union", Role.SUPERVISOR),
    _account("huangli", "黄立", "east_union", Role.SUPERVISOR),
    _account("zhangmeng", "张萌", "east", Role.REGISTRAR),
    _account("limin", "李敏", "east", Role.MEDIATOR),
    _account("zhouzheng", "周正", "east", Role.MEDIATOR),
    _account("hejing", "何静", "east", Role.MEDIATOR),
    _account("zhaogang", "赵刚", "east", Role.SUPERVISOR),
    _account("wuyue", "吴越", "north", Role.REGISTRAR),
    _account("zhenghao", "郑好", "north", Role.MEDIATOR),
    _account("qianli", "钱立", "north", Role.SUPERVISOR),
    _account("xuhui", "徐慧", "town", Role.REGISTRAR, Role.MEDIATOR),
    _account("hanmei", "韩梅", "factory", Role.REGISTRAR, Role.MEDIATOR),
    _account("luocheng", "罗成", "builders", Role.REGISTRAR, Role.MEDIATOR),
    _account("gaoning", "高宁", "court", Role.COURT_LIAISON),
    _account("fengxue", "冯雪", "hr_bureau", Role.HR_LIAISON),
    _account("caoying", "曹颖", "commission", Role.HR_LIAISON),
    _account("chenchen", "陈晨", "justice_bureau", Role.JUSTICE_LIAISON),
)
