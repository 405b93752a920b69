"""Shipped clauses that close an agreement: other claims, default, confidentiality, the rest."""

from mediation.domain.agreement.clauses.clause import Clause
from mediation.domain.agreement.particulars import (
    Confidentiality,
    DefaultClause,
    DefaultExtra,
    Withdrawal,
)
from mediation.domain.agreement.words import TermKind

K = TermKind
DAY = "＿＿年＿＿月＿＿日"

ENDING_CLAUSES = (
    Clause(
        *("N40", K.WITHDRAWAL, "本案请求全部了结", "17号令 26"),
        particulars=Withdrawal(),
    ),
    Clause(
        *("N41", K.WITHDRAWAL, "只就已处理的事项再无争议", "17号令 26、调解仲裁法 15"),
        text=(
            "本协议履行完毕后，双方就本协议已处理的事项再无其他争议；"
            "没有列入本协议的事项，双方各自依法主张。"
        ),
    ),
    Clause(
        *("N42", K.WITHDRAWAL, "保留的请求", "调解仲裁法 15、27"),
        text="下列请求不在本协议处理，劳动者保留依法主张的权利：＿＿。",
    ),
    Clause(
        *("N43", K.WITHDRAWAL, "收到款项后撤回仲裁申请", "调解仲裁法 41"),
        text=(
            "劳动者自收到本协议约定的全部款项之日起＿＿个工作日内，向＿＿撤回＿＿号案件的仲裁申请；"
            "款项没有付清的，该案继续审理。"
        ),
    ),
    Clause(
        *("N44", K.WITHDRAWAL, "收到款项后撤诉", "民事诉讼法 148"),
        text=(
            "原告自收到本协议约定的全部款项之日起＿＿个工作日内，向＿＿人民法院撤回＿＿号案件的起诉；"
            "款项没有付清的，该案继续审理。"
        ),
    ),
    Clause(
        *("N45", K.WITHDRAWAL, "部分先行达成", "调解仲裁法 15、民事调解规定 14"),
        text="双方就上列事项先行达成协议；＿＿的争议继续调解，调解不成的，依法申请仲裁。",
    ),
    Clause(
        *("N50", K.DEFAULT, "全部到期并按 LPR 计付", "民事调解规定 8、民法典 585"),
        particulars=DefaultClause(),
    ),
    Clause(
        *("N51", K.DEFAULT, "全部到期并按日万分之几计付", "民事调解规定 8、民法典 585"),
        particulars=DefaultClause(extra=DefaultExtra.DAILY_RATE),
    ),
    Clause(
        *("N52", K.DEFAULT, "全部到期并付固定违约金", "民事调解规定 8、民法典 585"),
        particulars=DefaultClause(extra=DefaultExtra.FIXED_SUM),
    ),
    Clause(
        *("N53", K.DEFAULT, "只提前到期，不另加付", "民事调解规定 8"),
        particulars=DefaultClause(extra=DefaultExtra.NONE),
    ),
    Clause(
        *("N54", K.DEFAULT, "逾期恢复减让的数额", "民事调解规定 8"),
        text=(
            "付款方任何一期逾期超过＿＿日的，收款人为达成本协议减让的人民币＿＿元恢复支付，"
            "付款方于该期届满后＿＿日内与其余未付款项一并付清。"
        ),
    ),
    Clause(
        *("N60", K.CONFIDENTIALITY, "协议内容保密", "民法典 509、人民调解法 3"),
        particulars=Confidentiality(),
    ),
    Clause(
        *("N61", K.CONFIDENTIALITY, "只就金额保密", "民法典 509、人民调解法 3"),
        particulars=Confidentiality(sums_only=True),
    ),
    Clause(
        *("N70", K.OTHER, "互不贬损", "民法典 1024、1025"),
        text=(
            "双方不捏造、歪曲事实贬损对方；依法投诉、举报、作证，向有关机关如实陈述，"
            "以及舆论监督中的如实评价除外。"
        ),
    ),
    Clause(
        *("N71", K.OTHER, "解除竞业限制", "劳动合同法 23、24，劳动争议解释（一）39"),
        text=f"双方自{DAY}起解除竞业限制约定，劳动者自该日起不再负有竞业限制义务。",
    ),
    Clause(
        *("N72", K.OTHER, "归还工作物品", "劳动合同法 50"),
        text=f"劳动者于{DAY}前归还下列物品：＿＿；用人单位当场出具收条。",
    ),
    Clause(
        *("N73", K.OTHER, "退还证件", "劳动合同法 9、84"),
        text=f"用人单位于{DAY}前退还收存的居民身份证和其他证件：＿＿。",
    ),
    Clause(
        *("N74", K.OTHER, "住房公积金补缴", "住房公积金管理条例 15、20、38"),
        text=(
            f"用人单位于{DAY}前为劳动者补缴＿＿年＿＿月至＿＿年＿＿月的住房公积金，数额以"
            "住房公积金管理中心核定的为准，个人应缴部分由个人承担。"
        ),
    ),
    Clause(
        *("N75", K.OTHER, "第三人担保", "民事调解规定 9、民法典 686、688、692"),
        text=(
            "＿＿为付款方在本协议项下的付款义务提供连带责任保证，保证期间自各期款项履行期限届满"
            "之日起＿＿个月；保证人在本协议上签章。"
        ),
    ),
    Clause(
        *("N76", K.OTHER, "共同申请司法确认", "民事诉讼法 205、人民调解法 33"),
        text=(
            f"双方于{DAY}前共同向＿＿人民法院申请司法确认；法律规定的期限为本协议生效之日起三十日。"
        ),
    ),
    Clause(
        *("N77", K.OTHER, "共同申请仲裁审查", "33号令 74"),
        text=(
            f"双方于{DAY}前共同向＿＿劳动人事争议仲裁委员会申请审查；"
            "规定的期限为本协议生效之日起十五日。"
        ),
    ),
)
