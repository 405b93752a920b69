"""Papers around a session, of a collective dispute, of closing, of supervision: what they state."""

from datetime import date, timedelta
from typing import Any

import pytest
from PIL import Image

from mediation.domain.case_flow import CaseState
from mediation.domain.entry_path import EntryPath
from mediation.domain.errors import ActionNotPossible, InvalidInput
from mediation.domain.evidence import EvidenceForm, EvidenceKind
from mediation.domain.organisations import LegalType
from mediation.domain.papers import PaperKind
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import Case, Representative
from mediation.queries import paper_service
from mediation.queries.written_consents import written_consent
from mediation.services import clocks, evidence, term
from mediation.services.evidence import About
from mediation.services.file_admission import Upload
from mediation.services.paper_facts.subjects import subjects_of
from mediation.services.proving import Paper
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.documents.reading import text_of as text_in
from tests.factories import ACCEPTED, make_agreement, make_case, make_clock
from tests.file_factories import LIMITS, make_evidence
from tests.services.paper_cases import issue, recorded, settled
from tests.services.suite_cases import DOZEN, collective, with_evidence, with_term
from tests.uploads.making import photograph
from tests.uploads.scans import as_pdf

TODAY = MONDAY_MORNING.date()
S = CaseState


def facts_of(case: Case, kind: str, cast: Cast, **extra: Any) -> dict[str, Any]:
    return issue(case, kind, cast.supervisor, **extra).facts


def test_the_list_names_what_one_party_brought_for_the_main_volume(cast: Cast) -> None:
    case = with_evidence(cast)
    worker = case.applicants[0]
    make_evidence(
        case,
        by=cast.registrar,
        content=b"picture",
        name="合同.png",
        form=EvidenceForm.ORIGINAL,
        party_id=worker.id,
        note="存在劳动关系",
    )
    make_evidence(
        case, by=cast.registrar, content=b"a", name="底线.txt", volume=Volume.SIDE,
        party_id=worker.id,
    )  # fmt: skip
    make_evidence(
        case, by=cast.registrar, content=b"b", name="签署.pdf", kind=EvidenceKind.SIGNED_PAPER
    )
    subject = f"party:{worker.id}"
    facts = facts_of(case, "evidence_list", cast, subject=subject, returned="合同")
    assert (facts["handed_over_by"], facts["handed_over_as"]) == (worker.name, "申请人")
    assert [each["name"] for each in facts["rows"]] == ["工资条", "合同"]
    assert facts["rows"][1]["purpose"] == "存在劳动关系"
    assert facts["rows"][1]["form"] == "原件"
    assert facts["receiver"] == cast.supervisor.name
    assert facts["returned"] == ["合同"]
    everything = facts_of(case, "evidence_list", cast, subject="everybody")
    assert [each["name"] for each in everything["rows"]] == ["工资条", "工资表", "合同"]
    assert everything["handed_over_as"] == ""


def test_the_list_says_how_many_pages_were_counted_when_a_file_came_in(cast: Cast) -> None:
    case = make_case(cast)
    about = About(EvidenceKind.WAGES, EvidenceForm.COPY, Volume.MAIN)
    sheet = Image.new("L", (200, 300), 255)
    for name, content in (
        ("工资表.pdf", as_pdf([sheet] * 3)),
        ("照片.jpg", photograph()),
        ("说明.txt", "自述".encode()),
    ):
        added = evidence.add(
            case, Upload(name, content), about, limits=LIMITS, by=cast.mediator, at=MONDAY_MORNING
        )
        assert added.is_new
    facts = facts_of(case, "evidence_list", cast, subject="party:0")
    assert [each["pages"] for each in facts["rows"]] == [3, 1, None]


def test_a_case_with_side_evidence_alone_has_no_list(cast: Cast) -> None:
    case = make_case(cast)
    make_evidence(case, by=cast.registrar, volume=Volume.SIDE)
    with pytest.raises(ActionNotPossible, match="还没有登记证据材料"):
        issue(case, "evidence_list", cast.mediator)


def test_questions_and_answers_are_told_apart(cast: Cast) -> None:
    case = make_case(cast)
    facts = facts_of(
        case,
        "investigation_record",
        cast,
        subject="anybody",
        person="周强，财务主管",
        held_on=TODAY,
        dialogue="问：发到几月？\n答: 五月。\n\n时间：不记得",
        read_back=True,
    )
    assert facts["asked"] == "周强，财务主管"
    assert facts["relation"] == ""
    assert [(each["speaker"], each["text"]) for each in facts["dialogue"]] == [
        ("问", "发到几月？"),
        ("答", "五月。"),
        ("", "时间：不记得"),
    ]
    party = facts_of(case, "investigation_record", cast, subject=f"party:{case.applicants[0].id}")
    assert party["asked"].startswith("王秀兰")
    assert party["relation"] == "申请人"


