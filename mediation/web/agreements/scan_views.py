"""The signed paper comes back: uploading it, and which of its pages are still missing."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action
from mediation.domain.errors import InvalidInput
from mediation.models import Case, User
from mediation.queries import cases
from mediation.queries.signed_scans import SIGNED_KINDS, ReturnedPaper, expected_papers
from mediation.services import signed_scans
from mediation.services.file_admission import Upload
from mediation.web import clock
from mediation.web.agreements import bp
from mediation.web.agreements.signing_forms import ScanForm
from mediation.web.costly import costly
from mediation.web.evidence.receiving import limits
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires
from mediation.web.sanity import takes_files
from mediation.web.step_guard import closed_page, require_open

# What a scanner or a telephone makes.
ACCEPT = ",".join(f".{kind.value}" for kind in signed_scans.TAKEN) + ",.jpeg"


@bp.route("/scans", methods=["GET", "POST"])
@requires(Action.FILE_SCAN)
@takes_files
@costly("upload", per_minute=30)
def scans(case_id: int) -> ResponseReturnValue:
    """Which pages of the signed paper are there; POST takes more files."""
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    why_not = require_open(case, Action.FILE_SCAN, user) or _nothing_issued(case)
    if why_not:
        return closed_page(case, Action.FILE_SCAN, why_not)
    form = ScanForm()
    if form.validate_on_submit():
        _receive(case, form, user)
        if not form.errors:
            return redirect(url_for(".scans", case_id=case_id))
    return _page(cases.get_for(user, case_id), form), 422 if form.errors else 200


def _nothing_issued(case: Case) -> tuple[str, ...]:
    return () if expected_papers(case) else (signed_scans.NOT_ISSUED,)


def _returned(case: Case) -> list[ReturnedPaper]:
    """The papers of the agreement, and of the others those of which something came back."""
    return [each for each in expected_papers(case) if each.scans or each.paper.kind in SIGNED_KINDS]


def _receive(case: Case, form: ScanForm, user: User) -> None:
    """Take file after file; what is sound is kept and told, the rest is named beside the field."""
    for sent in form.sent:
        upload = Upload(sent.filename or "", sent.read())
        try:
            filed = signed_scans.file_scan(case, upload, limits=limits(), by=user, at=clock.now())
        except InvalidInput as error:
            show_problems(form, error)
        else:
            again = "" if filed.is_new else "（已有相同的文件，没有重复保存）"
            tone = "success" if filed.scan.is_complete and filed.is_clean else "warning"
            flash(f"“{filed.scan.evidence.name}”{again}：{filed.words}", tone)


def _page(case: Case, form: ScanForm) -> str:
    return render_template(
        "agreements/scans.html",
        case=case,
        form=form,
        returned=_returned(case),
        accept=ACCEPT,
        limits=limits(),
    )
