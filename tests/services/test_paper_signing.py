"""The office's signature on issued papers: given when they are made, judged ever after."""

import logging
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from mediation.crypto import pdf_signing
from mediation.crypto.seal_sources import HeldKey, NoStamp, OfficeSeal, StampService, Token
from mediation.domain.case_flow import CaseState
from mediation.domain.errors import ActionNotPossible, TooManyTries
from mediation.domain.paper_signatures import Flaw, SignatureState
from mediation.extensions import db
from mediation.models import AuditEntry, Case, Document, OfficeCertificate
from mediation.services import (
    issuing,
    office_certificates,
    paper_checks,
    paper_signing,
    paper_store,
)
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.pdf_seals import OFFICE, STRANGER, give_certificate, kept, seals_of
from tests.services.paper_cases import issue, settled

S = SignatureState
SILENT = StampService("http://127.0.0.1:9/", 1)


@pytest.fixture
def case(cast: Cast) -> Case:
    return settled(cast)


def judged(paper: Document, cast: Cast, later: timedelta = timedelta()) -> S:
    """How the kept bytes are judged."""
    at = MONDAY_MORNING + later
    return paper_store.signature_viewed(paper, by=cast.mediator, at=at).state


def test_a_paper_is_signed_by_its_body_and_both_hashes_are_kept(cast: Cast, case: Case) -> None:
    give_certificate(cast.body)
    paper = issue(case, "agreement", cast.mediator)
    assert paper.is_signed
    assert paper.sha256 == paper_store.hash_of(paper.content)
    end = paper.content.index(b"%%EOF\n") + len(b"%%EOF\n")
    assert paper.drawn_sha256 == paper_store.hash_of(paper.content[:end])
    found = paper_store.signature_viewed(paper, by=cast.mediator, at=MONDAY_MORNING)
    assert (found.state, found.level) == (S.VALID, "PAdES B-B")
    assert found.signed_at == MONDAY_MORNING
    assert found.signer == OFFICE


def test_a_body_without_a_certificate_issues_unsigned_papers(cast: Cast, case: Case) -> None:
    give_certificate(cast.other_body)
    paper = issue(case, "agreement", cast.mediator)
    assert not paper.is_signed
    assert paper.drawn_sha256 == paper.sha256
    assert judged(paper, cast) is S.UNSIGNED


def test_papers_from_before_signatures_are_unsigned(cast: Cast, case: Case) -> None:
    paper = issue(case, "agreement", cast.mediator)
    paper.drawn_sha256 = None
    assert not paper.is_signed


def test_a_preview_is_never_signed(cast: Cast, case: Case) -> None:
    give_certificate(cast.body)
    draft = issuing.preview(case, "agreement", by=cast.mediator, at=MONDAY_MORNING)
    assert b"/ByteRange" not in draft


def test_a_certificate_that_ran_out_signs_no_more(cast: Cast, case: Case) -> None:
    row = give_certificate(cast.body)
    row.valid_until = MONDAY_MORNING
    db.session.commit()
    assert not issue(case, "agreement", cast.mediator).is_signed


def test_rotation_keeps_old_papers_valid(cast: Cast, case: Case) -> None:
    row = give_certificate(cast.body)
    old = issue(case, "agreement", cast.mediator)
    newer = kept(cast.body, seals_of().newer, row.issuer)
    db.session.commit()
    assert newer.id > row.id
    source = paper_signing.source_of(cast.body, at=MONDAY_MORNING)
    assert isinstance(source, HeldKey)
    assert source.certificate == seals_of().newer.certificate
    fresh = issue(make_case(cast, state=CaseState.UNSETTLED), "closing_notice", cast.supervisor)
    assert [judged(each, cast) for each in (old, fresh)] == [S.VALID, S.VALID]
    # Also after an authority of its own succeeded, and after both certificates ran out.
    kept(cast.body, seals_of(STRANGER).authority, None)
    db.session.commit()
    assert judged(old, cast, timedelta(days=5 * 365)) is S.VALID


def test_the_real_seal_goes_before_the_certificate_of_the_house(
    app: Flask, cast: Cast, case: Case
) -> None:
    give_certificate(cast.body)
    seals = seals_of(STRANGER)
    app.config["OFFICE_SEAL"] = OfficeSeal(cast.body.name, seals.source)
    paper = issue(case, "agreement", cast.mediator)
    found = paper_store.signature_viewed(paper, by=cast.mediator, at=MONDAY_MORNING)
    assert (found.signer, found.flaw) == (STRANGER, Flaw.STRANGER)
    app.config["OFFICE_TRUST_ROOTS"] = (seals.authority.certificate,)
    assert judged(paper, cast) is S.VALID


def test_the_seal_of_one_body_signs_nothing_of_another(app: Flask, cast: Cast, case: Case) -> None:
    app.config["OFFICE_SEAL"] = OfficeSeal(cast.other_body.name, seals_of(STRANGER).source)
    assert not issue(case, "agreement", cast.mediator).is_signed


