"""The facts of one case, on one day, that the guards and the outcome are judged by."""

from dataclasses import dataclass
from datetime import date

from mediation.domain.case_flow import CaseState
from mediation.domain.entry_path import EntryPath
from mediation.domain.small_flows import AgreementState, PerformanceState


@dataclass(frozen=True)
class CaseFacts:
    """Everything a guard may ask about one case, on one day.

    `no_exit` is why no procedure can be filed for any clause of the agreement, or empty;
    `exit_open` waits for an answer, `exit_granted` has force, `exit_followed` may still move.
    """

    today: date
    state: CaseState
    entry_path: EntryPath
    applicants: int = 0
    respondents: int = 0
    claims: int = 0
    respondent_consent: str | None = None
    has_mediator: bool = False
    mediator_cleared: bool = False
    open_session: bool = False
    sessions_held: int = 0
    agreement_state: AgreementState | None = None
    agreement_terms: int = 0
    agreement_is_whole: bool = True
    performance: PerformanceState = PerformanceState.NONE_DUE
    exit_open: bool = False
    exit_granted: bool = False
    exit_followed: bool = False
    no_exit: str = ""
    remedies_told: bool = False
    referral_open: bool = False
    referral_followed: bool = False
    returned_to_court: bool = False
    result_letter_issued: bool = False
    referred_to_arbitration: bool = False
    was_accepted: bool = False
    was_withdrawn: bool = False
    dates_entered: int = 0
    extendable_clocks: int = 0
    voidable_clocks: int = 0
    is_destroyed: bool = False

    @property
    def from_court(self) -> bool:
        """Whether a court sent the case, so that the file must go back to it."""
        return self.entry_path.from_court

    @property
    def from_outside(self) -> bool:
        """Whether a court or commission sent the case and took the parties' consent itself."""
        return self.entry_path.from_court or self.entry_path is EntryPath.COMMISSION_ENTRUSTED
