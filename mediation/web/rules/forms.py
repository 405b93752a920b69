"""The forms of a rule of the office: one for a period, one for a way out, one to end a rule."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms.validators import InputRequired, Optional

from mediation.domain.agreement.words import TermKind
from mediation.domain.claim_types import ClaimType
from mediation.domain.clocks import ClockRule, Unit
from mediation.domain.entry_path import EntryPath
from mediation.domain.exits import ExitRule
from mediation.domain.office_rules import RuleKind
from mediation.domain.organisations import LegalType
from mediation.services.office_rules import RuleData
from mediation.web.choices import choices_of, options
from mediation.web.fields import DayField, ListedField, OneOfField, SomeOfField, number
from mediation.web.intake.fields import LineField

YES, NO = "yes", "no"


def yes_or_no(label: str, yes: str, no: str) -> OneOfField:
    """Two radio buttons."""
    return OneOfField(label, [InputRequired("请选择。")], choices=options([(YES, yes), (NO, no)]))


class RuleForm(FlaskForm):
    """What every rule of the office says: where, from when, on what basis."""

    region = LineField(
        "地区代码", 6, description="行政区划代码的前几位：33 省、3301 市；留空为全国。"
    )
    valid_from = DayField("自何日起", [InputRequired("请填写自何日起执行。")])
    valid_to = DayField("至何日止", [Optional()], description="没有截止日的留空。")
    is_used = yes_or_no("本地区", "使用", "停用")
    law = LineField(
        "依据的文件",
        100,
        [InputRequired("请写明依据的文件，例如《浙江省劳动人事争议调解仲裁条例》。")],
    )
    article = LineField("条款", 100, [InputRequired("请写明条款，例如“第十条”。")])
    reason = LineField("来源和理由", 300, [InputRequired("请写明来源和理由，供第二人复核。")])

    def fields(self) -> dict[str, Any]:
        """What may be overridden, as it was typed."""
        return {"is_used": self.is_used.data == YES}

    def typed(self, kind: RuleKind, code: str) -> RuleData:
        """The whole rule."""
        return RuleData(
            kind=kind,
            code=code,
            region=self.region.data or "",
            valid_from=self.valid_from.data,
            valid_to=self.valid_to.data,
            fields=self.fields(),
            law=self.law.data or "",
            article=self.article.data or "",
            reason=self.reason.data or "",
        )


class ClockRuleForm(RuleForm):
    """A statutory period, counted otherwise."""

    length = number("长度", [InputRequired("请填写长度。")])
    unit = ListedField("单位", choices=choices_of(Unit))
    extendable_by = LineField("谁可以延长", 40, description="例如“双方当事人”；不得延长的留空。")
    extension_cap = number("最多延长", [Optional()], hint="以同一单位计；不设上限的留空。")
    rolls = yes_or_no("末日遇休息日", "顺延", "不顺延")

    def fields(self) -> dict[str, Any]:
        """What may be overridden, as it was typed."""
        return {
            **super().fields(),
            "length": self.length.data,
            "unit": self.unit.data,
            "extendable_by": (self.extendable_by.data or "").strip(),
            "extension_cap": self.extension_cap.data,
            "rolls": self.rolls.data == YES,
        }


class ExitRuleForm(RuleForm):
    """A way out, open to others or in other cases."""

    legal_types = SomeOfField("主持调解的组织", choices=choices_of(LegalType))
    entry_paths = SomeOfField("进入路径", choices=choices_of(EntryPath))
    money = SomeOfField("款项", choices=choices_of(ClaimType), description="都不勾选为不限。")
    excluded_terms = SomeOfField("含有即不能走的条款", choices=choices_of(TermKind))
    kept_apart = SomeOfField("单列、不一并申请的条款", choices=choices_of(TermKind))
    window = ListedField("申请期限")

    def fields(self) -> dict[str, Any]:
        """What may be overridden, as it was typed."""
        several = (self.legal_types, self.entry_paths, self.money)
        terms = (self.excluded_terms, self.kept_apart)
        chosen = {field.name: frozenset(field.data or ()) for field in (*several, *terms)}
        return {**super().fields(), **chosen, "window": self.window.data or ""}


class ReturnForm(FlaskForm):
    """From when a region's own rule ends, and why."""

    valid_from = DayField("自何日起不再执行", [InputRequired("请填写日期。")])
    reason = LineField("理由", 300, [InputRequired("请写明理由，供第二人复核。")])


def clock_form(rule: ClockRule, **usual: Any) -> ClockRuleForm:
    """The form of a period, filled with the shipped row."""
    return ClockRuleForm(
        data={
            **usual,
            "is_used": YES if rule.is_used else NO,
            "rolls": YES if rule.rolls else NO,
            "length": rule.length,
            "unit": rule.unit.value,
            "extendable_by": rule.extendable_by,
            "extension_cap": rule.extension_cap,
        }
    )


def exit_form(rule: ExitRule, **usual: Any) -> ExitRuleForm:
    """The form of a way out, filled with the shipped row."""
    form = ExitRuleForm(
        data={
            **usual,
            "is_used": YES if rule.is_used else NO,
            **{
                name: sorted(getattr(rule, name))
                for name in ("legal_types", "entry_paths", "money", "excluded_terms", "kept_apart")
            },
            "window": rule.window,
        }
    )
    known = [(rule.window, f"照常计算（{rule.window}）")] if rule.window else []
    form.window.choices = options([*known, ("", "不设期限")])
    return form
