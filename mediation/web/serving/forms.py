"""The forms of serving a paper, of its result, and of the address for service."""

from collections.abc import Sequence

from flask_wtf import FlaskForm
from wtforms import BooleanField, StringField
from wtforms.validators import InputRequired, Length, Optional

from mediation.domain.paper_service import ServiceOutcome
from mediation.domain.service_methods import ServiceMethod
from mediation.models import Document, Evidence, Organisation, Party
from mediation.services.paper_service import Result, Sending
from mediation.services.service_addresses import Told
from mediation.web.choices import choices_of, options
from mediation.web.fields import DayField, HourField, ListedField, OneOfField, SomeOfField
from mediation.web.intake.fields import LineField, StoryField


class ResultForm(FlaskForm):
    """What came of an attempt, with its proof."""

    outcome = OneOfField(
        "结果",
        [InputRequired("请选择结果。")],
        choices=choices_of(ServiceOutcome),
        default=ServiceOutcome.SERVED.value,
    )
    result_on = DayField(
        "收到、留置、退回日期",
        [Optional()],
        description="签收日期；电子送达写到达对方系统之日；退件写退回之日。公告期满日自动计算。",
    )
    result_at = HourField("收到时间", [Optional()], description="几时几分，例如 09:30，可不填。")
    received_by = LineField("签收人", 60, description="不填表示受送达人本人。")
    relation = LineField("与受送达人的关系", 40, description="代收的填写：同住成年家属、收发室等。")
    place = LineField("送达地点", 200)
    witness = LineField("见证人", 100, description="留置送达：见证人姓名和单位；或者附拍照、录像。")
    evidence_id = ListedField("送达凭证", coerce=int, description="先在“材料”中上传，再来选择。")
    note = StoryField("原因和经过", 300, description="拒收、查无此人和公告送达必须写明。")

    def offer_proofs(self, files: Sequence[Evidence]) -> None:
        """The files of the case that may be the proof."""
        listed = ((row.id, f"{row.kind.label} {row.name}") for row in files)
        self.evidence_id.choices = options([(0, "（没有）"), *listed])

    def result(self) -> Result:
        """What was typed, as the service takes it."""
        return Result(
            outcome=ServiceOutcome(self.outcome.data),
            on=self.result_on.data,
            at=self.result_at.data,
            received_by=self.received_by.data or "",
            relation=self.relation.data or "",
            place=self.place.data or "",
            witness=self.witness.data or "",
            note=self.note.data or "",
            evidence_id=self.evidence_id.data or None,
        )


class ServiceForm(ResultForm):
    """One paper, one or several who get it, how it was sent, and what came of it if known."""

    document_id = ListedField("文书", coerce=int)
    party_ids = SomeOfField("送给", coerce=int)
    organisation_id = ListedField("或者送给单位", [Optional()], coerce=int)
    method = OneOfField(
        "方式", [InputRequired("请选择送达方式。")], choices=choices_of(ServiceMethod)
    )
    sent_on = DayField("送出日期", [InputRequired("请填写送出、发出公告的日期。")])
    sent_by = LineField(
        "邮件号、邮箱、公告媒体", 100, description="例如：EMS 单号、对方邮箱、公告刊登的报纸。"
    )

    def offer(
        self,
        papers: Sequence[Document],
        parties: Sequence[Party],
        receivers: Sequence[Organisation],
    ) -> None:
        """The papers, the parties and the organisations of the case."""
        self.document_id.choices = options(
            (paper.id, f"{paper.title} {paper.number or ''}") for paper in papers
        )
        self.party_ids.choices = options(
            (party.id, f"{party.side.label} {party.name}") for party in parties
        )
        named = ((each.id, each.name) for each in receivers)
        self.organisation_id.choices = options([(0, "（不送单位）"), *named])

    def sending(self) -> Sending:
        """How it was sent."""
        assert self.sent_on.data is not None, "the form asks for the day"
        return Sending(
            method=ServiceMethod(self.method.data),
            sent_on=self.sent_on.data,
            sent_by=self.sent_by.data or "",
        )


class VoidForm(FlaskForm):
    """Why an entry is wrong."""

    reason = StringField(
        "作废的原因",
        [InputRequired("请写明作废的原因。"), Length(max=200, message="原因最多 200 字。")],
    )


class AddressForm(FlaskForm):
    """What a 送达地址确认书 says."""

    party_id = ListedField("当事人", coerce=int)
    confirmed_on = DayField("确认日期", [InputRequired("请填写确认日期。")])
    recipient = LineField("指定签收人", 50, description="不填表示当事人本人。")
    relation = LineField("与当事人的关系", 40)
    address = LineField("送达地址", 200, [InputRequired("请填写送达地址。")])
    postcode = LineField("邮政编码", 6)
    phone = LineField("移动电话", 30, [InputRequired("请填写联系电话。")])
    accepts_electronic = BooleanField("同意电子送达")
    electronic = StoryField(
        "电子送达到", 300, description="一行一个：手机短信、传真、电子邮箱、微信号。"
    )
    evidence_id = ListedField("确认书扫描件", coerce=int)

    def offer(self, parties: Sequence[Party], files: Sequence[Evidence]) -> None:
        """The parties of the case, and the files that may be the signed paper."""
        self.party_id.choices = options(
            (party.id, f"{party.side.label} {party.name}") for party in parties
        )
        listed = ((row.id, f"{row.kind.label} {row.name}") for row in files)
        self.evidence_id.choices = options([(0, "（没有）"), *listed])

    def told(self) -> Told:
        """What was typed, as the service takes it."""
        assert self.confirmed_on.data is not None, "the form asks for the day"
        return Told(
            confirmed_on=self.confirmed_on.data,
            recipient=self.recipient.data or "",
            relation=self.relation.data or "",
            address=self.address.data or "",
            postcode=self.postcode.data or "",
            phone=self.phone.data or "",
            accepts_electronic=bool(self.accepts_electronic.data),
            electronic=self.electronic.data or "",
            evidence_id=self.evidence_id.data or None,
        )


class WithdrawalForm(FlaskForm):
    """When a confirmation was taken back."""

    withdrawn_on = DayField("撤回日期", [InputRequired("请填写撤回日期。")])
