"""The ground on which employment ended, read from the words people write for it."""

import re

from mediation.domain.claims.ending import Ending
from mediation.domain.width import narrow

_WORKER = r"(?:劳动者|员工|职工|本人|worker|employee)"
_PROPOSES = r"(?:提出|主动|要求|propos|initiat|request|ask)"
_REFUSES = r"(?:拒|不同意|不愿|不续|refus|declin|reject|would not)"
_WORSE = r"(?:降低|低于原|worse|lower|reduc)"

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
    (Ending.UNLAWFUL, r"违法|非法|unlawful|illegal|wrongful|(?:48|87)条"),
    (Ending.FOR_CAUSE, r"被迫|38条|三十八条|art\.? ?38|forced|constructive|for cause"),
    (Ending.WORKER_PROPOSED, rf"(?:协商|36条|三十六条|agree|mutual).*{_WORKER}.{{0,8}}{_PROPOSES}"),
    (Ending.WORKER_PROPOSED, rf"{_WORKER}.{{0,8}}{_PROPOSES}.*(?:协商|36条|agree|mutual)"),
    (
        Ending.EMPLOYER_PROPOSED,
        r"(?:用人单位|公司|单位|企业|employer|company).*(?:协商|36条|三十六条|agree|mutual)",
    ),
    (
        Ending.EMPLOYER_PROPOSED,
        r"(?:协商|36条|三十六条|agree|mutual).*(?:用人单位|公司|单位|企业|employer|company)",
    ),
    (Ending.AGREED, r"协商|36条|三十六条|mutual|by agreement"),
    (Ending.EXPIRED, rf"(?:期满|到期|expir).*{_WORSE}"),
    (Ending.EXPIRED_RENEWAL_REFUSED, rf"(?:期满|到期|expir).*{_WORKER}.{{0,20}}{_REFUSES}"),
    (
        Ending.EXPIRED_RENEWAL_REFUSED,
        rf"{_WORKER}.{{0,12}}{_REFUSES}.{{0,30}}(?:续|renew|期满|到期|expir)",
    ),
    (Ending.EXPIRED, r"期满不续|合同期满|期满终止|到期|expir|44\(1\)"),
    (Ending.FAULT, r"39条|三十九条|art\.? ?39|严重违|严重失职|过失性辞退|misconduct|serious"),
    (Ending.REDUNDANCY, r"裁员|41条|四十一条|redundan|layoff|lay-off"),
    (
        Ending.NO_FAULT,
        r"40条|四十条|art\.? ?40|医疗期满|不能胜任|不胜任|客观情况|无过失|incompet|no.fault",
    ),
    (
        Ending.CLOSED,
        r"破产|吊销|责令关闭|解散|撤销|注销|歇业|停业|倒闭|44\([45]\)|bankrupt|clos|dissol",
    ),
    (Ending.TASK_DONE, r"工作任务|任务完成|task"),
    (Ending.RETIRED, r"退休|养老保险待遇|retire"),
    (Ending.RESIGNED, r"辞职|主动离职|自动离职|自愿离职|个人原因|37条|三十七条|resign|quit"),
)


def read_ending(text: str) -> Ending:
    """The ground; UNKNOWN when the words do not say, so that the answer stays conditional."""
    words = narrow(text).strip().lower().replace(" 条", "条")
    if words in {ending.value for ending in Ending}:
        return Ending(words)
    item = re.search(r"46(?:条第?)?\s*\(?([1-6])\)?", words)
    if item:
        return _BY_ITEM_OF_46[item[1]]
    return next(
        (ending for ending, pattern in _PATTERNS if re.search(pattern, words)), Ending.UNKNOWN
    )
