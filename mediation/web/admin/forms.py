"""The forms of administration."""

import re

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    HiddenField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    widgets,
)
from wtforms.validators import InputRequired, Length, Optional, Regexp

from mediation.domain.clock_states import DayKind
from mediation.domain.holiday_notice import TypedNotice
from mediation.domain.organisations import LegalType, OrganisationKind, UnionLevel
from mediation.domain.roles import Role
from mediation.services.organisations import OrganisationData
from mediation.services.users import UserData
from mediation.web.choices import choices_of, options


def _short(text: str | None) -> str | None:
    """Without outer white space; nothing when nothing is left."""
    return (text or "").strip() or None


def _at_most(length: int) -> Length:
    return Length(max=length, message=f"最多 {length} 个字符，请缩短。")


class OrganisationForm(FlaskForm):
    """An organisation of the tree."""

    name = StringField("名称", [InputRequired("请填写机构全称。"), _at_most(100)], filters=[_short])
    kind = SelectField("类别", choices=choices_of(OrganisationKind))
    parent_id = SelectField("上级机构", coerce=int)
    level = SelectField("层级", choices=choices_of(UnionLevel, "（不分级）"))
    legal_type = SelectField(
        "组织性质",
        choices=choices_of(LegalType, "（不办理调解）"),
        description="能办理调解的机构必须选择；它决定协议可以申请仲裁审查、司法确认还是支付令。",
    )
    short_name = StringField(
        "编号简称", [Optional(), _at_most(20)], filters=[_short], description="用于案号，例如“东”。"
    )
    division_code = StringField(
        "行政区划代码",
        [Optional(), Regexp(r"^\d{6}(\d{6})?$", message="行政区划代码是 6 位或 12 位数字。")],
        filters=[_short],
    )
    address = StringField("地址", [Optional(), _at_most(200)], filters=[_short])
    phone = StringField("电话", [Optional(), _at_most(40)], filters=[_short])
    is_active = BooleanField("启用", default=True)
    version = HiddenField()

    def offer_parents(self, rows: list[tuple[int, str]]) -> None:
        """The organisations that may be chosen as parent; 0 is none."""
        self.parent_id.choices = options([(0, "（无上级）"), *rows])

    def typed(self) -> OrganisationData:
        """What was typed, as the service takes it."""
        return OrganisationData(
            name=str(self.name.data),
            kind=OrganisationKind(self.kind.data),
            parent_id=self.parent_id.data or None,
            level=UnionLevel(self.level.data) if self.level.data else None,
            legal_type=LegalType(self.legal_type.data) if self.legal_type.data else None,
            short_name=self.short_name.data,
            division_code=self.division_code.data,
            address=self.address.data,
            phone=self.phone.data,
            is_active=bool(self.is_active.data),
        )


def opened_version(field: HiddenField) -> int:
    """The version that the form was opened with; 0, which no row has, when that is no number."""
    text = str(field.data)
    return int(text) if re.fullmatch("[0-9]{1,9}", text) else 0


class PersonForm(FlaskForm):
    """Name, organisation and phone of an account."""

    name = StringField("姓名", [InputRequired("请填写姓名。"), _at_most(50)], filters=[_short])
    organisation_id = SelectField("所属机构", coerce=int)
    phone = StringField("电话", [Optional(), _at_most(40)], filters=[_short])
    version = HiddenField()

    def typed(self) -> UserData:
        """What was typed, as the service takes it."""
        return UserData(str(self.name.data), int(self.organisation_id.data), self.phone.data)


class NewUserForm(PersonForm):
    """A new account."""

    username = StringField(
        "用户名",
        [
            InputRequired("请填写用户名。"),
            Regexp(
                r"^[a-z][a-z0-9._-]{2,39}$",
                message="用户名用小写字母开头，3 到 40 个小写字母、数字、点、横线。",
            ),
        ],
        description="小写字母开头，例如 limin。",
    )
    is_program = BooleanField(
        "程序账号（不能登录，没有密码；由所属机构领取接口令牌）",
        description="程序账号只能担任接待员或者联络员。",
    )


class RolesForm(FlaskForm):
    """The roles of an account."""

    roles = SelectMultipleField(
        "角色",
        choices=choices_of(Role),
        option_widget=widgets.CheckboxInput(),
        widget=widgets.ListWidget(prefix_label=False),
    )

    reason = StringField("理由", [Optional(), _at_most(200)], filters=[_short])

    def typed(self) -> frozenset[Role]:
        """The ticked roles."""
        return frozenset(Role(value) for value in self.roles.data or [])


class IdentityForm(FlaskForm):
    """Who an account is at the identity service."""

    subject = StringField(
        "统一身份认证中的用户标识",
        [InputRequired("请填写用户标识（sub）。"), _at_most(255)],
        filters=[_short],
        description="本人用统一身份认证登录时，未关联的页面上会显示这个标识。",
    )


class DayForm(FlaskForm):
    """A day that differs from the weekday rule."""

    day = DateField("日期", [InputRequired("请填写日期，例如 2027-02-05。")])
    kind = SelectField("性质", choices=choices_of(DayKind))
    name = StringField(
        "名称", [InputRequired("请填写名称，例如“春节”。"), _at_most(40)], filters=[_short]
    )


class NoticeForm(FlaskForm):
    """A year's holiday notice in its own words, and the days that follow the moon and the sun."""

    year = IntegerField("年份", [InputRequired("请填写年份，例如 2027。")])
    text = TextAreaField(
        "通知正文",
        [InputRequired("请粘贴通知正文。"), Length(max=4000, message="最多 4000 个字符，请缩短。")],
        description="从国务院办公厅通知逐行粘贴，一个节日一行，例如"
        "“春节：2月5日（周五）至12日（周五）放假调休，共8天。1月31日（周日）上班。”",
    )
    new_year = DateField("农历正月初一", [InputRequired("请填写正月初一的日期。")])
    qingming = DateField("清明节", [InputRequired("请填写清明节的日期。")])
    dragon_boat = DateField("端午节", [InputRequired("请填写端午节的日期。")])
    mid_autumn = DateField("中秋节", [InputRequired("请填写中秋节的日期。")])

    def typed(self) -> TypedNotice:
        """What was typed, as the rules take it."""
        names = ("new_year", "qingming", "dragon_boat", "mid_autumn")
        days = {name: self[name].data for name in names}
        return TypedNotice(year=int(self.year.data), text=str(self.text.data), **days)
