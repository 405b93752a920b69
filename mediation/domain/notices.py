"""What people are told: the sentence of each notice, made from its code and data when shown."""

from collections.abc import Mapping
from typing import Any

SENTENCES = {
    "new_browser": "您的账号在新的浏览器上登录（地址 {address}）。不是您本人的，请立即修改密码。",
    "password_changed": "您的密码已修改。不是您本人改的，请立即联系系统管理员。",
    "password_reset": "系统管理员重置了您的密码。",
    "admin_recovered": "管理员 {user} 的账号已在服务器上用命令恢复。不知情的，请立即核实。",
    "second_factor_on": "您的账号已启用动态验证码。",
    "second_factor_off": "您的账号已停用动态验证码。",
    "second_factor_reset": "安全管理员解除了您的动态验证码，下次登录后请重新绑定。",
    "second_factor_guessed": "有人输对了您的密码、但多次输错动态验证码，请尽快修改密码。",
    "recovery_code_used": "有一个恢复码被用来登录，还剩 {left} 个。不是您本人的，请立即修改密码。",
    "recovery_codes_renewed": "您的恢复码已重新生成，旧的全部作废。",
    "roles_changed": "您的角色已调整，现为：{roles}。",
    "role_request": "{by} 申请授予 {user}“{roles}”角色，等待复核。",
    "proposal_waiting": "{by} 提出{what}“{title}”（{place}），等待另一人复核。",
    "identity_linked": "您的账号已关联统一身份认证。",
    "identity_unlinked": "您的账号已取消关联统一身份认证。",
    "sessions_ended": "管理员已将您的登录全部退出。",
    "override_asked": "{by} 就案件 {case} 的协议体检提请放行一处必改，请到“放行复核”办理。",
    "override_decided": "案件 {case} 的体检放行申请{result}（{by}）。",
    "receipt_denied": "案件 {case} 有收款人凭确认码答复没有收到款项，请打开履约账本核实。",
    "case_sent_in": "{by} 转来一件案件（{number}），请在 {due} 前到“来案”答复是否接收。",
    "case_answered": "{by} 对转去的案件（{number}）答复：{result}。",
    "share_message": "{by} 就共享的案件（{case}）给您留言，请打开该共享查看。",
    "meeting_called": "{by}请您参加联席会议“{title}”（{when}，{place}），议程见“联席会议”。",
    "meeting_changed": "{by}修改了联席会议“{title}”（{when}，{place}），请到“联席会议”查看。",
    "meeting_cancelled": "{by}取消了联席会议“{title}”（原定 {when}），或者不再请您参加。",
    "meeting_held": "联席会议“{title}”的纪要、任务已登记，请到“联席会议”查看。",
    "emergency_access": (
        "{by}（{organisation}）应急查阅案件 {case}，到 {until} 自动结束。理由：{reason}"
    ),
}


def sentence_of(code: str, data: Mapping[str, Any]) -> str:
    """The Chinese sentence of a notice."""
    return SENTENCES[code].format_map(data)
