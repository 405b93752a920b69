"""Articles of the laws on labour disputes that set a period, with their words.

Only words that were compared with a published text stand here (the national database of laws and
copies of it); an article without words was read in excerpt only.
"""

from mediation.domain.clocks.national.laws import (
    ACT,
    ARBITRATION_RULES,
    CONTRACT_LAW,
    CONTRACT_REGULATION,
    ENTERPRISE_RULES,
    INJURY_REGULATION,
    INSPECTION_REGULATION,
    LEGAL_AID_LAW,
    NEW_FORM_NOTICE,
)
from mediation.domain.clocks.rule import Article

ACT_14 = Article(
    ACT,
    "第十四条第三款",
    "自劳动争议调解组织收到调解申请之日起十五日内未达成调解协议的，当事人可以依法申请仲裁。",
)
ACT_27_1 = Article(
    ACT,
    "第二十七条第一款",
    "劳动争议申请仲裁的时效期间为一年。仲裁时效期间从当事人知道或者应当知道其权利被侵害之日起计算"
    "。",
)
ACT_27_4 = Article(
    ACT,
    "第二十七条第四款",
    "劳动关系存续期间因拖欠劳动报酬发生争议的，劳动者申请仲裁不受本条第一款规定的仲裁时效期间的限"
    "制；"
    "但是，劳动关系终止的，应当自劳动关系终止之日起一年内提出。",
)
ACT_29 = Article(
    ACT,
    "第二十九条",
    "劳动争议仲裁委员会收到仲裁申请之日起五日内，认为符合受理条件的，应当受理，并通知申请人；……"
    "对劳动争议仲裁委员会不予受理或者逾期未作出决定的，申请人可以就该劳动争议事项向人民法院提起诉"
    "讼。",
)
ACT_30_1 = Article(
    ACT,
    "第三十条第一款",
    "劳动争议仲裁委员会受理仲裁申请后，应当在五日内将仲裁申请书副本送达被申请人。",
)
ACT_30_2_ANSWER = Article(
    ACT,
    "第三十条第二款",
    "被申请人收到仲裁申请书副本后，应当在十日内向劳动争议仲裁委员会提交答辩书。……"
    "被申请人未提交答辩书的，不影响仲裁程序的进行。",
)
ACT_30_2_COPY = Article(
    ACT,
    "第三十条第二款",
    "劳动争议仲裁委员会收到答辩书后，应当在五日内将答辩书副本送达申请人。",
)
ACT_43 = Article(
    ACT,
    "第四十三条第一款",
    "仲裁庭裁决劳动争议案件，应当自劳动争议仲裁委员会受理仲裁申请之日起四十五日内结束。"
    "案情复杂需要延期的，经劳动争议仲裁委员会主任批准，可以延期并书面通知当事人，"
    "但是延长期限不得超过十五日。",
)
ACT_48 = Article(
    ACT,
    "第四十八条",
    "劳动者对本法第四十七条规定的仲裁裁决不服的，可以自收到仲裁裁决书之日起十五日内向人民法院提起"
    "诉讼。",
)
ACT_49_1 = Article(
    ACT,
    "第四十九条第一款",
    "用人单位有证据证明本法第四十七条规定的仲裁裁决有下列情形之一，可以自收到仲裁裁决书之日起"
    "三十日内向劳动争议仲裁委员会所在地的中级人民法院申请撤销裁决：……",
)
ACT_49_3 = Article(
    ACT,
    "第四十九条第三款",
    "仲裁裁决被人民法院裁定撤销的，当事人可以自收到裁定书之日起十五日内就该劳动争议事项向人民法院"
    "提起诉讼。",
)
ACT_50 = Article(
    ACT,
    "第五十条",
    "当事人对本法第四十七条规定以外的其他劳动争议案件的仲裁裁决不服的，可以自收到仲裁裁决书之日起"
    "十五日内向人民法院提起诉讼；期满不起诉的，裁决书发生法律效力。",
)

ENTERPRISE_10 = Article(ENTERPRISE_RULES, "第十条")
ENTERPRISE_22 = Article(ENTERPRISE_RULES, "第二十二条")
ENTERPRISE_27 = Article(ENTERPRISE_RULES, "第二十七条")
ENTERPRISE_29 = Article(ENTERPRISE_RULES, "第二十九条")
ENTERPRISE_31 = Article(ENTERPRISE_RULES, "第三十一条")
NEW_FORM = Article(NEW_FORM_NOTICE)

