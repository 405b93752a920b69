"""The tables. One file per noun; importing this package knows them all."""

from mediation.models.agreement import Agreement, AgreementTerm, Instalment, TermShare
from mediation.models.agreement_override import AgreementOverride
from mediation.models.api_token import ApiToken
from mediation.models.backup_run import BackupRun
from mediation.models.calculation import CalculationRun, WorkerFacts
from mediation.models.calendar_feed import CalendarFeed
from mediation.models.case import Case
from mediation.models.case_access import CaseAccess
from mediation.models.case_search import CaseSearch
from mediation.models.clock import CalendarDay, Clock, ClockSegment, DatedEvent
from mediation.models.consent import Consent, ShareConsent
from mediation.models.credentials import (
    ExternalIdentity,
    KnownBrowser,
    OldPassword,
    RecoveryCode,
    SecondFactor,
)
from mediation.models.document import Document
from mediation.models.dossier import DossierBinding, DossierItem
from mediation.models.draft import Draft
from mediation.models.employer import Employer
from mediation.models.evidence import Evidence
from mediation.models.exit_procedure import ExitProcedure
from mediation.models.handoff import (
    HandoffContract,
    HandoffPack,
    PackReport,
    ReceivedPack,
    ReferralEvent,
)
from mediation.models.inbox_item import InboxItem
from mediation.models.incoming import IncomingCase, IncomingPaper
from mediation.models.job import Job
from mediation.models.joint_meeting import (
    JointMeeting,
    JointMeetingGuest,
    JointMeetingItem,
    JointTask,
)
from mediation.models.mediation_session import (
    Assignment,
    Attendance,
    MediationSession,
    Note,
    SessionRecord,
)
from mediation.models.notice import Notice
from mediation.models.office_certificate import OfficeCertificate
from mediation.models.office_clause import OfficeClause
from mediation.models.office_rule import OfficeRule
from mediation.models.organisation import NumberSequence, Organisation
from mediation.models.paper_service import AddressConfirmation, PaperService
from mediation.models.paper_wording import NumberGap, NumberPattern, PaperPrint, PaperWording
from mediation.models.parameter import LocalFigure
from mediation.models.party import Claim, Employment, Party, Representative
from mediation.models.payment import Callback, Payment, PaymentReceipt
from mediation.models.personal_request import PersonalRequest
from mediation.models.posted_form import PostedForm
from mediation.models.protection import ImpactAssessment, SecurityIncident
from mediation.models.referral import Referral
from mediation.models.reminder import Reminder
from mediation.models.retention import (
    DisposalItem,
    DisposalList,
    RetentionMark,
    RetentionRule,
)
from mediation.models.role_request import RoleRequest
from mediation.models.share import Share, ShareDocument, ShareMessage, ShareView
from mediation.models.signature import Signature, SignedScan
from mediation.models.stored_file import StoredFile
from mediation.models.throttle import Throttle
from mediation.models.trail import (
    AuditCheckpoint,
    AuditEntry,
    AuditHead,
    AuditWitness,
    CaseEvent,
)
from mediation.models.user import LoginSession, User, UserRole
from mediation.models.webhook import Webhook, WebhookDelivery

__all__ = [
    "AddressConfirmation",
    "Agreement",
    "AgreementOverride",
    "AgreementTerm",
    "ApiToken",
    "Assignment",
    "Attendance",
    "AuditCheckpoint",
    "AuditEntry",
    "AuditHead",
    "AuditWitness",
    "BackupRun",
    "CalculationRun",
    "CalendarDay",
    "CalendarFeed",
    "Callback",
    "Case",
    "CaseAccess",
    "CaseEvent",
    "CaseSearch",
    "Claim",
    "Clock",
    "ClockSegment",
    "Consent",
    "DatedEvent",
    "DisposalItem",
    "DisposalList",
    "Document",
    "DossierBinding",
    "DossierItem",
    "Draft",
    "Employer",
    "Employment",
    "Evidence",
    "ExitProcedure",
    "ExternalIdentity",
    "HandoffContract",
    "HandoffPack",
    "ImpactAssessment",
    "InboxItem",
    "IncomingCase",
    "IncomingPaper",
    "Instalment",
    "Job",
    "JointMeeting",
    "JointMeetingGuest",
    "JointMeetingItem",
    "JointTask",
    "KnownBrowser",
    "LocalFigure",
    "LoginSession",
    "MediationSession",
    "Note",
    "Notice",
    "NumberGap",
    "NumberPattern",
    "NumberSequence",
    "OfficeCertificate",
    "OfficeClause",
    "OfficeRule",
    "OldPassword",
    "Organisation",
    "PackReport",
    "PaperPrint",
    "PaperService",
    "PaperWording",
    "Party",
    "Payment",
    "PaymentReceipt",
    "PersonalRequest",
    "PostedForm",
    "ReceivedPack",
    "RecoveryCode",
    "Referral",
    "ReferralEvent",
    "Reminder",
    "Representative",
    "RetentionMark",
    "RetentionRule",
    "RoleRequest",
    "SecondFactor",
    "SecurityIncident",
    "SessionRecord",
    "Share",
    "ShareConsent",
    "ShareDocument",
    "ShareMessage",
    "ShareView",
    "Signature",
    "SignedScan",
    "StoredFile",
    "TermShare",
    "Throttle",
    "User",
    "UserRole",
    "Webhook",
    "WebhookDelivery",
    "WorkerFacts",
]
