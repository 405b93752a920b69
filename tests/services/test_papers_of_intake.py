"""What the papers of intake, telling and authority take from the case, and leave open."""

from datetime import date
from typing import Any

import pytest

from mediation.domain.case_flow import CaseState
from mediation.domain.consents import ConsentPurpose, ConsentWay
from mediation.domain.entry_path import EntryPath
from mediation.domain.errors import ActionNotPossible, InvalidInput
from mediation.domain.papers import PaperKind
from mediation.domain.parties import PartyKind, Side
from mediation.domain.sessions import ChosenBy, SessionState
from mediation.extensions import db
from mediation.models import Case, Consent, Representative
from mediation.services import issuing
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.documents.reading import text_of as text_in
from tests.factories import make_case, make_clock, make_party, make_session
from tests.services.paper_cases import assigned, case_for, issue, planned, sent_by_court

TODAY = MONDAY_MORNING.date()
S = CaseState


def with_second_respondent(case: Case) -> Case:
    """The same case, in which a person answers beside the employer."""
    case.parties.append(make_party("丁旺", Side.RESPONDENT, PartyKind.WORKER, 2))
    db.session.commit()
    return case


def consented(case: Case, cast: Cast, purpose: ConsentPurpose, **changes: Any) -> None:
    """A consent of the first applicant, on record."""
    columns: dict[str, Any] = {
        "case_id": case.id,
        "party_id": case.applicants[0].id,
        "purpose": purpose,
        "way": ConsentWay.PAPER,
        "given_on": TODAY,
        "paper": "正卷第3页",
        "recorded_by_id": cast.registrar.id,
        "recorded_at": MONDAY_MORNING,
    }
    db.session.add(Consent(**columns | changes))
    db.session.commit()


@pytest.mark.parametrize(
    ("channel", "path", "source"),
    [
        ("visit", EntryPath.OWN_INTAKE, "当事人申请"),
        ("union_found", EntryPath.OWN_INTAKE, "主动调解"),
        ("hotline_12345", EntryPath.OWN_INTAKE, "转办、移送"),
        ("court_delegated", EntryPath.COURT_DELEGATED_PAPER, "委派、委托"),
    ],
)
def test_the_registration_form_ticks_where_the_case_came_from(
    cast: Cast, channel: str, path: EntryPath, source: str
) -> None:
    case = make_case(cast, state=S.REGISTERED, source_channel=channel, entry_path=path)
    facts = issue(case, "registration_form", cast.registrar).facts
    assert (facts["source"], facts["decision"], facts["accepted_on"]) == (source, "", None)


def test_the_registration_form_states_the_decision_once_there_is_one(cast: Cast) -> None:
    accepted = issue(make_case(cast, state=S.ACCEPTED), "registration_form", cast.registrar)
    declined = issue(make_case(cast, state=S.DECLINED), "registration_form", cast.registrar)
    assert "予以受理" in accepted.facts["decision"]
    assert declined.facts["decision"].startswith("不予受理：")


def test_all_that_is_missing_is_told_at_once_with_its_day(cast: Cast) -> None:
    case = make_case(cast, state=S.SUPPLEMENTING, supplement_items="身份证复印件\n\n工资条")
    made = issue(case, "supplement_notice", cast.registrar)
    assert made.facts["defects"] == ["身份证复印件", "工资条"]
    assert made.number == "〔2026〕东工调告第1号"
    assert "2026年11月18日" in text_in(made.content)


def test_each_respondent_is_asked_by_a_letter_of_its_own(cast: Cast) -> None:
    case = with_second_respondent(make_case(cast, state=S.INQUIRING))
    company, person = case.respondents
    letters = [
        issue(case, "inquiry_letter", cast.registrar, subject=f"party:{each.id}", summary="")
        for each in (company, person)
    ]
    told = [(made.facts["addressee"], made.facts["addressed_as"]) for made in letters]
    assert told == [(company.name, "你单位"), (person.name, "你")]
    assert [made.facts["summary"] for made in letters] == ["", ""]
    assert "2026年11月25日" in text_in(letters[0].content)
    with pytest.raises(InvalidInput):
        issue(case, "inquiry_letter", cast.registrar, subject=f"party:{case.applicants[0].id}")


