"""What each document of the catalogue must hold (law.md 7.3), by the number it has there.

The phrases of a paper stand in one text, parted by bars. A phrase may name a person or a number
of the case in braces; see `test_catalogue.spoken`.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

BASICS = "{worker} | 女 | 1990年5月6日出生 | {ethnicity} | {id_number} | {employer}"


@dataclass(frozen=True)
class Required:
    """One paper of a number, what is typed when it is issued, and what its text must hold."""

    number: int
    kind: str
    text: str
    typed: dict[str, Any] = field(default_factory=dict)
    maker: str = ""  # of `test_catalogue`, where the usual case of the kind does not know enough

    @property
    def phrases(self) -> list[str]:
        """What must be found, phrase by phrase."""
        return self.text.replace("{basics}", BASICS).split(" | ")


CATALOGUE = (
    Required(
        1,
        "application",
        "调解申请书 | {basics} | 客房服务员 | 联系电话 | 住 | 请求事项 | 事实和理由 | {facts} | "
        "工资条 | 申请人自愿就上述争议申请调解 | 已知悉 | （签名、捺印） | 年月日",
        typed={"enclosures": "工资条 4份 12页"},
    ),
    Required(
        2,
        "application",
        "口头申请笔录 | 记录时间：2026年11月16日9时00分 | 第十二条 | {basics} | 请求事项 | "
        "事实和理由 | {facts} | 已向申请人宣读 | 记录人{registrar}（签名） | （签名、捺印）",
        typed={"read_back": True},
        maker="oral",
    ),
    Required(
        3,
        "registration_form",
        "受理登记表 | 登记日期2026年11月16日 | {basics} | 纠纷类型拖欠工资 | 案件来源 | "
        "当事人申请 | 主动调解 | 委派、委托 | 转办、移送 | 纠纷简要情况{facts} | "
        "当事人（签名或者盖章） | 登记人{registrar}（签名） | {body}",
    ),
    Required(
        4,
        "receipt",
        "收件回执 | 2026年11月23日9时00分 | {worker}提交 | 材料名称 | 工资条412 | 收件人",
        typed={"enclosures": "工资条 4份 12页"},
    ),
    Required(
        4,
        "supplement_notice",
        "补正告知书 | {worker} | 身份证复印件 | 一次补齐 | 全部事项 | {body}",
    ),
    Required(
        5,
        "inquiry_letter",
        "征询意见书 | {employer}： | 人民币12,600.00元 | 是否同意调解 | 于2026年11月25日前 | "
        "回执 | 联系方式 | 没有答复的 | （签名或者盖章）",
    ),
    Required(
        6,
        "acceptance_notice",
        "受理通知书 | {number} | {worker} | {employer} | 拖欠工资 | 调解员{mediator} | "
        "享有下列权利 | 履行下列义务 | 请携带下列材料 | 居民身份证 | "
        "定于2026年11月23日9时00分在第一调解室 | 联系人 | 联系电话",
        typed={"subject": "respondent"},
        maker="planned",
    ),
    Required(
        7,
        "refusal_notice",
        "不予受理通知书 | 决定不予受理 | 理由 | 第二十二条 | 可以通过下列途径 | 申请仲裁",
    ),
    Required(
        8,
        "session_notice",
        "调解通知书 | {worker}： | {number} | 时间：2026年11月23日9时00分 | 地点：第一调解室 | "
        "身份证件 | 授权委托书 | 调解员{mediator} | 不能参加的",
    ),
    # 委派调解函 comes from the court; what it must hold is repeated where it is received.
    Required(
        9,
        "acceptance_confirmation",
        "城东区人民法院 | （2026）东0103诉前调4102号 | 委派 | {worker} | {employer} | "
        "案由拖欠工资 | 接收的材料 | 起诉状副本 | 调解期限",
        typed={"enclosures": "起诉状副本 1份"},
    ),
    Required(
        10,
        "acceptance_confirmation",
        "接收确认单 | 接收时间 | 年月日时分 | 第二十七条 | 接收的调解员 | （签名）",
    ),
    Required(
        11,
        "mediator_choice",
        "调解员指定通知书 | 第十二条 | 指定{mediator}担任 | 不同意指定的 | 视为不同意调解 | "
        "申请其回避",
    ),
    Required(
        11,
        "mediator_choice",
        "调解员选定书 | 经协商一致 | 共同选定 | 调解员：{mediator} | （签名、捺印）",
        maker="chosen",
    ),
    Required(
        12,
        "disclosure_statement",
        "回避披露书 | 近亲属 | 与纠纷有利害关系 | 其他关系，可能影响公正调解 | "
        "同意继续由该调解员调解 | 不同意，申请其回避 | 调解员{mediator}（签名）",
        maker="disclosed",
    ),
    Required(
        12,
        "recusal_decision",
        "回避决定书 | 近亲属 | 双方当事人同意由该调解员调解的除外 | {mediator}回避 | "
        "决定人和决定日期：{supervisor} | {body}",
        typed={"asked_because": "曾在被申请人处任职", "decision": "granted"},
    ),
    Required(
        13,
        "rights_notice",
        "权利义务告知书 | 选择或者接受调解员 | 拒绝调解或者要求终止调解 | 公开进行 | "
        "自愿达成调解协议 | 如实陈述 | 遵守调解现场秩序 | 尊重对方当事人 | 规则和程序 | "
        "调解协议的效力 | 仲裁审查 | 十五日内 | 司法确认 | 三十日内 | 回避 | 保密 | 虚假调解 | "
        "个人信息的处理 | 申请人{worker}（签名、捺印） | 被申请人{employer}（盖章）",
    ),
    Required(
        14,
        "power_of_attorney",
        "授权委托书 | {worker} | 代为申请调解或者要求终止调解 | 收集、提供证据 | "
        "选择或者接受调解员 | 承认、变更、放弃请求 | 参加调解并签署 | 领取 | 其他： | 一般授权 | "
        "特别授权 | 律师、基层法律服务工作者 | 近亲属或者工作人员 | 推荐的公民 | （签名、捺印）",
    ),
    Required(
        15,
        "representative_certificate",
        "法定代表人身份证明书 | 冯建国 | 职务 | 身份证件 | {employer}（盖章）",
    ),
    Required(
        16,
        "investigation_record",
        "调查记录 | 调查时间：2026年11月23日 | 调查地点：仓库 | 周强，仓库主管 | "
        "调查事项：工资发放 | 问：发到几月？ | 答：五月。 | 宣读 | 逐页签名 | "
        "被调查人（签名、捺印） | 调查人{mediator}（签名）",
        typed={
            "subject": "anybody",
            "person": "周强，仓库主管",
            "held_on": date(2026, 11, 23),
            "place": "仓库",
            "matter": "工资发放",
            "dialogue": "问：发到几月？\n答：五月。",
            "read_back": True,
        },
    ),
    Required(
        17,
        "evidence_list",
        "证据清单 | 序号证据名称证据来源证明目的形式页数退还 | 工资条 | {worker} | 复印件 | "
        "接收人{supervisor}（签名） | 原件退还记录",
    ),
    Required(
        18,
        "session_record",
        "调解笔录 | 时间：2026年11月23日9时00分 | 地点和方式：第一调解室，现场调解 | "
        "{worker}申请人 | 调解员：{mediator} | 记录人：张萌 | 身份核对 | 已告知当事人权利义务 | "
        "申请调解员回避 | 申请人：要求支付工资 | 被申请人：同意分期支付 | 争议焦点 | 调解结果 | "
        "宣读 | 逐页签名 | 当事人签名： | 记录人张萌（签名）",
    ),
    Required(
        19,
        "facts_confirmation",
        "无争议事实确认书 | 欠薪三个月 | 第二十二条 | 申请人{worker} | 被申请人{employer}",
    ),
    Required(
        20,
        "extension_consent",
        "延期调解申请同意书 | 一致同意 | 原届满日2026年12月3日 | 延长至2026年12月10日 | "
        "延长的限度 | 申请人{worker}（签名、捺印） | 被申请人{employer}（盖章）",
        typed={"extended_to": date(2026, 12, 10)},
    ),
    Required(
        21,
        "agreement",
        "调解协议书 | {number} | {basics} | 请求事项 | 主要事实 | 12,600.00元 | "
        "大写：人民币壹万贰仟陆佰元整 | 2026年12月31日前 | 银行转账 | 税前 | "
        "向{agreed_worker}支付 | 权利告知 | 十五日 | 三十日 | 支付令 | 一式三份 | "
        "申请人{worker}（签名、捺印） | 被申请人{employer}（盖章） | 调解员{mediator}（签名） | "
        "记录人张萌（签名） | （盖章） | 生效日期",
        maker="of_wages",
    ),
    Required(
        22,
        "oral_agreement",
        "口头协议登记表 | {worker} | {employer} | 纠纷事项 | 协议内容当场付清 | "
        "履行方式和时限现金 | 达成协议日期2026年11月23日 | 第二十八条 | "
        "人民调解员{mediator}（签名） | {body}",
        typed={"agreed_content": "当场付清", "performance": "现金", "held_on": date(2026, 11, 23)},
    ),
    Required(
        23,
        "presiding_certificate",
        "主持调解的证明 | 城东区人民法院： | {body}系依照《中华人民共和国人民调解法》 | "
        "指派调解员{mediator}主持调解 | 2026年11月18日受理 | 2026年11月23日签署 | 自愿",
    ),
)
