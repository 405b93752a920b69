"""The organisations of the demonstration and their people, entered as the administrators do."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from mediation.demonstration.accounts import ACCOUNTS, PASSWORD, Account
from mediation.demonstration.numbers import CITY_CODE, mobile
from mediation.domain.organisations import LegalType, OrganisationKind, UnionLevel
from mediation.domain.roles import ADMIN_ROLES
from mediation.models import Organisation, User
from mediation.services import notices, organisations, role_requests, users
from mediation.services.organisations import OrganisationData
from mediation.services.users import UserData

K, L, T = OrganisationKind, UnionLevel, LegalType


EAST, NORTH = f"{CITY_CODE}03", f"{CITY_CODE}05"


def _body(
    name: str,
    level: UnionLevel,
    legal_type: LegalType,
    short_name: str,
    address: str,
    *,
    division_code: str = EAST,
) -> OrganisationData:
    return OrganisationData(
        name=name,
        kind=K.MEDIATION_BODY,
        level=level,
        legal_type=legal_type,
        short_name=short_name,
        division_code=division_code,
        address=f"江城市{address}",
        phone=mobile(ord(short_name[0]) % 90),
    )


# Key → (key of the parent, what is typed); a parent stands before its children.
ORGANISATIONS: Mapping[str, tuple[str | None, OrganisationData]] = {
    "city_union": (
        None,
        OrganisationData("江城市总工会", K.UNION, level=L.CITY, division_code=f"{CITY_CODE}00"),
    ),
    "east_union": (
        "city_union",
        OrganisationData("城东区总工会", K.UNION, level=L.COUNTY, division_code=EAST),
    ),
    "north_union": (
        "city_union",
        OrganisationData("江北区总工会", K.UNION, level=L.COUNTY, division_code=NORTH),
    ),
    "builders_union": (
        "city_union",
        OrganisationData("江城市建筑行业工会联合会", K.UNION, level=L.INDUSTRY),
    ),
    "factory_union": (
        "east_union",
        OrganisationData("江城重型机器厂工会", K.UNION, level=L.ENTERPRISE),
    ),
    "east": (
        "east_union",
        _body("城东区劳动争议调解中心", L.COUNTY, T.PEOPLES_COMMITTEE, "东", "城东区解放路1号三楼"),
    ),
    "north": (
        "north_union",
        _body(
            "江北区劳动争议调解中心",
            L.COUNTY,
            T.COURT_LISTED,
            "北",
            "江北区和平里5号",
            division_code=NORTH,
        ),
    ),
    "town": (
        "east_union",
        _body("槐树街道劳动争议调解中心", L.TOWN, T.TOWNSHIP_BODY, "槐", "城东区槐树街2号"),
    ),
    "factory": (
        "factory_union",
        _body(
            "江城重型机器厂劳动争议调解委员会",
            L.ENTERPRISE,
            T.ENTERPRISE_COMMITTEE,
            "重机",
            "城东区重机路1号工会楼",
        ),
    ),
    "builders": (
        "builders_union",
        _body(
            "江城市建筑行业劳动争议调解中心", L.INDUSTRY, T.OTHER_BODY, "建", "城东区建设三路3号"
        ),
    ),
    "court": (None, OrganisationData("城东区人民法院", K.COURT)),
    "hr_bureau": (None, OrganisationData("城东区人力资源和社会保障局", K.HR_BUREAU)),
    "commission": (
        "hr_bureau",
        OrganisationData("城东区劳动人事争议仲裁委员会", K.ARBITRATION_COMMISSION),
    ),
    "justice_bureau": (None, OrganisationData("城东区司法局", K.JUSTICE_BUREAU)),
}

# More than any key there is.
NEWEST = 2**31 - 1


@dataclass(frozen=True)
class Offices:
    """Every organisation and every person, by key and by user name."""

    organisations: Mapping[str, Organisation]
    users: Mapping[str, User]

    def desk(self, body: str) -> User:
        """Who registers at a body."""
        return self._first(body, "REGISTRAR")

    def head(self, body: str) -> User:
        """Who assigns and archives at a body; a small one has nobody but its desk."""
        return self._first(body, "SUPERVISOR") if self._has(body, "SUPERVISOR") else self.desk(body)

    def second(self, body: str) -> User:
        """Who decides as the second person: of the body, else of the union above it."""
        at: str | None = body
        while at is not None and not self._has(at, "SUPERVISOR"):
            at = ORGANISATIONS[at][0]
        assert at is not None, "the city's union has a supervisor"
        return self._first(at, "SUPERVISOR")

    def _first(self, body: str, role: str) -> User:
        return next(
            self.users[account.username]
            for account in ACCOUNTS
            if account.organisation == body and role in {item.name for item in account.roles}
        )

    def _has(self, body: str, role: str) -> bool:
        return any(
            account.organisation == body and role in {item.name for item in account.roles}
            for account in ACCOUNTS
        )


def open_offices(at: datetime) -> Offices:
    """Enter the organisations, then the accounts: opened and given roles by two people."""
    found: dict[str, Organisation] = {}
    for key, (parent, data) in ORGANISATIONS.items():
        parent_id = found[parent].id if parent else None
        whole = replace(data, parent_id=parent_id)
        found[key] = organisations.create_organisation(whole, by=None, at=at)
    people: dict[str, User] = {}
    for serial, account in enumerate(ACCOUNTS, 1):
        people[account.username] = _open_account(account, serial, found, people, at)
    for user in people.values():
        # What was told while the offices were furnished is no news on anybody's first morning.
        notices.mark_seen(user, until_id=NEWEST, at=at)
    return Offices(found, people)


def _open_account(
    account: Account,
    serial: int,
    found: Mapping[str, Organisation],
    people: Mapping[str, User],
    at: datetime,
) -> User:
    is_admin = bool(account.roles & ADMIN_ROLES)
    data = UserData(account.name, found[account.organisation].id, phone=mobile(serial))
    user = users.create_user(
        account.username,
        data,
        password=PASSWORD,
        by=None if is_admin else people["weidong"],
        at=at,
        roles=account.roles if is_admin else frozenset(),
        must_change_password=False,
    )
    if not is_admin:
        asker, checker = people["jiangan"], people["shencha"]
        request = role_requests.change(
            user, account.roles, reason="按分工方案配备人员", by=asker, at=at
        )
        if request is not None:
            role_requests.approve(request, by=checker, at=at)
    return user
