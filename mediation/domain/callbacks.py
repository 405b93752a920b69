"""The words of a 回访: how the party was reached, what it says, how content it is."""

from enum import StrEnum


class CallbackWay(StrEnum):
    """How somebody was called back."""

    PHONE = "phone"
    VISIT = "visit"
    AT_THE_OFFICE = "at_the_office"
    MESSAGE = "message"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages and papers."""
        return {
            "phone": "电话",
            "visit": "上门",
            "at_the_office": "来访",
            "message": "短信、微信",
        }[self.value]


class ToldPerformance(StrEnum):
    """What a party says of the performance, whatever the ledger has."""

    DONE = "done"
    PARTLY = "partly"
    NOTHING = "nothing"
    DISPUTED = "disputed"

    @property
    def label(self) -> str:
        """The Chinese words shown on pages and papers."""
        return {
            "done": "已按协议全部履行",
            "partly": "只履行了一部分",
            "nothing": "没有履行",
            "disputed": "对是否履行有争议",
        }[self.value]


class Satisfaction(StrEnum):
    """How content a party is with the mediation."""

    CONTENT = "content"
    MOSTLY = "mostly"
    DISCONTENT = "discontent"

    @property
    def label(self) -> str:
        """The Chinese words shown on pages and papers."""
        return {"content": "满意", "mostly": "基本满意", "discontent": "不满意"}[self.value]