def test_a_second_record_of_questions_does_not_replace_the_first(cast: Cast) -> None:
    case = make_case(cast)
    first = issue(case, "investigation_record", cast.mediator, matter="工资")
    second = issue(case, "investigation_record", cast.mediator, matter="考勤")
    assert (first.supersedes_id, second.supersedes_id) == (None, None)


def test_undisputed_facts_come_from_the_record_or_as_they_were_put_right(cast: Cast) -> None:
    case = make_case(cast)
    record = recorded(case)
    assert facts_of(case, "facts_confirmation", cast)["undisputed"] == ["欠薪三个月"]
    changed = facts_of(case, "facts_confirmation", cast, undisputed="欠薪两个月\n入职时间无异议")
    assert changed["undisputed"] == ["欠薪两个月", "入职时间无异议"]
    record.undisputed_facts = " \n"
    db.session.commit()
    with pytest.raises(ActionNotPossible, match="无争议"):
        issue(case, "facts_confirmation", cast.mediator)


@pytest.mark.parametrize(
    ("path", "cap", "last", "basis"),
    [
        (EntryPath.OWN_INTAKE, "", date(2026, 12, 18), "企业劳动争议协商调解规定"),
        (EntryPath.NEW_EMPLOYMENT_FORM, "累计最多延长15日", date(2026, 12, 18), "〔2024〕4号"),
    ],
)
def test_the_consent_states_the_term_its_cap_and_the_new_end(
    cast: Cast, path: EntryPath, cap: str, last: date, basis: str
) -> None:
    case = make_case(cast, entry_path=path)
    make_clock(case, date(2026, 12, 3), rule="K04", start_on=ACCEPTED)
    facts = facts_of(case, "extension_consent", cast)
    assert (facts["due"], facts["extended_to"]) == ("2026-12-03", last.isoformat())
    assert facts["cap"] == cap
    assert basis in facts["basis"]
    chosen = facts_of(case, "extension_consent", cast, extended_to=date(2026, 12, 10))
    assert chosen["extended_to"] == "2026-12-10"


@pytest.mark.parametrize("until", [date(2026, 12, 3), date(2026, 12, 19)])
def test_nobody_signs_an_extension_that_the_rule_does_not_allow(cast: Cast, until: date) -> None:
    case = make_case(cast, entry_path=EntryPath.NEW_EMPLOYMENT_FORM)
    make_clock(case, date(2026, 12, 3), rule="K05", start_on=ACCEPTED)
    with pytest.raises(InvalidInput) as error:
        issue(case, "extension_consent", cast.mediator, extended_to=until)
    assert [problem.field for problem in error.value.problems] == ["extended_to"]


def extend(case: Case, cast: Cast, until: date, words: str) -> None:
    term.extend(
        case,
        extended_to=until,
        agreed_on=TODAY,
        consent=Paper(words),
        note="",
        by=cast.mediator,
        at=MONDAY_MORNING,
    )


def test_the_signed_consent_is_the_proof_of_the_extension(cast: Cast) -> None:
    case = with_term(cast)
    assert written_consent(case) is None
    issue(case, "extension_consent", cast.mediator, extended_to=date(2026, 12, 10))
    written = written_consent(case)
    assert written is not None
    assert written.until == date(2026, 12, 10)
    with pytest.raises(InvalidInput, match="2026-12-10") as error:
        extend(case, cast, date(2026, 12, 17), written.words)
    assert [problem.field for problem in error.value.problems] == ["extended_to"]
    extend(case, cast, written.until, f"{written.words}，原件存正卷")
    clock = clocks.mediation_clock(case)
    assert clock is not None
    assert clock.due_on == date(2026, 12, 10)
    assert written.number in clock.segments[-1].reason
    first = issue(case, "extension_consent", cast.mediator, extended_to=date(2026, 12, 15))
    assert first.supersedes_id is None, "the first consent stays the proof of the first extension"


def test_another_paper_than_ours_may_prove_another_day(cast: Cast) -> None:
    case = with_term(cast)
    issue(case, "extension_consent", cast.mediator, extended_to=date(2026, 12, 10))
    extend(case, cast, date(2026, 12, 17), "双方另行签署的同意书，原件存正卷")


