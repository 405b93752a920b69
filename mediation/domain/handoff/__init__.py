"""移送契约与交换包: what a receiver wants to get, and the one file in which it travels.

A contract is a versioned data file; a pack is a zip with a signed manifest; a receipt is a zip of
the same shape that comes back.
"""

from mediation.domain.handoff.contracts import (
    Contract,
    ContractField,
    ContractPaper,
    FilledIn,
    HandoffField,
    PaperSource,
    contract_for,
    known_contracts,
    newest,
)
from mediation.domain.handoff.manifest import (
    FileLine,
    Manifest,
    Office,
    PackageKind,
    fingerprint_of,
    read_manifest,
    shown_fingerprint,
)
from mediation.domain.handoff.receipts import (
    Defect,
    Receipt,
    ReceiptOutcome,
    read_receipt,
    receipt_problems,
)
from mediation.domain.handoff.refusal import PackRefused
from mediation.domain.handoff.states import PACK_STEPS, PackState, ReceivedState

__all__ = [
    "PACK_STEPS",
    "Contract",
    "ContractField",
    "ContractPaper",
    "Defect",
    "FileLine",
    "FilledIn",
    "HandoffField",
    "Manifest",
    "Office",
    "PackRefused",
    "PackState",
    "PackageKind",
    "PaperSource",
    "Receipt",
    "ReceiptOutcome",
    "ReceivedState",
    "contract_for",
    "fingerprint_of",
    "known_contracts",
    "newest",
    "read_manifest",
    "read_receipt",
    "receipt_problems",
    "shown_fingerprint",
]
