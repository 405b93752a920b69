"""Taking the files of one post, one after the other: what is sound is kept, the rest is named."""

from datetime import datetime

from flask import current_app

from mediation.domain.errors import InvalidInput
from mediation.domain.evidence import UploadLimits
from mediation.models import Case, User
from mediation.services import evidence
from mediation.services.file_admission import Upload
from mediation.web.evidence.forms import UploadForm
from mediation.web.form_errors import show_problems

MEBIBYTE = 1024 * 1024


def limits() -> UploadLimits:
    """How much may be kept, as the settings say."""
    settings = current_app.config
    return UploadLimits(
        file=settings["MAX_CONTENT_LENGTH"],
        files_per_case=settings["FILES_PER_CASE"],
        per_case=settings["FILES_CASE_MEBIBYTES"] * MEBIBYTE,
        everything=settings["FILES_TOTAL_MEBIBYTES"] * MEBIBYTE,
    )


def receive(case: Case, form: UploadForm, *, by: User, at: datetime) -> str:
    """Add every file; problems go beside the field. Gives what to say of those that are kept."""
    about, new, known = form.about(), 0, 0
    for sent in form.sent:
        upload = Upload(sent.filename or "", sent.read())
        try:
            added = evidence.add(case, upload, about, limits=limits(), by=by, at=at)
        except InvalidInput as error:
            show_problems(form, error)
        else:
            new, known = new + added.is_new, known + (not added.is_new)
    return _told(new, known)


def _told(new: int, known: int) -> str:
    parts = [f"已保存 {new} 个文件。"] if new else []
    if known:
        parts.append(f"{known} 个文件与本案已有的内容完全相同，没有重复保存。")
    return "".join(parts)
