"""Tokens of the interface: their form, how long they live, and what each may be used for."""

import re
from datetime import date, datetime, timedelta
from enum import StrEnum

from mediation.domain.case_flow import Action
from mediation.domain.permissions import DATE_ACTIONS
from mediation.domain.roles import CASE_ROLES, LIAISON_ROLES, Role

LONGEST_LIFE = timedelta(days=366)
# How long the secret of before still opens after a new one was made: until programs are changed.
GRACE = timedelta(days=7)
# hjt_, eight signs by which the token is found, and the secret of 256 bits.
TOKEN = re.compile(r"hjt_([a-z0-9]{8})_([A-Za-z0-9_-]{43})")
# A case is mediated, and a second pair of eyes looks, by persons: programs take down and answer.
PROGRAM_ROLES = LIAISON_ROLES | {Role.REGISTRAR}
# Who collects, renews and stops the tokens of the programs of their organisation. Administrators
# allow these tokens and never hold one, for it would show them cases.
COLLECTOR_ROLES = LIAISON_ROLES | {Role.SUPERVISOR}
PREFIX_SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789"
PREFIX_LENGTH = 8


class ApiScope(StrEnum):
    """What a token may be used for; the rights of its account are asked besides, always."""

    CASES_READ = "cases:read"
    CASES_WRITE = "cases:write"
    DEADLINES_READ = "deadlines:read"
    DEADLINES_WRITE = "deadlines:write"
    DOCUMENTS_READ = "documents:read"
    DOCUMENTS_WRITE = "documents:write"
    AGREEMENTS_READ = "agreements:read"
    AGREEMENTS_WRITE = "agreements:write"
    PERFORMANCE_READ = "performance:read"
    PERFORMANCE_WRITE = "performance:write"
    EVIDENCE_READ = "evidence:read"
    EVIDENCE_WRITE = "evidence:write"
    SHARES_READ = "shares:read"
    SHARES_WRITE = "shares:write"
    REFERRALS_READ = "referrals:read"
    REFERRALS_WRITE = "referrals:write"
    EXPORT = "exports:read"
    INCOMING_READ = "incoming:read"
    INCOMING_WRITE = "incoming:write"
    DESK_READ = "desk:read"
    DESK_WRITE = "desk:write"
    MEETINGS_READ = "meetings:read"
    MEETINGS_WRITE = "meetings:write"
    CALCULATE = "calculations:read"
    SEARCH = "search:read"
    REVEAL = "numbers:read"

    @property
    def label(self) -> str:
        """The Chinese words shown on pages."""
        return SCOPE_LABELS[self]

    @property
    def roles(self) -> frozenset[Role]:
        """The roles of which one is needed to make anything of it."""
        if self in {ApiScope.DESK_READ, ApiScope.DESK_WRITE}:
            return LIAISON_ROLES
        return CASE_ROLES | LIAISON_ROLES if self in BOTH_SIDES else CASE_ROLES


BOTH_SIDES = frozenset(
    {
        *(ApiScope.SEARCH, ApiScope.REVEAL, ApiScope.INCOMING_READ, ApiScope.INCOMING_WRITE),
        *(ApiScope.MEETINGS_READ, ApiScope.MEETINGS_WRITE),
    }
)
SCOPE_LABELS = {
    ApiScope.CASES_READ: "查看案件、当事人和请求",
    ApiScope.CASES_WRITE: "登记、修改案件，办理各个步骤，核算，提醒和催办",
    ApiScope.DEADLINES_READ: "查看期限",
    ApiScope.DEADLINES_WRITE: "登记、作废日期，延长期限",
    ApiScope.DOCUMENTS_READ: "查看和下载文书、送达、打印记录和卷宗",
    ApiScope.DOCUMENTS_WRITE: "出具、打印、送达文书，装订卷宗",
    ApiScope.AGREEMENTS_READ: "查看协议和签章情况",
    ApiScope.AGREEMENTS_WRITE: "起草协议、登记达成协议和签章，提请和复核放行",
    ApiScope.PERFORMANCE_READ: "查看履约账本、回访和协议的后续程序",
    ApiScope.PERFORMANCE_WRITE: "登记付款、收款确认、回访，申请和登记后续程序",
    ApiScope.EVIDENCE_READ: "查看和下载材料",
    ApiScope.EVIDENCE_WRITE: "上传、作废材料",
    ApiScope.SHARES_READ: "查看共享、同意记录和谁看过",
    ApiScope.SHARES_WRITE: "共享、收回、催办、留言，登记同意",
    ApiScope.REFERRALS_READ: "查看移送、交换包和还缺什么",
    ApiScope.REFERRALS_WRITE: "移送、退回法院、转请帮助，制作、取出交换包，登记对方的答复",
    ApiScope.EXPORT: "导出案件列表和归档包，取回后台任务的文件",
    ApiScope.INCOMING_READ: "查看来案、转出的案件和收到的交换包",
    ApiScope.INCOMING_WRITE: "转出案件，接收、不予接收来案，导入、答复交换包",
    ApiScope.DESK_READ: "查看共享给我们的案件和文书、移送契约",
    ApiScope.DESK_WRITE: "接收、要求补正、回告结果、留言，认可移送契约",
    ApiScope.MEETINGS_READ: "查看联席会议的议程、纪要和任务",
    ApiScope.MEETINGS_WRITE: "召集、修改、取消、记录联席会议，登记、办结任务",
    ApiScope.CALCULATE: "使用计算器",
    ApiScope.SEARCH: "搜索",
    ApiScope.REVEAL: "显示完整号码（每次都要写明用途，并留下记录）",
}
REFERRAL_ACTIONS = frozenset(
    {Action.REFER, Action.RETURN_TO_COURT, Action.REQUEST_HELP, Action.RECORD_RECEIPT}
)


def scope_of_step(action: Action) -> ApiScope:
    """What a token needs to do a step of a case."""
    if action in DATE_ACTIONS | {Action.EXTEND, Action.VOID_CLOCK}:
        return ApiScope.DEADLINES_WRITE
    return ApiScope.REFERRALS_WRITE if action in REFERRAL_ACTIONS else ApiScope.CASES_WRITE


def scopes_for(roles: frozenset[Role]) -> tuple[ApiScope, ...]:
    """What a token of somebody with these roles may be made for."""
    return tuple(scope for scope in ApiScope if scope.roles & roles)


def why_not_until(until: date, today: date) -> str | None:
    """Say why a token may not be good until this day, or None."""
    if until <= today:
        return "有效期至少到明天。"
    if until - today > LONGEST_LIFE:
        return "有效期最长一年，到期前可以另建一个。"
    return None


class TokenState(StrEnum):
    """Whether a token opens anything."""

    WAITING = "waiting"
    LIVE = "live"
    EXPIRED = "expired"
    REVOKED = "revoked"

    @property
    def label(self) -> str:
        """The Chinese word shown on pages."""
        return TOKEN_STATE_LABELS[self]


TOKEN_STATE_LABELS = {
    TokenState.WAITING: "待领取",
    TokenState.LIVE: "有效",
    TokenState.EXPIRED: "已到期",
    TokenState.REVOKED: "已停用",
}


def state_of(
    *, expires_at: datetime, revoked_at: datetime | None, is_collected: bool, at: datetime
) -> TokenState:
    """Where a token stands at a moment."""
    if revoked_at is not None:
        return TokenState.REVOKED
    if expires_at <= at:
        return TokenState.EXPIRED
    return TokenState.LIVE if is_collected else TokenState.WAITING
