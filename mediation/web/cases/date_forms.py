"""The forms of the ledger of dates and of what people may do to a statutory date: their shape."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional

from mediation.domain.clocks import ENTERED_BY_HAND
from mediation.domain.ledger import LONGEST_PROOF
from mediation.models import Case, Clock, DatedEvent, User
from mediation.queries import evidence
from mediation.queries.clock_rows import extendable_clocks, voidable_clocks
from mediation.queries.ledger import happened_of, live_lines
from mediation.web.cases.step_forms import day, long_text, short_text
from mediation.web.choices import options
from mediation.web.fields import DayField, ListedField

NOTHING_YET = ("", "请选择")
_EVENTS = [
    SelectChoice("", "请选择"),
    *(
        SelectChoice(event.value, event.label, optgroup=group.label)
        for group, events in ENTERED_BY_HAND.items()
        for event in events
    ),
]


class DateForm(FlaskForm):
    """What happened when, to whom, and how it is proved."""

    event = ListedField("发生了什么", [InputRequired("请选择发生了什么。")], choices=_EVENTS)
    happened_on = day("发生之日", "持续一段时间的，填开始之日。")
    until_on = DayField(
        "结束之日",
        [Optional()],
        description="只有不可抗力等持续一段时间的才填；还在继续的留空，结束后作废并重新登记。",
    )
    party_id = ListedField("涉及谁", [Optional()])
    proof = long_text(
        "怎样证明",
        "写明证据在哪里，例如：受理通知书文号、快递单号和签收日、微信记录、电话录音。",
        required="请写明怎样证明。",
        limit=LONGEST_PROOF,
    )
    evidence_id = ListedField("本案材料", [Optional()], description="已经上传的，选出是哪一份。")


class VoidDateForm(FlaskForm):
    """Which line of the ledger does not count, and why."""

    line_id = ListedField("作废哪一条", [InputRequired("请选择要作废的记录。")])
    reason = short_text("作废的原因", required="请写明作废的原因，例如：日期看错。")


class TermExtensionForm(FlaskForm):
    """To when mediation goes on, and where the consent of both sides is found."""

    extended_to = day("延长至", "按约定的日期执行，遇节假日不顺延。")
    agreed_on = day("双方同意之日", "应在原期限届满之前。")
    applicant_agrees = BooleanField(
        "申请方已书面同意", [InputRequired("延长须双方都同意，请核对申请方的同意书。")]
    )
    respondent_agrees = BooleanField(
        "被申请方已书面同意", [InputRequired("延长须双方都同意，请核对被申请方的同意书。")]
    )
    evidence_id = ListedField(
        "双方同意书", [Optional()], description="已经上传到本案材料的，选出是哪一份。"
    )
    paper = short_text("同意书存放处", "没有上传的必须写明，例如：纸质原件存正卷第 12 页。")
    note = short_text("说明")


class ClockExtensionForm(FlaskForm):
    """Which period was extended to when, by which paper."""

    clock_id = ListedField("哪一个期限", [InputRequired("请选择期限。")])
    extended_to = day("延长至", "按批准的日期填写。")
    granted_on = day("批准之日", "应在原期限届满之前。")
    evidence_id = ListedField(
        "批准文书", [Optional()], description="已经上传到本案材料的，选出是哪一份。"
    )
    paper = short_text("文书名称、文号或者存放处", "没有上传的必须写明。")


class VoidClockForm(FlaskForm):
    """Which statutory date does not count here, and why."""

    clock_id = ListedField("哪一个期限", [InputRequired("请选择期限。")])
    reason = short_text("作废的原因", required="请写明作废的原因。")


def offer_date(form: Any, case: Case, user: User) -> None:
    """The people and the files of this very case."""
    people = [(party.id, f"{party.name}（{party.side.label}）") for party in case.parties]
    form.party_id.choices = options([("", "整个案件"), *people])
    offer_evidence(form, case, user)


def offer_evidence(form: Any, case: Case, user: User) -> None:
    """The files of this very case that count."""
    files = [(row.id, row.name) for row in evidence.of_case(case.id) if not row.is_void]
    form.evidence_id.choices = options([("", "没有上传"), *files])


def offer_lines(form: Any, case: Case, user: User) -> None:
    """The lines of the ledger that count."""
    lines = [(row.id, line_in_words(row, case)) for row in live_lines(case)]
    form.line_id.choices = options([NOTHING_YET, *lines])


def offer_extendable(form: Any, case: Case, user: User) -> None:
    """The periods that somebody may extend, and the files."""
    form.clock_id.choices = options([NOTHING_YET, *map(_clock, extendable_clocks(case))])
    offer_evidence(form, case, user)


def offer_voidable(form: Any, case: Case, user: User) -> None:
    """The periods that may be voided."""
    form.clock_id.choices = options([NOTHING_YET, *map(_clock, voidable_clocks(case))])


def line_in_words(row: DatedEvent, case: Case) -> str:
    """The day, what happened, and to whom."""
    who = next((party.name for party in case.parties if party.id == row.party_id), "")
    words = f"{row.happened_on.isoformat()} {happened_of(row).label}"
    return f"{words}（{who}）" if who else words


def _clock(row: Clock) -> tuple[int, str]:
    return row.id, f"{row.title}（{row.due_on.isoformat()} 届满）"