ARBITRATION_20 = Article(ARBITRATION_RULES, "第二十条")
ARBITRATION_30 = Article(ARBITRATION_RULES, "第三十条、第三十一条")
ARBITRATION_33 = Article(ARBITRATION_RULES, "第三十三条")
ARBITRATION_45 = Article(ARBITRATION_RULES, "第四十五条")
ARBITRATION_70 = Article(ARBITRATION_RULES, "第七十条")
ARBITRATION_74 = Article(ARBITRATION_RULES, "第七十四条")
ARBITRATION_76 = Article(ARBITRATION_RULES, "第七十六条")

CONTRACT_50 = Article(
    CONTRACT_LAW,
    "第五十条第一款",
    "用人单位应当在解除或者终止劳动合同时出具解除或者终止劳动合同的证明，并在十五日内为劳动者办理"
    "档案和社会保险关系转移手续。",
)
CONTRACT_82 = Article(
    CONTRACT_LAW,
    "第八十二条第一款",
    "用人单位自用工之日起超过一个月不满一年未与劳动者订立书面劳动合同的，"
    "应当向劳动者每月支付二倍的工资。",
)
REGULATION_6 = Article(
    CONTRACT_REGULATION,
    "第六条第二款",
    "前款规定的用人单位向劳动者每月支付两倍工资的起算时间为用工之日起满一个月的次日，"
    "截止时间为补订书面劳动合同的前一日。",
)
REGULATION_7 = Article(
    CONTRACT_REGULATION,
    "第七条",
    "用人单位自用工之日起满一年未与劳动者订立书面劳动合同的，自用工之日起满一个月的次日至满一年的"
    "前一日"
    "应当依照劳动合同法第八十二条的规定向劳动者每月支付两倍的工资……",
)

INJURY_17_1 = Article(
    INJURY_REGULATION,
    "第十七条第一款",
    "……所在单位应当自事故伤害发生之日或者被诊断、鉴定为职业病之日起30日内，"
    "向统筹地区社会保险行政部门"
    "提出工伤认定申请。遇有特殊情况，经报社会保险行政部门同意，申请时限可以适当延长。",
)
INJURY_17_2 = Article(
    INJURY_REGULATION,
    "第十七条第二款",
    "用人单位未按前款规定提出工伤认定申请的，工伤职工或者其近亲属、"
    "工会组织在事故伤害发生之日或者被诊断、"
    "鉴定为职业病之日起1年内，可以直接向用人单位所在地统筹地区社会保险行政部门提出工伤认定申请。",
)
INJURY_20_1 = Article(
    INJURY_REGULATION,
    "第二十条第一款",
    "社会保险行政部门应当自受理工伤认定申请之日起60日内作出工伤认定的决定……",
)
INJURY_20_2 = Article(
    INJURY_REGULATION,
    "第二十条第二款",
    "社会保险行政部门对受理的事实清楚、权利义务明确的工伤认定申请，"
    "应当在15日内作出工伤认定的决定。",
)
INJURY_25 = Article(
    INJURY_REGULATION,
    "第二十五条第二款",
    "设区的市级劳动能力鉴定委员会应当自收到劳动能力鉴定申请之日起60日内作出劳动能力鉴定结论，"
    "必要时，作出劳动能力鉴定结论的期限可以延长30日。",
)
INJURY_26 = Article(
    INJURY_REGULATION,
    "第二十六条",
    "申请鉴定的单位或者个人对设区的市级劳动能力鉴定委员会作出的鉴定结论不服的，"
    "可以在收到该鉴定结论之日起"
    "15日内向省、自治区、直辖市劳动能力鉴定委员会提出再次鉴定申请。",
)

INSPECTION_17 = Article(
    INSPECTION_REGULATION,
    "第十七条",
    "劳动保障行政部门对违反劳动保障法律、法规或者规章的行为的调查，"
    "应当自立案之日起60个工作日内完成；"
    "对情况复杂的，经劳动保障行政部门负责人批准，可以延长30个工作日。",
)
INSPECTION_20 = Article(
    INSPECTION_REGULATION,
    "第二十条",
    "违反劳动保障法律、法规或者规章的行为在2年内未被劳动保障行政部门发现，也未被举报、投诉的，"
    "劳动保障行政部门不再查处。……有连续或者继续状态的，自行为终了之日起计算。",
)

LEGAL_AID_43_DECISION = Article(
    LEGAL_AID_LAW,
    "第四十三条第一款",
    "法律援助机构应当自收到法律援助申请之日起七日内进行审查，作出是否给予法律援助的决定。",
)
LEGAL_AID_43_ASSIGNMENT = Article(
    LEGAL_AID_LAW,
    "第四十三条第一款",
    "决定给予法律援助的，应当自作出决定之日起三日内指派法律援助人员为受援人提供法律援助……",
)
