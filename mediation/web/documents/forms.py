"""The form of one paper: the few things that the case itself does not know."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import current_app, url_for
from flask_wtf import FlaskForm
from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import Length, Optional

from mediation.documents.disclosure_statement import GROUNDS
from mediation.domain.papers import RULES, SUPERVISION_LETTERS, Extra, PaperKind
from mediation.domain.personal_requests import Requester, Verification
from mediation.domain.sessions import RecusalDecision
from mediation.services.paper_orders import NEW_WORDS
from mediation.web.choices import choices_of, options
from mediation.web.fields import DayField, ListedField

LONG = Length(max=3000, message="最多 3000 字。")
SHORT = Length(max=200, message="最多 200 字。")
SUBJECT_LABELS = {
    PaperKind.RECEIPT: "交件人",
    PaperKind.EVIDENCE_LIST: "谁提交的",
    PaperKind.INVESTIGATION_RECORD: "调查谁",
    PaperKind.FACTS_CONFIRMATION: "哪一次调解会",
    PaperKind.SUPERVISION_REMINDER: "发给哪个用人单位",
    PaperKind.SUPERVISION_OPINION: "发给哪个用人单位",
    PaperKind.SUPERVISION_PROPOSAL: "发给哪个主管部门",
    PaperKind.ACCEPTANCE_NOTICE: "发给",
    PaperKind.INQUIRY_LETTER: "发给哪个被申请人",
    PaperKind.RECUSAL_DECISION: "谁申请回避",
    PaperKind.POWER_OF_ATTORNEY: "哪个委托人",
    PaperKind.REPRESENTATIVE_CERTIFICATE: "哪个用人单位",
    PaperKind.CONSENT_FORM: "哪个当事人",
    PaperKind.LOOKS_RECORD: "谁来问",
    PaperKind.SESSION_NOTICE: "发给谁、哪一次调解会",
    PaperKind.SESSION_RECORD: "哪一次调解会",
    PaperKind.STATUTORY_COMPARISON: "给哪一方",
    PaperKind.PRESIDING_CERTIFICATE: "致哪个法院",
    PaperKind.CONFIRMATION_APPLICATION: "向哪个法院申请",
    PaperKind.REVIEW_APPLICATION: "向哪个仲裁委员会申请",
    PaperKind.PAYMENT_ORDER_APPLICATION: "向哪个法院申请",
    PaperKind.ARBITRATION_APPLICATION: "向哪个仲裁委员会申请",
    PaperKind.ENFORCEMENT_APPLICATION: "向哪个法院申请",
    PaperKind.COMPLAINT: "向哪个法院起诉",
    PaperKind.REFERRAL_LETTER: "哪一次移送",
    PaperKind.HELP_LETTER: "哪一次转请",
    PaperKind.DEMAND_LETTER: "发给哪个付款方",
    PaperKind.PAYMENT_RECEIPT: "哪个收款人、哪一期",
    PaperKind.CALLBACK_RECORD: "哪一次回访",
    PaperKind.ADDRESS_CONFIRMATION: "哪个当事人",
    PaperKind.SERVICE_RECEIPT: "送给谁、哪一次送达",
}

# What a field is called where one paper means something else by it.
OTHER_LABELS: dict[PaperKind, dict[Extra, str]] = {
    PaperKind.DEMAND_LETTER: {Extra.REPLY_BY: "请付款方在此日前付清"},
    PaperKind.INVESTIGATION_RECORD: {
        Extra.HELD_ON: "调查日期",
        Extra.PLACE: "调查地点",
        Extra.READ_BACK: "已向被调查人宣读，被调查人确认无误",
    },
    PaperKind.ORAL_AGREEMENT: {Extra.HELD_ON: "达成协议日期"},
    **{
        kind: {Extra.SUMMARY: "查明的情况", Extra.REPLY_BY: "请在此日前回复"}
        for kind in SUPERVISION_LETTERS
    },
}


class PaperForm(FlaskForm):
    """Every field that some paper has; `keep` leaves those of one paper."""

    subject = ListedField("文书对象", [Optional()])
    enclosures = TextAreaField(
        "材料清单", [LONG], description="每行一种；可以写份数、页数，例如：工资条 4份 12页"
    )
    read_back = BooleanField("已向申请人宣读，申请人确认无误")
    to_bring = TextAreaField("请当事人携带的材料", [LONG], description="每行一种。")
    issues = TextAreaField("争议事项", [LONG], description="每行一项；可以不写。")
    summary = TextAreaField("案件基本情况", [LONG])
    reply_by = DayField("请对方在此日前回执", [Optional()])
    clues = TextAreaField(
        "被执行人的财产线索",
        [LONG],
        description="每行一项，例如开户行、车辆、房屋、应收账款；不知道的不写，文书上印登记的住所地、付款凭证，并请法院查询。",
    )
    conduct = TextAreaField(
        "导致其他当事人诉讼成本增加的行为",
        [LONG],
        description="调解不成时填写；没有的不写，文书上印“无”。",
    )
    hints = TextAreaField(
        "需要向法院提示的其他情况",
        [LONG],
        description="不得写明当事人在调解中的让步。没有的不写。",
    )
    address_confirmed = BooleanField("当事人已填写送达地址确认书")
    requester = ListedField(
        "由谁提出",
        choices=choices_of(Requester),
        description="用人单位来问的，不看身份各项。",
    )
    requester_name = StringField("代为提出的人", [SHORT], description="本人提出的不写。")
    verification = ListedField(
        "怎样核实身份",
        choices=choices_of(Verification),
        description="出具后在个人信息请求中登记为已经办理。",
    )
    ground = ListedField(
        "披露的情形",
        choices=options(GROUNDS.items()),
        description="登记为没有回避事由的，文书上印“不存在上述情形”，不看这一项。",
    )
    asked_on = DayField("提出回避的日期", [Optional()])
    asked_because = TextAreaField("提出回避的理由", [LONG], description="没有写明的可以不写。")
    decision = ListedField("决定", choices=choices_of(RecusalDecision))
    new_words = BooleanField(
        "改用现行的文书用语",
        description="这份文书更正此前出具的一份；不勾选的，沿用那一份的用语。",
    )
    decision_reasons = TextAreaField("审查意见", [LONG], description="为什么准许或者驳回。")
    returned = TextAreaField(
        "已经退还的原件",
        [LONG],
        description="每行一件，名称与材料名称相同的在表中注明；还没有退还的不写，以后手工登记。",
    )
    person = TextAreaField(
        "被调查人",
        [LONG],
        description="姓名、单位和职务、联系电话；选了当事人的可以不写。",
    )
    held_on = DayField("日期", [Optional()], description="不写的，文书上留空填写。")
    place = StringField("地点", [SHORT], description="不写的，文书上留空填写。")
    matter = StringField("调查事项", [SHORT], description="例如：2026年6月以后的工资发放情况。")
    dialogue = TextAreaField(
        "问答内容", [LONG], description="每行以“问：”或者“答：”开头；不写的，文书上留空填写。"
    )
    undisputed = TextAreaField(
        "无争议事实",
        [LONG],
        description="不写的取自笔录；当场改动的在这里写，每行一项。不得写让步和方案。",
    )
    extended_to = DayField(
        "延长至",
        [Optional()],
        description="不写的，印最多可以延长到的日期；规定没有上限的，再延长一个期限。",
    )
    extended_because = StringField("延期的理由", [SHORT], description="可以不写。")
    agreed_content = TextAreaField("协议内容", [LONG], description="不写的，文书上留空填写。")
    performance = TextAreaField("履行方式和时限", [LONG], description="不写的，文书上留空填写。")
    elected = TextAreaField(
        "推选的代表人",
        [LONG],
        description="每行一名，三至五名，从申请的劳动者中推选；还没有推选的不写，文书上留空填写。",
    )
    rules = TextAreaField(
        "法律依据", [LONG], description="每行一条；不写的，按照请求事项引用法律条文。"
    )
    requests = TextAreaField("要求、建议", [LONG], description="每行一项；不写的用通常的文字。")
    opinion = TextAreaField("承办人意见", [LONG], description="不写的用通常的文字。")

    def keep(self, kind: PaperKind, subjects: Sequence[tuple[str, str]]) -> None:
        """Leave the fields of this paper; offer what it can be about."""
        for extra in Extra:
            if extra not in RULES[kind].extras:
                del self[extra.value]
        if Extra.SUBJECT in RULES[kind].extras:
            self.subject.label.text = SUBJECT_LABELS[kind]
            self.subject.choices = options(subjects)
        for name, words in OTHER_LABELS.get(kind, {}).items():
            self[name].label.text = words

    def extra(self) -> Mapping[str, Any]:
        """What was filled in, under the names that the service uses."""
        names = {extra.value for extra in Extra}
        told = {field.name: field.data for field in self if field.name in names | {NEW_WORDS}}
        # Where a payee types the code of 收款确认单, and how long it is good.
        told["page_address"] = url_for("receipts.enter", _external=True)
        return told | {"code_days": current_app.config["RECEIPT_CODE_DAYS"]}
