"""What a case is found by, written anew whenever one of its names or numbers changes."""

from collections.abc import Iterator
from itertools import islice, product

from pypinyin import Style, lazy_pinyin, pinyin
from sqlalchemy import select

from mediation.domain.identifiers.search_forms import identity_form, phone_form, tail_of
from mediation.domain.parties import PartyKind
from mediation.domain.search_terms import grams, searchable
from mediation.domain.search_text import body_gram, without_brackets
from mediation.extensions import db
from mediation.models import (
    Agreement,
    Case,
    CaseSearch,
    Document,
    ExitProcedure,
    Party,
    Referral,
    ReferralEvent,
    Share,
)
from mediation.models.blind_indexes import tail_gram

# A name of characters with two readings each would otherwise have endless spellings.
MOST_READINGS = 24


def reindex(case: Case) -> None:
    """Write the search row of a case, in the open transaction."""
    pieces = list(dict.fromkeys(piece for piece in _pieces(case) if piece))
    plain = [without_brackets(piece) for piece in pieces]
    row = db.session.get(CaseSearch, case.id) or CaseSearch(case_id=case.id)
    row.text = " ".join(searchable(piece) for piece in plain)
    # The index takes the name with its brackets too: its grams end where the brackets stand.
    named = grams(" ".join((*plain, *pieces)))
    row.grams = " ".join((*named, *_tail_grams(case), body_gram(case.body_id)))
    db.session.add(row)
    db.session.flush()


def initials(name: str) -> tuple[str, ...]:
    """The pinyin initials of a person's name, once for each reading: 王秀兰 → wxl."""
    readings = pinyin(name, style=Style.FIRST_LETTER, heteronym=True, errors=_letters)
    letters = [list(dict.fromkeys(each for each in row if each)) for row in readings]
    spelt = product(*(row for row in letters if row))
    return tuple(islice(("".join(each).lower() for each in spelt), MOST_READINGS))


def employer_initials(name: str) -> str:
    """The pinyin initials of an employer, read as a phrase: 重庆 is cq, not zq."""
    letters = lazy_pinyin(name, style=Style.FIRST_LETTER, errors=_letters)
    return "".join(letters).lower()


def _letters(signs: str) -> str:
    """What has no pinyin: letters and digits stay, dots and brackets go."""
    return "".join(sign for sign in signs if sign.isascii() and sign.isalnum())


def _pieces(case: Case) -> Iterator[str | None]:
    yield case.number
    yield case.sender_document_number
    yield case.arbitration_number
    yield case.archive_number
    for party in case.parties:
        yield from _party_pieces(party)
    yield from _docket_numbers(case)


def _party_pieces(party: Party) -> Iterator[str | None]:
    yield party.name
    yield party.credit_code
    if party.kind is PartyKind.WORKER:
        yield from initials(party.name)
    else:
        yield employer_initials(party.name)
        if party.employer:
            yield party.employer.name
    for person in party.representatives:
        yield person.name


def _tail_grams(case: Case) -> list[str]:
    """Digests of the last four signs of every telephone and identity number, each once."""
    tails = {tail_of(phone_form(party.phone or "")) for party in case.parties}
    tails |= {tail_of(identity_form(party.identity_number or "")) for party in case.parties}
    return [tail_gram(tail) for tail in sorted(tails - {""})]


def _docket_numbers(case: Case) -> Iterator[str | None]:
    """The numbers that courts, commissions and our own papers carry."""
    statements = (
        select(ExitProcedure.docket_number).join(Agreement).where(Agreement.case_id == case.id),
        select(Referral.receipt_number).where(Referral.case_id == case.id),
        select(ReferralEvent.number).join(Referral).where(Referral.case_id == case.id),
        select(Share.answer_docket).where(Share.case_id == case.id),
        select(Document.number).where(Document.case_id == case.id),
    )
    for statement in statements:
        yield from db.session.scalars(statement)
