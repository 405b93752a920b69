"""What a complete file holds, as a table: one line an item, with its law and when it is wanted.

Base: 司发通〔2010〕239号, the thirteen parts of a file and which of them are 必须 or 按需; the
other lines come from the rules named in them. Weights: 3 what a file cannot be without, 2 what a
rule asks for in a certain case, 1 what practice expects. To change the list, change this table.
"""

from dataclasses import dataclass
from enum import StrEnum

from mediation.domain.dossier.catalogue import Kind
from mediation.domain.evidence import EvidenceKind as E
from mediation.domain.papers import PaperKind as P
from mediation.domain.papers import PaperStage as S
from mediation.domain.volumes import Volume


class Circumstance(StrEnum):
    """What may be so about a case, as the lines of the table ask."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    FROM_COURT = "from_court"
    DEFECTIVE = "defective"
    INQUIRED = "inquired"
    BEGUN = "begun"
    REPRESENTED = "represented"
    COMPANY = "company"
    MET = "met"
    SETTLED = "settled"
    EFFECTIVE = "effective"
    SIGNED_BY_PEN = "signed_by_pen"
    PAID = "paid"
    CALLED_BACK = "called_back"
    LET_PASS = "let_pass"
    CONFIRMATION = "confirmation"
    REVIEW = "review"
    PAYMENT_ORDER = "payment_order"
    REFERRED = "referred"
    UNSETTLED = "unsettled"
    CLOSED = "closed"
    SERVED = "served"


C = Circumstance
SIDE = Volume.SIDE


@dataclass(frozen=True)
class Item:
    """One line: any of these kinds satisfies it, when all of `when` and none of `unless` is so."""

    code: str
    stage: S
    any_of: tuple[Kind, ...]
    weight: int
    basis: str
    when: tuple[Circumstance, ...] = ()
    unless: tuple[Circumstance, ...] = ()
    volume: Volume = Volume.MAIN

    @property
    def is_required(self) -> bool:
        """Whether every file needs it, whatever happened."""
        return not self.when and not self.unless

    @property
    def label(self) -> str:
        """What is wanted, in words."""
        return "或".join(kind.label for kind in self.any_of)


MEDIATION_FILE = "司发通〔2010〕239号"
CHECKLIST: tuple[Item, ...] = (
    Item("application", S.INTAKE, (P.APPLICATION, P.REGISTRATION_FORM), 3, f"{MEDIATION_FILE}卷1"),
    Item("identity", S.INTAKE, (E.IDENTITY,), 3, f"{MEDIATION_FILE}卷3"),
    Item("defects", S.INTAKE, (P.SUPPLEMENT_NOTICE,), 1, "参照办案规则第29条", (C.DEFECTIVE,)),
    Item(
        "inquiry", S.INTAKE, (P.INQUIRY_LETTER,), 2, "17号令第22条", (C.INQUIRED,), (C.FROM_COURT,)
    ),
    Item(
        "court_receipt",
        S.INTAKE,
        (P.ACCEPTANCE_CONFIRMATION,),
        2,
        "特邀调解规定第27条",
        (C.FROM_COURT, C.ACCEPTED),
    ),
    Item("acceptance", S.INTAKE, (P.ACCEPTANCE_NOTICE,), 2, "17号令第22条", (C.ACCEPTED,)),
    Item("refusal", S.INTAKE, (P.REFUSAL_NOTICE,), 3, "17号令第22条", (C.DECLINED,)),
    Item(
        "rights",
        S.INFORMING,
        (P.RIGHTS_NOTICE,),
        3,
        f"{MEDIATION_FILE}卷2、人民调解法第23条",
        (C.BEGUN,),
    ),
    Item(
        "authority",
        S.INFORMING,
        (P.POWER_OF_ATTORNEY, E.AUTHORITY),
        2,
        f"{MEDIATION_FILE}卷4、调解仲裁法第24条",
        (C.REPRESENTED,),
    ),
    Item(
        "company_head",
        S.INFORMING,
        (P.REPRESENTATIVE_CERTIFICATE, E.AUTHORITY),
        1,
        "参照仲裁文书样式",
        (C.COMPANY, C.BEGUN),
    ),
    Item(
        "address",
        S.INFORMING,
        (P.ADDRESS_CONFIRMATION,),
        1,
        "在线调解规则第17条、民诉解释第136条",
        (C.BEGUN,),
    ),
    Item("service", S.INFORMING, (P.SERVICE_RECEIPT, E.SERVICE), 2, "办案规则第20条", (C.SERVED,)),
    Item(
        "record",
        S.MEDIATING,
        (P.SESSION_RECORD,),
        3,
        f"{MEDIATION_FILE}卷7、人民调解法第27条",
        (C.MET,),
    ),
    Item(
        "agreement",
        S.AGREEING,
        (P.AGREEMENT,),
        3,
        f"{MEDIATION_FILE}卷8、17号令第26条",
        (C.SETTLED,),
        (C.UNSETTLED,),
    ),
    Item(
        "signatures",
        S.AGREEING,
        (E.SIGNED_PAPER,),
        3,
        "调解仲裁法第14条、17号令第26条",
        (C.EFFECTIVE,),
        (C.SIGNED_BY_PEN,),
    ),
    Item(
        "pen_signatures",
        S.AGREEING,
        (P.SIGNED_AGREEMENT,),
        3,
        "调解仲裁法第14条、电子签名法第13条",
        (C.EFFECTIVE, C.SIGNED_BY_PEN),
    ),
    Item("performance", S.AGREEING, (P.PAYMENT_RECEIPT,), 2, f"{MEDIATION_FILE}卷9", (C.PAID,)),
    Item(
        "callback",
        S.AGREEING,
        (P.CALLBACK_RECORD,),
        1,
        f"{MEDIATION_FILE}卷10、人民调解法第31条",
        (C.CALLED_BACK,),
    ),
    Item(
        "override",
        S.AGREEING,
        (P.OVERRIDE_RECORD,),
        2,
        "办案规则第22条（副卷）",
        (C.LET_PASS,),
        volume=SIDE,
    ),
    Item(
        "presiding",
        S.FILING,
        (P.PRESIDING_CERTIFICATE,),
        2,
        f"{MEDIATION_FILE}卷11、民诉解释第354条",
        (C.CONFIRMATION,),
    ),
    Item(
        "confirmation",
        S.FILING,
        (P.CONFIRMATION_APPLICATION,),
        2,
        f"{MEDIATION_FILE}卷11、民诉法第205条",
        (C.CONFIRMATION,),
    ),
    Item("review", S.FILING, (P.REVIEW_APPLICATION,), 2, "办案规则第74条", (C.REVIEW,)),
    Item(
        "payment_order",
        S.FILING,
        (P.PAYMENT_ORDER_APPLICATION,),
        1,
        "民诉法第225条",
        (C.PAYMENT_ORDER,),
    ),
    Item("referral", S.FILING, (P.REFERRAL_LETTER,), 2, "参照办案规则第9条", (C.REFERRED,)),
    Item(
        "ending",
        S.CLOSING,
        (P.CLOSING_NOTICE,),
        3,
        "17号令第30条、人民调解法第26条",
        (C.UNSETTLED, C.ACCEPTED),
    ),
    Item(
        "court_result",
        S.CLOSING,
        (P.RETURN_LETTER,),
        2,
        "特邀调解规定第26条",
        (C.FROM_COURT, C.ACCEPTED, C.CLOSED),
    ),
)
