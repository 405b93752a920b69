"""Shipped clauses of employment: how it ends, goes on or is confirmed, and what is handed over."""

from mediation.domain.agreement.clauses.clause import Clause
from mediation.domain.agreement.particulars import (
    EmploymentConfirm,
    EmploymentContinue,
    EmploymentEnd,
    EndGround,
    Handover,
    HandoverItem,
    InsuranceClause,
    InsuranceTreatment,
)
from mediation.domain.agreement.words import TermKind

K = TermKind
DAY = "＿＿年＿＿月＿＿日"

EMPLOYMENT_CLAUSES = (
    Clause(
        *("N20", K.EMPLOYMENT_END, "协商一致解除，用人单位提出", "劳动合同法 36、46（二）"),
        particulars=EmploymentEnd(ground=EndGround.AGREED_BY_EMPLOYER),
    ),
    Clause(
        *("N21", K.EMPLOYMENT_END, "协商一致解除，劳动者提出", "劳动合同法 36"),
        particulars=EmploymentEnd(ground=EndGround.AGREED_BY_WORKER),
    ),
    Clause(
        *("N22", K.EMPLOYMENT_END, "用人单位有过错，劳动者解除", "劳动合同法 38、46（一）"),
        text="劳动者已经以用人单位＿＿为由通知解除。",
        particulars=EmploymentEnd(ground=EndGround.WORKER_FOR_CAUSE),
    ),
    Clause(
        *("N23", K.EMPLOYMENT_END, "合同期满，用人单位不续订", "劳动合同法 44（一）、46（五）"),
        text="用人单位决定不再续订劳动合同。",
        particulars=EmploymentEnd(ground=EndGround.EXPIRY),
    ),
    Clause(
        *("N25", K.EMPLOYMENT_CONTINUE, "撤销解除决定，回到原岗位", "劳动合同法 29、48"),
        text=f"用人单位撤销{DAY}作出的解除劳动合同决定，劳动者的工作年限连续计算。",
        particulars=EmploymentContinue(),
    ),
    Clause(
        *("N26", K.EMPLOYMENT_CONTINUE, "调整岗位后继续履行", "劳动合同法 35"),
        text=f"双方于{DAY}前就岗位变更签订书面协议。",
        particulars=EmploymentContinue(post="＿＿"),
    ),
    Clause(
        *("N27", K.EMPLOYMENT_CONTINUE, "补订书面劳动合同", "劳动合同法 10、17"),
        text=(
            f"双方于{DAY}前订立书面劳动合同，合同期限自{DAY}至{DAY}，工作岗位为＿＿，"
            "劳动报酬不低于现行标准。"
        ),
    ),
    Clause(
        *("N28", K.EMPLOYMENT_CONFIRM, "确认一段期间的劳动关系", "劳动合同法 7、33号令 75"),
        text=f"用人单位与劳动者确认，双方自{DAY}至{DAY}存在劳动关系。",
    ),
    Clause(
        *("N29", K.EMPLOYMENT_CONFIRM, "确认劳动关系仍然存续", "劳动合同法 7、33号令 75"),
        particulars=EmploymentConfirm(),
    ),
    Clause(
        *("N30", K.CERTIFICATE, "离职证明，十五日内转移档案和社保", "劳动合同法 50"),
        text="档案和社会保险关系的转移手续最迟在劳动合同解除或者终止之日起十五日内办结。",
        particulars=Handover(
            (
                HandoverItem.CERTIFICATE,
                HandoverItem.PERSONNEL_FILE,
                HandoverItem.INSURANCE_TRANSFER,
            )
        ),
    ),
    Clause(
        *("N31", K.CERTIFICATE, "离职证明的内容", "劳动合同法 50、实施条例 24"),
        text=(
            f"用人单位于{DAY}前出具解除或者终止劳动合同的证明，写明劳动合同期限、解除或者终止的"
            "日期、工作岗位和在本单位的工作年限，不写对劳动者不利的评价。"
        ),
    ),
    Clause(
        *("N32", K.CERTIFICATE, "协助领取失业保险金", "社会保险法 50"),
        text=(
            "用人单位自解除或者终止劳动关系之日起十五日内将失业人员名单告知社会保险经办机构，"
            f"并于{DAY}前出具领取失业保险金所需的证明。"
        ),
    ),
    Clause(
        *("N33", K.CERTIFICATE, "工伤材料", "工伤保险条例 17、18、30"),
        text="经办机构要求补充材料的，用人单位自收到通知之日起＿＿个工作日内补齐。",
        particulars=Handover((HandoverItem.INJURY_PAPERS,)),
    ),
    Clause(
        *("N34", K.CERTIFICATE, "工资支付记录", "工资支付暂行规定 6、保障农民工工资支付条例 15"),
        particulars=Handover((HandoverItem.PAY_RECORDS,)),
    ),
    Clause(
        *("N35", K.CERTIFICATE, "工作交接", "劳动合同法 50"),
        text="交接内容为＿＿；用人单位当场核对并在交接清单上签章。",
        particulars=Handover((HandoverItem.WORK_HANDOVER,)),
    ),
    Clause(
        *("N36", K.SOCIAL_INSURANCE, "社会保险费不在本协议处理", "劳动争议解释（二）19"),
        particulars=InsuranceClause(InsuranceTreatment.OUTSIDE),
    ),
    Clause(
        *("N37", K.SOCIAL_INSURANCE, "社会保险费补缴", "社会保险法 58、60、63"),
        text="补缴的基数和数额以社会保险费征收机构核定的为准，滞纳金由用人单位承担。",
        particulars=InsuranceClause(InsuranceTreatment.MAKE_UP),
    ),
)
