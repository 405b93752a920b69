"""The tables. One file per noun; importing this package knows them all."""

from mediation.models.agreement import (
    Agreement,
    AgreementTerm,
    ExitProcedure,
    Instalment,
    Payment,
    Signature,
    TermShare,
)
from mediation.models.backup_run import BackupRun
from mediation.models.case import Case
from mediation.models.case_search import CaseSearch
from mediation.models.clock import CalendarDay, Clock, ClockSegment
from mediation.models.document import Document
from mediation.models.draft import Draft
from mediation.models.employer import Employer
from mediation.models.mediation_session import (
    Assignment,
    Attendance,
    MediationSession,
    Note,
    SessionRecord,
)
from mediation.models.organisation import NumberSequence, Organisation
from mediation.models.party import Claim, Employment, Party, Representative
from mediation.models.posted_form import PostedForm
from mediation.models.referral import Referral
from mediation.models.share import Share, ShareDocument, ShareView
from mediation.models.trail import (
    AuditCheckpoint,
    AuditEntry,
    AuditHead,
    AuditWitness,
    CaseEvent,
)
from mediation.models.user import LoginSession, User, UserRole

__all__ = [
    "Agreement",
    "AgreementTerm",
    "Assignment",
    "Attendance",
    "AuditCheckpoint",
    "AuditEntry",
    "AuditHead",
    "AuditWitness",
    "BackupRun",
    "CalendarDay",
    "Case",
    "CaseEvent",
    "CaseSearch",
    "Claim",
    "Clock",
    "ClockSegment",
    "Document",
    "Draft",
    "Employer",
    "Employment",
    "ExitProcedure",
    "Instalment",
    "LoginSession",
    "MediationSession",
    "Note",
    "NumberSequence",
    "Organisation",
    "Party",
    "Payment",
    "PostedForm",
    "Referral",
    "Representative",
    "SessionRecord",
    "Share",
    "ShareDocument",
    "ShareView",
    "Signature",
    "TermShare",
    "User",
    "UserRole",
]
