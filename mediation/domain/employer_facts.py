"""What statistics ask about an employer: its nature, size, ownership and industry."""

from enum import StrEnum


class EmployerNature(StrEnum):
    """The legal nature of an employer (市场主体统计分类, and bodies that are no firms)."""

    LIMITED_COMPANY = "limited_company"
    JOINT_STOCK_COMPANY = "joint_stock_company"
    UNINCORPORATED_FIRM = "unincorporated_firm"
    SOLE_PROPRIETORSHIP = "sole_proprietorship"
    PARTNERSHIP = "partnership"
    OTHER_DOMESTIC = "other_domestic"
    HMT_INVESTED = "hmt_invested"
    FOREIGN_INVESTED = "foreign_invested"
    FARM_COOPERATIVE = "farm_cooperative"
    INDIVIDUAL_BUSINESS = "individual_business"
    STATE_ORGAN = "state_organ"
    PUBLIC_INSTITUTION = "public_institution"
    SOCIAL_ORGANISATION = "social_organisation"
    PRIVATE_NON_ENTERPRISE = "private_non_enterprise"
    FOUNDATION = "foundation"
    PROFESSIONAL_FIRM = "professional_firm"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _NATURE_LABELS[self]


_NATURE_LABELS = {
    EmployerNature.LIMITED_COMPANY: "有限责任公司",
    EmployerNature.JOINT_STOCK_COMPANY: "股份有限公司",
    EmployerNature.UNINCORPORATED_FIRM: "非公司企业法人",
    EmployerNature.SOLE_PROPRIETORSHIP: "个人独资企业",
    EmployerNature.PARTNERSHIP: "合伙企业",
    EmployerNature.OTHER_DOMESTIC: "其他内资企业",
    EmployerNature.HMT_INVESTED: "港澳台投资企业",
    EmployerNature.FOREIGN_INVESTED: "外商投资企业",
    EmployerNature.FARM_COOPERATIVE: "农民专业合作社",
    EmployerNature.INDIVIDUAL_BUSINESS: "个体工商户",
    EmployerNature.STATE_ORGAN: "机关",
    EmployerNature.PUBLIC_INSTITUTION: "事业单位",
    EmployerNature.SOCIAL_ORGANISATION: "社会团体",
    EmployerNature.PRIVATE_NON_ENTERPRISE: "民办非企业单位",
    EmployerNature.FOUNDATION: "基金会",
    EmployerNature.PROFESSIONAL_FIRM: "律师、会计师事务所",
}


class EmployerSize(StrEnum):
    """The size of an employer."""

    LARGE = "large"
    MEDIUM = "medium"
    SMALL = "small"
    MICRO = "micro"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {"large": "大型", "medium": "中型", "small": "小型", "micro": "微型"}[self.value]


class Ownership(StrEnum):
    """Who owns an employer."""

    STATE = "state"
    COLLECTIVE = "collective"
    PRIVATE = "private"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {"state": "国有", "collective": "集体", "private": "私营"}[self.value]


class Industry(StrEnum):
    """The twenty sections of GB/T 4754-2017."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"
    G = "G"
    H = "H"
    I = "I"  # noqa: E741 (the code of the section)
    J = "J"
    K = "K"
    L = "L"
    M = "M"
    N = "N"
    O = "O"  # noqa: E741 (the code of the section)
    P = "P"
    Q = "Q"
    R = "R"
    S = "S"
    T = "T"

    @property
    def label(self) -> str:
        """The Chinese name of the section."""
        return _INDUSTRY_LABELS[self.value]


_INDUSTRY_LABELS = {
    "A": "农、林、牧、渔业",
    "B": "采矿业",
    "C": "制造业",
    "D": "电力、热力、燃气及水生产和供应业",
    "E": "建筑业",
    "F": "批发和零售业",
    "G": "交通运输、仓储和邮政业",
    "H": "住宿和餐饮业",
    "I": "信息传输、软件和信息技术服务业",
    "J": "金融业",
    "K": "房地产业",
    "L": "租赁和商务服务业",
    "M": "科学研究和技术服务业",
    "N": "水利、环境和公共设施管理业",
    "O": "居民服务、修理和其他服务业",
    "P": "教育",
    "Q": "卫生和社会工作",
    "R": "文化、体育和娱乐业",
    "S": "公共管理、社会保障和社会组织",
    "T": "国际组织",
}
