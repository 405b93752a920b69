"""收到交换包: what another office carried to us is looked at, kept and shown before any answer.

Nothing of a pack is believed before its digests and its signature hold (uploads/packs.py); whose
key it is, two people compare by telephone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mediation.domain.api_tokens import COLLECTOR_ROLES
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, NotVisible
from mediation.domain.evidence import UploadLimits
from mediation.domain.file_kinds import ScanState
from mediation.domain.handoff import (
    PackageKind,
    PackRefused,
    ReceivedState,
    fingerprint_of,
    shown_fingerprint,
)
from mediation.domain.handoff.manifest import DATA, SHEET
from mediation.extensions import db
from mediation.models import ReceivedPack, StoredFile, User
from mediation.queries import received_packs as rows
from mediation.services import evidence, file_admission, file_keeping
from mediation.services.audit import audit
from mediation.services.file_admission import Admitted, Upload
from mediation.services.handoff.archive import own_key
from mediation.services.received.reading import PAPERS, PackContents, contents_of, papers_in
from mediation.services.transaction import transaction
from mediation.uploads.packs import OpenedPack, open_package
from mediation.uploads.refusal import Refused

NOT_A_RECEIVER = "只有接待员、负责人或联络员可以导入交换包。"
# Who answers for an office: its head, and for an office outside whoever speaks for it.
KEY_CONFIRMERS = COLLECTOR_ROLES
ZIP = "application/zip"
OTHER_KEY = (
    "“{sender}”以前的交换包用另一把签名钥匙，这一份的指纹是 {new}。"
    "请由负责人先与对方电话核对，核对无误后由负责人导入。"
)
OTHER_CONTENT = (
    "编号相同的交换包以前收到过，但内容不同，不能接收。请向对方问清楚，有改动的应当重新制作。"
)
TOO_MANY = "一件案件最多 {most} 个文件，交换包里的超过了，请对方合并附件后重做。"
ELSEWHERE = "这个交换包已经由另一单位导入，不能重复接收。"


@dataclass(frozen=True)
class Received:
    """The row of a pack, and whether it was not there before."""

    row: ReceivedPack
    is_new: bool


@dataclass(frozen=True)
class Preview:
    """Everything that is shown of a pack before it is answered, and afterwards."""

    opened: OpenedPack
    contents: PackContents
    # When it was made, by our clock.
    made_at: datetime
    is_key_known: bool
    # Other keys that the same office signed with before.
    has_other_keys: bool
    is_for_us: bool
    is_sender_registered: bool

    @property
    def file_names(self) -> list[str]:
        """The files that can be opened, in the order of their addresses."""
        return [name.removeprefix(PAPERS) for name in files_to_open(self.opened)]

    @property
    def fingerprint(self) -> str:
        """The digits to compare, in groups of four."""
        return shown_fingerprint(self.opened.fingerprint)

    @property
    def own_fingerprint(self) -> str:
        """The digits that the sender asks us for when our receipt arrives."""
        return shown_fingerprint(fingerprint_of(own_key()))


def receive(content: bytes, *, limits: UploadLimits, by: User, at: datetime) -> Received:
    """Keep a pack that was carried to us; the same pack twice is one row; PackRefused."""
    if not by.roles & rows.RECEIVER_ROLES:
        raise ActionNotAllowed(NOT_A_RECEIVER)
    opened = open_package(content, PackageKind.PACK)
    if (known := rows.with_code(opened.manifest.code)) is not None:
        return Received(_same(known, opened, by=by, at=at), is_new=False)
    receiver = rows.receiver_of(by, opened.manifest.receiver)
    _require_key(opened, receiver, by)
    row = _made(opened, receiver, by, at)
    scan = _looked_at(opened.files, limits)
    with file_keeping.kept(content, media_type=ZIP, at=at, scan=scan) as stored:
        return Received(_written(row, stored, by=by, at=at), is_new=True)


def _same(known: ReceivedPack, opened: OpenedPack, *, by: User, at: datetime) -> ReceivedPack:
    if known.sha256 != opened.sha256:
        raise PackRefused("other_content", OTHER_CONTENT)
    try:
        found = rows.received(by, known.id)
    except NotVisible as error:
        raise PackRefused("elsewhere", ELSEWHERE) from error
    with transaction():
        note("came_again", found, by=by, at=at)
    return found


def _require_key(opened: OpenedPack, receiver: int, by: User) -> None:
    """Another key than before is let in only by whoever answers for the office."""
    sender = opened.manifest.sender.name
    known = rows.keys_of(sender, receiver)
    if known and opened.public_key not in known and not by.roles & KEY_CONFIRMERS:
        shown = shown_fingerprint(opened.fingerprint)
        raise PackRefused("other_key", OTHER_KEY.format(sender=sender, new=shown))


def _looked_at(files: Mapping[str, bytes], limits: UploadLimits) -> ScanState:
    """Every paper is looked at as any upload is; what the scanner could not see waits."""
    papers = papers_in(files)
    if len(papers) > limits.files_per_case:
        raise PackRefused("too_many", TOO_MANY.format(most=limits.files_per_case))
    scans = {_admitted(name, content, limits).scan for name, content in papers.items()}
    states = (ScanState.WAITING, ScanState.CLEAN)
    return next((state for state in states if state in scans), ScanState.NONE)


def _admitted(name: str, content: bytes, limits: UploadLimits) -> Admitted:
    try:
        return file_admission.looked_at(Upload(name, content), limits)
    except Refused as refusal:
        raise PackRefused("paper", f"交换包里的“{name}”不能接收：{refusal.sentence}") from refusal


def _made(opened: OpenedPack, receiver: int, by: User, at: datetime) -> ReceivedPack:
    manifest = opened.manifest
    return ReceivedPack(
        code=manifest.code,
        sha256=opened.sha256,
        sender_name=manifest.sender.name,
        signed_with=opened.public_key,
        contract=manifest.contract,
        contract_version=manifest.contract_version,
        body_id=receiver,
        state=ReceivedState.PREVIEWED,
        title=contents_of(opened).application.title,
        received_by_id=by.id,
        received_at=at,
    )


def _written(row: ReceivedPack, stored: StoredFile, *, by: User, at: datetime) -> ReceivedPack:
    with transaction():
        db.session.add(stored)
        db.session.flush()
        row.file_id = stored.id
        db.session.add(row)
        db.session.flush()
        if stored.scan is ScanState.WAITING:
            evidence.wish_scan(stored, at=at)
        note("received", row, by=by, at=at)
    return row


def opened_again(row: ReceivedPack, *, by: User, at: datetime) -> OpenedPack:
    """The kept pack, read anew with every check."""
    if not row.file.scan.may_leave:
        raise ActionNotPossible(evidence.HELD_BACK[row.file.scan])
    content = file_keeping.content_of(row.file, subject=subject_of(row), by=by, at=at)
    return open_package(content, PackageKind.PACK)


def preview(row: ReceivedPack, *, by: User, at: datetime) -> Preview:
    """What is in it, and what to look out for."""
    opened = opened_again(row, by=by, at=at)
    keys = rows.keys_of(row.sender_name, row.body_id)
    return Preview(
        opened=opened,
        contents=contents_of(opened),
        made_at=opened.manifest.made_at.astimezone(at.tzinfo),
        is_key_known=row.signed_with in keys,
        has_other_keys=bool(keys - {row.signed_with}),
        is_for_us=opened.manifest.receiver.name == row.body.name,
        is_sender_registered=rows.registered(opened.manifest.sender) is not None,
    )


def file_of(row: ReceivedPack, position: int, *, by: User, at: datetime) -> tuple[str, bytes]:
    """One file of the pack, with its name; that it was opened is written down."""
    opened = opened_again(row, by=by, at=at)
    listed = files_to_open(opened)
    if not 0 <= position < len(listed):
        raise NotVisible
    name = listed[position]
    with transaction():
        note("file_opened", row, by=by, at=at)
    return name.removeprefix(PAPERS), opened.files[name]


def files_to_open(opened: OpenedPack) -> list[str]:
    """The data for a program and for people, then the papers in their order."""
    data = [name for name in (DATA, SHEET) if name in opened.files]
    return [*data, *(f"{PAPERS}{name}" for name in papers_in(opened.files))]


def subject_of(row: ReceivedPack) -> str:
    """How the trail names a pack: no name of a party."""
    return f"交换包 {row.code[:8]}"


def note(what: str, row: ReceivedPack, *, by: User, at: datetime) -> None:
    """Leave a row in the trail."""
    data = {"pack": row.id, "body": row.body_id, "state": row.state, "key": row.signed_with}
    verb, subject = f"received_pack.{what}", subject_of(row)
    case_id = row.incoming.case_id if row.incoming else None
    audit(verb, by=by, at=at, subject=subject, case_id=case_id, data=data)
