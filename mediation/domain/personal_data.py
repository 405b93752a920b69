"""What personal information a table holds, whose it is, why it is kept, and its end at disposal.

Every column of every table is classified in `personal_tables`; a test fails on one that is not.
个人信息保护法 arts. 5-6 (purpose, minimum), 28 (sensitive), 51 (classification).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class PersonalKind(StrEnum):
    """What kind of personal information a column holds."""

    NONE = "none"
    NAME = "name"
    IDENTITY = "identity"
    CONTACT = "contact"
    BACKGROUND = "background"
    WORK = "work"
    FINANCIAL = "financial"
    CARE = "care"
    STORY = "story"
    PAPER = "paper"
    STAFF = "staff"
    DEVICE = "device"
    SECRET = "secret"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _LABELS[self]

    @property
    def is_personal(self) -> bool:
        """Whether it says anything about a person of a case, or about staff."""
        return self is not PersonalKind.NONE

    @property
    def is_sensitive(self) -> bool:
        """Whether it is, or may well contain, sensitive information (art. 28)."""
        return self in _SENSITIVE


_LABELS = {
    PersonalKind.NONE: "非个人信息",
    PersonalKind.NAME: "姓名、称谓",
    PersonalKind.IDENTITY: "证件号码",
    PersonalKind.CONTACT: "联系方式、住址",
    PersonalKind.BACKGROUND: "性别、出生、民族、职业",
    PersonalKind.WORK: "用工情况",
    PersonalKind.FINANCIAL: "银行账户、工资、款项",
    PersonalKind.CARE: "特殊保护情形（孕产、残疾、未成年等）",
    PersonalKind.STORY: "案情、陈述、意见",
    PersonalKind.PAPER: "文书和材料内容",
    PersonalKind.STAFF: "工作人员、办理记录",
    PersonalKind.DEVICE: "登录设备和网络地址",
    PersonalKind.SECRET: "口令、令牌",
}
_SENSITIVE = frozenset(
    {
        *(PersonalKind.IDENTITY, PersonalKind.FINANCIAL, PersonalKind.CARE),
        *(PersonalKind.STORY, PersonalKind.PAPER),
    }
)


class Fate(StrEnum):
    """What becomes of the rows of a case when the case is destroyed."""

    ERASED = "erased"
    EMPTIED = "emptied"
    KEPT = "kept"
    OUTSIDE = "outside"

    @property
    def label(self) -> str:
        """The Chinese words shown on pages."""
        return _FATE_LABELS[self]


_FATE_LABELS = {
    Fate.ERASED: "随案销毁",
    Fate.EMPTIED: "抹去个人信息，留存骨架",
    Fate.KEPT: "只有编号和日期，留存",
    Fate.OUTSIDE: "不随案，另定期限",
}


@dataclass(frozen=True)
class TableEntry:
    """One table: whose data, why, its end, and the kind of each column."""

    whose: str
    purpose: str
    fate: Fate
    columns: Mapping[str, PersonalKind]

    @property
    def personal(self) -> dict[str, PersonalKind]:
        """The columns that hold personal information."""
        return {name: kind for name, kind in self.columns.items() if kind.is_personal}


def entry(whose: str, purpose: str, fate: Fate, plain: str = "", **kinds: str) -> TableEntry:
    """Classify a table: `plain` names the columns without personal information, `kinds` the rest.

    Each is a text of column names with spaces between them.
    """
    columns = dict.fromkeys(plain.split(), PersonalKind.NONE)
    for kind, names in kinds.items():
        columns |= dict.fromkeys(names.split(), PersonalKind(kind))
    return TableEntry(whose, purpose, fate, columns)
