"""Ours: the facts of the agreement, sealed page by page, through `mediation.documents`."""

from datetime import date

import benchmarks.paper_engines.alone  # noqa: F401
from benchmarks.paper_engines import Draw, Outline
from mediation.crypto import Keeper, KeyRing
from mediation.documents import from_json
from mediation.documents.agreement import draw
from mediation.documents.facts import AgreementFacts, PaperFacts
from mediation.documents.sealing import sealed_by
from mediation.domain.page_codes import PageMark
from mediation.domain.page_seals import PURPOSE, PageStatement


def ready(outline: Outline) -> PaperFacts:
    """The facts of an agreement, as the program has them before it draws."""
    return from_json("agreement", outline.facts)


def prepared() -> Draw:
    """Return what draws an agreement, with a seal made anew for each page."""
    keeper = Keeper(KeyRing.for_testing())

    def seal(mark: PageMark, text_hash: str) -> str:
        said = PageStatement(
            mark=mark, version=1, title="调解协议书", number="〔2026〕东工调字第213号",
            amount_fen=1260000, issued_on=date(2026, 11, 23), effective_on=None,
            parties="王*兰、城*司", facts_hash="0f" * 32, text_hash=text_hash,
        )  # fmt: skip
        return said.sealed(keeper.sign(said.signed_bytes, PURPOSE))

    def drawn(facts: AgreementFacts) -> bytes:
        with sealed_by(seal):
            return draw(facts)

    return drawn
