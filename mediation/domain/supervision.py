"""一函两书: the articles about what an employer owes, and what a union usually asks for.

Law: 劳动法 art. 88, 劳动合同法 art. 78 (supervision by unions). What follows is a first text that
the writer of a letter changes as the matter needs.
"""

from collections.abc import Iterable

from mediation.domain.claim_types import ClaimType
from mediation.domain.papers import PaperKind

_WAGES = (
    "《中华人民共和国劳动合同法》第三十条："
    "用人单位应当按照劳动合同约定和国家规定，向劳动者及时足额支付劳动报酬。"
)
_OVERTIME = (
    "《中华人民共和国劳动合同法》第三十一条："
    "用人单位安排加班的，应当按照国家有关规定向劳动者支付加班费。"
)
_CONTRACT = "《中华人民共和国劳动合同法》第十条：建立劳动关系，应当订立书面劳动合同。"
_SEVERANCE = (
    "《中华人民共和国劳动合同法》第四十六条、第四十七条："
    "依法应当支付经济补偿的，按照劳动者在本单位工作的年限支付。"
)
_DISMISSAL = (
    "《中华人民共和国劳动合同法》第四十八条、第八十七条："
    "违反规定解除或者终止劳动合同的，应当继续履行或者支付赔偿金。"
)
_LEAVE = (
    "《职工带薪年休假条例》第五条："
    "应休未休的年休假，应当按照职工日工资收入的300%支付年休假工资报酬。"
)
_INSURANCE = "《中华人民共和国社会保险法》第六十条：用人单位应当自行申报、按时足额缴纳社会保险费。"
_INJURY = (
    "《工伤保险条例》第二条、第六十二条："
    "用人单位应当参加工伤保险，未参加的，由用人单位支付工伤保险待遇。"
)
_MATERNITY = "《女职工劳动保护特别规定》第五条：不得因女职工怀孕、生育、哺乳降低其工资、予以辞退。"
_HOURS = (
    "《中华人民共和国劳动法》第三十八条、第四十一条："
    "应当保证劳动者休息，延长工作时间不得超过法定限度。"
)
_PAPERS = (
    "《中华人民共和国劳动合同法》第五十条："
    "解除或者终止劳动合同时，应当出具证明，并在十五日内办理档案和社会保险关系转移手续。"
)
_ANY = (
    "《中华人民共和国劳动法》第三条："
    "劳动者享有取得劳动报酬、休息休假、获得劳动安全卫生保护、享受社会保险和福利等权利。"
)
_RULES: dict[ClaimType, str] = {
    ClaimType.WAGES: _WAGES,
    ClaimType.OVERTIME: _OVERTIME,
    ClaimType.CONFIRM_EMPLOYMENT: _CONTRACT,
    ClaimType.CONTRACT: _CONTRACT,
    ClaimType.DOUBLE_WAGE: _CONTRACT,
    ClaimType.SEVERANCE: _SEVERANCE,
    ClaimType.UNLAWFUL_DISMISSAL: _DISMISSAL,
    ClaimType.REINSTATEMENT: _DISMISSAL,
    ClaimType.ANNUAL_LEAVE: _LEAVE,
    ClaimType.SOCIAL_INSURANCE: _INSURANCE,
    ClaimType.WORK_INJURY: _INJURY,
    ClaimType.MATERNITY: _MATERNITY,
    ClaimType.HOURS_AND_REST: _HOURS,
    ClaimType.LEAVING_PAPERS: _PAPERS,
}
_REQUESTS: dict[PaperKind, tuple[str, ...]] = {
    PaperKind.SUPERVISION_REMINDER: (
        "对照上述规定开展劳动用工自查，及时消除风险",
        "与劳动者平等协商，妥善解决争议",
    ),
    PaperKind.SUPERVISION_OPINION: (
        "立即改正违反劳动法律、法规的行为，依法履行对劳动者的义务",
        "完善劳动用工管理制度，防止再次发生",
    ),
    PaperKind.SUPERVISION_PROPOSAL: (
        "对该用人单位遵守劳动法律、法规的情况进行检查",
        "依法责令改正，并将处理情况告知本会",
    ),
}


def rules_about(types: Iterable[str]) -> tuple[str, ...]:
    """The articles that claims of these types rest on, each once."""
    return tuple(dict.fromkeys(_RULES.get(ClaimType(each), _ANY) for each in types)) or (_ANY,)


def asked_by(kind: PaperKind) -> tuple[str, ...]:
    """What a letter of this kind usually asks for."""
    return _REQUESTS[kind]
