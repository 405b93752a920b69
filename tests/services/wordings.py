"""Words of a passage as keepers type them, and how they are proposed and approved."""

from dataclasses import replace
from datetime import timedelta

from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import AuditEntry, Case, Document, PaperWording, User
from mediation.services import paper_wordings as services
from mediation.services.paper_wordings import WordingData
from tests.cast import Cast, make_user
from tests.clock import MONDAY_MORNING
from tests.services.paper_cases import issue

TODAY = MONDAY_MORNING.date()
KIND, PASSAGE = "closing_notice", "closing_notice.other_ways"
CITY = WordingData(
    text="调解终结后，当事人可以依法申请仲裁或者提起诉讼；需要法律援助的，可以拨打12348。",
    region="4201",
    body_id=None,
    valid_from=TODAY,
    reason="市总工会例会确定",
)
SHIPPED = "逾期可能丧失相应权利"
AID = "可以拨打12348"


def second_keeper(cast: Cast) -> User:
    """Another keeper; the bodies lie in two districts of one city."""
    cast.body.division_code, cast.other_body.division_code = "420103000000", "420105000000"
    found = make_user("citysupervisor2", "何平", cast.city_union, Role.SUPERVISOR)
    db.session.commit()
    return found


def proposed(cast: Cast, data: WordingData = CITY) -> PaperWording:
    return services.propose(KIND, PASSAGE, data, by=cast.city_supervisor, at=MONDAY_MORNING)


def approved(cast: Cast, second: User, data: WordingData = CITY) -> PaperWording:
    row = proposed(cast, data)
    services.approve(row, by=second, at=MONDAY_MORNING)
    return row


def said(**changes: object) -> WordingData:
    """Words of another place or day, told apart by their beginning."""
    name = changes.pop("name", "甲")
    return replace(CITY, text=f"{name}：可以申请仲裁或者提起诉讼。", **changes)


def verbs() -> list[str]:
    db.session.expire_all()
    return [row.verb for row in db.session.query(AuditEntry).order_by(AuditEntry.id)]


def closed_by(case: Case, by: User, **extra: object) -> Document:
    return issue(case, KIND, by, **extra)


def give_up(row: PaperWording, by: User, days: int = 9) -> PaperWording:
    day = TODAY + timedelta(days=days)
    return services.give_up(row, valid_from=day, reason="不再需要", by=by, at=MONDAY_MORNING)


def previewed(by: User, number: str | None, text: str = CITY.text) -> bytes:
    return services.preview(KIND, PASSAGE, text, number or "", by=by, at=MONDAY_MORNING)
