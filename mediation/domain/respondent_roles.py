"""As what an employer, or somebody behind it, stands in a case."""

from enum import StrEnum


class RespondentRole(StrEnum):
    """The role that makes a party answerable (调解仲裁法 art. 22; 33号令 arts. 6–7)."""

    EMPLOYER = "employer"
    AGENCY = "agency"
    HOST = "host"
    GENERAL_CONTRACTOR = "general_contractor"
    SUBCONTRACTOR = "subcontractor"
    UNLAWFUL_CONTRACTOR = "unlawful_contractor"
    LENT_NAME = "lent_name"
    RELATED = "related"
    FOUNDER = "founder"
    CONTRACTING_PERSON = "contracting_person"
    PLATFORM = "platform"
    PLATFORM_PARTNER = "platform_partner"
    NEW_EMPLOYER = "new_employer"
    SUCCESSOR = "successor"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages and papers."""
        return _LABELS[self]


_LABELS = {
    RespondentRole.EMPLOYER: "用人单位",
    RespondentRole.AGENCY: "劳务派遣单位",
    RespondentRole.HOST: "用工单位",
    RespondentRole.GENERAL_CONTRACTOR: "总承包单位",
    RespondentRole.SUBCONTRACTOR: "分包单位",
    RespondentRole.UNLAWFUL_CONTRACTOR: "转包、违法分包的承包人",
    RespondentRole.LENT_NAME: "被挂靠单位",
    RespondentRole.RELATED: "关联单位",
    RespondentRole.FOUNDER: "出资人、开办单位",
    RespondentRole.CONTRACTING_PERSON: "个人承包经营者",
    RespondentRole.PLATFORM: "平台企业",
    RespondentRole.PLATFORM_PARTNER: "平台用工合作企业",
    RespondentRole.NEW_EMPLOYER: "新用人单位（第三人）",
    RespondentRole.SUCCESSOR: "继受单位",
}
