"""What is printed: frozen facts in plain types, kept as JSON beside the bytes of each paper."""

from mediation.documents.facts.agreeing import (
    AgreementFacts,
    ConfirmationApplicationFacts,
    CopyFacts,
    InstalmentFacts,
    PresidingCertificateFacts,
    ReviewApplicationFacts,
    ShareFacts,
    TermFacts,
)
from mediation.documents.facts.calculating import (
    AgreedSumFacts,
    CalculationAnnexFacts,
    ComparedClaimFacts,
    ReasonFacts,
    StatutoryComparisonFacts,
)
from mediation.documents.facts.ending import (
    ClosingNoticeFacts,
    FailureFacts,
    ReferralLetterFacts,
    ReturnLetterFacts,
)
from mediation.documents.facts.keeping import FactsError
from mediation.documents.facts.mediating import (
    AttendeeFacts,
    SessionRecordFacts,
    StatementFacts,
)
from mediation.documents.facts.opening import (
    AcceptanceNoticeFacts,
    ApplicationFacts,
    ReceiptFacts,
    RefusalNoticeFacts,
)
from mediation.documents.facts.parties import (
    BodyFacts,
    ClaimFacts,
    EnclosureFacts,
    PaperFacts,
    PartyFacts,
    RemedyFacts,
    RepresentativeFacts,
)
from mediation.documents.facts.performing import (
    ArbitrationApplicationFacts,
    CallbackRecordFacts,
    ComplaintFacts,
    DemandLetterFacts,
    EnforcementApplicationFacts,
    OverriddenFacts,
    OverrideRecordFacts,
    OwedFacts,
    PaymentOrderApplicationFacts,
    PaymentReceiptFacts,
    ProofFacts,
    WitnessFacts,
)
from mediation.documents.facts.serving import (
    AddressConfirmationFacts,
    ServedPaperFacts,
    ServiceReceiptFacts,
)
from mediation.documents.facts.signing import SignedFacts, SourceFacts, StrokeFacts

__all__ = [
    "AcceptanceNoticeFacts",
    "AddressConfirmationFacts",
    "AgreedSumFacts",
    "AgreementFacts",
    "ApplicationFacts",
    "ArbitrationApplicationFacts",
    "AttendeeFacts",
    "BodyFacts",
    "CalculationAnnexFacts",
    "CallbackRecordFacts",
    "ClaimFacts",
    "ClosingNoticeFacts",
    "ComparedClaimFacts",
    "ComplaintFacts",
    "ConfirmationApplicationFacts",
    "CopyFacts",
    "DemandLetterFacts",
    "EnclosureFacts",
    "EnforcementApplicationFacts",
    "FactsError",
    "FailureFacts",
    "InstalmentFacts",
    "OverriddenFacts",
    "OverrideRecordFacts",
    "OwedFacts",
    "PaperFacts",
    "PartyFacts",
    "PaymentOrderApplicationFacts",
    "PaymentReceiptFacts",
    "PresidingCertificateFacts",
    "ProofFacts",
    "ReasonFacts",
    "ReceiptFacts",
    "ReferralLetterFacts",
    "RefusalNoticeFacts",
    "RemedyFacts",
    "RepresentativeFacts",
    "ReturnLetterFacts",
    "ReviewApplicationFacts",
    "ServedPaperFacts",
    "ServiceReceiptFacts",
    "SessionRecordFacts",
    "ShareFacts",
    "SignedFacts",
    "SourceFacts",
    "StatementFacts",
    "StatutoryComparisonFacts",
    "StrokeFacts",
    "TermFacts",
    "WitnessFacts",
]
