"""The words of an agreement: kinds of term, tax, ways to pay and to sign, who signs as what."""

from enum import StrEnum


class TermKind(StrEnum):
    """What one term of an agreement settles (law.md 7.4)."""

    PAYMENT = "payment"
    EMPLOYMENT_END = "employment_end"
    EMPLOYMENT_CONTINUE = "employment_continue"
    EMPLOYMENT_CONFIRM = "employment_confirm"
    CERTIFICATE = "certificate"
    SOCIAL_INSURANCE = "social_insurance"
    WITHDRAWAL = "withdrawal"
    DEFAULT = "default"
    CONFIDENTIALITY = "confidentiality"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _TERM_LABELS[self]


_TERM_LABELS = {
    TermKind.PAYMENT: "付款",
    TermKind.EMPLOYMENT_END: "劳动关系解除、终止",
    TermKind.EMPLOYMENT_CONTINUE: "劳动关系继续履行",
    TermKind.EMPLOYMENT_CONFIRM: "确认劳动关系",
    TermKind.CERTIFICATE: "离职证明与档案",
    TermKind.SOCIAL_INSURANCE: "社会保险",
    TermKind.WITHDRAWAL: "其他请求的处理",
    TermKind.DEFAULT: "逾期责任",
    TermKind.CONFIDENTIALITY: "保密",
    TermKind.OTHER: "其他",
}


class TaxTerm(StrEnum):
    """Whether a sum is before or after income tax."""

    BEFORE_TAX = "before_tax"
    AFTER_TAX = "after_tax"

    @property
    def label(self) -> str:
        """The Chinese words printed in the agreement."""
        return {"before_tax": "税前", "after_tax": "税后"}[self.value]


class PaymentMethod(StrEnum):
    """How a sum is paid."""

    TRANSFER = "transfer"
    CASH = "cash"
    AGENCY = "agency"

    @property
    def label(self) -> str:
        """The Chinese words printed in the agreement."""
        return {
            "transfer": "转账至收款人本人账户",
            "cash": "现金支付，收款人出具收条",
            "agency": "交调解组织转付",
        }[self.value]


class SigningWay(StrEnum):
    """How somebody signed."""

    INK = "ink"
    INK_AND_FINGERPRINT = "ink_and_fingerprint"
    SEAL = "seal"
    ONLINE = "online"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {
            "ink": "签名",
            "ink_and_fingerprint": "签名并按指印",
            "seal": "盖章",
            "online": "在线签名",
        }[self.value]


class SigningCapacity(StrEnum):
    """As what somebody signed; the effect of the agreement asks for these (调解仲裁法 art. 14)."""

    PARTY = "party"
    REPRESENTATIVE = "representative"
    MEDIATOR = "mediator"
    BODY_SEAL = "body_seal"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {
            "party": "当事人",
            "representative": "代理人",
            "mediator": "调解员",
            "body_seal": "调解组织盖章",
        }[self.value]
