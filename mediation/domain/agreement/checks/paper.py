"""The rules that a printed text can be judged by: its words, sums, days and names."""

from collections.abc import Sequence
from dataclasses import replace

from mediation.domain.agreement.checks.accounts import wages_go_to_the_worker
from mediation.domain.agreement.checks.facts import AgreementFacts
from mediation.domain.agreement.checks.findings import CheckReport, Rule, run
from mediation.domain.agreement.checks.forbidden import FORBIDDEN_RULES
from mediation.domain.agreement.checks.identities import (
    duties_are_of_parties,
    names_are_of_the_case,
    numbers_are_of_the_case,
)
from mediation.domain.agreement.checks.sums import (
    capitals_are_readable,
    capitals_match,
    parts_in_words_add_up,
)
from mediation.domain.agreement.checks.ways import the_court_is_the_right_one
from mediation.domain.agreement.checks.wording import (
    blanks_are_filled,
    days_are_clear,
    days_exist,
    every_sign_prints,
    typed_days_are_not_past,
    words_are_clear,
)
from mediation.domain.agreement.draft import AgreementDraft, TermDraft
from mediation.domain.agreement.words import TermKind

PAPER_RULES: tuple[Rule, ...] = (
    *(words_are_clear, days_are_clear, blanks_are_filled, days_exist, typed_days_are_not_past),
    *(every_sign_prints, capitals_match, capitals_are_readable, parts_in_words_add_up),
    *(names_are_of_the_case, numbers_are_of_the_case, duties_are_of_parties),
    *(wages_go_to_the_worker, the_court_is_the_right_one),
    *FORBIDDEN_RULES,
)


def check_text(clauses: Sequence[str], facts: AgreementFacts) -> CheckReport:
    """Judge clauses that were read from a paper; each finding names the clause by its place."""
    terms = tuple(TermDraft(TermKind.OTHER, text=clause) for clause in clauses)
    report = run(PAPER_RULES, replace(facts, draft=AgreementDraft(terms=terms)))
    # A paper is mended with a pen or printed anew, never by a button.
    found = (replace(finding, mend="", repair=None) for finding in report.findings)
    return CheckReport(tuple(found), report.passed)
