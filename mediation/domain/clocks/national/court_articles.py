"""Articles of procedure and of the Supreme Court's rules that set a period, with their words.

Only words that were compared with a published text stand here. Where an amendment only changed the
number of an article, the older number stands beside it and the older row of the table cites it.
"""

from mediation.domain.clocks.national.laws import (
    CONFIRMATION_RULES,
    INVITED_RULES,
    ONLINE_RULES,
    PEOPLES_MEDIATION_LAW,
    PROCEDURE,
    PROCEDURE_2012,
    PROCEDURE_2021,
    PROCEDURE_INTERPRETATION,
)
from mediation.domain.clocks.rule import Article

INVITED_27_DELEGATED = Article(
    INVITED_RULES,
    "第二十七条",
    "人民法院委派调解的案件，调解期限为30日。但是双方当事人同意延长调解期限的，不受此限。……"
    "委派调解和委托调解的期限自特邀调解组织或者特邀调解员签字接收法院移交材料之日起计算。",
)
INVITED_27_ENTRUSTED = Article(
    INVITED_RULES,
    "第二十七条",
    "人民法院委托调解的案件，适用普通程序的调解期限为15日，适用简易程序的调解期限为7日。"
    "但是双方当事人同意延长调解期限的，不受此限。延长的调解期限不计入审理期限。",
)
ONLINE_10_CHOICE = Article(
    ONLINE_RULES,
    "第十条第二款",
    "……无法在同意在线调解后两个工作日内共同选择调解组织或者调解员的，"
    "由人民法院指定调解组织或者调解员。",
)
ONLINE_10_APPOINTMENT = Article(
    ONLINE_RULES,
    "第十条第三款",
    "人民法院应当在收到当事人在线调解申请后三个工作日内指定调解组织或者调解员。",
)
ONLINE_12 = Article(
    ONLINE_RULES,
    "第十二条",
    "调解组织或者调解员应当在收到人民法院委派委托调解信息或者当事人在线调解申请后三个工作日内，"
    "确认接受人民法院委派委托或者当事人调解申请。……不予接受或者超过规定期限未予确认的，"
    "人民法院、当事人可以重新指定或者选定。",
)
ONLINE_15 = Article(
    ONLINE_RULES,
    "第十五条",
    "调解员可以在接受人民法院委派调解之日起三个工作日内协助人民法院通知对方当事人，"
    "询问是否同意调解。",
)
ONLINE_24_DELEGATED = Article(
    ONLINE_RULES,
    "第二十四条",
    "立案前在线调解期限为三十日。各方当事人同意延长的，不受此限。……自调解组织或者调解员在人民法院"
    "调解平台确认接受委派委托或者确认接受当事人申请之日起算。",
)
ONLINE_24_ENTRUSTED = Article(
    ONLINE_RULES,
    "第二十四条",
    "立案后在线调解，适用普通程序的调解期限为十五日，适用简易程序的调解期限为七日，"
    "各方当事人同意延长的，不受此限。立案后延长的调解期限不计入审理期限。",
)

