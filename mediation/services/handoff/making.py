"""交换包: made of what the contract asks for, sent, fetched, withdrawn. A pack is a way out.

It opens what a share of the same purpose to the same receiver could open, on the same grounds,
and nothing of the side volume, of notes or of private sheets may stand in it.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime

from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotPossible
from mediation.domain.handoff import PACK_STEPS, Office, PackageKind, PackState, contract_for
from mediation.domain.handoff.manifest import DATA, SHEET
from mediation.domain.referral_events import Reported, possible_steps
from mediation.domain.referrals import ReferralStep
from mediation.domain.sharing import FieldGroup
from mediation.domain.small_flows import step
from mediation.extensions import db
from mediation.models import Case, HandoffPack, Organisation, Referral, Share, User
from mediation.queries import handoffs
from mediation.services import file_keeping, planning
from mediation.services.audit import audit, reference_of
from mediation.services.case_log import record
from mediation.services.dossier.sheets import Reader
from mediation.services.handoff.archive import Package, Written, written
from mediation.services.handoff.contents import pieces_of, titles_of
from mediation.services.handoff.opened import application_for, share_of
from mediation.services.handoff.proof import require_no_leak
from mediation.services.handoff.readiness import MAY_BE_SENT, Readiness, readiness_of
from mediation.services.handoff.tables import as_json, as_workbook
from mediation.services.moving import require
from mediation.services.referral_following import write_event
from mediation.services.transaction import transaction
from mediation.uploads.packs import MOST_BYTES, MOST_FILES, open_package

# A pack in one of these states stands in the way of another one.
UNDER_WAY_STATES = frozenset({PackState.MADE, PackState.SENT, PackState.ACCEPTED})
MEDIA_TYPE = "application/zip"
NO_CONTRACT = "这个去向没有移送契约，请出具移送函，连同材料送交对方。"
NOT_NOW = "这次移送现在是“{state}”，不需要再制作交换包。"
LACKING = "还缺少：{what}。请补齐后再制作。"
UNDER_WAY = "上一个交换包{state}。要重新制作，请先作废它。"
TOO_MUCH = (
    f"材料超过 {MOST_FILES - 10} 件或者 {MOST_BYTES // 1024 // 1024} MB，请合并、压缩后再制作。"
)
WITHDRAWN = "这个交换包已经作废，不能再取出。"
NO_SHARE = "请先以“{purpose}”共享给对方，再随共享交付；也可以下载后用移动介质送交。"
NARROW_SHARE = "共享没有开放：{names}。请收回后重新共享，或者下载后用移动介质送交。"
NO_SAVING = "共享只允许在线查看，交换包不能随它交付。请收回后重新共享，并允许下载。"


def make(case: Case, referral: Referral, *, by: User, at: datetime) -> HandoffPack:
    """Make the pack of a referral; ActionNotPossible names everything that is missing."""
    require(case, Action.SHARE, by=by, at=at)
    readiness = _ready(case, referral, at)
    made = _written(case, referral, readiness, code := secrets.token_hex(16), by=by, at=at)
    with (
        file_keeping.kept(made.content, media_type=MEDIA_TYPE, at=at) as stored,
        transaction(),
    ):
        require(case, Action.SHARE, by=by, at=at)
        _require_none_under_way(referral)
        db.session.add(stored)
        db.session.flush()
        pack = HandoffPack(
            case_id=case.id,
            referral_id=referral.id,
            code=code,
            contract=readiness.contract.code,
            contract_version=readiness.contract.version,
            state=PackState.MADE,
            file_id=stored.id,
            sha256=made.sha256,
            made_by_id=by.id,
            made_at=at,
        )
        db.session.add(pack)
        db.session.flush()
        facts = {"pack_id": pack.id, "groups": sorted(each.value for each in readiness.groups)}
        words = f"{referral.receiver.name}：{readiness.contract.name}，{readiness.ground.words}"
        record(case, "pack_made", by=by, at=at, note=words[:500], data=facts)
    return pack


def _ready(case: Case, referral: Referral, at: datetime) -> Readiness:
    chosen = handoffs.contract_of(referral)
    if chosen is None:
        raise ActionNotPossible(NO_CONTRACT)
    if referral.state not in MAY_BE_SENT:
        raise ActionNotPossible(NOT_NOW.format(state=referral.state.label))
    readiness = readiness_of(case, referral, chosen.contract, at.date())
    if readiness.missing:
        names = "、".join(line.name for line in readiness.missing)
        raise ActionNotPossible(LACKING.format(what=names))
    return readiness


def _written(
    case: Case, referral: Referral, readiness: Readiness, code: str, *, by: User, at: datetime
) -> Written:
    reader = Reader(case, by, lambda: at)
    pieces = pieces_of(readiness.chosen, reader)
    titles = list(titles_of(readiness.chosen))
    data = as_json(readiness, application_for(case, readiness.groups), titles)
    require_no_leak(case, pieces, data, reader, at=at)
    mark = f"{case.body.name} 移送{referral.receiver.name} {at:%Y-%m-%d %H:%M} {by.name}"
    sheet = as_workbook(readiness, titles, mark)
    files = {DATA: data, SHEET: sheet} | {piece.name: piece.content for piece in pieces}
    if len(pieces) > MOST_FILES - 10 or sum(map(len, files.values())) > MOST_BYTES - 1024 * 1024:
        raise ActionNotPossible(TOO_MUCH)
    return written(
        Package(
            kind=PackageKind.PACK,
            code=code,
            made_at=at.replace(microsecond=0),
            sender=office(case.body),
            receiver=office(referral.receiver),
            contract=readiness.contract.code,
            contract_version=readiness.contract.version,
            files=files,
        )
    )


def office(organisation: Organisation) -> Office:
    """An organisation as one end of the way."""
    return Office(organisation.name, organisation.kind)


def is_wanted(referral: Referral, packs: Sequence[HandoffPack]) -> bool:
    """Whether the referral waits for a pack: not answered yet, and none on its way."""
    return referral.state in MAY_BE_SENT and not any(p.state in UNDER_WAY_STATES for p in packs)


def _require_none_under_way(referral: Referral) -> None:
    """One pack at a time is on its way, or a receiver would hold two that differ."""
    for pack in handoffs.packs_of(referral.id):
        if pack.state in UNDER_WAY_STATES:
            raise ActionNotPossible(UNDER_WAY.format(state=pack.state.label))


def download(pack: HandoffPack, *, by: User, at: datetime) -> bytes:
    """The pack for whoever carries it over; taken out for the first time, it counts as sent."""
    content = content_of(pack, by=by, at=at)
    with transaction():
        found = _held(pack, by, at)
        if found.state is PackState.MADE:
            _leave(found, "取出，由本单位送交", by=by, at=at)
            return content
        facts = {"pack_id": found.id, "sha256": found.sha256}
        subject, case_id = reference_of(found.case), found.case_id
        audit("handoff.downloaded", by=by, at=at, subject=subject, case_id=case_id, data=facts)
    return content


def send(pack: HandoffPack, *, by: User, at: datetime) -> None:
    """Let the receiver's liaison fetch it with the share of its purpose."""
    with transaction():
        found = _held(pack, by, at)
        if found.state is not PackState.MADE:
            raise ActionNotPossible(f"这个交换包{found.state.label}，不需要再交付。")
        share = _covering_share(found, by, at)
        _leave(found, f"随共享（有效至 {share.until_on:%Y-%m-%d}）交给对方", by=by, at=at)


