"""送达: the ways a paper reaches somebody, and when it counts as served.

民诉法 arts. 87-95; 民诉解释 arts. 131-141; 33号令 arts. 19-20; 在线调解规则 art. 17.
"""

from enum import StrEnum


class ServiceMethod(StrEnum):
    """How a paper is served."""

    DIRECT = "direct"
    LEFT = "left"
    MAIL = "mail"
    ELECTRONIC = "electronic"
    ENTRUSTED = "entrusted"
    TRANSFERRED = "transferred"
    PUBLIC_NOTICE = "public_notice"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages and on 送达回证."""
        return _METHODS[self]


_METHODS = {
    ServiceMethod.DIRECT: "直接送达",
    ServiceMethod.LEFT: "留置送达",
    ServiceMethod.MAIL: "邮寄送达",
    ServiceMethod.ELECTRONIC: "电子送达",
    ServiceMethod.ENTRUSTED: "委托送达",
    ServiceMethod.TRANSFERRED: "转交送达",
    ServiceMethod.PUBLIC_NOTICE: "公告送达",
}


class ServiceOutcome(StrEnum):
    """What came of an attempt."""

    PENDING = "pending"
    SERVED = "served"
    REFUSED = "refused"
    NOT_FOUND = "not_found"
    RETURNED = "returned"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {
            "pending": "在途，待回执",
            "served": "已送达",
            "refused": "拒绝签收",
            "not_found": "查无此人、无法联系",
            "returned": "退回",
        }[self.value]