PEOPLES_33 = Article(
    PEOPLES_MEDIATION_LAW,
    "第三十三条第一款",
    "经人民调解委员会调解达成调解协议后，双方当事人认为有必要的，可以自调解协议生效之日起三十日内"
    "共同向人民法院申请司法确认……",
)
PROCEDURE_205 = Article(
    PROCEDURE,
    "第二百零五条",
    "经依法设立的调解组织调解达成调解协议，申请司法确认的，由双方当事人自调解协议生效之日起三十日"
    "内，"
    "共同向下列人民法院提出：……",
)
PROCEDURE_201_OF_2021 = Article(PROCEDURE_2021, "第二百零一条", PROCEDURE_205.text)
PROCEDURE_194_OF_2012 = Article(
    PROCEDURE_2012,
    "第一百九十四条",
    "申请司法确认调解协议，由双方当事人依照人民调解法等法律，自调解协议生效之日起三十日内，"
    "共同向调解组织所在地基层人民法院提出。",
)
CONFIRMATION_4 = Article(
    CONFIRMATION_RULES,
    "第四条第一款",
    "人民法院收到当事人司法确认申请，应当在三日内决定是否受理。",
)
CONFIRMATION_5 = Article(
    CONFIRMATION_RULES,
    "第五条第一款",
    "人民法院应当自受理司法确认申请之日起十五日内作出是否确认的决定。因特殊情况需要延长的，"
    "经本院院长批准，可以延长十日。",
)
PROCEDURE_187 = Article(
    PROCEDURE,
    "第一百八十七条",
    "人民法院适用特别程序审理的案件，应当在立案之日起三十日内或者公告期满后三十日内审结。"
    "有特殊情况需要延长的，由本院院长批准。",
)
PROCEDURE_180_OF_2012 = Article(PROCEDURE_2012, "第一百八十条")
INTERPRETATION_372 = Article(PROCEDURE_INTERPRETATION, "第三百七十二条")
PROCEDURE_250 = Article(
    PROCEDURE,
    "第二百五十条",
    "申请执行的期间为二年。申请执行时效的中止、中断，适用法律有关诉讼时效中止、中断的规定。"
    "前款规定的期间，"
    "从法律文书规定履行期间的最后一日起计算；法律文书规定分期履行的，"
    "从最后一期履行期限届满之日起计算……",
)
PROCEDURE_246_OF_2021 = Article(PROCEDURE_2021, "第二百四十六条", PROCEDURE_250.text)
PROCEDURE_239_OF_2012 = Article(PROCEDURE_2012, "第二百三十九条")

PROCEDURE_226 = Article(
    PROCEDURE, "第二百二十六条", "债权人提出申请后，人民法院应当在五日内通知债权人是否受理。"
)
PROCEDURE_222_OF_2021 = Article(PROCEDURE_2021, "第二百二十二条", PROCEDURE_226.text)
PROCEDURE_215_OF_2012 = Article(PROCEDURE_2012, "第二百一十五条")
PROCEDURE_227_ISSUE = Article(
    PROCEDURE,
    "第二百二十七条第一款",
    "人民法院受理申请后，经审查债权人提供的事实、证据，对债权债务关系明确、合法的，"
    "应当在受理之日起十五日内向债务人发出支付令；申请不成立的，裁定予以驳回。",
)
PROCEDURE_227_ANSWER = Article(
    PROCEDURE,
    "第二百二十七条第二款",
    "债务人应当自收到支付令之日起十五日内清偿债务，或者向人民法院提出书面异议。",
)
PROCEDURE_223_ISSUE_OF_2021 = Article(
    PROCEDURE_2021, "第二百二十三条第一款", PROCEDURE_227_ISSUE.text
)
PROCEDURE_223_ANSWER_OF_2021 = Article(
    PROCEDURE_2021, "第二百二十三条第二款", PROCEDURE_227_ANSWER.text
)
PROCEDURE_216_OF_2012 = Article(PROCEDURE_2012, "第二百一十六条")
INTERPRETATION_430 = Article(
    PROCEDURE_INTERPRETATION,
    "第四百三十条第二项",
    "……人民法院应当裁定终结督促程序，已发出支付令的，支付令自行失效：……"
    "（二）人民法院发出支付令之日起三十日内无法送达债务人的；……",
)
INTERPRETATION_438 = Article(
    PROCEDURE_INTERPRETATION,
    "第四百三十八条、第四百三十九条",
    "支付令失效后，申请支付令的一方当事人不同意提起诉讼的，应当自收到终结督促程序裁定之日起七日内"
    "向受理申请的人民法院提出。",
)

PROCEDURE_95 = Article(
    PROCEDURE,
    "第九十五条第一款",
    "受送达人下落不明，或者用本节规定的其他方式无法送达的，公告送达。自发出公告之日起，"
    "经过三十日，即视为送达。",
)
PROCEDURE_92_OF_2012 = Article(PROCEDURE_2012, "第九十二条")
PROCEDURE_126 = Article(
    PROCEDURE,
    "第一百二十六条",
    "符合起诉条件的，应当在七日内立案，并通知当事人；不符合起诉条件的，应当在七日内作出裁定书，"
    "不予受理……",
)
PROCEDURE_123_OF_2012 = Article(PROCEDURE_2012, "第一百二十三条")
