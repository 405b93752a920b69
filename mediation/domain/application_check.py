"""Checking a whole application before it is registered (17号令 arts. 21-22; 调解仲裁法 art. 5)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from mediation.domain.application import Application, ClaimData, PartyData
from mediation.domain.claim_types import ClaimType
from mediation.domain.entry_path import EntryPath
from mediation.domain.errors import FieldProblem
from mediation.domain.field_notes import FieldNotes
from mediation.domain.names import employer_name_key
from mediation.domain.parties import Side
from mediation.domain.party_check import check_party, check_sum

LONGEST_STORY = 20_000
LONGEST_CLAIM_FACTS = 2_000
MOST_PARTIES = 500
PAST_DATES = (
    ("received_on", "收到日期"),
    ("sender_document_on", "来文日期"),
    ("file_received_on", "收到材料日期"),
    ("award_received_on", "收到裁决日期"),
    ("infringed_on", "权利受侵害日期"),
    ("injured_on", "事故或诊断日期"),
)


@dataclass(frozen=True)
class Findings:
    """What a check found, and the application in its normal form."""

    application: Application
    problems: tuple[FieldProblem, ...]
    warnings: tuple[FieldProblem, ...]


def check(application: Application, today: date) -> Findings:
    """Find everything that is wrong, each with the name of its field, and what deserves a look."""
    notes = FieldNotes()
    parties = _check_parties(application, today, notes)
    claims = tuple(
        _check_claim(claim, f"claims-{number}", len(application.applicants), notes)
        for number, claim in enumerate(application.claims)
    )
    _check_sides(application, notes)
    _check_dates(application, today, notes)
    _check_sender(application, notes)
    _check_arbitration(application, notes)
    normal = replace(application, parties=parties, claims=claims, **_texts(application, notes))
    _check_repetition(normal, notes)
    _remark_on_identities(normal, notes)
    return Findings(normal, tuple(notes.problems), tuple(notes.warnings))


def places(application: Application) -> Iterator[tuple[str, PartyData]]:
    """Every party with the name of its group of fields: applicants-0, respondents-1."""
    for group, members in (
        ("applicants", application.applicants),
        ("respondents", application.respondents),
    ):
        for number, party in enumerate(members):
            yield f"{group}-{number}", party


def _check_parties(
    application: Application, today: date, notes: FieldNotes
) -> tuple[PartyData, ...]:
    if len(application.parties) > MOST_PARTIES:
        notes.problem("applicants", f"一件案件最多登记 {MOST_PARTIES} 名当事人，请分案登记。")
        return application.parties
    return tuple(check_party(party, place, today, notes) for place, party in places(application))


def _check_sides(application: Application, notes: FieldNotes) -> None:
    if not application.applicants:
        notes.problem("applicants", "请至少登记一名申请人。")
    if not any(party.side is Side.RESPONDENT for party in application.parties):
        notes.problem("respondents", "请至少登记一名被申请人。")
    if not application.claims:
        notes.problem("claims", "请至少登记一项请求事项。")


def _check_claim(claim: ClaimData, place: str, applicants: int, notes: FieldNotes) -> ClaimData:
    if not 0 <= claim.applicant < applicants:
        notes.problem(f"{place}-applicant", "请选择由哪位申请人提出。")
    if claim.period_from and claim.period_to and claim.period_from > claim.period_to:
        notes.problem(f"{place}-period_to", "止日早于起日，请核对请求的期间。")
    if claim.claimed is not None:
        check_sum(claim.claimed, f"{place}-claimed", "请求金额", notes)
    facts = notes.text(f"{place}-facts", "说明", claim.facts, LONGEST_CLAIM_FACTS, lines=True)
    return replace(claim, facts=facts)


def _check_dates(application: Application, today: date, notes: FieldNotes) -> None:
    for name, label in PAST_DATES:
        value = getattr(application, name)
        if value and value > today:
            notes.problem(name, f"{label}晚于今天，请核对。")
    ended = application.employment_ended_on
    if ended and ended > today:
        notes.warning("employment_ended_on", "劳动关系终止日期晚于今天，请核对。")
    injured = any(claim.type is ClaimType.WORK_INJURY for claim in application.claims)
    if injured and application.injured_on is None:
        # 工伤保险条例 art. 17: both periods to apply are counted from this day.
        notes.warning(
            "injured_on",
            "请求工伤待遇，尚未填写事故或诊断日期：申请工伤认定的期限（用人单位 30 日，"
            "职工、近亲属、工会一年）从这一天起算，调解不停止。",
        )


def _check_sender(application: Application, notes: FieldNotes) -> None:
    path = application.entry_path
    known = application.sender_organisation_id or application.sender_name.strip()
    if (path.from_court or path is EntryPath.COMMISSION_ENTRUSTED) and not known:
        notes.problem("sender_organisation_id", f"“{path.label}”请选择或写明来文单位。")
    if path.from_court and not application.sender_document_number.strip():
        notes.problem(
            "sender_document_number",
            "法院委派、委托的案件请填写法院案号，例如（2026）东0103诉前调4417号。",
        )
    if path is EntryPath.COURT_DELEGATED_PAPER and application.file_received_on is None:
        # 特邀调解规定 art. 27: the 30 days begin when the court's file is signed for.
        notes.problem("file_received_on", "请填写签收法院移交材料的日期，委派调解期限由此起算。")


def _check_arbitration(application: Application, notes: FieldNotes) -> None:
    status = application.arbitration_status
    if status.is_award and application.award_received_on is None:
        # 调解仲裁法 arts. 48, 50: fifteen days to sue from the day the award was received.
        notes.problem("award_received_on", f"仲裁情况为“{status.label}”，请填写收到裁决书的日期。")
    if status.is_award and not application.arbitration_number.strip():
        notes.warning("arbitration_number", "尚未填写仲裁裁决书文号，请在受理前补全。")


def _texts(application: Application, notes: FieldNotes) -> dict[str, Any]:
    lines = {
        name: notes.text(name, label, getattr(application, name), longest)
        for name, label, longest in (
            ("sender_name", "来文单位", 100),
            ("sender_document_number", "来文文号", 80),
            ("arbitration_number", "仲裁文号", 80),
        )
    }
    stories = {
        name: notes.text(name, label, getattr(application, name), LONGEST_STORY, lines=True)
        for name, label in (("facts", "事实"), ("reasons", "理由"))
    }
    return lines | stories


def _check_repetition(application: Application, notes: FieldNotes) -> None:
    """Nobody stands in one case twice."""
    seen: dict[tuple[str, str], str] = {}
    for place, party in places(application):
        for name, key in _identifying(party):
            if key in seen:
                notes.problem(f"{place}-{name}", f"与{seen[key]}重复，请删去其中一个。")
            seen.setdefault(key, _called(place, party))


def _identifying(party: PartyData) -> Iterator[tuple[str, tuple[str, str]]]:
    if party.is_worker and party.identity_number:
        yield "identity_number", ("identity", party.identity_number)
    if not party.is_worker and party.name:
        yield "employer_name", ("employer", employer_name_key(party.name))
    if not party.is_worker and party.credit_code:
        yield "credit_code", ("credit", party.credit_code)


def _called(place: str, party: PartyData) -> str:
    return f"{party.side.label} {int(place.rpartition('-')[2]) + 1}（{party.name}）"


def _remark_on_identities(application: Application, notes: FieldNotes) -> None:
    missing = sum(not party.identity_number for party in application.workers)
    if missing:
        notes.warning("applicants", f"有 {missing} 名劳动者没有登记证件号码，请在受理前补全。")
