"""Which papers a case can issue: in which states, what they need, how they are numbered.

Law: 17号令 arts. 21-30 (application, acceptance, refusal, ending), 特邀 arts. 22, 26 (record,
report to the court), 民诉法 art. 205 and 33号令 arts. 74-75 (what makes an agreement enforceable).
"""

from mediation.domain.papers.kinds import SUPERVISION_LETTERS, Extra, PaperKind, PaperStage, Series
from mediation.domain.papers.needs import PaperSituation
from mediation.domain.papers.rules import BY_STAGE, RULES, PaperRule, offered, why_no_draft, why_not

__all__ = [
    "BY_STAGE",
    "RULES",
    "SUPERVISION_LETTERS",
    "Extra",
    "PaperKind",
    "PaperRule",
    "PaperSituation",
    "PaperStage",
    "Series",
    "offered",
    "why_no_draft",
    "why_not",
]
