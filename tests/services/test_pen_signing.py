"""Signing by pen: kept sealed with the paper it was put to, and taken for what it is."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.domain.agreement.pen import evidence_hash, read_strokes
from mediation.domain.agreement.words import SigningCapacity, SigningWay
from mediation.domain.entry_path import EntryPath
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db
from mediation.models import Agreement, AuditEntry, Case, Document, Representative
from mediation.services import issuing, pen_signing
from mediation.services.pen_signing import PenOrder
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.documents.reading import text_of as text_in
from tests.pen import strokes, written
from tests.services.agreement_steps import (
    TODAY,
    body_signatures,
    case_at_the_table,
    draft_with,
    party_signatures,
    payment_term,
    settled,
    signature,
)
from tests.services.paper_cases import issue
from tests.services.test_sign_agreement import fields, sign

ADDRESS, DEVICE = "198.51.100.7", "Mozilla/5.0 (Linux; Android 13; 平板)"


@pytest.fixture
def waiting(cast: Cast) -> Case:
    case = case_at_the_table(cast)
    settled(case, cast, draft_with(payment_term(case)))
    return case


@pytest.fixture
def paper(cast: Cast, waiting: Case) -> Document:
    return issue(waiting, "agreement", cast.mediator)


def order(case: Case, paper: Document, **changes: Any) -> PenOrder:
    worker = case.applicants[0]
    told = PenOrder(
        capacity=SigningCapacity.PARTY,
        signer=worker.name,
        party_id=worker.id,
        document_id=paper.id,
        strokes=read_strokes(written()),
        place="第一调解室",
        device=DEVICE,
        address=ADDRESS,
    )
    return replace(told, **changes)


def by_pen(case: Case, cast: Cast, told: PenOrder) -> Agreement:
    return pen_signing.sign(case, told, by=cast.mediator, at=MONDAY_MORNING)


def test_a_signature_by_pen_is_kept_with_the_paper_it_was_put_to(
    cast: Cast, waiting: Case, paper: Document
) -> None:
    agreement = by_pen(waiting, cast, order(waiting, paper))
    (row,) = agreement.signatures
    assert (row.way, row.signed_on, row.signed_at, row.place) == (
        "pen", TODAY, MONDAY_MORNING, "第一调解室",
    )  # fmt: skip
    assert row.strokes == {name: strokes()[name] for name in ("width", "height", "lines")}
    assert row.traces["document_id"] == paper.id
    assert row.traces["sha256"] == paper.sha256
    assert row.traces["device"] == DEVICE
    assert row.traces["began_at"] < row.traces["ended_at"]
    assert ADDRESS not in str(row.traces)
    trail = db.session.scalars(select(AuditEntry.verb).order_by(AuditEntry.seq)).all()
    assert trail[-1] == "case.sign_agreement"


def test_strokes_and_traces_lie_sealed(cast: Cast, waiting: Case, paper: Document) -> None:
    by_pen(waiting, cast, order(waiting, paper))
    raw = db.session.connection().exec_driver_sql("SELECT place, strokes, traces FROM signature")
    (values,) = raw.all()
    for value, secret in zip(values, ("第一调解室", "lines", "sha256"), strict=True):
        assert secret.encode() not in bytes(value)


def test_without_the_office_s_rule_a_pen_is_an_image_and_paper_is_signed_too(
    cast: Cast, waiting: Case, paper: Document
) -> None:
    agreement = by_pen(waiting, cast, order(waiting, paper))
    company = waiting.respondents[0]
    by_pen(waiting, cast, order(waiting, paper, signer=company.name, party_id=company.id))
    with pytest.raises(InvalidInput, match="不能先盖"):
        sign(waiting, cast, *body_signatures())
    sign(waiting, cast, *party_signatures(waiting), *body_signatures())
    assert agreement.state is AgreementState.EFFECTIVE
    assert len(agreement.signatures) == 6


@pytest.mark.parametrize(
    "path",
    [EntryPath.OWN_INTAKE, EntryPath.COURT_DELEGATED_PAPER, EntryPath.COURT_DELEGATED_ONLINE],
)
def test_where_the_office_s_rule_takes_it_a_pen_signs(
    app: Flask, cast: Cast, path: EntryPath
) -> None:
    app.config["PEN_SIGNATURE_COUNTS"] = True
    case = case_at_the_table(cast, entry_path=path)
    agreement = settled(case, cast, draft_with(payment_term(case), copies=4))
    paper = issue(case, "agreement", cast.mediator)
    for party in (case.applicants[0], case.respondents[0]):
        assert agreement.state is AgreementState.SIGNING
        by_pen(case, cast, order(case, paper, signer=party.name, party_id=party.id))
    if path is EntryPath.OWN_INTAKE:
        assert agreement.state is AgreementState.SIGNING, "the act asks for mediator and seal"
        sign(case, cast, *body_signatures())
    assert agreement.effective_on == TODAY


def test_nobody_signs_twice_on_the_screen(cast: Cast, waiting: Case, paper: Document) -> None:
    by_pen(waiting, cast, order(waiting, paper))
    with pytest.raises(InvalidInput, match="已经在屏幕上签过名") as error:
        by_pen(waiting, cast, order(waiting, paper))
    assert fields(error) == {"signer"}


def test_who_signed_on_paper_needs_no_screen(cast: Cast, waiting: Case, paper: Document) -> None:
    sign(waiting, cast, party_signatures(waiting)[0])
    with pytest.raises(InvalidInput, match="已经登记过签名"):
        by_pen(waiting, cast, order(waiting, paper))


def test_a_pen_without_a_pad_is_refused(cast: Cast, waiting: Case) -> None:
    pen = signature(party_id=waiting.applicants[0].id, way=SigningWay.PEN)
    with pytest.raises(InvalidInput, match="签名板"):
        sign(waiting, cast, pen)


def test_a_seal_is_not_drawn_by_hand(cast: Cast, waiting: Case, paper: Document) -> None:
    sign(waiting, cast, *party_signatures(waiting))
    seal = order(
        waiting, paper, capacity=SigningCapacity.BODY_SEAL, party_id=None, signer="调解中心"
    )
    with pytest.raises(InvalidInput, match="应当盖章"):
        by_pen(waiting, cast, seal)


def test_only_a_special_authority_writes_for_a_party(
    cast: Cast, waiting: Case, paper: Document
) -> None:
    speaker = Representative(name="何律", kind="lawyer", authority="general")
    waiting.applicants[0].representatives.append(speaker)
    db.session.commit()
    lawyer = order(waiting, paper, capacity=SigningCapacity.REPRESENTATIVE, signer="何律")
    again = issue(waiting, "agreement", cast.mediator)
    with pytest.raises(InvalidInput, match="特别授权"):
        by_pen(waiting, cast, replace(lawyer, document_id=again.id))


def test_nothing_is_signed_before_it_was_issued(cast: Cast, waiting: Case) -> None:
    with pytest.raises(ActionNotPossible, match="请先出具"):
        pen_signing.paper_to_sign(waiting, by=cast.mediator, at=MONDAY_MORNING)


def test_nothing_is_signed_that_says_something_else_by_now(
    cast: Cast, waiting: Case, paper: Document
) -> None:
    waiting.agreements[0].disputed_facts = "另有约定。"
    db.session.commit()
    with pytest.raises(ActionNotPossible, match="重新出具"):
        by_pen(waiting, cast, order(waiting, paper))
    newer = issue(waiting, "agreement", cast.mediator)
    assert newer.id != paper.id
    with pytest.raises(InvalidInput, match="刚刚重新出具"):
        by_pen(waiting, cast, order(waiting, paper))


def test_what_somebody_signed_on_a_screen_is_issued_no_more_otherwise(
    cast: Cast, waiting: Case, paper: Document
) -> None:
    by_pen(waiting, cast, order(waiting, paper))
    waiting.agreements[0].disputed_facts = "另有约定。"
    db.session.commit()
    assert issue(waiting, "agreement", cast.mediator).id == paper.id


def test_bytes_that_changed_since_they_were_issued_get_no_signature(
    cast: Cast, waiting: Case, paper: Document
) -> None:
    paper.content += b" "
    db.session.commit()
    with pytest.raises(ActionNotPossible, match="校验值不符"):
        by_pen(waiting, cast, order(waiting, paper))
    assert not waiting.agreements[0].signatures


def test_who_has_no_right_to_sign_has_no_pad(cast: Cast, waiting: Case, paper: Document) -> None:
    for person in (cast.registrar, cast.stranger, cast.court_liaison):
        with pytest.raises(ActionNotAllowed):
            pen_signing.sign(waiting, order(waiting, paper), by=person, at=MONDAY_MORNING)


def test_the_signed_copy_shows_strokes_and_says_what_it_is(
    cast: Cast, waiting: Case, paper: Document
) -> None:
    agreement = by_pen(waiting, cast, order(waiting, paper))
    sign(waiting, cast, replace(party_signatures(waiting)[1], signer="冯建国", way=SigningWay.INK))
    made = issue(waiting, "signed_agreement", cast.mediator)
    text = text_in(made.content)
    groups = " ".join(paper.sha256[place : place + 8] for place in range(0, 64, 8))
    for words in (
        "调解协议书（签署件）", "签署记录", "屏幕手写签名", "第一调解室", "签名（纸质件）",
        "不是使用电子签名认证证书制作的电子签名", "屏幕手写签名只作留痕", paper.number, groups,
    ):  # fmt: skip
        assert words.replace(" ", "") in text, words
    row = agreement.signatures[0]
    assert made.facts["signed"][0]["evidence"] == evidence_hash(row.strokes, row.traces)
    assert made.facts["signed_from"] == {"number": paper.number, "sha256": paper.sha256}
    assert made.facts["terms"] == paper.facts["terms"]
    assert made.page_code not in {None, paper.page_code}
    assert (made.volume, made.supersedes_id) == (paper.volume, None)


def test_a_later_signature_makes_a_new_signed_copy_that_names_the_old(
    cast: Cast, waiting: Case, paper: Document
) -> None:
    by_pen(waiting, cast, order(waiting, paper))
    first = issue(waiting, "signed_agreement", cast.mediator)
    later = MONDAY_MORNING + timedelta(hours=1)
    kept = issuing.standing(waiting, "signed_agreement", by=cast.mediator, at=later)
    assert kept is not None
    assert kept.id == first.id
    company = waiting.respondents[0]
    by_pen(waiting, cast, order(waiting, paper, signer="冯建国", party_id=company.id))
    assert issue(waiting, "signed_agreement", cast.mediator).supersedes_id == first.id


def test_there_is_no_signed_copy_of_what_nobody_signed_on_a_screen(
    cast: Cast, waiting: Case, paper: Document
) -> None:
    sign(waiting, cast, *party_signatures(waiting))
    with pytest.raises(ActionNotPossible, match="还没有人在屏幕上签名"):
        issue(waiting, "signed_agreement", cast.mediator)
