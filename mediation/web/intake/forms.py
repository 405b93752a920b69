"""The form of the intake page: shape only; the rules are in `domain.application_check`."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, FieldList, Form, FormField, HiddenField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional

from mediation.domain.arbitration_status import ArbitrationStatus
from mediation.domain.claim_types import ClaimType
from mediation.domain.employer_facts import EmployerNature, Industry
from mediation.domain.entry_path import EntryPath
from mediation.domain.identifiers import IdentityKind
from mediation.domain.parties import Authority, PartyKind, RepresentativeKind, Side
from mediation.domain.respondent_roles import RespondentRole
from mediation.domain.sex import Sex
from mediation.domain.source_channels import SourceChannel
from mediation.domain.worker_tags import WorkerTag
from mediation.queries.senders import senders
from mediation.web.choices import choices_of
from mediation.web.fields import DayField, ListedField, OneOfField, SomeOfField
from mediation.web.intake.fields import (
    ClaimRows,
    CodeField,
    KeyField,
    LineField,
    MoneyField,
    StoryField,
)

LATER = [Optional()]
NOBODY = "（无，或不在列表中）"


class RepresentativeForm(Form):
    """Who acts for a party."""

    id = KeyField()
    name = LineField("姓名", 50)
    kind = CodeField("身份", RepresentativeKind, default=RepresentativeKind.LAWYER)
    authority = CodeField("代理权限", Authority, default=Authority.GENERAL)
    powers = LineField("权限说明（特别授权必填）", 300)
    identity_number = LineField("证件号码", 40)
    workplace = LineField("工作单位", 100)
    phone = LineField("电话", 40)


class PartyForm(Form):
    """One party, a worker or an employer; the page shows the fields of the kind chosen."""

    id = KeyField()
    kind = OneOfField(
        "当事人类型", choices=choices_of(PartyKind), coerce=PartyKind, default=PartyKind.WORKER
    )
    name = LineField("姓名", 50)
    identity_kind = CodeField("证件种类", IdentityKind, default=IdentityKind.RESIDENT_CARD)
    identity_number = LineField("证件号码", 50)
    employer_id = KeyField()
    employer_name = LineField("单位名称", 100)
    credit_code = LineField("统一社会信用代码", 30)
    respondent_role = CodeField("用工主体身份", RespondentRole, "（未定）")
    legal_representative = LineField("法定代表人或负责人", 50)
    legal_representative_post = LineField("职务", 40)
    nature = CodeField("单位性质", EmployerNature, "（未填）")
    industry = CodeField("行业", Industry, "（未填）")
    phone = LineField("联系电话", 40)
    address = LineField("住所", 200)
    started_on = DayField("入职日期", LATER)
    ended_on = DayField("离职日期", LATER)
    post = LineField("岗位", 50)
    workplace = LineField("工作地点", 100)
    monthly_wage = MoneyField("月工资")
    sex = CodeField("性别", Sex, "（未填）")
    birth_on = DayField("出生日期", LATER)
    ethnicity = LineField("民族", 20)
    occupation = LineField("职业", 50)
    service_address = LineField("送达地址", 200)
    service_name = LineField("收件人", 50)
    service_phone = LineField("收件人电话", 40)
    accepts_e_service = BooleanField("同意电子送达")
    bank_account = LineField("收款账号", 40)
    bank_name = LineField("开户行", 80)
    tags = SomeOfField("特殊情况", choices=choices_of(WorkerTag), coerce=str)
    representatives = FieldList(FormField(RepresentativeForm), "代理人")


class RespondentForm(PartyForm):
    """An answering party or a third party; mostly an employer."""

    kind = OneOfField(
        "当事人类型", choices=choices_of(PartyKind), coerce=PartyKind, default=PartyKind.EMPLOYER
    )
    side = CodeField("诉讼地位", Side, default=Side.RESPONDENT)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.side.choices = choices_of((Side.RESPONDENT, Side.THIRD_PARTY))


class ClaimForm(Form):
    """One thing asked for by one applicant."""

    id = KeyField()
    applicant = ListedField("申请人", coerce=str, default="0")
    type = CodeField(
        "请求类型", ClaimType, "请选择", validators=[InputRequired("请选择请求类型。")]
    )
    period_from = DayField("期间起", LATER)
    period_to = DayField("期间止", LATER)
    claimed = MoneyField("金额（元）")
    facts = LineField("说明", 2000)


class SourceFields:
    """Where a case comes from, and what the page remembers of itself."""

    version = KeyField()
    # The page as it was opened, to tell what somebody touched from what others changed.
    base = HiddenField()
    source_channel = CodeField("来源渠道", SourceChannel, default=SourceChannel.VISIT)
    entry_path = CodeField("进入路径", EntryPath, default=EntryPath.OWN_INTAKE)
    received_on = DayField("收到日期", [InputRequired("请填写收到日期。")])
    is_oral = BooleanField("口头申请（由我代为记录，打印后请申请人签名）")
    sender_organisation_id = ListedField("来文机构", coerce=str, default="")
    sender_name = LineField("来文单位（不在列表中的）", 100)
    sender_document_number = LineField("来文文号、工单号或法院案号", 80)
    sender_document_on = DayField("来文日期", LATER)
    file_received_on = DayField("签收材料日期", LATER)


class DisputeForm(FlaskForm):
    """The dispute itself, whoever tells it. Its `fields` are rows numbered from 0."""

    applicants = FieldList(FormField(PartyForm), "申请人", min_entries=1)
    pasted = StoryField("粘贴名单", 100_000)
    pasted_claim_type = CodeField("名单上的金额是", ClaimType, default=ClaimType.WAGES)
    respondents = FieldList(FormField(RespondentForm), "被申请人", min_entries=1)
    claims = ClaimRows(FormField(ClaimForm), "请求事项", min_entries=1)
    infringed_on = DayField("知道权利受侵害的日期", LATER)
    employment_ended_on = DayField("劳动关系终止日期", LATER)
    injured_on = DayField("事故发生或者职业病诊断、鉴定日期", LATER)
    arbitration_status = CodeField(
        "仲裁情况", ArbitrationStatus, default=ArbitrationStatus.NOT_APPLIED
    )
    arbitration_number = LineField("仲裁文号", 80)
    award_received_on = DayField("收到裁决书的日期", LATER)
    facts = StoryField("事实", 20_000)
    reasons = StoryField("理由", 20_000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.claims.name_claimants(self._claimants())

    def _claimants(self) -> tuple[SelectChoice, ...]:
        return tuple(
            SelectChoice(str(number), f"{number + 1} {name_of(entry.form)}".strip())
            for number, entry in enumerate(self.applicants.entries)
        )


class IntakeForm(SourceFields, DisputeForm):
    """Everything on the intake page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [SelectChoice(str(key), name) for key, name in senders()]
        self.sender_organisation_id.choices = [SelectChoice("", NOBODY), *known]


def name_of(party: PartyForm) -> str:
    """What was typed as the name of a party of either kind."""
    is_worker = party.kind.data is PartyKind.WORKER
    return str((party.name if is_worker else party.employer_name).data or "")
