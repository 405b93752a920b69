"""The seal of the office on a paper: what is signed when it is issued, and whether a seal holds."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from mediation.documents import to_json
from mediation.documents.facts import PaperFacts
from mediation.documents.owed import total_owed
from mediation.domain.identifiers import mask_name
from mediation.domain.money import to_fen
from mediation.domain.page_codes import PageMark
from mediation.domain.page_seals import (
    LONGEST_NUMBER,
    LONGEST_PARTIES,
    LONGEST_TITLE,
    PURPOSE,
    PageSeal,
    PageStatement,
)
from mediation.extensions import keeper

FACTS_PURPOSE = "document.facts"
# What is compared where there is no paper, so that it takes as long; it holds for nothing.
NOBODYS_SEAL = f"s1:{'00' * 64}"
# Where the papers keep whom they are about; each field is one side.
_SIDES = (
    *("applicants", "respondents", "third_parties", "parties"),
    *("applicant_names", "respondent_names", "applicant_name", "addressee"),
)


@dataclass(frozen=True, kw_only=True)
class PaperSeal:
    """What the pages of one paper say, whatever is on each of them."""

    facts: PaperFacts
    title: str
    number: str
    version: int
    issued_on: date

    def statement(self, mark: PageMark, text_hash: str) -> PageStatement:
        """What a page with this text says of its paper."""
        return PageStatement(
            mark=mark,
            version=self.version,
            title=self.title[:LONGEST_TITLE],
            number=self.number[:LONGEST_NUMBER],
            amount_fen=_amount_fen(self.facts),
            issued_on=self.issued_on,
            effective_on=getattr(self.facts, "effective_on", None),
            parties=masked_parties(self.facts),
            facts_hash=facts_hash(to_json(self.facts)),
            text_hash=text_hash,
        )

    def seal(self, mark: PageMark, text_hash: str) -> str:
        """The text of the code of a page, signed by the office."""
        said = self.statement(mark, text_hash)
        return said.sealed(keeper.sign(said.signed_bytes, PURPOSE))


def seal_of_facts(facts: PaperFacts) -> str:
    """The signature over all the facts of a paper, its code among them."""
    return keeper.sign(facts_hash(to_json(facts)).encode("ascii"), FACTS_PURPOSE)


def facts_are_sealed(facts: dict[str, Any], signature: str) -> bool:
    """Whether the office signed just these facts."""
    return keeper.signature_holds(facts_hash(facts).encode("ascii"), signature, FACTS_PURPOSE)


def is_genuine(seal: PageSeal) -> bool:
    """Whether the office signed what the code of a page says, with any of its keys."""
    return keeper.signature_holds(seal.said.signed_bytes, seal.signature, PURPOSE)


def facts_hash(facts: dict[str, Any]) -> str:
    """The SHA-256 of facts as they are kept: sorted, without white space, in UTF-8."""
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def masked_parties(facts: PaperFacts) -> str:
    """The first of each side, masked, and of how many: 王*兰等3人、城*司."""
    sides = [_names(getattr(facts, name, ())) for name in _SIDES]
    told = [
        mask_name(names[0]) + (f"等{len(names)}人" if len(names) > 1 else "")
        for names in sides
        if names
    ]
    return "、".join(told)[:LONGEST_PARTIES]


def _names(side: Any) -> list[str]:
    people = (side,) if isinstance(side, str) else side
    names = [each if isinstance(each, str) else each.name for each in people]
    return [name for name in names if name]


def _amount_fen(facts: PaperFacts) -> int | None:
    """What the terms promise together, or what is still owed; None where no sum is named."""
    owed = getattr(facts, "owed", ())
    if owed:
        return to_fen(total_owed(owed))
    terms = getattr(facts, "terms", ())
    amounts = [each.amount for each in terms if each.amount is not None]
    return to_fen(sum(amounts, Decimal("0.00"))) if amounts else None
