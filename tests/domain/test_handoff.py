"""Contracts are data that the program understands whole; manifests and receipts read one way."""

import json
from datetime import date
from typing import Any

import pytest

from mediation.domain.claim_types import ClaimType
from mediation.domain.ending_reasons import EndingReason
from mediation.domain.handoff import (
    Contract,
    Defect,
    HandoffField,
    PackRefused,
    Receipt,
    ReceiptOutcome,
    contract_for,
    known_contracts,
    newest,
    read_receipt,
)
from mediation.domain.handoff.contracts import FOLDER, read_contract
from mediation.domain.papers import RULES, PaperKind
from mediation.domain.referrals import ReferralStep
from mediation.domain.sharing import OWN_CONSENT, PURPOSES_BY_KIND, groups_for
from mediation.domain.volumes import Volume

TODAY = date(2026, 9, 14)
CONTRACTS = known_contracts()
RECEIPT = Receipt(
    pack_code="0" * 32,
    pack_sha256="a" * 64,
    outcome=ReceiptOutcome.ACCEPTED,
    on=TODAY,
    number="江劳人仲案〔2026〕88号",
)


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda each: each.key)
def test_a_contract_opens_no_more_than_a_share_of_its_purpose_may(contract: Contract) -> None:
    assert set(contract.groups) <= set(groups_for(contract.purpose)) - OWN_CONSENT
    for kind in contract.receivers:
        assert contract.purpose in PURPOSES_BY_KIND[kind]
    for paper in contract.papers:
        if isinstance(paper.kind, PaperKind):
            assert RULES[paper.kind].volume is Volume.MAIN


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda each: each.key)
def test_a_contract_has_every_code_of_its_lists_as_the_program_words_it(contract: Contract) -> None:
    assert contract.claim_types == {each.value: each.label for each in ClaimType}
    assert contract.ending_reasons == {each.value: each.label for each in EndingReason}
    assert "other" in contract.defects
    assert set(contract.outcomes) <= {each.value for each in ReferralStep}
    assert len({field.code for field in contract.fields}) == len(contract.fields)


def test_a_file_is_named_for_what_it_holds_and_versions_are_all_kept() -> None:
    names = {path.stem for path in FOLDER.glob("*.json")}
    assert names == {each.key for each in CONTRACTS}
    assert newest("arbitration").version == 2
    assert not contract_for("arbitration", 1).wants(HandoffField.IDENTITY)


@pytest.mark.parametrize(("code", "version"), [("arbitration", 9), ("notary", 1)])
def test_an_unknown_contract_is_refused_with_a_sentence(code: str, version: int) -> None:
    with pytest.raises(PackRefused, match="请升级本系统"):
        contract_for(code, version)


def test_a_contract_with_a_field_that_nobody_knows_is_not_read() -> None:
    data: dict[str, Any] = json.loads((FOLDER / "court-1.json").read_bytes())
    data["fields"][0]["code"] = "shoe_size"
    with pytest.raises(ValueError, match="shoe_size"):
        read_contract(data)


@pytest.mark.parametrize(
    "receipt",
    [
        RECEIPT,
        Receipt(
            pack_code="0" * 32,
            pack_sha256="a" * 64,
            outcome=ReceiptOutcome.DEFECTIVE,
            on=TODAY,
            defects=(Defect("identity_missing", "缺少当事人身份证明"),),
        ),
        Receipt(
            pack_code="0" * 32,
            pack_sha256="a" * 64,
            outcome=ReceiptOutcome.REPORT,
            on=TODAY,
            step=ReferralStep.DECIDED,
            codes=("final_award",),
            party="王秀兰",
            amount_fen=1_860_000,
        ),
    ],
    ids=lambda each: each.outcome.value,
)
def test_a_receipt_comes_back_as_it_was_written(receipt: Receipt) -> None:
    assert read_receipt(receipt.as_data, TODAY) == receipt


@pytest.mark.parametrize(
    "change",
    [
        {"outcome": "lost"},
        {"pack_code": "../../etc"},
        {"on": "2026-09-15"},
        {"outcome": "defective"},
        {"outcome": "refused"},
        {"outcome": "report"},
        {"amount_fen": -1},
        {"defects": [{"code": "other"}]},
        {"note": "长" * 1001},
    ],
    ids=str,
)
def test_a_receipt_that_makes_no_sense_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(PackRefused):
        read_receipt(RECEIPT.as_data | change, TODAY)
