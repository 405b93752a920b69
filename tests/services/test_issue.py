"""Issuing papers: frozen facts, kept bytes, numbers without gaps, corrections that name the old."""

import json
from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from mediation.domain.case_flow import CaseState
from mediation.domain.entry_path import EntryPath
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput, NotVisible
from mediation.domain.papers import PaperKind
from mediation.domain.sessions import NoteKind
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db
from mediation.models import AuditEntry, CaseEvent, Document, Note
from mediation.queries import papers
from mediation.services import issuing, paper_store
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.documents.reading import text_of as text_in
from tests.factories import make_agreement, make_case, make_clock
from tests.services.paper_cases import case_for, issue, recorded, settled

TODAY = MONDAY_MORNING.date()
ID_NUMBER = "110101199003070038"
S = CaseState


@pytest.mark.parametrize("kind", list(PaperKind))
def test_every_paper_is_kept_with_facts_bytes_hash_pages_and_rows(
    cast: Cast, kind: PaperKind
) -> None:
    case = case_for(kind, cast)
    made = issue(case, kind.value, cast.supervisor, enclosures="身份证复印件 2份 4页")
    reader = PdfReader(BytesIO(made.content))
    assert made.pages == len(reader.pages)
    assert made.sha256 == paper_store.hash_of(made.content)
    assert made.number
    assert made.facts["document_number"] == made.number
    assert json.dumps(made.facts), "facts are plain JSON"
    assert "王秀兰" in text_in(made.content)
    assert "草稿" not in text_in(made.content)
    event = db.session.scalars(select(CaseEvent).filter_by(case_id=case.id)).one()
    assert (event.code, event.data["document_id"]) == ("issue_document", made.id)
    verbs = set(db.session.scalars(select(AuditEntry.verb))) - {"personal_request.granted"}
    assert verbs == {"case.issue_document"}


def test_full_identity_numbers_are_printed_for_the_parties(cast: Cast) -> None:
    case = settled(cast)
    case.applicants[0].identity_number = ID_NUMBER
    case.applicants[0].identity_kind = "resident_card"
    db.session.commit()
    assert ID_NUMBER in text_in(issue(case, "agreement", cast.mediator).content)


def test_the_agreement_bears_the_number_of_the_case_and_its_sums(cast: Cast) -> None:
    case = settled(cast)
    made = issue(case, "agreement", cast.mediator)
    assert made.number == case.number
    shown = text_in(made.content)
    assert "12,600.00" in shown
    assert "人民币壹万贰仟陆佰元整" in shown
    assert "仲裁审查" in shown
    assert "城东区人民法院" in shown


def test_numbers_are_gapless_in_each_series_and_never_twins(cast: Cast) -> None:
    first, second = settled(cast), settled(cast)
    certificates = [
        issue(case, "presiding_certificate", cast.supervisor) for case in (first, second)
    ]
    assert [each.number for each in certificates] == [f"{first.number}-1", f"{second.number}-1"]
    assert issue(first, "confirmation_application", cast.supervisor).number == f"{first.number}-2"
    unsettled = [make_case(cast, state=S.UNSETTLED) for _ in range(3)]
    notices = [issue(case, "closing_notice", cast.supervisor).number for case in unsettled]
    assert notices == [f"〔2026〕东工调终第{serial}号" for serial in (1, 2, 3)]
    early = make_case(cast, state=S.REGISTERED)
    assert issue(early, "receipt", cast.registrar).number == "〔2026〕东工调收第1号"
    assert issue(early, "application", cast.registrar).number == "〔2026〕东工调收第2号"


def test_a_paper_that_cannot_be_drawn_takes_no_number(cast: Cast) -> None:
    good, bad = make_case(cast, state=S.UNSETTLED), make_case(cast, state=S.UNSETTLED)
    with pytest.raises(InvalidInput, match="U\\+E000"):
        issue(bad, "closing_notice", cast.supervisor, issues="欠薪\ue000")
    assert bad.remedies_told_on is None
    assert issue(good, "closing_notice", cast.supervisor).number == "〔2026〕东工调终第1号"


def test_facts_stay_frozen_when_the_case_changes(cast: Cast) -> None:
    case = settled(cast)
    made = issue(case, "agreement", cast.mediator)
    before = (made.content, made.facts, made.sha256)
    case.applicants[0].name = "改名人"
    db.session.commit()
    db.session.expire_all()
    again = papers.get_for(cast.mediator, made.id)
    assert (again.content, again.facts, again.sha256) == before
    printed = paper_store.content_of(again, by=cast.mediator, at=MONDAY_MORNING)
    assert printed == before[0]


