"""What one case holds of one of its parties, section by section."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.domain.claim_types import ClaimType
from mediation.domain.clocks import ClockEvent
from mediation.domain.identifiers import IdentityKind
from mediation.domain.money import figures, from_fen
from mediation.domain.outcomes import CaseOutcome
from mediation.domain.parties import Authority, PartyKind, RepresentativeKind, Side
from mediation.domain.sex import Sex
from mediation.domain.sharing import FieldGroup
from mediation.domain.subject_copy import Section, filled, name_of_another
from mediation.domain.volumes import Volume
from mediation.domain.worker_tags import WorkerTag
from mediation.extensions import db
from mediation.models import (
    Agreement,
    AgreementTerm,
    Attendance,
    Case,
    Claim,
    Consent,
    Document,
    Evidence,
    MediationSession,
    Party,
    Representative,
    Share,
    ShareView,
    Signature,
    TermShare,
)
from mediation.queries.ledger import live_lines
from mediation.queries.shared_text import cleaned
from mediation.queries.subject_sums import facts_section

Lines = list[tuple[str, object]]


def party_sections(party: Party) -> Iterator[Section]:
    """Every section that says something about this party."""
    found = (
        _person(party),
        _employment(party),
        _case(party),
        _representatives(party),
        _claims(party),
        facts_section(party),
        _sessions(party),
        _payments(party),
        _papers(party),
        _evidence(party),
        _consents(party),
        _dates(party),
        _shares(party.case_id),
    )
    return (section for section in found if section is not None)


def representative_section(person: Representative) -> Iterator[Section]:
    """What is held of somebody who acted for a party; the party itself is left out."""
    found = filled(
        "代理人信息",
        [
            ("姓名", person.name),
            ("代理人类别", RepresentativeKind(person.kind).label),
            ("代理权限", Authority(person.authority).label),
            ("权限说明", person.powers),
            ("证件号码", person.identity_number),
            ("工作单位", person.workplace),
            ("联系电话", person.phone),
        ],
    )
    return (section for section in (found,) if section is not None)


def _person(party: Party) -> Section | None:
    return filled(
        "个人基本信息",
        [
            ("姓名", party.name),
            ("性别", Sex(party.sex).label if party.sex else ""),
            ("出生日期", party.birth_on),
            ("民族", party.ethnicity),
            ("职业", party.occupation),
            ("证件类型", IdentityKind(party.identity_kind).label if party.identity_kind else ""),
            ("证件号码", party.identity_number),
            ("联系电话", party.phone),
            ("住址", party.address),
            ("送达地址", party.service_address),
            ("收件人", party.service_name),
            ("送达电话", party.service_phone),
            ("同意电子送达", "是" if party.accepts_e_service else "否"),
            ("收款账户", party.bank_account),
            ("开户行", party.bank_name),
            ("特殊情形", "、".join(WorkerTag(tag).label for tag in party.tags or [])),
        ],
    )


def _employment(party: Party) -> Section | None:
    job = party.employment
    if job is None:
        return None
    return filled(
        "用工情况",
        [
            ("入职日期", job.started_on),
            ("离职日期", job.ended_on),
            ("岗位", job.post),
            ("工作地点", job.workplace),
            ("月工资（元）", _sum(job.monthly_wage_fen)),
        ],
    )


def _case(party: Party) -> Section | None:
    case = party.case
    lines: Lines = [
        ("收到日期", case.received_on),
        ("案件状态", case.state.label),
        ("争议类型", ClaimType(case.main_claim_type).label),
        ("相对方用人单位", "、".join(_employers(case))),
        ("结案日期", case.closed_on),
        ("结果", CaseOutcome(case.outcome).label if case.outcome else ""),
    ]
    if party.side is Side.APPLICANT:
        lines += [
            ("事故或者诊断日期", case.injured_on if _claims_injury(party) else None),
            ("事实", _own_words(case.facts, party)),
            ("理由", _own_words(case.reasons, party)),
        ]
    return filled("案件", lines)


def _claims_injury(party: Party) -> bool:
    claimants = {each.party_id for each in party.case.claims if each.type == ClaimType.WORK_INJURY}
    return party.id in claimants


def _dates(party: Party) -> Section | None:
    rows = [row for row in live_lines(party.case) if row.party_id == party.id]
    return filled(
        "登记的日期",
        [
            (f"{row.happened_on} {ClockEvent(row.event).label}", _own_words(row.proof, party))
            for row in rows
        ],
    )


def _employers(case: Case) -> list[str]:
    return [party.name for party in case.parties if party.kind is PartyKind.EMPLOYER]


def _own_words(text: str | None, party: Party) -> str:
    """The applicant's story: numbers are masked, and so are the names of the others."""
    words = cleaned(text or "", party.case)
    for name in sorted(_other_names(party), key=len, reverse=True):
        words = words.replace(name, name_of_another(name))
    return words


def _other_names(party: Party) -> set[str]:
    found = set()
    for other in party.case.parties:
        if other.id != party.id and other.kind is PartyKind.WORKER:
            found.add(other.name)
        found |= {other.legal_representative or "", other.service_name or ""}
        found |= {person.name for person in other.representatives}
    return {
        name for name in found if len(name) > 1 and name not in (party.name, party.service_name)
    }


