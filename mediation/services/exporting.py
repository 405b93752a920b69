"""导出: the list of cases as a spreadsheet, for those who have the right, and never in secret."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from mediation.domain.agreement.standing import in_words
from mediation.domain.claim_types import ClaimType
from mediation.domain.errors import ActionNotAllowed, FieldProblem, InvalidInput
from mediation.domain.identifiers.masking import mask_identity, mask_phone
from mediation.domain.jobs import JobKind
from mediation.domain.permissions import Right, has_right
from mediation.domain.source_channels import SourceChannel
from mediation.models import Job, User
from mediation.queries import case_export
from mediation.queries.case_export import ExportRow
from mediation.queries.case_list import Filters
from mediation.queries.kept_filters import filters_from_json, filters_to_json, without_words
from mediation.services import jobs
from mediation.services.audit import audit
from mediation.services.jobs import Result, Trail
from mediation.services.tasks import Task
from mediation.services.transaction import transaction
from mediation.spreadsheets import MEDIA_TYPE, Column, Kind, Sheet, Value, locked, workbook

MOST_ROWS = 50_000
TELL_EVERY = 500
# Should whoever makes an export at once fall, a worker makes it after this.
LEFT_ALONE = timedelta(seconds=20)
SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 64
NO_RIGHT = "您没有导出案件列表的权限；需要名册的，请联系本单位的接待员或负责人。"

CASE_COLUMNS = (
    Column("案号", width=26),
    Column("申请人", width=16),
    Column("被申请人", width=28),
    Column("申请人人数", Kind.COUNT, 11),
    Column("请求类型", width=18),
    Column("请求金额（元）", Kind.MONEY, 15),
    Column("状态", width=10),
    Column("协议履行", width=16),
    Column("来源", width=16),
    Column("来文号", width=22),
    Column("承办机构", width=12),
    Column("调解员", width=10),
    Column("收到日期", Kind.DAY, 12),
    Column("受理日期", Kind.DAY, 12),
    Column("下一办理日", Kind.DAY, 12),
    Column("下一步", width=24),
    Column("结案日期", Kind.DAY, 12),
)
PARTY_COLUMNS = (
    Column("案号", width=26),
    Column("地位", width=10),
    Column("姓名或名称", width=28),
    Column("证件号码（已遮盖）", width=22),
    Column("统一社会信用代码", width=22),
    Column("电话（已遮盖）", width=16),
)


Cells = tuple[Value, ...]


@dataclass(frozen=True)
class Lines:
    """What the two sheets will hold."""

    cases: list[Cells]
    parties: list[Cells]


@dataclass(frozen=True)
class Wish:
    """What somebody wants exported, and what for."""

    filters: Filters
    words: str
    purpose: str
    password: str = ""


def require_right(user: User) -> None:
    """Raise unless this user may export; asked again when the job runs and at the download."""
    if not user.is_enabled or not has_right(user.roles, Right.EXPORT_CASES):
        raise ActionNotAllowed(NO_RIGHT)


def how_many(user: User, filters: Filters, *, today: date) -> int:
    """How many cases the export would have."""
    require_right(user)
    return case_export.exact_count(user, filters, today=today)


def wish(wanted: Wish, *, by: User, at: datetime, at_once: bool = False) -> Job:
    """Put the export in the line; raises when it may not or cannot be made.

    With `at_once` the caller makes it itself, and the workers leave it alone for a moment.
    """
    number = how_many(by, wanted.filters, today=at.date())
    _require_makeable(wanted, number)
    params = {
        "filters": filters_to_json(wanted.filters),
        "words": wanted.words,
        "purpose": wanted.purpose.strip(),
        "password": wanted.password,
        "today": at.date().isoformat(),
    }
    title = f"导出案件列表（{number} 件）"
    facts = {"rows": number, "filters": without_words(wanted.filters)}
    with transaction():
        later = at + LEFT_ALONE if at_once else at
        job = jobs.wish(JobKind.EXPORT_CASES, params, title=title, by=by, at=at, not_before=later)
        subject = f"任务第{job.id}号"
        if job.created_at == at:
            audit("cases.export_wished", by=by, at=at, subject=subject, data=facts)
    return job


def _require_makeable(wanted: Wish, number: int) -> None:
    if not wanted.purpose.strip():
        raise InvalidInput(FieldProblem("purpose", "请写明用途，例如：报送第四季度统计。"))
    if not number:
        raise InvalidInput(FieldProblem("purpose", "当前筛选没有案件，请返回列表调整筛选。"))
    if number > MOST_ROWS:
        sentence = f"共 {number} 件，一次最多导出 {MOST_ROWS} 件，请按收到日期分段导出。"
        raise InvalidInput(FieldProblem("purpose", sentence))
    if wanted.password and not SHORTEST_PASSWORD <= len(wanted.password) <= LONGEST_PASSWORD:
        sentence = f"打开密码须为 {SHORTEST_PASSWORD} 到 {LONGEST_PASSWORD} 位。"
        raise InvalidInput(FieldProblem("password", sentence))


def run(task: Task) -> Result:
    """Make the spreadsheet of a job, with the rights and the sight of the moment it is made."""
    if task.by is None:
        raise ActionNotAllowed(NO_RIGHT)
    require_right(task.by)
    filters = filters_from_json(task.params["filters"])
    today = date.fromisoformat(task.params["today"])
    lines = _collected(task, task.by, filters, today)
    number = len(lines.cases)
    content = workbook(
        [
            Sheet("案件", CASE_COLUMNS, _told(task, lines.cases)),
            Sheet("当事人", PARTY_COLUMNS, lines.parties),
        ],
        watermark=watermark(task.by, number, task.params, task.moment()),
    )
    if task.params["password"]:
        content = locked(content, task.params["password"])
    facts = {"rows": number, "filters": without_words(filters)}
    return Result(
        sentence=f"共 {number} 件。",
        content=content,
        file_name=f"案件列表-{task.moment():%Y%m%d-%H%M}.xlsx",
        media_type=MEDIA_TYPE,
        trail=Trail("cases.exported", facts),
    )


def _collected(task: Task, user: User, filters: Filters, today: date) -> Lines:
    total = case_export.exact_count(user, filters, today=today)
    lines = Lines([], [])
    for batch in case_export.batches(user, filters, today=today):
        lines.cases.extend(case_cells(row) for row in batch)
        lines.parties.extend(cells for row in batch for cells in party_cells(row))
        # Reading is the first half of the work, writing the second.
        task.progress(len(lines.cases), 2 * total)
    return lines


def _told(task: Task, lines: list[Cells]) -> Iterator[Cells]:
    """The same lines; on the way it is said how far the writing is."""
    for place, line in enumerate(lines):
        if place % TELL_EVERY == 0:
            task.progress(len(lines) + place, 2 * len(lines))
        yield line


def watermark(user: User, number: int, params: dict[str, Any], at: datetime) -> str:
    """The first row: who took how many, when, narrowed to what, and what for."""
    narrowed = f"；筛选：{params['words']}" if params["words"] else ""
    return (
        f"{user.organisation.name} {user.name} 于 {at:%Y-%m-%d %H:%M} 导出，共 {number} 件"
        f"{narrowed}。仅供“{params['purpose']}”使用，含个人信息，不得外传，用毕销毁。"
    )


def case_cells(row: ExportRow) -> Cells:
    """The cells of one case, in the order of CASE_COLUMNS."""
    listed, more = row.listed, row.more
    return (
        listed.number or "（未编号）",
        _names(row, "applicant"),
        _names(row, "respondent"),
        listed.applicant_count,
        ClaimType(listed.main_claim_type).label,
        Decimal(listed.claimed_fen) / 100,
        listed.state.label,
        in_words(row.standing),
        SourceChannel(listed.source_channel).label,
        more.sender_document_number,
        listed.body,
        listed.mediator,
        listed.received_on,
        more.accepted_on,
        listed.next_on,
        listed.next_note,
        more.closed_on,
    )


def _names(row: ExportRow, side: str) -> str:
    return "、".join(party.name for party in row.parties if party.side == side)


def party_cells(row: ExportRow) -> Iterator[Cells]:
    """One line for each party; numbers of persons are masked, those of companies are public."""
    for party in row.parties:
        yield (
            row.listed.number or "（未编号）",
            party.side.label,
            party.name,
            mask_identity(party.identity_number or ""),
            party.credit_code,
            mask_phone(party.phone or ""),
        )
