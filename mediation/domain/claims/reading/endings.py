"""The ground on which employment ended, read from the words people write for it."""

import re

from mediation.domain.claims.ending import Ending
from mediation.domain.width import narrow

# Many words for one thing become one, so that the patterns below speak of few.
_ONE_WORD = (
    (re.compile(r"员工|职工|本人|worker|employee"), "劳动者"),
    (re.compile(r"用人单位|公司|企业|employer|company"), "单位"),
    (re.compile(r"主动|要求|propos|initiat|request|\bask"), "提出"),
    (re.compile(r"不同意|不愿|不续|拒不|refus|declin|reject"), "拒绝"),
    (re.compile(r"到期|expir|44\(1\)"), "期满"),
    (re.compile(r"36条|三十六条|agree|mutual"), "协商"),
    (re.compile(r"续签|renew"), "续订"),
)
_ITEM_OF_46 = re.compile(r"46(?:条第?)?\s*\(?([1-6])\)?")
_BY_ITEM_OF_46 = {
    "1": Ending.FOR_CAUSE,
    "2": Ending.EMPLOYER_PROPOSED,
    "3": Ending.NO_FAULT,
    "4": Ending.REDUNDANCY,
    "5": Ending.EXPIRED,
    "6": Ending.CLOSED,
}
# Tried in turn: what is said first decides, so the clearer words stand above the vaguer ones.
_PATTERNS = (
    (Ending.UNLAWFUL, re.compile(r"违法|非法|unlawful|illegal|wrongful|(?:48|87)条")),
    (Ending.FOR_CAUSE, re.compile(r"被迫|38条|三十八条|art\.? ?38|forced|constructive|for cause")),
    (Ending.WORKER_PROPOSED, re.compile(r"协商.*劳动者.{0,8}提出|劳动者.{0,8}提出.*协商")),
    (Ending.EMPLOYER_PROPOSED, re.compile(r"单位.*协商|协商.*单位")),
    (Ending.AGREED, re.compile(r"协商")),
    (Ending.EXPIRED, re.compile(r"期满.*(?:降低|低于原|worse|lower|reduc)")),
    (
        Ending.EXPIRED_RENEWAL_REFUSED,
        re.compile(r"期满.*劳动者.{0,20}拒绝|劳动者.{0,12}拒绝.{0,30}(?:续订|期满)"),
    ),
    (Ending.NO_FAULT, re.compile(r"医疗期满")),
    (Ending.EXPIRED, re.compile(r"期满")),
    (
        Ending.FAULT,
        re.compile(r"39条|三十九条|art\.? ?39|严重违|严重失职|(?<!无)过失性|misconduct|serious"),
    ),
    (Ending.REDUNDANCY, re.compile(r"裁员|41条|四十一条|redundan|layoff|lay-off")),
    (
        Ending.NO_FAULT,
        re.compile(r"40条|四十条|art\.? ?40|不能胜任|不胜任|客观情况|无过失|incompet|no.fault"),
    ),
    (
        Ending.CLOSED,
        re.compile(
            r"破产|吊销|责令关闭|解散|撤销|注销|歇业|停业|倒闭|44\([45]\)|bankrupt|clos|dissol"
        ),
    ),
    (Ending.TASK_DONE, re.compile(r"工作任务|任务完成|task")),
    (Ending.RETIRED, re.compile(r"退休|养老保险待遇|retire")),
    (
        Ending.RESIGNED,
        re.compile(r"辞职|提出离职|自动离职|自愿离职|个人原因|37条|三十七条|resign|quit"),
    ),
)


def read_ending(text: str) -> Ending:
    """The ground; UNKNOWN when the words do not say, so that the answer stays conditional."""
    words = narrow(text).strip().lower().replace(" 条", "条")
    if words in {ending.value for ending in Ending}:
        return Ending(words)
    item = _ITEM_OF_46.search(words)
    if item:
        return _BY_ITEM_OF_46[item[1]]
    for pattern, word in _ONE_WORD:
        words = pattern.sub(word, words)
    return next((ending for ending, pattern in _PATTERNS if pattern.search(words)), Ending.UNKNOWN)