def _covering_share(pack: HandoffPack, by: User, at: datetime) -> Share:
    """The share it goes with: it must open all that the pack opens, and let files be saved."""
    contract = contract_for(pack.contract, pack.contract_version)
    share = share_of(pack.case, pack.referral, contract, at.date())
    if share is None:
        raise ActionNotPossible(NO_SHARE.format(purpose=contract.purpose.label))
    if lacking := groups_in(content_of(pack, by=by, at=at)) - set(share.field_groups):
        names = "、".join(group.label for group in FieldGroup if group in lacking)
        raise ActionNotPossible(NARROW_SHARE.format(names=names))
    if not share.may_print:
        raise ActionNotPossible(NO_SAVING)
    return share


def groups_in(content: bytes) -> set[str]:
    """The groups that a pack says of itself that it opens."""
    return set(open_package(content, PackageKind.PACK).data["groups"])


def _leave(pack: HandoffPack, how: str, *, by: User, at: datetime) -> None:
    """It is with the receiver from now on; after a return to be put right, that is told too."""
    pack.state, pack.sent_at = step(PACK_STEPS, pack.state, PackState.SENT), at
    referral, case = pack.referral, pack.case
    if ReferralStep.SENT_AGAIN in possible_steps(referral.kind, referral.state, referral.events):
        again = Reported(ReferralStep.SENT_AGAIN, at.date(), note=f"交换包 {pack.code[:8]}")
        write_event(referral, again, by=by, at=at)
        planning.replan(case, by=by, at=at)
    record(case, "pack_sent", by=by, at=at, note=how, data={"pack_id": pack.id})


def withdraw(pack: HandoffPack, *, by: User, at: datetime) -> None:
    """Say that a pack does not count any more; what a receiver took out already stays there."""
    with transaction():
        found = _held(pack, by, at)
        left = found.sent_at is not None
        found.state = step(PACK_STEPS, found.state, PackState.WITHDRAWN)
        note = "已经送出的那一份请通知对方停止使用" if left else "没有送出过"
        record(found.case, "pack_withdrawn", by=by, at=at, note=note, data={"pack_id": found.id})


def content_of(pack: HandoffPack, *, by: User, at: datetime) -> bytes:
    """The bytes as they were made, checked against their hash."""
    if pack.state is PackState.WITHDRAWN:
        raise ActionNotPossible(WITHDRAWN)
    subject = reference_of(pack.case)
    return file_keeping.content_of(pack.file, subject=subject, by=by, at=at, case_id=pack.case_id)


def _held(pack: HandoffPack, by: User, at: datetime) -> HandoffPack:
    """The pack, which nobody else changes until the transaction is over."""
    found = handoffs.pack_for(by, pack.case_id, pack.id, lock=True)
    require(found.case, Action.SHARE, by=by, at=at)
    return found
