"""What a receiver may answer to a share, and what the answer means for the case.

民诉法 arts. 205-206 (司法确认), 33号令 arts. 74-77 (仲裁审查), 特邀调解规定 art. 26 (退回法院).
"""

from enum import StrEnum

from mediation.domain.referrals import ReferralKind, ReferralStep
from mediation.domain.sharing import AnswerOutcome, SharePurpose
from mediation.domain.small_flows import ExitKind, ExitState

A, P = AnswerOutcome, SharePurpose

_OF_A_DECISION = (A.DOCKETED, A.CONFIRMED, A.NOT_CONFIRMED, A.NOT_DOCKETED, A.NOTED)
_OF_A_FILE = (A.DOCKETED, A.NOT_DOCKETED, A.NOTED)

# What can sensibly be answered to each purpose, in the order of the form.
OUTCOMES_BY_PURPOSE: dict[SharePurpose, tuple[AnswerOutcome, ...]] = {
    P.COURT_CONFIRMATION: _OF_A_DECISION,
    P.ARBITRATION_REVIEW: _OF_A_DECISION,
    P.COURT_RESULT: (A.NOTED, A.DOCKETED, A.NOT_DOCKETED),
    P.ARBITRATION_REFERRAL: _OF_A_FILE,
    P.WAGE_SUPERVISION: _OF_A_FILE,
    P.LEGAL_AID: _OF_A_FILE,
    P.PEOPLES_MEDIATION: _OF_A_FILE,
}

# An outcome that opens or ends a case of the receiver carries the receiver's number.
NEEDS_DOCKET = frozenset({A.DOCKETED, A.CONFIRMED})

# The procedure of the case that an answer moves on.
EXIT_OF_PURPOSE = {
    P.COURT_CONFIRMATION: ExitKind.JUDICIAL_CONFIRMATION,
    P.ARBITRATION_REVIEW: ExitKind.ARBITRATION_REVIEW,
}
REFERRAL_OF_PURPOSE = {
    P.ARBITRATION_REFERRAL: ReferralKind.ARBITRATION,
    P.COURT_RESULT: ReferralKind.RETURN_TO_COURT,
    P.LEGAL_AID: ReferralKind.LEGAL_AID,
    P.WAGE_SUPERVISION: ReferralKind.LABOUR_SUPERVISION,
}
EXIT_STATE_OF = {
    A.DOCKETED: ExitState.ACCEPTED,
    A.CONFIRMED: ExitState.GRANTED,
    A.NOT_CONFIRMED: ExitState.REFUSED,
    A.NOT_DOCKETED: ExitState.REFUSED,
}
# The step of the referral that an answer reports.
REFERRAL_STEP_OF = {
    A.DOCKETED: ReferralStep.ACCEPTED,
    A.NOT_DOCKETED: ReferralStep.NOT_ACCEPTED,
    A.NOTED: ReferralStep.RECEIVED,
}


class PaperWanted(StrEnum):
    """What a receiver misses (需补正); the code is what its own system would file."""

    IDENTITY = "identity"
    AUTHORITY = "authority"
    APPLICATION = "application"
    AGREEMENT = "agreement"
    PRESIDING_PROOF = "presiding_proof"
    RECORD = "record"
    SERVICE_ADDRESS = "service_address"
    EVIDENCE = "evidence"
    SIGNATURE = "signature"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _WANTED_LABELS[self]


_WANTED_LABELS = {
    PaperWanted.IDENTITY: "当事人身份证明",
    PaperWanted.AUTHORITY: "授权委托手续",
    PaperWanted.APPLICATION: "申请书",
    PaperWanted.AGREEMENT: "调解协议书原件",
    PaperWanted.PRESIDING_PROOF: "调解组织主持调解的证明",
    PaperWanted.RECORD: "调解笔录、无争议事实",
    PaperWanted.SERVICE_ADDRESS: "送达地址确认书",
    PaperWanted.EVIDENCE: "证据材料",
    PaperWanted.SIGNATURE: "签名、盖章或者指印",
    PaperWanted.OTHER: "其他（请写明）",
}


class ResultField(StrEnum):
    """What a receiver may add to its result, by purpose."""

    SERVED_ON = "served_on"
    AMOUNT = "amount"
    DUE_ON = "due_on"
    PERSON = "person"
    PHONE = "phone"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {
            "served_on": "法律文书送达日期",
            "amount": "金额（元）",
            "due_on": "履行或者处理期限",
            "person": "承办人、承办律师",
            "phone": "联系电话",
        }[self.value]


_R = ResultField
RESULT_FIELDS: dict[SharePurpose, tuple[ResultField, ...]] = {
    P.COURT_CONFIRMATION: (_R.SERVED_ON, _R.AMOUNT, _R.PERSON, _R.PHONE),
    P.ARBITRATION_REVIEW: (_R.SERVED_ON, _R.AMOUNT, _R.PERSON, _R.PHONE),
    P.COURT_RESULT: (_R.PERSON, _R.PHONE),
    P.ARBITRATION_REFERRAL: (_R.PERSON, _R.PHONE),
    P.WAGE_SUPERVISION: (_R.AMOUNT, _R.DUE_ON, _R.PERSON, _R.PHONE),
    P.LEGAL_AID: (_R.PERSON, _R.PHONE),
    P.PEOPLES_MEDIATION: (_R.PERSON, _R.PHONE),
}


def is_final(purpose: SharePurpose, outcome: AnswerOutcome) -> bool:
    """Whether nothing more is to come; a court that dockets an application still decides it."""
    return not (purpose in EXIT_OF_PURPOSE and outcome is AnswerOutcome.DOCKETED)


class ViewKind(StrEnum):
    """What a liaison did under a share; each leaves a row that the party may ask for."""

    OPENED = "opened"
    PAGE_PRINTED = "page_printed"
    PAPER_OPENED = "paper_opened"
    PAPER_SAVED = "paper_saved"
    SCAN_SAVED = "scan_saved"
    PHONE_REVEALED = "phone_revealed"
    PACK_SAVED = "pack_saved"

    @property
    def label(self) -> str:
        """The plain words of the list 谁看过我的案件."""
        return {
            "opened": "查看了",
            "page_printed": "打印了",
            "paper_opened": "查看了文书",
            "paper_saved": "下载、打印了文书",
            "scan_saved": "下载了签署件",
            "phone_revealed": "查看了完整的联系电话",
            "pack_saved": "下载了交换包",
        }[self.value]

    @property
    def is_of_page(self) -> bool:
        """Whether the page itself was shown: everything that the share opens."""
        return self in {ViewKind.OPENED, ViewKind.PAGE_PRINTED}

    @property
    def in_short(self) -> str:
        """What stands before 3 次 when looks are counted."""
        return {
            "opened": "打开",
            "page_printed": "打印页面",
            "paper_opened": "查看文书",
            "paper_saved": "下载文书",
            "scan_saved": "下载签署件",
            "phone_revealed": "查看电话",
            "pack_saved": "下载交换包",
        }[self.value]


# What stays with the receiver after a share has ended.
TAKES_AWAY = frozenset(
    {
        *(ViewKind.PAGE_PRINTED, ViewKind.PAPER_SAVED, ViewKind.SCAN_SAVED),
        ViewKind.PACK_SAVED,
    }
)
