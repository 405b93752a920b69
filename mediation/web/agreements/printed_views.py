"""核对打印稿: the text of a paper that was edited outside, beside ours and by the rules."""

from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf import FlaskForm
from wtforms import FileField

from mediation.domain.agreement.printed import LONGEST
from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotAllowed, InvalidInput
from mediation.domain.identifiers import mask_accounts
from mediation.models import Agreement, Case
from mediation.queries import cases
from mediation.queries.agreement_facts import agreement_of
from mediation.queries.visibility import allowed_to
from mediation.services import printed_texts
from mediation.uploads.refusal import Refused
from mediation.uploads.word_text import document_text
from mediation.web import clock
from mediation.web.agreements import bp
from mediation.web.costly import costly
from mediation.web.form_errors import show_problems
from mediation.web.form_keys import repeatable
from mediation.web.guards import requires
from mediation.web.intake.fields import StoryField
from mediation.web.sanity import takes_files


class PrintedForm(FlaskForm):
    """The text, pasted or in a file."""

    text = StoryField("协议书正文", LONGEST)
    file = FileField(
        "或者选择文件", description="Word 文档（docx）或者文本文件（txt），不超过 2 MB。"
    )


@bp.get("/<int:draft_id>/printed")
@requires(Action.SIGN_AGREEMENT)
def printed(case_id: int, draft_id: int) -> ResponseReturnValue:
    """Where the text goes."""
    case = _case(case_id)
    return _page(case, agreement_of(case, draft_id), PrintedForm(formdata=None))


@bp.post("/<int:draft_id>/printed")
@requires(Action.SIGN_AGREEMENT)
@takes_files
@repeatable
@costly("printed", per_minute=20)
def check_printed(case_id: int, draft_id: int) -> ResponseReturnValue:
    """What differs, and what the rules find."""
    case, form = _case(case_id), PrintedForm()
    found = agreement_of(case, draft_id)
    try:
        if not form.validate():
            return _page(case, found, form), 422
        result = printed_texts.check_printed(
            case, found, _text(form), by=current_user._get_current_object(), at=clock.now()
        )
    except Refused as refused:
        form.file.errors = [refused.sentence]
        return _page(case, found, form), 422
    except InvalidInput as error:
        show_problems(form, error)
        return _page(case, found, form), 422
    return _page(case, found, form, result)


def _case(case_id: int) -> Case:
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    if Action.SIGN_AGREEMENT not in allowed_to(user, case):
        raise ActionNotAllowed("您没有核对协议书的权限。")
    return case


def _text(form: PrintedForm) -> str:
    """What was pasted; without it the words of the file."""
    pasted = str(form.text.data or "")
    if pasted.strip() or not form.file.data:
        return pasted
    with form.file.data.stream as stream:
        return document_text(form.file.data.filename or "", stream.read())


def _page(case: Case, found: Agreement, form: PrintedForm, result: Any = None) -> str:
    return render_template(
        "agreements/printed.html",
        case=case,
        agreement=found,
        form=form,
        result=result,
        masked=mask_accounts,
    )
