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


class DueEvent(StrEnum):
    """What a payment may wait for, besides a day of the calendar."""

    SIGNED = "signed"
    EFFECTIVE = "effective"
    CONFIRMED = "confirmed"
    DECREE_SERVED = "decree_served"
    HANDED_OVER = "handed_over"
    WITHDRAWN = "withdrawn"
    FUND_PAID = "fund_paid"

    @property
    def label(self) -> str:
        """What happens, as the clause prints it before 之日起."""
        return _DUE_EVENTS[self]


_DUE_EVENTS = {
    DueEvent.SIGNED: "双方签署本协议",
    DueEvent.EFFECTIVE: "本协议生效",
    DueEvent.CONFIRMED: "人民法院裁定确认本协议有效",
    DueEvent.DECREE_SERVED: "仲裁调解书送达付款方",
    DueEvent.HANDED_OVER: "劳动者办结工作交接",
    DueEvent.WITHDRAWN: "申请人撤回仲裁申请或者起诉",
    DueEvent.FUND_PAID: "工伤保险基金支付的待遇到账",
}


class SigningWay(StrEnum):
    """How somebody signed."""

    INK = "ink"
    INK_AND_FINGERPRINT = "ink_and_fingerprint"
    SEAL = "seal"
    PEN = "pen"
    ONLINE = "online"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {
            "ink": "签名",
            "ink_and_fingerprint": "签名并按指印",
            "seal": "盖章",
            "pen": "屏幕手写签名",
            "online": "在线签名",
        }[self.value]

    @property
    def is_on_paper(self) -> bool:
        """Whether it was put on the printed paper."""
        return self not in {SigningWay.PEN, SigningWay.ONLINE}


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


class PaymentWay(StrEnum):
    """What came: money, or something that the payee took in its place (民法典 art. 515)."""

    MONEY = "money"
    IN_KIND = "in_kind"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {"money": "款项", "in_kind": "以物抵付"}[self.value]
