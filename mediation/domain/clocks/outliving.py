"""The periods that mediation does not stop, and the sentence that says so to who talks on.

Suing on an award (调解仲裁法 arts. 48-50) and applying for recognition of an injury (工伤保险条例
art. 17) go on while everybody talks; only the act itself keeps the right.
"""

from mediation.domain.clocks.events import ClockEvent
from mediation.domain.clocks.rule import ClockRule

# What keeps the right instead, by what the period starts from.
_INSTEAD = {
    ClockEvent.FINAL_AWARD_RECEIVED: "只有向人民法院提出才能保住权利。",
    ClockEvent.OTHER_AWARD_RECEIVED: "只有向人民法院起诉才能保住权利。",
    ClockEvent.INJURY_HAPPENED: (
        "用人单位不申请的，职工、近亲属和工会都可以直接申请工伤认定（《工伤保险条例》第十七条）。"
    ),
}


def outlives_sentence(rule: ClockRule) -> str:
    """That mediation does not stop the period, what keeps the right, and what is lost."""
    instead = _INSTEAD.get(rule.starts, "")
    return f"调解不停止这一期限。{instead}逾期的后果：{rule.if_missed}"
