"""The ways a paper reaches somebody (民诉法 arts. 87-95).

A module of its own: the receipt prints their names, and need not load the law of dates for that.
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
