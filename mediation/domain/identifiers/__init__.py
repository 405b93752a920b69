"""Numbers that identify people, firms and accounts: checking, normal forms and masks."""

from mediation.domain.identifiers.accounts import check_bank_account
from mediation.domain.identifiers.contacts import check_phone, check_post_code, is_mobile
from mediation.domain.identifiers.credit_code import check_credit_code
from mediation.domain.identifiers.identity import CheckedIdentity, IdentityKind, check_identity
from mediation.domain.identifiers.masking import (
    mask_accounts,
    mask_address,
    mask_bank,
    mask_identity,
    mask_name,
    mask_phone,
)

__all__ = [
    "CheckedIdentity",
    "IdentityKind",
    "check_bank_account",
    "check_credit_code",
    "check_identity",
    "check_phone",
    "check_post_code",
    "is_mobile",
    "mask_accounts",
    "mask_address",
    "mask_bank",
    "mask_identity",
    "mask_name",
    "mask_phone",
]