def _representatives(party: Party) -> Section | None:
    lines: Lines = [
        (
            RepresentativeKind(person.kind).label,
            f"{name_of_another(person.name)}（{Authority(person.authority).label}）",
        )
        for person in party.representatives
    ]
    return filled("代理人（他人信息已遮蔽）", lines)


def _claims(party: Party) -> Section | None:
    rows = db.session.scalars(select(Claim).filter_by(party_id=party.id).order_by(Claim.position))
    lines: Lines = []
    for claim in rows:
        sums = {
            "请求": claim.claimed_fen,
            "核算": claim.calculated_fen,
            "约定": claim.agreed_fen,
            "已付": claim.paid_fen,
        }
        told = [f"{word} {_sum(fen)} 元" for word, fen in sums.items() if fen is not None]
        span = " 至 ".join(str(day) for day in (claim.period_from, claim.period_to) if day)
        parts = [span, *told, _own_words(claim.facts, party)]
        lines.append((ClaimType(claim.type).label, "；".join(part for part in parts if part)))
    return filled("请求事项", lines)


def _sessions(party: Party) -> Section | None:
    statement = (
        select(MediationSession, Attendance)
        .join(Attendance, Attendance.session_id == MediationSession.id)
        .where(Attendance.party_id == party.id)
        .options(joinedload(MediationSession.record))
        .order_by(MediationSession.number)
    )
    lines: Lines = []
    for session, attendance in db.session.execute(statement).tuples():
        came = "到场" if attendance.is_present else "未到场"
        lines.append((f"第 {session.number} 次调解会 {session.planned_at:%Y-%m-%d %H:%M}", came))
        if session.record is not None and _is_alone(party):
            said = {
                Side.APPLICANT: session.record.applicant_statement,
                Side.RESPONDENT: session.record.respondent_statement,
            }.get(party.side)
            lines.append(("本方陈述", _own_words(said, party)))
    return filled("调解会", lines)


def _is_alone(party: Party) -> bool:
    """Whether what the side said can only be this party's words."""
    return sum(other.side is party.side for other in party.case.parties) == 1


def _payments(party: Party) -> Section | None:
    shares = (
        select(TermShare, AgreementTerm)
        .join(AgreementTerm, AgreementTerm.id == TermShare.term_id)
        .join(Agreement, Agreement.id == AgreementTerm.agreement_id)
        .where(TermShare.payee_id == party.id)
        .order_by(Agreement.draft_number, AgreementTerm.position)
    )
    lines: Lines = []
    for share, term in db.session.execute(shares).tuples():
        parts = [f"应得 {_sum(share.amount_fen)} 元", term.purpose or "", share.account or ""]
        lines.append((f"协议第 {term.position + 1} 条", "；".join(part for part in parts if part)))
    signed = select(Signature).filter_by(party_id=party.id).order_by(Signature.id)
    lines += [("签章日期", signature.signed_on) for signature in db.session.scalars(signed)]
    return filled("协议与款项", lines)


def _papers(party: Party) -> Section | None:
    statement = (
        select(Document.number, Document.issued_at, Document.kind)
        .where(Document.case_id == party.case_id, Document.volume == Volume.MAIN)
        .order_by(Document.id)
    )
    lines: Lines = [
        (number or kind, f"{issued_at:%Y-%m-%d} 出具，内容涉及他人，可另行申请复制")
        for number, issued_at, kind in db.session.execute(statement).tuples()
    ]
    return filled("正卷文书目录", lines)


def _evidence(party: Party) -> Section | None:
    statement = select(Evidence).filter_by(party_id=party.id).order_by(Evidence.id)
    lines: Lines = [
        (row.kind.label, f"{row.name}，{row.added_at:%Y-%m-%d} 提交，可另行申请复制")
        for row in db.session.scalars(statement)
        if not row.is_void
    ]
    return filled("本人提交的材料", lines)


def _consents(party: Party) -> Section | None:
    statement = select(Consent).filter_by(party_id=party.id).options(joinedload(Consent.receiver))
    lines: Lines = []
    for consent in db.session.scalars(statement.order_by(Consent.id)):
        taken = f"，{consent.withdrawn_on} 撤回" if consent.withdrawn_on else ""
        to = f"（{consent.receiver.name}）" if consent.receiver else ""
        words = f"{consent.given_on} {consent.way.label}，{consent.paper}{taken}"
        lines.append((f"{consent.purpose.label}{to}", words))
    return filled("同意记录", lines)


def _shares(case_id: int) -> Section | None:
    statement = select(Share).filter_by(case_id=case_id).options(joinedload(Share.receiver))
    lines: Lines = []
    for share in db.session.scalars(statement.order_by(Share.id)):
        opened = select(ShareView.id).filter_by(share_id=share.id)
        times = len(db.session.scalars(opened).all())
        groups = "、".join(FieldGroup(group).label for group in share.field_groups)
        words = f"{share.shared_at:%Y-%m-%d} 起至 {share.until_on}，{groups}，打开 {times} 次"
        lines.append((f"{share.receiver.name}（{share.purpose.label}）", words))
    return filled("提供给了谁", lines)


def _sum(fen: int | None) -> str:
    return "" if fen is None else figures(from_fen(fen))