def test_the_same_facts_give_the_same_paper_and_no_new_number(cast: Cast) -> None:
    case = make_case(cast, state=S.UNSETTLED)
    first = issue(case, "closing_notice", cast.supervisor)
    later = issuing.issue(
        case, "closing_notice", by=cast.mediator, at=MONDAY_MORNING + timedelta(days=3)
    )
    assert later.id == first.id
    assert len(db.session.scalars(select(Document)).all()) == 1
    found = issuing.standing(case, "closing_notice", by=cast.mediator, at=MONDAY_MORNING)
    assert found == first


def test_changed_facts_give_a_new_paper_that_names_the_old(cast: Cast) -> None:
    case = make_case(cast, state=S.SETTLED)
    agreement = make_agreement(case, state=AgreementState.SIGNING)
    first = issue(case, "agreement", cast.mediator)
    agreement.disputed_facts = "双方对加班事实没有争议"
    db.session.commit()
    assert issuing.standing(case, "agreement", by=cast.mediator, at=MONDAY_MORNING) is None
    second = issue(case, "agreement", cast.mediator)
    assert (second.supersedes_id, second.number) == (first.id, f"{case.number}之二")
    listed = papers.of_case(case.id)
    assert [each.replaced_by for each in listed] == [second.number, ""]
    assert papers.shareable(case.id) == [second]


def test_what_was_signed_is_printed_again_as_it_was(cast: Cast) -> None:
    case = make_case(cast, state=S.SETTLED)
    agreement = make_agreement(case, state=AgreementState.SIGNING)
    signed = issue(case, "agreement", cast.mediator)
    agreement.state, agreement.effective_on = AgreementState.EFFECTIVE, TODAY
    db.session.commit()
    assert issue(case, "agreement", cast.mediator).id == signed.id
    assert issue(case, "presiding_certificate", cast.mediator).facts["agreement_number"] == (
        case.number
    )


def test_the_paper_of_a_refused_agreement_is_replaced_by_that_of_the_next(cast: Cast) -> None:
    case = make_case(cast, state=S.SETTLED)
    refused = make_agreement(case, state=AgreementState.SIGNING)
    first = issue(case, "agreement", cast.mediator)
    refused.state = AgreementState.REFUSED
    db.session.commit()
    make_agreement(case, state=AgreementState.SIGNING)
    second = issue(case, "agreement", cast.mediator)
    assert (second.supersedes_id, second.number) == (first.id, f"{case.number}之二")


def test_papers_about_different_things_do_not_replace_each_other(cast: Cast) -> None:
    case = make_case(cast)
    recorded(case)
    recorded(case)
    sessions = [f"session:{each.id}" for each in case.sessions]
    made = [issue(case, "session_record", cast.mediator, subject=each) for each in sessions]
    assert [each.supersedes_id for each in made] == [None, None]
    notices = [
        issue(case, "acceptance_notice", cast.supervisor, subject=side)
        for side in ("applicant", "respondent")
    ]
    assert [each.supersedes_id for each in notices] == [None, None]
    assert "城东悦来酒店有限公司：" in text_in(notices[1].content)


def test_a_second_receipt_stands_beside_the_first(cast: Cast) -> None:
    case = make_case(cast, state=S.REGISTERED)
    first = issue(case, "receipt", cast.registrar, enclosures="申请书")
    second = issue(case, "receipt", cast.registrar, enclosures="工资条")
    assert second.id != first.id
    assert second.supersedes_id is None


def test_the_closing_notice_records_that_remedies_were_told(cast: Cast) -> None:
    case = make_case(cast, state=S.UNSETTLED)
    made = issue(case, "closing_notice", cast.mediator)
    assert case.remedies_told_on == TODAY
    assert "申请仲裁" in text_in(made.content)


def test_nothing_said_in_confidence_is_printed_in_any_paper(cast: Cast) -> None:
    case = settled(cast, entry_path=EntryPath.COURT_DELEGATED_PAPER, sender=cast.court)
    secret = "只肯让到八千"
    db.session.add(
        Note(
            case_id=case.id,
            author=cast.mediator,
            kind=NoteKind.VAULT,
            text=secret,
            written_at=MONDAY_MORNING,
        )
    )
    db.session.commit()
    for kind in ("session_record", "agreement", "presiding_certificate", "return_letter"):
        assert secret not in text_in(issue(case, kind, cast.mediator).content)


