"""The Chinese words for what stands in the trail; the stored codes are stable."""

from mediation.domain.case_events import EVENT_LABELS
from mediation.domain.case_flow import Action

VERBS = {
    "page.viewed": "查看页面",
    "page.posted": "提交页面",
    "access.denied": "被拒绝",
    "act.failed": "未办成",
    "account.signed_in": "登录",
    "account.signed_out": "退出",
    "account.sign_in_failed": "登录失败",
    "account.refused_disabled": "停用账号登录",
    "account.password_changed": "修改密码",
    "account.password_reset": "重置密码",
    "account.created": "开通账号",
    "account.updated": "修改账号",
    "account.enabled": "启用账号",
    "account.disabled": "停用账号",
    "account.roles_granted": "授予角色",
    "organisation.created": "添加机构",
    "organisation.updated": "修改机构",
    "calendar.day_set": "录入工作日",
    "calendar.day_cleared": "撤销工作日",
    "document.previewed": "预览文书",
    "document.printed": "打开文书",
    "document.damaged": "文书被改动",
    "share.opened": "打开共享",
    "share.paper_opened": "查看共享文书",
    "share.paper_saved": "下载共享文书",
    "case.viewed": "查看案件",
    "case.agreement_viewed": "比较协议草稿",
    "case.looks_listed": "列出查看记录",
    "person.revealed": "显示完整号码",
    "trail.checkpoint": "日志检查点",
    "trail.verified": "核验日志",
    "trail.monthly_printed": "打印月度见证单",
    "trail.chained_anew": "日志升级重链",
    "trail.witness_disagrees": "见证不符",
    "trail.witness_file_failed": "见证文件未写成",
    "clock.went_back": "系统时钟倒退",
    "backup.backup": "备份",
    "backup.drill": "恢复演练",
}
CASE_VERBS = {f"case.{code}": label for code, label in EVENT_LABELS.items()}
CASE_VERBS |= {
    f"case.{action.value}": action.label
    for action in Action
    if f"case.{action.value}" not in CASE_VERBS
}
ALL_VERBS = CASE_VERBS | VERBS

# Which part of the program a page belongs to, by the beginning of its endpoint.
PARTS = {
    "home": "首页",
    "cases": "案件",
    "intake": "登记",
    "agreements": "协议",
    "documents": "文书",
    "shares": "共享",
    "desk": "联络员",
    "admin": "管理",
    "auth": "登录",
}


def verb_label(verb: str) -> str:
    """The words for a verb; one that is not known yet stands for itself."""
    return ALL_VERBS.get(verb, verb)


def part_label(page: str) -> str:
    """The part of the program that a page belongs to."""
    return PARTS.get(page.partition(".")[0], page)
