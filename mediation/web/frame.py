"""What the frame of every page shows: navigation, search box, the line of the user."""

from dataclasses import dataclass
from typing import Any

from flask import Flask, request, url_for
from flask_login import current_user

from mediation.domain.roles import ADMIN_ROLES, CASE_ROLES, LIAISON_ROLES, Role


@dataclass(frozen=True)
class NavItem:
    """One entry of the main navigation."""

    label: str
    url: str
    active: bool


CASE_FEATURES = ("cases.", "intake.", "agreements.", "documents.", "shares.", "home.search")

# (endpoint, label, who sees it, the beginnings of the endpoints that belong to it)
ENTRIES: tuple[tuple[str, str, frozenset[Role], tuple[str, ...]], ...] = (
    ("home.show", "首页", CASE_ROLES, ("home.show",)),
    ("cases.index", "案件", CASE_ROLES, CASE_FEATURES),
    ("home.diary", "日程", CASE_ROLES, ("home.diary",)),
    ("home.dates", "期限", CASE_ROLES, ("home.dates",)),
    ("desk.index", "共享给我们的", LIAISON_ROLES, ("desk.", "home.search")),
    ("admin.organisations", "机构", ADMIN_ROLES, ("admin.organisation", "admin.new_organisation")),
    ("admin.users", "用户", ADMIN_ROLES, ("admin.user", "admin.new_user", "admin.roles")),
    ("admin.calendar", "工作日历", ADMIN_ROLES, ("admin.calendar", "admin.set_day")),
    (
        "admin.backups",
        "备份",
        frozenset({Role.SYSTEM_ADMIN}),
        ("admin.backups", "admin.run_backup"),
    ),
    ("admin.trail", "审计日志", frozenset({Role.AUDIT_ADMIN}), ("admin.trail",)),
)


def init_app(app: Flask) -> None:
    """Give every template the frame's variables."""
    app.context_processor(_frame)


def _frame() -> dict[str, Any]:
    if not current_user.is_authenticated or current_user.must_change_password:
        return {"nav_items": [], "logout_url": url_for("auth.logout")}
    roles = current_user.roles
    return {
        "nav_items": [
            NavItem(label, url_for(endpoint), (request.endpoint or "").startswith(owned))
            for endpoint, label, seen_by, owned in ENTRIES
            if seen_by & roles
        ],
        "search_url": url_for("home.search") if roles & (CASE_ROLES | LIAISON_ROLES) else "",
        "user_line": _user_line(),
        "password_url": url_for("auth.password"),
        "logout_url": url_for("auth.logout"),
    }


def _user_line() -> str:
    roles = "、".join(role.label for role in Role if role in current_user.roles)
    return f"{current_user.name} · {roles} · {current_user.organisation.name}"