def test_a_real_seal_that_is_away_stops_the_issuing(
    app: Flask, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    away = Token("/nowhere/token.so", label="印章", pin="1234", certificate_label="印章")
    app.config["OFFICE_SEAL"] = OfficeSeal(cast.body.name, away)
    case = make_case(cast, state=CaseState.UNSETTLED)
    with caplog.at_level(logging.ERROR), pytest.raises(ActionNotPossible, match="电子印章"):
        issue(case, "closing_notice", cast.supervisor)
    assert "1234" not in caplog.text
    assert db.session.scalars(select(Document)).all() == []
    app.config["OFFICE_SEAL"] = None
    assert issue(case, "closing_notice", cast.supervisor).number == "〔2026〕东工调终第1号"


def test_a_silent_service_of_time_stamps_is_not_waited_for_again(
    app: Flask, cast: Cast, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_certificate(cast.body)
    app.config["TIMESTAMPS"] = SILENT
    monkeypatch.setattr(paper_signing, "_silent_until", {})
    asked = []
    sign = pdf_signing.sign

    def counted(content: bytes, source: HeldKey, *, at: object, stamps: object) -> bytes:
        asked.append(stamps)
        if stamps is not None:
            raise NoStamp("no answer")
        return sign(content, source, at=MONDAY_MORNING)

    monkeypatch.setattr(pdf_signing, "sign", counted)
    paper = issue(case, "agreement", cast.mediator)
    issue(make_case(cast, state=CaseState.UNSETTLED), "closing_notice", cast.supervisor)
    assert asked == [SILENT, None, None]
    assert judged(paper, cast) is S.VALID


def test_changed_bytes_are_refused_before_they_are_judged(cast: Cast, case: Case) -> None:
    give_certificate(cast.body)
    paper = issue(case, "agreement", cast.mediator)
    spoilt = bytearray(paper.content)
    spoilt[len(spoilt) // 3] ^= 1
    statement = update(Document).values(content=bytes(spoilt))
    db.session.execute(statement, execution_options={"synchronize_session": False})
    db.session.commit()
    db.session.expire_all()
    with pytest.raises(ActionNotPossible, match="校验值不符"):
        judged(paper, cast)


def test_a_file_from_outside_is_judged_and_found_among_the_kept(cast: Cast, case: Case) -> None:
    give_certificate(cast.body)
    paper = issue(case, "agreement", cast.mediator)
    content = paper.content
    found = paper_checks.check_file(content, by=None, address="10.0.0.1", at=MONDAY_MORNING)
    assert found.signature is not None
    assert found.signature.state is S.VALID
    assert found.paper is paper
    told = found.told
    assert told is not None
    assert "*" in told.number
    other = paper_checks.look_at(content + b"\n", at=MONDAY_MORNING)
    assert other.signature is not None
    assert (other.signature.state, other.paper) == (S.APPENDED, None)
    verbs = db.session.scalars(select(AuditEntry.verb).order_by(AuditEntry.id)).all()
    assert verbs[-1] == "document.checked"


def test_strangers_are_counted(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper_checks, "ADDRESS_TRIES", (1, timedelta(minutes=15)))
    monkeypatch.setattr(paper_signing, "check_foreign", lambda _content, at: None)
    ask = {"by": None, "address": "10.0.0.1", "at": MONDAY_MORNING}
    assert paper_checks.check_file(b"%PDF-", **ask).signature is None
    with pytest.raises(TooManyTries):
        paper_checks.check_file(b"%PDF-", **ask)
    paper_checks.check_file(b"%PDF-", **ask | {"by": cast.mediator})


def test_certificates_are_made_by_name_and_sealed(cast: Cast) -> None:
    with pytest.raises(ActionNotPossible, match="没有名为"):
        office_certificates.new_authority("没有这个机构", at=MONDAY_MORNING)
    with pytest.raises(ActionNotPossible, match="请先制作"):
        office_certificates.new_certificate(cast.body.name, at=MONDAY_MORNING)
    office_certificates.new_authority(cast.body.name, at=MONDAY_MORNING)
    made = office_certificates.new_certificate(cast.body.name, at=MONDAY_MORNING)
    assert made.issuer is not None
    assert made.issuer.is_authority
    table = OfficeCertificate.__table__
    raw = db.session.execute(db.text(f"SELECT certificate, private_key FROM {table.name}")).all()
    plain = [made.certificate, made.private_key]
    assert not [part for row in raw for part in plain if part in bytes(row[0]) + bytes(row[1])]
    verbs = db.session.scalars(select(AuditEntry.verb).order_by(AuditEntry.id)).all()
    assert verbs == ["office_certificate.authority_made", "office_certificate.made"]
    again = office_certificates.authority_of(cast.body.name)
    assert again.id == made.issuer_id
