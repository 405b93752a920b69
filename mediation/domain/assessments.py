"""Impact assessments of personal information (个人信息保护法 arts. 55-56), kept three years."""

from datetime import date
from enum import StrEnum


class AssessmentTrigger(StrEnum):
    """Why an assessment is needed before one begins (art. 55)."""

    SENSITIVE = "sensitive"
    AUTOMATED = "automated"
    PROVIDED = "provided"
    ABROAD = "abroad"
    MAJOR_EFFECT = "major_effect"

    @property
    def label(self) -> str:
        """The words of the article."""
        return _TRIGGER_LABELS[self]


_TRIGGER_LABELS = {
    AssessmentTrigger.SENSITIVE: "处理敏感个人信息",
    AssessmentTrigger.AUTOMATED: "利用个人信息进行自动化决策",
    AssessmentTrigger.PROVIDED: "委托处理、向其他处理者提供、公开个人信息",
    AssessmentTrigger.ABROAD: "向境外提供个人信息",
    AssessmentTrigger.MAJOR_EFFECT: "其他对个人权益有重大影响的处理活动",
}


class Conclusion(StrEnum):
    """What an assessment came to."""

    MAY_BEGIN = "may_begin"
    MAY_BEGIN_WITH_MEASURES = "may_begin_with_measures"
    MAY_NOT_BEGIN = "may_not_begin"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _CONCLUSION_LABELS[self]


_CONCLUSION_LABELS = {
    Conclusion.MAY_BEGIN: "可以处理",
    Conclusion.MAY_BEGIN_WITH_MEASURES: "落实措施后可以处理",
    Conclusion.MAY_NOT_BEGIN: "不得处理",
}
KEEP_YEARS = 3


def kept_until(assessed_on: date) -> date:
    """The first day on which a report may be given up (art. 56: at least three years)."""
    try:
        return assessed_on.replace(year=assessed_on.year + KEEP_YEARS)
    except ValueError:
        return date(assessed_on.year + KEEP_YEARS, 3, 1)
