"""Why an application is not accepted 不予受理, and where else the applicant can go.

The written notice must say both (17号令 art. 22); the six matters that are no labour disputes are
those of 劳动争议司法解释(一) art. 2.
"""

from enum import StrEnum


class DeclineReason(StrEnum):
    """The coded reason of a refusal to accept."""

    INSURANCE_BENEFIT = "insurance_benefit"
    INSURANCE_ARREARS = "insurance_arrears"
    HOUSING_REFORM = "housing_reform"
    DISABILITY_GRADING = "disability_grading"
    DOMESTIC_WORK = "domestic_work"
    CRAFT_HELP = "craft_help"
    FARM_HELP = "farm_help"
    NOT_LABOUR = "not_labour"
    RESPONDENT_REFUSED = "respondent_refused"
    NO_RESPONDENT = "no_respondent"
    ALREADY_DECIDED = "already_decided"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Chinese words printed in the notice as the reason."""
        return _TEXTS[self][0]

    @property
    def where_else(self) -> str:
        """The Chinese sentence printed in the notice on what else can be done."""
        return _TEXTS[self][1]

    @property
    def needs_note(self) -> bool:
        """Whether the reason must be written out."""
        return self in {DeclineReason.OTHER, DeclineReason.NOT_LABOUR}


_CIVIL = "可以向当地人民调解委员会申请调解，或者直接向人民法院提起民事诉讼。"
_ARBITRATE = "可以在仲裁时效期间内向劳动人事争议仲裁委员会申请仲裁"

_TEXTS = {
    DeclineReason.INSURANCE_BENEFIT: (
        "请求社会保险经办机构发放社会保险金，不属于劳动争议",
        "请向社会保险经办机构申请；对其决定不服的，可以依法申请行政复议或者提起行政诉讼。",
    ),
    DeclineReason.INSURANCE_ARREARS: (
        "请求补缴社会保险费，属于社会保险费征收机构的职责",
        (
            "请向社会保险费征收机构或者劳动保障监察机构投诉；"
            "不能补办造成待遇损失的，可以就损失另行申请调解或者仲裁。"
        ),
    ),
    DeclineReason.HOUSING_REFORM: (
        "因住房制度改革产生的公有住房转让纠纷，不属于劳动争议",
        "请向住房制度改革主管部门或者原产权单位反映，或者向人民法院咨询诉讼途径。",
    ),
    DeclineReason.DISABILITY_GRADING: (
        "对伤残等级鉴定或者职业病诊断鉴定结论有异议，不属于劳动争议",
        (
            "对劳动能力鉴定结论不服的，请在收到之日起十五日内向上一级劳动能力鉴定委员会申请再次鉴定；"
            "对职业病诊断有异议的，请向卫生健康主管部门申请鉴定。"
        ),
    ),
    DeclineReason.DOMESTIC_WORK: ("家庭或者个人与家政服务人员之间的纠纷，不属于劳动争议", _CIVIL),
    DeclineReason.CRAFT_HELP: ("个体工匠与帮工、学徒之间的纠纷，不属于劳动争议", _CIVIL),
    DeclineReason.FARM_HELP: ("农村承包经营户与受雇人之间的纠纷，不属于劳动争议", _CIVIL),
    DeclineReason.NOT_LABOUR: ("不属于劳动人事争议，也不属于本机构的调解范围", _CIVIL),
    DeclineReason.RESPONDENT_REFUSED: (
        "被申请人不同意调解",
        f"{_ARBITRATE}；拖欠工资的，也可以向劳动保障监察机构投诉，或者申请法律援助。",
    ),
    DeclineReason.NO_RESPONDENT: (
        "没有明确的被申请人",
        (
            "请补充被申请人的名称、地址和联系方式后再次申请；"
            f"用人单位的登记信息可以向市场监督管理部门查询，也{_ARBITRATE}。"
        ),
    ),
    DeclineReason.ALREADY_DECIDED: (
        "同一争议已经仲裁裁决、已由法院受理或者裁判",
        (
            "对仲裁裁决不服的，请在收到裁决书之日起十五日内向人民法院起诉，申请调解不能使该期限延长；"
            "裁决或者裁判已经生效而对方不履行的，可以向人民法院申请强制执行。"
        ),
    ),
    DeclineReason.OTHER: (
        "其他（须写明）",
        f"{_ARBITRATE}、向劳动保障监察机构投诉，或者依法向人民法院起诉。",
    ),
}
