"""泄密检查: canaries planted where they must not be are found in the finished main volume."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from mediation.domain.sessions import NoteKind
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import AuditEntry, Document
from mediation.services import evidence
from tests.cast import Cast
from tests.services.dossier.volumes import (
    NOW,
    add_file,
    add_note,
    bind,
    filed,
    pages_of,
    pdf_saying,
    refused,
)
from tests.services.paper_cases import computed, issue, overridden
from tests.uploads.making import docx, photograph, xlsx

CANARY = "金丝雀：单位的底线是八万五千元，绝对不能告诉对方，等到下周再谈"
BEFORE = NOW - timedelta(days=2)


@pytest.mark.parametrize("kind", NoteKind)
def test_a_note_inside_an_uploaded_pdf_stops_the_main_volume(cast: Cast, kind: NoteKind) -> None:
    case = filed(cast, "rights_notice")
    add_note(case, cast.mediator, CANARY, kind=kind, written_at=BEFORE)
    add_file(case, cast.mediator, pdf_saying("工资明细", CANARY), "工资明细.pdf")
    told = refused(case, cast.mediator)
    assert f"{kind.label}（李敏 2026-11-21）" in told
    assert "《工资明细.pdf》" in told
    assert "请更正后再装订" in told
    # It is named, never repeated.
    assert not any(word in told for word in ("金丝雀", "底线", "八万"))


def test_a_note_rewrapped_over_line_ends_is_found(cast: Cast) -> None:
    case = filed(cast, "rights_notice")
    add_note(case, cast.mediator, CANARY, written_at=BEFORE)
    wrapped = [CANARY[start : start + 5] for start in range(0, len(CANARY), 5)]
    add_file(case, cast.mediator, pdf_saying("\n".join(wrapped)), "附件.pdf")
    assert "背靠背记录" in refused(case, cast.mediator)


def test_a_stretch_with_other_signs_and_widths_is_found(cast: Cast) -> None:
    case = filed(cast, "rights_notice")
    add_note(case, cast.mediator, "对方最多只肯给 85000 元 (OFFER-B)，别的免谈", written_at=BEFORE)
    add_file(case, cast.mediator, pdf_saying("最多——只肯给８５０００元【offer-ｂ】"), "附件.pdf")
    assert "背靠背记录" in refused(case, cast.mediator)


def test_a_note_copied_into_the_record_of_a_session_stops_it(cast: Cast) -> None:
    case = filed(cast, "rights_notice")
    add_note(case, cast.mediator, CANARY, written_at=BEFORE)
    case.sessions[0].record.respondent_statement = f"我方认为，{CANARY}。"
    db.session.commit()
    paper = issue(case, "session_record", cast.mediator)
    told = refused(case, cast.mediator)
    assert f"《调解笔录》{paper.number}" in told


def test_a_paper_that_was_put_right_is_kept_out_by_a_sheet_in_its_place(cast: Cast) -> None:
    case = filed(cast, "rights_notice")
    add_note(case, cast.mediator, CANARY, written_at=BEFORE)
    record = case.sessions[0].record
    record.respondent_statement = CANARY
    db.session.commit()
    issue(case, "session_record", cast.mediator)
    refused(case, cast.mediator)
    record.respondent_statement = "同意分期支付"
    db.session.commit()
    issue(case, "session_record", cast.mediator)
    pages = pages_of(bind(case, cast.mediator))
    assert not any("八万五千元" in page for page in pages)
    assert any("代页" in page and "接替" in page for page in pages)


def test_a_void_file_that_leaks_does_not_stop_the_volume(cast: Cast) -> None:
    case = filed(cast, "rights_notice")
    add_note(case, cast.mediator, CANARY, written_at=BEFORE)
    row = add_file(case, cast.mediator, pdf_saying(CANARY), "附件.pdf")
    refused(case, cast.mediator)
    evidence.void(row, case, reason="改归副卷", by=cast.mediator, at=NOW)
    assert not any("八万五千元" in page for page in pages_of(bind(case, cast.mediator)))


def test_the_name_of_a_file_that_tells_a_secret_stops_the_catalogue(cast: Cast) -> None:
    case = filed(cast, "rights_notice")
    add_note(case, cast.mediator, CANARY, written_at=BEFORE)
    add_file(case, cast.mediator, pdf_saying("无"), f"{CANARY}.pdf")
    assert "背靠背记录" in refused(case, cast.mediator)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("说明.txt", CANARY.encode()),
        ("说明.docx", docx(f"<w:p><w:r><w:t>{CANARY}</w:t></w:r></w:p>")),
        ("说明.xlsx", xlsx(CANARY)),
    ],
    ids=("txt", "docx", "xlsx"),
)
def test_a_file_that_is_not_printed_is_read_all_the_same(
    cast: Cast, name: str, content: bytes
) -> None:
    case = filed(cast, "rights_notice")
    add_note(case, cast.mediator, CANARY, written_at=BEFORE)
    add_file(case, cast.mediator, content, name)
    assert f"《{name}》" in refused(case, cast.mediator)


def test_an_internal_file_copied_into_the_main_volume_stops_it(cast: Cast) -> None:
    case = filed(cast, "rights_notice")
    early = {"added_at": BEFORE, "volume": Volume.SIDE}
    add_file(case, cast.mediator, pdf_saying(CANARY), "内部意见.pdf", **early)
    add_file(case, cast.mediator, pdf_saying("附件一", CANARY), "附件.pdf")
    assert "副卷材料“内部意见.pdf”" in refused(case, cast.mediator)


def test_a_picture_of_the_side_volume_stops_the_main_one_by_its_bytes(cast: Cast) -> None:
    """No words to be found: a photograph is known by the hash of what is kept of it."""
    case = filed(cast, "rights_notice")
    kept = photograph()
    internal = add_file(case, cast.mediator, kept, "白板.jpg", added_at=BEFORE, volume=Volume.SIDE)
    # Sent by another telephone, with another place in it: redrawn, it is the same picture.
    public = add_file(case, cast.mediator, kept, "照片.jpg")
    public.file.original_sha256 = "0" * 64
    db.session.commit()
    assert public.file_id != internal.file_id
    told = refused(case, cast.mediator)
    assert "副卷材料“白板.jpg”出现在《照片.jpg》" in told
    evidence.void(public, case, reason="归错卷", by=cast.mediator, at=NOW)
    bind(case, cast.mediator)


def test_the_reason_of_an_override_in_a_public_paper_stops_it(cast: Cast) -> None:
    case = overridden(cast)
    issue(case, "rights_notice", cast.mediator)
    add_file(
        case, cast.mediator, pdf_saying("双方坚持保留，已当面说明该句不发生效力。"), "说明.pdf",
        added_at=NOW + timedelta(hours=1),
    )  # fmt: skip
    assert "协议体检放行" in refused(case, cast.mediator)


def test_a_private_sheet_filed_as_evidence_stops_it_by_its_code_and_its_words(cast: Cast) -> None:
    case = computed(cast)
    sheet = issue(case, "statutory_comparison", cast.mediator)
    issue(case, "rights_notice", cast.mediator)
    later = {"added_at": NOW + timedelta(hours=1)}
    add_file(case, cast.mediator, sheet.content, "对照.pdf", **later)
    assert f"副卷《法定对照单》{sheet.number}" in refused(case, cast.mediator)


def test_a_paper_of_the_side_volume_can_stand_in_the_main_one_by_no_column(cast: Cast) -> None:
    case = overridden(cast)
    paper = issue(case, "override_record", cast.mediator)
    paper.volume = Volume.MAIN
    db.session.commit()
    told = refused(case, cast.mediator)
    assert f"《协议体检放行单》{paper.number}属于副卷" in told


def test_what_stops_a_volume_stands_in_the_trail_without_a_word_of_it(cast: Cast) -> None:
    case = filed(cast, "rights_notice")
    add_note(case, cast.mediator, CANARY, written_at=BEFORE)
    add_file(case, cast.mediator, pdf_saying(CANARY), "附件.pdf")
    refused(case, cast.mediator)
    row = db.session.scalars(select(AuditEntry).filter_by(verb="dossier.leak_found")).one()
    assert row.result == "failed"
    assert "底线" not in str(row.data) + row.subject


def test_public_words_raise_no_alarm(cast: Cast) -> None:
    case = filed(cast)
    words = db.session.scalars(select(Document).filter_by(kind="rights_notice")).one()
    assert words.pages
    for text in (
        # The registered facts, which the papers repeat.
        f"再看一遍：{case.facts}",
        "王秀兰 与 城东悦来酒店有限公司，江城市城东区槐树街14号，13800001234",
        # The law, which everybody quotes.
        "依据《中华人民共和国劳动争议调解仲裁法》第二十七条处理",
        # Too short to be anybody's secret.
        "同意",
    ):
        add_note(case, cast.mediator, text, written_at=BEFORE)
    bind(case, cast.mediator)


def test_what_was_in_the_file_before_the_note_was_written_is_no_secret(cast: Cast) -> None:
    case = filed(cast, "rights_notice")
    add_file(case, cast.mediator, pdf_saying(CANARY), "来信.pdf")
    add_note(case, cast.mediator, f"来信说：{CANARY}", written_at=NOW + timedelta(hours=1))
    bind(case, cast.mediator)


def test_the_side_volume_may_hold_what_the_main_one_may_not(cast: Cast) -> None:
    case = overridden(cast)
    issue(case, "override_record", cast.mediator)
    add_note(case, cast.mediator, CANARY, written_at=BEFORE)
    add_file(case, cast.mediator, pdf_saying(CANARY), "内部.pdf", volume=Volume.SIDE)
    assert bind(case, cast.mediator, volume=Volume.SIDE).volume is Volume.SIDE


def test_the_papers_of_a_whole_case_raise_no_alarm_against_its_sheets(cast: Cast) -> None:
    case = computed(cast)
    for kind in (
        *("statutory_comparison", "rights_notice", "session_record", "agreement"),
        *("calculation_annex", "presiding_certificate", "callback_record"),
    ):
        issue(case, kind, cast.mediator)
    bind(case, cast.mediator)