def test_the_receipt_for_the_court_leaves_the_hour_to_the_hand_that_signs(cast: Cast) -> None:
    case = sent_by_court(cast)
    made = issue(case, "acceptance_confirmation", cast.registrar, enclosures="起诉状 1份")
    assert made.facts["received_at"] is None
    assert [each["name"] for each in made.facts["enclosures"]] == ["起诉状"]


@pytest.mark.parametrize(("received", "due"), [(TODAY, "2026-12-23"), (None, None)])
def test_the_term_of_a_court_case_ends_only_where_its_beginning_is_on_record(
    cast: Cast, received: date | None, due: str | None
) -> None:
    case = sent_by_court(cast)
    case.file_received_on = received
    make_clock(case, date(2026, 12, 23), rule="K06")
    assert issue(case, "acceptance_confirmation", cast.registrar).facts["due"] == due


def test_every_party_is_invited_to_every_session_to_come(cast: Cast) -> None:
    case = planned(cast)
    second = make_session(case, state=SessionState.PLANNED)
    second.mode, second.place = "video", "会议室号 618-220"
    make_session(case, state=SessionState.HELD)
    db.session.commit()
    company = case.respondents[0]
    made = issue(case, "session_notice", cast.mediator, subject=f"session:{second.id}:{company.id}")
    facts = made.facts
    assert (facts["addressee"], facts["session_number"]) == (company.name, 2)
    assert (facts["place"], facts["video_link"]) == ("", "会议室号 618-220")
    held = f"session:{case.sessions[-1].id}:{company.id}"
    with pytest.raises(InvalidInput):
        issue(case, "session_notice", cast.mediator, subject=held)


@pytest.mark.parametrize(
    ("chosen_by", "title"),
    [(ChosenBy.APPOINTED, "调解员指定通知书"), (ChosenBy.PARTIES, "调解员选定书")],
)
def test_a_mediator_is_chosen_by_the_parties_or_appointed_by_the_body(
    cast: Cast, chosen_by: ChosenBy, title: str
) -> None:
    case = assigned(cast)
    case.assignments[0].chosen_by = chosen_by.value
    db.session.commit()
    made = issue(case, "mediator_choice", cast.mediator)
    assert made.title == title
    assert title in text_in(made.content)


def test_a_mediator_with_nothing_to_disclose_needs_no_ground(cast: Cast) -> None:
    made = issue(make_case(cast), "disclosure_statement", cast.mediator, ground="kin")
    assert made.facts["grounds"] == []


def test_what_was_disclosed_is_printed_under_the_ground_that_was_chosen(cast: Cast) -> None:
    note = "曾为被申请人授课，双方表示同意。"
    case = make_case(cast, disclosure="disclosed_accepted", disclosure_note=note)
    made = issue(case, "disclosure_statement", cast.mediator, ground="interest")
    assert made.facts["grounds"] == ["interest"]
    assert "曾为被申请人授课" in text_in(made.content)
    with pytest.raises(InvalidInput):
        issue(case, "disclosure_statement", cast.mediator, ground="friendship")


@pytest.mark.parametrize(
    ("decision", "words"), [("granted", "不再担任本案调解员"), ("refused", "驳回回避申请")]
)
def test_the_decision_on_a_recusal_says_who_asked_and_what_was_decided(
    cast: Cast, decision: str, words: str
) -> None:
    case = make_case(cast)
    typed = {
        "subject": f"party:{case.applicants[0].id}",
        "asked_on": TODAY,
        "asked_because": "调解员曾在被申请人处任职",
        "decision": decision,
        "decision_reasons": "任职关系属实",
    }
    shown = text_in(issue(case, "recusal_decision", cast.supervisor, **typed).content)
    assert words in shown
    assert "王秀兰于2026年11月23日申请" in shown
    assert "任职关系属实" in shown


