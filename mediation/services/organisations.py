"""The tree of organisations: added to, corrected, closed; never deleted."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, literal, select, update

from mediation.domain.errors import EditConflict, FieldChange, FieldProblem, InvalidInput
from mediation.domain.numbering import first_twin
from mediation.domain.organisations import LegalType, OrganisationKind, UnionLevel
from mediation.extensions import db
from mediation.models import Organisation, User
from mediation.queries import number_patterns
from mediation.services.audit import audit
from mediation.services.transaction import transaction


@dataclass(frozen=True)
class OrganisationData:
    """What is typed about an organisation."""

    name: str
    kind: OrganisationKind
    parent_id: int | None = None
    level: UnionLevel | None = None
    legal_type: LegalType | None = None
    short_name: str | None = None
    division_code: str | None = None
    address: str | None = None
    phone: str | None = None
    is_active: bool = True


LABELS = {
    "name": "名称",
    "kind": "类别",
    "parent_id": "上级机构",
    "level": "层级",
    "legal_type": "组织性质",
    "short_name": "编号简称",
    "division_code": "行政区划代码",
    "address": "地址",
    "phone": "电话",
    "is_active": "启用",
}


def create_organisation(data: OrganisationData, *, by: User | None, at: datetime) -> Organisation:
    """Add an organisation under its parent."""
    with transaction():
        parent = _parent(data)
        _require_sound(data, None)
        organisation = Organisation(**asdict(data))
        db.session.add(organisation)
        db.session.flush()
        organisation.path = f"{parent.path if parent else '/'}{organisation.id}/"
        audit("organisation.created", by=by, at=at, subject=data.name)
    return organisation


def update_organisation(
    organisation: Organisation,
    data: OrganisationData,
    *,
    expected_version: int,
    by: User,
    at: datetime,
) -> None:
    """Correct an organisation; moving it takes all below it along."""
    with transaction():
        changes = _changes(organisation, data)
        if organisation.version != expected_version:
            raise EditConflict(changes, organisation.version)
        parent = _parent(data)
        if parent is not None and parent.path.startswith(organisation.path):
            raise InvalidInput(FieldProblem("parent_id", "上级机构不能是本机构或它的下级。"))
        _require_sound(data, organisation.id)
        for name, value in asdict(data).items():
            setattr(organisation, name, value)
        _move_tree(organisation, f"{parent.path if parent else '/'}{organisation.id}/")
        fields = [change.label for change in changes]
        audit("organisation.updated", by=by, at=at, subject=data.name, data={"fields": fields})


def _parent(data: OrganisationData) -> Organisation | None:
    return db.session.get_one(Organisation, data.parent_id) if data.parent_id else None


def _require_sound(data: OrganisationData, own_id: int | None) -> None:
    problems = []
    namesake = db.session.scalar(select(Organisation.id).filter_by(name=data.name))
    if namesake is not None and namesake != own_id:
        problems.append(FieldProblem("name", "已有同名机构，请核对；不同的机构请写全称。"))
    if data.legal_type is not None:
        if data.kind not in {OrganisationKind.UNION, OrganisationKind.MEDIATION_BODY}:
            sentence = "只有工会和调解组织才有组织性质，请清空。"
            problems.append(FieldProblem("legal_type", sentence))
        if not data.short_name:
            sentence = "调解组织需要编号简称，用于案号，例如“东”。"
            problems.append(FieldProblem("short_name", sentence))
    elif data.kind is OrganisationKind.MEDIATION_BODY:
        sentence = "请选择调解组织的组织性质，它决定协议可以走哪些确认程序。"
        problems.append(FieldProblem("legal_type", sentence))
    twin = _same_numbers(data, own_id) if data.legal_type and data.short_name else ""
    if twin:
        problems.append(FieldProblem("short_name", twin))
    if problems:
        raise InvalidInput(*problems)


def _same_numbers(data: OrganisationData, own_id: int | None) -> str:
    """Why the short name would give numbers that another body gives, or nothing."""
    with db.session.no_autoflush:
        every = number_patterns.numberings()
    rows = every.pop(own_id, None) if own_id else None
    old = rows or number_patterns.numberings_of(Organisation(name=data.name, short_name=""), [])
    others = [each for numberings in every.values() for each in numberings]
    for numbering in old:
        twin = first_twin(replace(numbering, short_name=str(data.short_name)), others)
        if twin is not None:
            return f"编号会与{twin.words}相同，请换一个简称。"
    return ""


def _changes(organisation: Organisation, data: OrganisationData) -> tuple[FieldChange, ...]:
    pairs = ((name, getattr(organisation, name), value) for name, value in asdict(data).items())
    return tuple(
        FieldChange(LABELS[name], _written(before), _written(after))
        for name, before, after in pairs
        if before != after
    )


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(getattr(value, "label", value) or "（空）")


def _move_tree(organisation: Organisation, path: str) -> None:
    if organisation.path == path:
        return
    old = organisation.path
    below = Organisation.path.startswith(old)
    moved = literal(path) + func.substr(Organisation.path, len(old) + 1)
    db.session.flush()
    statement = update(Organisation).where(below).values(path=moved)
    db.session.execute(statement, execution_options={"synchronize_session": "fetch"})
