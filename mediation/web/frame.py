"""What the frame of every page shows: navigation, search box, the line of the user."""

from dataclasses import dataclass
from typing import Any

from flask import Flask, g, request, url_for
from flask_login import current_user

from mediation.domain.joint_meetings import READER_ROLES
from mediation.domain.roles import ADMIN_ROLES, CASE_ROLES, LIAISON_ROLES, Role
from mediation.models import CaseAccess
from mediation.queries import account, inbox, incoming, keeping
from mediation.queries.incoming import DESK_ROLES
from mediation.services.sessions import ends_at
from mediation.web import clock
from mediation.web.identity import policies
from mediation.web.identity.sessions import current_session


@dataclass(frozen=True)
class NavItem:
    """One entry of the main navigation."""

    label: str
    url: str
    active: bool


ROLE_DECIDERS = frozenset({Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
RULE_KEEPERS = frozenset({Role.SUPERVISOR, Role.SYSTEM_ADMIN})
FIGURE_READERS = CASE_ROLES | {Role.SYSTEM_ADMIN}
EMERGENCY_READERS = CASE_ROLES | {Role.AUDIT_ADMIN}
CASE_FEATURES = (
    *("cases.", "intake.", "agreements.", "documents.", "evidence.", "shares.", "exports."),
    *("jobs.", "prints.", "consents.", "reminders.", "overrides.", "serving.", "home.search"),
    "handoff.",
    *("numbers.index", "numbers.gap"),
)
# Whoever answers for what is held about persons.
PRIVACY_ROLES = ADMIN_ROLES | {Role.SUPERVISOR}

# (endpoint, label, who sees it, the beginnings of the endpoints that belong to it)
ENTRIES: tuple[tuple[str, str, frozenset[Role], tuple[str, ...]], ...] = (
    ("home.show", "首页", CASE_ROLES, ("home.show",)),
    ("inbox.index", "待办", CASE_ROLES, ("inbox.",)),
    ("cases.index", "案件", CASE_ROLES, CASE_FEATURES),
    ("home.diary", "日程", CASE_ROLES, ("home.diary",)),
    ("dates.index", "期限", CASE_ROLES, ("dates.",)),
    ("calculator.index", "计算器", CASE_ROLES, ("calculator.",)),
    ("incoming.index", "来案", DESK_ROLES, ("incoming.", "received.")),
    ("incoming.sent", "转出案件", LIAISON_ROLES, ("incoming.",)),
    ("received.index", "交换包", LIAISON_ROLES, ("received.",)),
    ("desk.index", "共享给我们的", LIAISON_ROLES, ("desk.", "home.search")),
    ("handoff.contracts", "移送契约", LIAISON_ROLES, ("handoff.contracts",)),
    ("meetings.index", "联席会议", READER_ROLES, ("meetings.",)),
    (
        "admin.organisations",
        "机构",
        ADMIN_ROLES,
        ("admin.organisation", "admin.new_organisation", "numbers.pattern", "numbers.register"),
    ),
    ("admin.users", "用户", ADMIN_ROLES, ("admin.user", "admin.new_user", "admin.roles")),
    (
        "admin.role_request_list",
        "角色复核",
        frozenset({Role.SECURITY_ADMIN, Role.AUDIT_ADMIN}),
        ("admin.role_request",),
    ),
    (
        "tokens.programs",
        "接口令牌",
        frozenset({Role.SECURITY_ADMIN}),
        ("tokens.programs", "tokens.allow"),
    ),
    ("webhooks.index", "事件通知", frozenset({Role.SECURITY_ADMIN}), ("webhooks.",)),
    ("emergency.index", "应急查阅", frozenset({Role.AUDIT_ADMIN}), ("emergency.",)),
    (
        "admin.calendar",
        "工作日历",
        ADMIN_ROLES,
        ("admin.calendar", "admin.set_day", "admin.notice"),
    ),
    ("rules.index", "期限规则", RULE_KEEPERS, ("rules.",)),
    ("clauses.index", "条款库", RULE_KEEPERS, ("clauses.",)),
    ("wordings.index", "文书用语", RULE_KEEPERS, ("wordings.",)),
    ("parameters.index", "地方标准", FIGURE_READERS, ("parameters.",)),
    (
        "admin.backups",
        "备份",
        frozenset({Role.SYSTEM_ADMIN}),
        ("admin.backups", "admin.run_backup"),
    ),
    ("privacy.index", "个人信息", PRIVACY_ROLES, ("privacy.",)),
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
            NavItem(
                _label(endpoint, label),
                url_for(endpoint),
                (request.endpoint or "").startswith(owned),
            )
            for endpoint, label, seen_by, owned in ENTRIES
            if seen_by & roles
        ],
        "search_url": url_for("home.search") if roles & (CASE_ROLES | LIAISON_ROLES) else "",
        "user_line": _user_line(),
        "jobs_url": url_for("jobs.index") if roles & CASE_ROLES else "",
        "password_url": url_for("auth.password"),
        "account_url": url_for("account.show"),
        "emergency_url": url_for("emergency.index") if roles & EMERGENCY_READERS else "",
        "emergency": [_emergency(access) for access in g.emergency],
        "unseen_notices": account.unseen_notices(current_user),
        "logout_url": url_for("auth.logout"),
        **_session_watch(),
    }


def _emergency(access: CaseAccess) -> dict[str, str]:
    """One line of the bar that stands on every page while emergency access lasts."""
    return {
        "number": access.case.number or f"登记第{access.case_id}号",
        "until": f"{access.until_at:%m-%d %H:%M}",
        "url": url_for("cases.show", case_id=access.case_id),
        "end_url": url_for("emergency.end", access_id=access.id),
    }


def _session_watch() -> dict[str, Any]:
    """What the script needs that warns before the session ends."""
    left = ends_at(current_session(), policies.limits()) - clock.now()
    return {
        "session_left": int(left.total_seconds()),
        "session_url": url_for("auth.session_left"),
        "login_url": url_for("auth.login"),
    }


def _label(endpoint: str, label: str) -> str:
    """An entry with a word more when something there cannot wait."""
    if endpoint == "inbox.index":
        return f"{label} {count}" if (count := _waiting_count()) else label
    if endpoint == "incoming.index":
        return f"{label} {count}" if (count := incoming.waiting_count(current_user)) else label
    overdue = endpoint == "admin.backups" and keeping.is_backup_overdue(clock.now())
    return f"{label}（已过期）" if overdue else label


def _waiting_count() -> str:
    """How many items wait in the inbox, asked once a request; empty for none."""
    if "inbox_count" not in g:
        g.inbox_count = inbox.waiting_count(current_user)
    return f"{inbox.COUNTED}+" if g.inbox_count > inbox.COUNTED else str(g.inbox_count or "")


def _user_line() -> str:
    roles = "、".join(role.label for role in Role if role in current_user.roles)
    return f"{current_user.name} · {roles} · {current_user.organisation.name}"
