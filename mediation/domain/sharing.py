"""Sharing by purpose: what a liaison sees is the field groups and papers named in the share.

个人信息保护法 arts. 6, 23: the least that the purpose needs, for a named receiver.
"""

from enum import StrEnum

from mediation.domain.organisations import OrganisationKind


class SharePurpose(StrEnum):
    """Why a case is shared."""

    COURT_CONFIRMATION = "court_confirmation"
    COURT_RESULT = "court_result"
    ARBITRATION_REFERRAL = "arbitration_referral"
    ARBITRATION_REVIEW = "arbitration_review"
    WAGE_SUPERVISION = "wage_supervision"
    LEGAL_AID = "legal_aid"
    PEOPLES_MEDIATION = "peoples_mediation"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _PURPOSE_LABELS[self]


class FieldGroup(StrEnum):
    """A group of facts of a case that a share may open."""

    PARTIES = "parties"
    CONTACTS = "contacts"
    CLAIMS = "claims"
    FACTS = "facts"
    CLOCKS = "clocks"
    SESSIONS = "sessions"
    AGREEMENT = "agreement"
    PERFORMANCE = "performance"
    ENDING = "ending"
    # Sensitive: each needs more than the others (个人信息保护法 arts. 28-29).
    IDENTITY = "identity"
    BANK = "bank"
    HEALTH = "health"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _GROUP_LABELS[self]


_PURPOSE_LABELS = {
    SharePurpose.COURT_CONFIRMATION: "司法确认",
    SharePurpose.COURT_RESULT: "委派、委托调解反馈",
    SharePurpose.ARBITRATION_REFERRAL: "移送仲裁",
    SharePurpose.ARBITRATION_REVIEW: "仲裁审查",
    SharePurpose.WAGE_SUPERVISION: "欠薪核查",
    SharePurpose.LEGAL_AID: "法律援助",
    SharePurpose.PEOPLES_MEDIATION: "人民调解移交",
}
_GROUP_LABELS = {
    FieldGroup.PARTIES: "当事人姓名、名称",
    FieldGroup.CONTACTS: "联系方式与送达地址",
    FieldGroup.CLAIMS: "请求事项与金额",
    FieldGroup.FACTS: "事实与理由",
    FieldGroup.CLOCKS: "期限",
    FieldGroup.SESSIONS: "调解会情况",
    FieldGroup.AGREEMENT: "协议内容",
    FieldGroup.PERFORMANCE: "履行情况",
    FieldGroup.ENDING: "终结原因",
    FieldGroup.IDENTITY: "完整的证件号码",
    FieldGroup.BANK: "收款账户",
    FieldGroup.HEALTH: "伤病、孕产等特殊情形",
}

# Only these purposes need to know who somebody is beyond the name: a decision, or a lawyer, is
# for one very person. The others see the number masked.
IDENTITY_PURPOSES = frozenset(
    {
        *(SharePurpose.COURT_CONFIRMATION, SharePurpose.ARBITRATION_REVIEW),
        *(SharePurpose.ARBITRATION_REFERRAL, SharePurpose.LEGAL_AID),
    }
)
# What is opened only with a consent of its own, by every worker whom it is about (art. 29).
OWN_CONSENT = frozenset({FieldGroup.BANK, FieldGroup.HEALTH})
# Groups that say nothing without the names.
ABOUT_PEOPLE = frozenset(
    {FieldGroup.CONTACTS, FieldGroup.IDENTITY, FieldGroup.BANK, FieldGroup.HEALTH}
)


def groups_for(purpose: SharePurpose) -> tuple[FieldGroup, ...]:
    """The groups that a share for this purpose may open at all."""
    may_identify = purpose in IDENTITY_PURPOSES
    return tuple(group for group in FieldGroup if may_identify or group is not FieldGroup.IDENTITY)


# The preset of each purpose: the least that the receiver needs to do its part.
PRESET_GROUPS: dict[SharePurpose, tuple[FieldGroup, ...]] = {
    SharePurpose.COURT_CONFIRMATION: (
        FieldGroup.PARTIES,
        FieldGroup.CONTACTS,
        FieldGroup.CLAIMS,
        FieldGroup.AGREEMENT,
    ),
    SharePurpose.COURT_RESULT: (
        FieldGroup.PARTIES,
        FieldGroup.CLAIMS,
        FieldGroup.CLOCKS,
        FieldGroup.SESSIONS,
        FieldGroup.ENDING,
    ),
    SharePurpose.ARBITRATION_REFERRAL: (
        FieldGroup.PARTIES,
        FieldGroup.CONTACTS,
        FieldGroup.CLAIMS,
        FieldGroup.FACTS,
        FieldGroup.CLOCKS,
        FieldGroup.ENDING,
    ),
    SharePurpose.ARBITRATION_REVIEW: (
        FieldGroup.PARTIES,
        FieldGroup.CONTACTS,
        FieldGroup.CLAIMS,
        FieldGroup.AGREEMENT,
    ),
    SharePurpose.WAGE_SUPERVISION: (
        FieldGroup.PARTIES,
        FieldGroup.CLAIMS,
        FieldGroup.FACTS,
        FieldGroup.PERFORMANCE,
    ),
    SharePurpose.LEGAL_AID: (
        FieldGroup.PARTIES,
        FieldGroup.CONTACTS,
        FieldGroup.CLAIMS,
        FieldGroup.FACTS,
    ),
    SharePurpose.PEOPLES_MEDIATION: (
        FieldGroup.PARTIES,
        FieldGroup.CONTACTS,
        FieldGroup.CLAIMS,
        FieldGroup.FACTS,
    ),
}

# Which purposes make sense towards a receiver of each kind.
PURPOSES_BY_KIND: dict[OrganisationKind, tuple[SharePurpose, ...]] = {
    OrganisationKind.COURT: (SharePurpose.COURT_CONFIRMATION, SharePurpose.COURT_RESULT),
    OrganisationKind.HR_BUREAU: (
        SharePurpose.WAGE_SUPERVISION,
        SharePurpose.ARBITRATION_REFERRAL,
        SharePurpose.ARBITRATION_REVIEW,
    ),
    OrganisationKind.ARBITRATION_COMMISSION: (
        SharePurpose.ARBITRATION_REFERRAL,
        SharePurpose.ARBITRATION_REVIEW,
    ),
    OrganisationKind.JUSTICE_BUREAU: (SharePurpose.LEGAL_AID, SharePurpose.PEOPLES_MEDIATION),
}


class AnswerOutcome(StrEnum):
    """What the receiver of a share decided."""

    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not_confirmed"
    DOCKETED = "docketed"
    NOT_DOCKETED = "not_docketed"
    NOTED = "noted"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _ANSWER_LABELS[self]


_ANSWER_LABELS = {
    AnswerOutcome.CONFIRMED: "确认有效 / 出具调解书",
    AnswerOutcome.NOT_CONFIRMED: "驳回 / 不予确认",
    AnswerOutcome.DOCKETED: "已立案、受理",
    AnswerOutcome.NOT_DOCKETED: "不予立案、不予受理",
    AnswerOutcome.NOTED: "已知悉，无需办理",
}
