"""How employment ended, and what the law attaches to it (劳动合同法 arts. 36–46, 48)."""

from enum import StrEnum


class Ending(StrEnum):
    """The ground on which employment ended; it decides what is due."""

    AGREED = "agreed"
    EMPLOYER_PROPOSED = "employer_proposed"
    WORKER_PROPOSED = "worker_proposed"
    RESIGNED = "resigned"
    FOR_CAUSE = "for_cause"
    FAULT = "fault"
    NO_FAULT = "no_fault"
    REDUNDANCY = "redundancy"
    EXPIRED = "expired"
    EXPIRED_RENEWAL_REFUSED = "expired_renewal_refused"
    CLOSED = "closed"
    TASK_DONE = "task_done"
    RETIRED = "retired"
    UNLAWFUL = "unlawful"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The ground in Chinese."""
        return _ROWS[self][0]

    @property
    def article(self) -> str:
        """The article that makes compensation due, or that rules it out."""
        return _ROWS[self][1]

    @property
    def gives_compensation(self) -> bool:
        """Whether 经济补偿 is due; an unknown ground is answered conditionally."""
        return self not in _NOT_DUE

    @property
    def gave_compensation_before_2008(self) -> bool:
        """Whether the old rule (劳部发〔1994〕481号) paid for service until 2007."""
        return self.gives_compensation and self not in {Ending.EXPIRED, Ending.TASK_DONE}


_ROWS = {
    Ending.AGREED: ("协商一致解除，未写明由谁提出", "《劳动合同法》第三十六条、第四十六条第二项"),
    Ending.EMPLOYER_PROPOSED: (
        "用人单位提出并协商一致解除",
        "《劳动合同法》第三十六条、第四十六条第二项",
    ),
    Ending.WORKER_PROPOSED: ("劳动者提出并协商一致解除", "《劳动合同法》第三十六条、第四十六条"),
    Ending.RESIGNED: ("劳动者提前通知辞职", "《劳动合同法》第三十七条"),
    Ending.FOR_CAUSE: (
        "因用人单位过错由劳动者解除",
        "《劳动合同法》第三十八条、第四十六条第一项",
    ),
    Ending.FAULT: ("劳动者过错，用人单位解除", "《劳动合同法》第三十九条"),
    Ending.NO_FAULT: (
        "无过失性辞退（医疗期满、不能胜任、客观情况重大变化）",
        "《劳动合同法》第四十条、第四十六条第三项",
    ),
    Ending.REDUNDANCY: ("经济性裁员", "《劳动合同法》第四十一条、第四十六条第四项"),
    Ending.EXPIRED: (
        "固定期限劳动合同期满，用人单位不续订",
        "《劳动合同法》第四十四条第一项、第四十六条第五项",
    ),
    Ending.EXPIRED_RENEWAL_REFUSED: (
        "合同期满，用人单位维持或者提高条件而劳动者不续订",
        "《劳动合同法》第四十六条第五项",
    ),
    Ending.CLOSED: (
        "用人单位破产、被吊销、责令关闭或者决定解散",
        "《劳动合同法》第四十四条第四项、第五项，第四十六条第六项",
    ),
    Ending.TASK_DONE: ("以完成一定工作任务为期限的合同终止", "《劳动合同法实施条例》第二十二条"),
    Ending.RETIRED: ("劳动者开始依法享受基本养老保险待遇", "《劳动合同法》第四十四条第二项"),
    Ending.UNLAWFUL: ("用人单位违法解除或者终止", "《劳动合同法》第四十八条、第八十七条"),
    Ending.UNKNOWN: ("未写明解除或者终止的原因", "《劳动合同法》第四十六条"),
}
_NOT_DUE = frozenset(
    {
        Ending.WORKER_PROPOSED,
        Ending.RESIGNED,
        Ending.FAULT,
        Ending.EXPIRED_RENEWAL_REFUSED,
        Ending.RETIRED,
    }
)
