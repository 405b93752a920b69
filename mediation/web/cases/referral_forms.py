"""The forms of asking for help and of what a receiver reported: their shape only."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import InputRequired, Length, Optional

from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.money import AmountError, parse_amount, to_fen
from mediation.domain.referral_events import (
    BY_THE_OFFICE,
    DECISIONS,
    NOTE_LENGTH,
    NUMBER_LENGTH,
    Decision,
    Further,
    Reported,
    possible_steps,
)
from mediation.domain.referrals import HELP, ReferralStep
from mediation.domain.share_answers import PaperWanted
from mediation.models import Party, Referral
from mediation.web.cases.step_forms import day, long_text
from mediation.web.choices import choices_of, options
from mediation.web.fields import ListedField, OneOfField, SomeOfField

S = ReferralStep
# What is asked only while a step that says it may follow.
_SAID_WITH = {
    "decision": {S.DECIDED},
    "further": {S.TAKEN_FURTHER},
    "amount": {S.DECIDED, S.SETTLED, S.HELPED},
    "party_id": {S.SERVED, S.TAKEN_FURTHER},
    "wanted": {S.PAPERS_WANTED},
}
NOT_CHOSEN, EVERYBODY = "（不涉及）", "（全体当事人、不分人）"


class HelpForm(FlaskForm):
    """What help is asked for, of whom, and why."""

    kind = OneOfField("请对方做什么", [InputRequired("请选择。")], choices=choices_of(HELP))
    receiver_id = ListedField(
        "接收单位",
        [InputRequired("请选择接收单位。")],
        coerce=int,
        description="须有劳动者同意把信息提供给这个单位的记录；转办函上只写已经同意的劳动者。",
    )
    reason = long_text(
        "请求事项和理由",
        "写明请对方做什么、为什么。不要写伤病、家庭等情况，确需写明的先取得本人单独同意。",
        required="请写明请对方做什么、为什么。",
    )
    papers = long_text("随附材料", "每行一种；没有的可以不填。背靠背记录和让步方案不得移送。")
    sent_on = day("转出之日")


class ReportForm(FlaskForm):
    """One step of a referral as its receiver told it."""

    referral_id = ListedField("哪一次移送、转请", [InputRequired("请选择。")], coerce=int)
    step = OneOfField("到了哪一步", [InputRequired("请选择。")], choices=choices_of(ReferralStep))
    happened_on = day("发生之日", "受理通知书、裁决书上的日期；送达写签收之日。")
    number = StringField(
        "文号、案号",
        [Length(max=NUMBER_LENGTH, message=f"最多 {NUMBER_LENGTH} 字。")],
        description="受理和裁决必须填写；有几份裁决书的，送达时写明是哪一份。",
    )
    decision = ListedField(
        "裁决、裁判的种类",
        [Optional()],
        choices=choices_of(Decision, NOT_CHOSEN),
        description="终局还是非终局以裁决书写明的为准，起诉、申请撤销的期限由此计算。",
    )
    further = ListedField("当事人怎样不服", [Optional()], choices=choices_of(Further, NOT_CHOSEN))
    amount = StringField(
        "金额（元）", [Length(max=30, message="最多 30 字。")], description="裁决、调解给付的总额。"
    )
    party_id = ListedField(
        "哪一方", coerce=int, default=0, description="送达、起诉、申请撤销只涉及一方的选择。"
    )
    wanted = SomeOfField("需要补正的材料", choices=choices_of(PaperWanted))
    note = long_text("说明", "要求补正、不予受理的，写明理由。", limit=NOTE_LENGTH)

    def offer(self, rows: list[Referral], parties: list[Party]) -> None:
        """Offer the steps that may follow now, and what goes with them."""
        possible = {
            step for row in rows for step in possible_steps(row.kind, row.state, row.events)
        }
        self.step.choices = choices_of(step for step in ReferralStep if step in possible)
        decisions = {each for row in rows for each in DECISIONS.get(row.kind, ())}
        self.decision.choices = choices_of(
            (each for each in Decision if each in decisions), NOT_CHOSEN
        )
        named = ((party.id, f"{party.side.label} {party.name}") for party in parties)
        self.party_id.choices = options([(0, EVERYBODY), *named])
        for name, steps in _SAID_WITH.items():
            if not possible & steps:
                delattr(self, name)


class ProgressForm(ReportForm):
    """What a receiver tells on its own desk of the referral that its share serves."""

    referral_id = None

    def offer(self, rows: list[Referral], parties: list[Party]) -> None:
        """Without what only the office of the case does."""
        super().offer(rows, parties)
        kept = [each for each in self.step.choices if each.value not in BY_THE_OFFICE]
        self.step.choices = kept


def reported(typed: dict[str, Any]) -> Reported:
    """What was typed, as the service takes it; InvalidInput for a sum that is none."""
    step = ReferralStep(typed["step"])
    codes: dict[ReferralStep, Any] = {
        S.PAPERS_WANTED: typed.get("wanted") or (),
        S.DECIDED: filter(None, [typed.get("decision")]),
        S.TAKEN_FURTHER: filter(None, [typed.get("further")]),
    }
    amount = (typed.get("amount") or "").strip()
    try:
        fen = to_fen(parse_amount(amount)) if amount else None
    except AmountError as error:
        raise InvalidInput(FieldProblem("amount", error.problem.sentence)) from error
    return Reported(
        step=step,
        on=typed["happened_on"],
        number=typed["number"] or "",
        amount_fen=fen,
        codes=tuple(codes.get(step, ())),
        party_id=typed.get("party_id") or None,
        note=typed["note"] or "",
    )