def test_only_a_peoples_committee_may_let_an_agreement_be_spoken(cast: Cast) -> None:
    case = make_case(cast)
    facts = facts_of(
        case, "oral_agreement", cast, agreed_content="当场付清", performance="现金", held_on=TODAY
    )
    assert (facts["content"], facts["performance"]) == ("当场付清", "现金")
    assert facts["agreed_on"] == TODAY.isoformat()
    assert "拖欠工资" in facts["claims"]
    cast.body.legal_type = LegalType.COURT_LISTED
    db.session.commit()
    with pytest.raises(ActionNotPossible, match="人民调解委员会"):
        issue(case, "oral_agreement", cast.mediator)


def test_the_approval_counts_days_and_sums_and_stays_in_the_side_volume(cast: Cast) -> None:
    case = settled(cast)
    part = case.agreements[0].terms[0].instalments[0]
    made = issue(case, "closing_approval", cast.mediator, opinion="按期履行中")
    facts = made.facts
    assert made.volume is Volume.SIDE
    assert facts["days_used"] == (TODAY - ACCEPTED).days
    assert (facts["claimed"], facts["agreed"]) == ("12600.00", "12600.00")
    assert part.paid_fen == 0
    assert facts["paid"] == "0.00"
    assert facts["opinion"] == "按期履行中"
    failed = facts_of(make_case(cast, state=S.UNSETTLED), "closing_approval", cast)
    assert "未能达成调解协议" in failed["outcome"]
    assert (failed["agreed"], failed["paid"]) == (None, None)


def test_workers_elect_three_to_five_of_themselves(cast: Cast) -> None:
    case = collective(cast)
    for names, words in (
        ("\n".join(DOZEN[:2]), "现在有2名"),
        ("\n".join(DOZEN[:6]), "现在有6名"),
        (f"{DOZEN[0]}\n{DOZEN[1]}\n李律师", "李律师不是"),
    ):
        with pytest.raises(InvalidInput, match=words):
            issue(case, "representative_election", cast.mediator, elected=names)
    facts = facts_of(case, "representative_election", cast, elected="\n".join(DOZEN[:3]))
    assert [each["name"] for each in facts["elected"]] == list(DOZEN[:3])
    assert len(facts["workers"]) == len(DOZEN)
    assert {each["amount"] for each in facts["workers"]} == {"12600.00"}


def test_who_is_on_record_as_elected_is_printed_and_nine_elect_nobody(cast: Cast) -> None:
    case = collective(cast)
    for row, name in zip(case.applicants, DOZEN[:3], strict=False):
        row.representatives.append(Representative(name=name, kind="elected", authority="general"))
    db.session.commit()
    facts = facts_of(case, "settlement_consent", cast)
    assert facts["elected_names"] == list(DOZEN[:3])
    assert {each["amount"] for each in facts["workers"]} == {"12600.00"}
    assert any("拖欠工资" in each for each in facts["clauses"])
    few = make_case(cast, applicants=DOZEN[:9])
    make_agreement(few)
    for kind in ("representative_election", "settlement_consent"):
        with pytest.raises(ActionNotPossible, match="不足10人"):
            issue(few, kind, cast.mediator)


def test_the_union_writes_to_the_employer_and_the_letter_is_to_be_served(cast: Cast) -> None:
    case = make_case(cast)
    made = issue(case, "supervision_opinion", cast.mediator)
    facts = made.facts
    assert facts["addressee"] == facts["employer"] == case.respondents[0].name
    assert facts["body"]["name"] == cast.county_union.name
    assert facts["reply_by"] == (TODAY + timedelta(days=15)).isoformat()
    assert any("第三十条" in each for each in facts["rules"])
    assert made.number == "〔2026〕东工调监第1号"
    served = {
        (each.paper.kind, each.party.side) for each in paper_service.ledger_of(case).deliveries
    }
    assert served == {("supervision_opinion", "respondent")}


def test_the_proposal_goes_to_the_bureau_about_the_employer(cast: Cast) -> None:
    case = make_case(cast)
    assert subjects_of(case, PaperKind.SUPERVISION_PROPOSAL)[0][1] == cast.hr_bureau.name
    facts = facts_of(case, "supervision_proposal", cast, rules="第一条\n第二条", requests="检查")
    assert facts["addressee"] == cast.hr_bureau.name
    assert facts["employer"] == case.respondents[0].name
    assert (facts["rules"], facts["requests"]) == (["第一条", "第二条"], ["检查"])


def test_what_a_side_offered_is_no_undisputed_fact(cast: Cast) -> None:
    case = make_case(cast)
    recorded(case)
    shown = text_in(issue(case, "facts_confirmation", cast.mediator).content)
    assert "同意分期支付" not in shown
    assert "妥协、让步不记入" in shown
