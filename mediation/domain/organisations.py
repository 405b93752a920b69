"""The kinds of organisation in the four-party link and what a mediation body legally is."""

from enum import StrEnum

from mediation.domain.roles import Role


class OrganisationKind(StrEnum):
    """What an organisation is; liaisons of a kind belong to organisations of that kind."""

    UNION = "union"
    MEDIATION_BODY = "mediation_body"
    COURT = "court"
    HR_BUREAU = "hr_bureau"
    ARBITRATION_COMMISSION = "arbitration_commission"
    JUSTICE_BUREAU = "justice_bureau"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return KIND_LABELS[self]


class UnionLevel(StrEnum):
    """Where a union or body stands in the tree."""

    CITY = "city"
    COUNTY = "county"
    TOWN = "town"
    INDUSTRY = "industry"
    ENTERPRISE = "enterprise"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return LEVEL_LABELS[self]


class LegalType(StrEnum):
    """The legal type of a mediation body; it decides which exits an agreement has.

    调解仲裁法 art. 10 names the first three; 人民调解法 art. 34 lets a social organisation set up
    a people's committee; 特邀调解规定 arts. 5-8 let a court list a body.
    """

    ENTERPRISE_COMMITTEE = "enterprise_committee"
    PEOPLES_COMMITTEE = "peoples_committee"
    TOWNSHIP_BODY = "township_body"
    COURT_LISTED = "court_listed"
    OTHER_BODY = "other_body"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return LEGAL_TYPE_LABELS[self]

    @property
    def basis(self) -> str:
        """The article under which such a body is set up; empty where a court only lists it."""
        return _LEGAL_BASES.get(self, "")

    @property
    def named_in_article_10(self) -> bool:
        """Whether 调解仲裁法 art. 10 names this type, which opens the payment order of art. 16."""
        return self in {
            LegalType.ENTERPRISE_COMMITTEE,
            LegalType.PEOPLES_COMMITTEE,
            LegalType.TOWNSHIP_BODY,
        }


KIND_LABELS = {
    OrganisationKind.UNION: "工会",
    OrganisationKind.MEDIATION_BODY: "调解组织",
    OrganisationKind.COURT: "人民法院",
    OrganisationKind.HR_BUREAU: "人力资源和社会保障局",
    OrganisationKind.ARBITRATION_COMMISSION: "劳动人事争议仲裁委员会",
    OrganisationKind.JUSTICE_BUREAU: "司法局",
}
LEVEL_LABELS = {
    UnionLevel.CITY: "市级",
    UnionLevel.COUNTY: "区县级",
    UnionLevel.TOWN: "乡镇街道",
    UnionLevel.INDUSTRY: "行业",
    UnionLevel.ENTERPRISE: "企业",
}
LEGAL_TYPE_LABELS = {
    LegalType.ENTERPRISE_COMMITTEE: "企业劳动争议调解委员会",
    LegalType.PEOPLES_COMMITTEE: "人民调解委员会",
    LegalType.TOWNSHIP_BODY: "乡镇、街道劳动争议调解组织",
    LegalType.COURT_LISTED: "法院特邀调解组织",
    LegalType.OTHER_BODY: "其他调解组织",
}

_ARTICLE_10 = "《中华人民共和国劳动争议调解仲裁法》第十条"
_LEGAL_BASES = {
    LegalType.ENTERPRISE_COMMITTEE: _ARTICLE_10,
    LegalType.PEOPLES_COMMITTEE: f"《中华人民共和国人民调解法》第三十四条、{_ARTICLE_10}",
    LegalType.TOWNSHIP_BODY: _ARTICLE_10,
}

# Which roles an organisation of each kind can give to its people.
ROLES_BY_KIND: dict[OrganisationKind, frozenset[Role]] = {
    OrganisationKind.UNION: frozenset(
        {
            Role.REGISTRAR,
            Role.MEDIATOR,
            Role.SUPERVISOR,
            Role.SYSTEM_ADMIN,
            Role.SECURITY_ADMIN,
            Role.AUDIT_ADMIN,
        }
    ),
    OrganisationKind.MEDIATION_BODY: frozenset({Role.REGISTRAR, Role.MEDIATOR, Role.SUPERVISOR}),
    OrganisationKind.COURT: frozenset({Role.COURT_LIAISON}),
    OrganisationKind.HR_BUREAU: frozenset({Role.HR_LIAISON}),
    OrganisationKind.ARBITRATION_COMMISSION: frozenset({Role.HR_LIAISON}),
    OrganisationKind.JUSTICE_BUREAU: frozenset({Role.JUSTICE_LIAISON}),
}
