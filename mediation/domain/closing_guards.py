"""When a case may be closed: nothing owed to a party, to a court, or by a debtor.

Sources: 人民调解法 arts. 26, 31; 17号令 arts. 30, 32; 特邀调解规定 arts. 21, 26.
"""

from collections.abc import Callable

from mediation.domain.case_facts import CaseFacts
from mediation.domain.case_flow import CaseState
from mediation.domain.small_flows import AgreementState, PerformanceState

_UNPAID = {
    PerformanceState.PENDING: "协议尚未履行完毕，请登记付款或取得司法确认、仲裁审查结果。",
    PerformanceState.PARTLY: "协议只履行了一部分，请登记其余付款。",
    PerformanceState.BREACHED: "有到期款项未付，请催告、申请支付令或移送仲裁。",
}


def closable(facts: CaseFacts) -> str | None:
    """Why the case may not be closed yet, or None."""
    rule = _CLOSING.get(facts.state)
    return rule(facts) if rule else None


def remedies_told(facts: CaseFacts) -> str | None:
    """Tell them in writing what else they may do (17号令 art. 30, 人民调解法 art. 26)."""
    if facts.remedies_told:
        return None
    return "还没有书面告知当事人可以申请仲裁或起诉，请先出具调解终结书。"


def _settled(facts: CaseFacts) -> str | None:
    if facts.agreement_state is not AgreementState.EFFECTIVE:
        return "协议尚未生效，请收齐签章，或办理调解不成。"
    if facts.exit_open:
        return "还有一项司法确认、仲裁审查或支付令申请没有结果。"
    if facts.performance in _UNPAID and not facts.exit_granted:
        return _UNPAID[facts.performance]
    return _result_reported(facts)


def _result_reported(facts: CaseFacts) -> str | None:
    # 特邀 art. 26: a case the court sent ends with a report to the court.
    if facts.from_court and not (facts.result_letter_issued or facts.returned_to_court):
        return "法院委派、委托的案件，请先出具调解结果反馈函。"
    return None


def _unsettled(facts: CaseFacts) -> str | None:
    told = remedies_told(facts)
    if told:
        return told
    return _file_returned(facts)


def _file_returned(facts: CaseFacts) -> str | None:
    # 特邀 art. 21: the papers of a complaint go back, so that the court can docket it.
    if facts.from_court and not facts.returned_to_court:
        return "法院委派、委托的案件，请先退回法院。"
    return None


def _withdrawn(facts: CaseFacts) -> str | None:
    return _result_reported(facts) if facts.was_accepted else None


def _referred(facts: CaseFacts) -> str | None:
    if facts.referral_open:
        return "移送还没有回执，请先登记回执。"
    settled = facts.agreement_state is AgreementState.EFFECTIVE
    return _result_reported(facts) if settled else _file_returned(facts)


_CLOSING: dict[CaseState, Callable[[CaseFacts], str | None]] = {
    CaseState.SETTLED: _settled,
    CaseState.UNSETTLED: _unsettled,
    CaseState.WITHDRAWN: _withdrawn,
    CaseState.REFERRED: _referred,
}
