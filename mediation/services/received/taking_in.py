"""A pack becomes a 来案 and at once a case, as if its sender had sent it in; nothing is retyped."""

from contextlib import ExitStack
from datetime import datetime

from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.evidence import UploadLimits
from mediation.domain.incoming import CHANNELS_BY_KIND, LENGTHS, IncomingWay, Letter, paths_of
from mediation.extensions import db
from mediation.models import IncomingCase, IncomingPaper, Organisation, ReceivedPack, User
from mediation.queries import received_packs as rows
from mediation.services import file_admission, file_keeping, incoming
from mediation.services.file_admission import Upload
from mediation.services.incoming import Sending
from mediation.services.received.reading import PackContents, contents_of, papers_in
from mediation.uploads.packs import OpenedPack

NOT_REGISTERED = "本系统没有登记“{name}”，请系统管理员先在“机构”里按这个名称登记，再接收。"


def take_in(
    row: ReceivedPack,
    opened: OpenedPack,
    files: ExitStack,
    *,
    limits: UploadLimits,
    by: User,
    at: datetime,
) -> None:
    """Register the case of a pack, in the open transaction; `files` removes what was kept for it
    when the transaction fails."""
    sender = rows.registered(opened.manifest.sender)
    if sender is None:
        sentence = NOT_REGISTERED.format(name=opened.manifest.sender.name)
        raise InvalidInput(FieldProblem("", sentence))
    contents = contents_of(opened)
    sending = Sending(
        body_id=row.body_id,
        letter=_letter(opened, contents, sender, at),
        application=contents.application,
        way=IncomingWay.PACK,
    )
    made = incoming.carried_in(sending, sender, by=by, at=at)
    for name, content in papers_in(opened.files).items():
        _add_paper(made, Upload(name, content), files, limits=limits, at=at)
    db.session.flush()
    case = incoming.accept(made, by=by, at=at)
    row.incoming_id, row.own_number = made.id, row.own_number or case.number or ""


def _letter(
    opened: OpenedPack, contents: PackContents, sender: Organisation, at: datetime
) -> Letter:
    channel = CHANNELS_BY_KIND[sender.kind][0]
    made_on = opened.manifest.made_at.astimezone(at.tzinfo).date()
    return Letter(
        channel=channel,
        entry_path=paths_of(channel)[0],
        letter_number=contents.case_number[: LENGTHS["letter_number"]],
        # The clock of the other office may be ahead of ours.
        letter_on=min(made_on, at.date()),
        message=contents.reason[: LENGTHS["message"]],
    )


def _add_paper(
    made: IncomingCase, upload: Upload, files: ExitStack, *, limits: UploadLimits, at: datetime
) -> None:
    taken = file_admission.looked_at(upload, limits)
    stored = files.enter_context(
        file_keeping.kept(
            taken.found.content,
            media_type=taken.found.media_type,
            at=at,
            original=taken.sent,
            scan=taken.scan,
        )
    )
    db.session.add(stored)
    db.session.flush()
    place = len(made.papers)
    made.papers.append(IncomingPaper(position=place, name=taken.name, file_id=stored.id))