def test_a_paper_whose_time_has_not_come_says_why(cast: Cast) -> None:
    mediating = make_case(cast)
    make_agreement(mediating)
    for kind, reason in (
        ("agreement", "草稿可以预览，不能出具"),
        ("closing_notice", "调解还没有终结"),
        ("refusal_notice", "没有作出不予受理"),
        ("referral_letter", "还没有办理移送"),
        ("return_letter", "不是法院委派"),
        ("session_record", "还没有写好笔录"),
        ("receipt", "已经受理"),
        ("presiding_certificate", "协议尚未生效"),
        ("nonsense", "没有这种文书"),
    ):
        with pytest.raises(ActionNotPossible, match=reason):
            issue(mediating, kind, cast.supervisor)
    registered = make_case(cast, state=S.REGISTERED)
    with pytest.raises(ActionNotPossible, match="还没有受理"):
        issue(registered, "acceptance_notice", cast.registrar)
    archived = make_case(cast, state=S.ARCHIVED)
    with pytest.raises(ActionNotPossible, match="已归档"):
        issue(archived, "application", cast.supervisor)
    assert db.session.scalars(select(Document)).all() == []


def test_a_subject_of_another_case_is_refused(cast: Cast) -> None:
    case, other = make_case(cast), make_case(cast)
    recorded(case)
    recorded(other)
    foreign = f"session:{other.sessions[0].id}"
    with pytest.raises(InvalidInput):
        issue(case, "session_record", cast.mediator, subject=foreign)
    draft = make_agreement(other)
    with pytest.raises((NotVisible, ActionNotPossible)):
        issuing.preview(
            case, "agreement", by=cast.mediator, at=MONDAY_MORNING,
            extra={"subject": f"agreement:{draft.id}"},
        )  # fmt: skip


def test_who_has_no_right_to_issue_cannot_even_preview(cast: Cast) -> None:
    case = settled(cast)
    for person in (cast.second_mediator, cast.city_supervisor, cast.court_liaison):
        with pytest.raises(ActionNotAllowed):
            issue(case, "agreement", person)
        with pytest.raises(ActionNotAllowed):
            issuing.preview(case, "agreement", by=person, at=MONDAY_MORNING)


def test_a_preview_is_marked_and_keeps_nothing_but_its_line_in_the_trail(cast: Cast) -> None:
    case = make_case(cast)
    make_agreement(case)
    content = issuing.preview(case, "agreement", by=cast.mediator, at=MONDAY_MORNING)
    assert "预览稿" in text_in(content)
    assert db.session.scalars(select(Document)).all() == []
    assert db.session.scalars(select(AuditEntry.verb)).all() == ["document.previewed"]


def test_a_paper_whose_bytes_changed_is_never_printed(cast: Cast) -> None:
    made = issue(make_case(cast, state=S.UNSETTLED), "closing_notice", cast.mediator)
    made.content = made.content + b" "
    db.session.commit()
    with pytest.raises(ActionNotPossible, match="校验值不符"):
        paper_store.content_of(made, by=cast.mediator, at=MONDAY_MORNING)
    verbs = db.session.scalars(select(AuditEntry.verb).order_by(AuditEntry.id)).all()
    assert verbs[-1] == "document.damaged"


PROVISIONAL = "该年放假安排尚未公布，此日期为暂定"


@pytest.mark.parametrize(
    ("kind", "state", "rule"),
    [
        ("acceptance_notice", S.ACCEPTED, "K04"),
        ("acceptance_notice", S.ACCEPTED, "K03"),
        ("closing_notice", S.UNSETTLED, "K27"),
    ],
)
def test_a_paper_says_so_when_a_last_day_may_still_move(
    cast: Cast, kind: str, state: CaseState, rule: str
) -> None:
    told = []
    for is_provisional in (True, False):
        case = make_case(cast, state=state)
        make_clock(case, date(2027, 1, 4), rule=rule, is_provisional=is_provisional)
        subject = {"subject": "applicant"} if kind == "acceptance_notice" else {}
        text = text_in(issue(case, kind, cast.supervisor, **subject).content)
        assert "2027年1月4日" in text or "2027年1月5日" in text
        told.append(PROVISIONAL in text)
    assert told == [True, False]


def test_a_referral_says_so_when_the_limitation_may_still_move(cast: Cast) -> None:
    case = case_for(PaperKind.REFERRAL_LETTER, cast)
    make_clock(case, date(2027, 1, 4), rule="K27", is_provisional=True)
    assert PROVISIONAL in text_in(issue(case, "referral_letter", cast.supervisor).content)