def test_a_mediator_steps_back_without_being_asked(cast: Cast) -> None:
    case = make_case(cast)
    made = issue(case, "recusal_decision", cast.supervisor, subject="mediator")
    assert (made.facts["asked_by"], made.facts["addressee"]) == ("", "")
    with pytest.raises(InvalidInput):
        issue(case, "recusal_decision", cast.supervisor, decision="perhaps")


def test_a_mediator_does_not_decide_on_their_own_recusal(cast: Cast) -> None:
    case = make_case(cast)
    with pytest.raises(ActionNotPossible, match="自己的回避"):
        issue(case, "recusal_decision", cast.mediator)
    assert issue(case, "recusal_decision", cast.supervisor).number


def test_the_power_names_the_agents_and_leaves_the_matters_to_the_principal(cast: Cast) -> None:
    case = make_case(cast, state=S.REGISTERED)
    worker = case.applicants[0]
    worker.representatives = [
        Representative(name="何律", kind="lawyer", authority="special", powers="代为和解"),
        Representative(name="王秀兰父", kind="statutory", authority="special"),
    ]
    db.session.commit()
    subject = f"party:{worker.id}"
    facts = issue(case, "power_of_attorney", cast.registrar, subject=subject).facts
    assert [(each["name"], each["kind"]) for each in facts["agents"]] == [("何律", "lawyer")]
    assert (facts["is_special"], facts["matters"]) == (True, [])
    assert facts["other_matters"] == "代为和解"
    worker.representatives.append(
        Representative(name="王建", kind="relative", authority="general", powers="代收文书")
    )
    db.session.commit()
    facts = issue(case, "power_of_attorney", cast.registrar, subject=subject).facts
    assert (facts["is_special"], facts["other_matters"]) == (None, "")


def test_only_an_employer_certifies_its_leader(cast: Cast) -> None:
    case = make_case(cast, state=S.REGISTERED)
    made = issue(case, "representative_certificate", cast.registrar)
    assert made.facts["organisation"]["name"] == case.respondents[0].name
    assert made.facts["opposed_names"] == ["王秀兰"]
    subject = f"party:{case.applicants[0].id}"
    with pytest.raises(InvalidInput):
        issue(case, "representative_certificate", cast.registrar, subject=subject)


def test_a_consent_is_ticked_only_where_it_is_on_record_and_in_force(cast: Cast) -> None:
    case = sent_by_court(cast)
    case.applicants[0].identity_number = "110101199003070038"
    consented(case, cast, ConsentPurpose.PROCESSING)
    consented(
        case,
        cast,
        ConsentPurpose.SENSITIVE,
        withdrawn_on=TODAY,
        withdrawn_by_id=cast.registrar.id,
    )
    facts = issue(case, "consent_form", cast.registrar).facts
    assert facts["agreed"] is True
    assert [(each["kind"], each["agreed"]) for each in facts["sensitive"]] == [
        ("身份证件号码", None)
    ]
    assert [(each["name"], each["agreed"]) for each in facts["receivers"]] == [
        (cast.court.name, None)
    ]
    consented(case, cast, ConsentPurpose.SHARING, receiver_id=cast.court.id)
    again = issue(case, "consent_form", cast.registrar).facts
    assert [each["agreed"] for each in again["receivers"]] == [True]


def test_the_rights_notice_of_a_court_case_names_the_court_that_confirms(cast: Cast) -> None:
    own = issue(make_case(cast), "rights_notice", cast.mediator).facts
    assert (own["from_court"], own["confirmation_court"]) == (False, "")
    path = EntryPath.COURT_DELEGATED_PAPER
    case = make_case(cast, entry_path=path, sender=cast.court)
    facts = issue(case, "rights_notice", cast.mediator).facts
    assert (facts["from_court"], facts["confirmation_court"]) == (True, cast.court.name)


@pytest.mark.parametrize("kind", [PaperKind.SESSION_NOTICE, PaperKind.CONSENT_FORM])
def test_unchanged_facts_give_the_paper_already_issued(cast: Cast, kind: PaperKind) -> None:
    case = case_for(kind, cast)
    first = issue(case, kind.value, cast.mediator)
    assert issuing.standing(case, kind.value, by=cast.mediator, at=MONDAY_MORNING) == first
