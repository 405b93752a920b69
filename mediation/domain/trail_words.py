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
    "account.first_password_expired": "首次密码过期",
    "account.code_failed": "验证码错误",
    "account.confirmation_failed": "再次确认身份失败",
    "account.identity_confirmed": "再次确认身份",
    "account.identity_linked": "关联统一身份",
    "account.identity_unlinked": "解除统一身份",
    "account.second_factor_on": "启用两步验证",
    "account.second_factor_off": "停用两步验证",
    "account.second_factor_reset": "重置两步验证",
    "account.recovery_code_used": "使用恢复码",
    "account.recovery_codes_renewed": "更换恢复码",
    "account.session_ended": "退出一处登录",
    "account.other_sessions_ended": "退出其他登录",
    "account.sessions_ended_by_admin": "管理员强制退出",
    "account.recovered_by_command": "命令恢复管理员",
    "roles.asked": "申请角色",
    "roles.approved": "批准角色",
    "roles.refused": "驳回角色",
    "roles.withdrawn": "撤回角色申请",
    "case.emergency_access": "应急查阅",
    "case.emergency_access_ended": "应急查阅结束",
    "cases.export_wished": "导出案件",
    "job.downloaded": "下载导出文件",
    "evidence.refused": "材料被拒收",
    "evidence.downloaded": "下载材料",
    "file.damaged": "文件被改动",
    "files.orphans_removed": "清理无主文件",
    "retention.rule_set": "确定保管期限",
    "retention.mark_lifted": "解除暂缓、重大",
    "retention.forgotten": "到期自动清理",
    "retention.record_destroyed": "销毁到期记录",
    "disposal.proposed": "提出销毁",
    "disposal.approved": "批准销毁",
    "disposal.rejected": "不批准销毁",
    "disposal.withdrawn": "撤回销毁清单",
    "disposal.executed": "执行销毁",
    "disposal.printed": "打印销毁清册",
    "personal_request.registered": "登记个人信息请求",
    "personal_request.granted": "办结个人信息请求",
    "personal_request.refused": "不予办理个人信息请求",
    "personal_request.copied": "提供个人信息复制件",
    "assessment.recorded": "登记影响评估",
    "assessment.updated": "修改影响评估",
    "incident.recorded": "登记安全事件",
    "incident.updated": "更新安全事件",
    "organisation.created": "添加机构",
    "organisation.updated": "修改机构",
    "calendar.notice_entered": "录入全年放假通知",
    "calendar.day_set": "录入工作日",
    "calendar.day_cleared": "撤销工作日",
    "rule.proposed": "提出规则",
    "rule.approved": "复核规则",
    "rule.refused": "不同意规则",
    "rule.withdrawn": "撤回规则",
    "rule.ended": "规则被接替",
    "document.previewed": "预览文书",
    "document.printed": "打开文书",
    "dates.printed": "打印期限清单",
    "timeline.printed": "打印办案时间轴",
    "document.damaged": "文书被改动",
    "share.opened": "打开共享",
    "share.paper_opened": "查看共享文书",
    "share.paper_saved": "下载共享文书",
    "case.viewed": "查看案件",
    "case.agreement_viewed": "比较协议草稿",
    "case.looks_listed": "列出查看记录",
    "person.revealed": "显示完整号码",
    "inbox.filled": "期限、提醒送达待办",
    "calendar_feed.made": "生成日历订阅地址",
    "calendar_feed.revoked": "停用日历订阅地址",
    "calendar_feed.read": "日历程序读取订阅",
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
    "evidence": "材料",
    "exports": "导出",
    "jobs": "任务",
    "account": "我的账号",
    "emergency": "应急查阅",
    "privacy": "个人信息",
    "consents": "同意",
    "reports": "报告",
    "rules": "规则",
    "reminders": "自设提醒",
    "inbox": "待办",
    "calendar_feed": "日历订阅",
}


def verb_label(verb: str) -> str:
    """The words for a verb; one that is not known yet stands for itself."""
    return ALL_VERBS.get(verb, verb)


def part_label(page: str) -> str:
    """The part of the program that a page belongs to."""
    return PARTS.get(page.partition(".")[0], page)
