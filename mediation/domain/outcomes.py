"""How a case ended, derived from its facts when it is closed, never chosen from a list."""

from enum import StrEnum

from mediation.domain.case_facts import CaseFacts
from mediation.domain.case_flow import CaseState
from mediation.domain.small_flows import AgreementState


class CaseOutcome(StrEnum):
    """The result that the figures count."""

    PERFORMED = "performed"
    CONFIRMED = "confirmed"
    PART = "part"
    UNSETTLED = "unsettled"
    REFERRED = "referred"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _LABELS[self]


_LABELS = {
    CaseOutcome.PERFORMED: "达成协议并已履行",
    CaseOutcome.CONFIRMED: "达成协议并已确认",
    CaseOutcome.PART: "部分达成协议",
    CaseOutcome.UNSETTLED: "调解不成",
    CaseOutcome.REFERRED: "移送仲裁",
    CaseOutcome.DECLINED: "不予受理",
    CaseOutcome.WITHDRAWN: "撤回申请",
}
_OF_STATE = {
    CaseState.UNSETTLED: CaseOutcome.UNSETTLED,
    CaseState.DECLINED: CaseOutcome.DECLINED,
    CaseState.WITHDRAWN: CaseOutcome.WITHDRAWN,
}


def outcome_of(facts: CaseFacts) -> CaseOutcome:
    """The outcome of a case that may be closed now."""
    if facts.state is CaseState.REFERRED:
        return _of_referred(facts)
    if facts.state is not CaseState.SETTLED:
        return _OF_STATE[facts.state]
    if not facts.agreement_is_whole:
        return CaseOutcome.PART
    return CaseOutcome.CONFIRMED if facts.exit_granted else CaseOutcome.PERFORMED


def _of_referred(facts: CaseFacts) -> CaseOutcome:
    if facts.agreement_state is AgreementState.EFFECTIVE and not facts.agreement_is_whole:
        return CaseOutcome.PART
    if facts.referred_to_arbitration:
        return CaseOutcome.REFERRED
    return CaseOutcome.WITHDRAWN if facts.was_withdrawn else CaseOutcome.UNSETTLED
