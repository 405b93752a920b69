"""The second half of the catalogue: what follows an agreement, closing, service, supervision."""

from tests.documents.catalogue import Required

CATALOGUE_OF_EXITS = (
    Required(
        24,
        "confirmation_application",
        "申请书 | 申请人：{worker} | 申请人：{employer} | 法定代表人冯建国 | 请求事项 | "
        "请求依法确认 | 调解协议有效 | 事实和理由 | "
        "出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为；如因该协议内"
        "容给国家、集体或他人造成损害的，愿意承担相应的民事责任和其他法律责任 | 此致 | "
        "人民法院 | （签名、捺印） | 年月日",
    ),
    Required(
        25,
        "review_application",
        "仲裁审查申请书 | 申请人：{worker} | 申请人：{employer} | 进行审查，并制作调解书 | "
        "{number} | 该协议于2026年11月23日生效 | 送达地址和联系电话 | {worker}送达地址： | "
        "{employer}联系电话： | 附件 | 仲裁委员会 | 年月日",
    ),
    Required(
        26,
        "payment_order_application",
        "支付令申请书 | 申请人：{worker} | 被申请人：{employer} | 人民币12,600.00元 | "
        "事实和理由 | 证据 | 调解协议书 | 履行期限已经届满 | 没有其他债务纠纷 | "
        "能够送达被申请人 | 人民法院 | 年月日",
    ),
    Required(
        27,
        "closing_notice",
        "调解终结书 | {number} | 2026年11月18日受理 | 2026年11月18日终结 | 分歧较大 | 争议事项 | "
        "欠付的金额 | 救济途径和期限 | 申请仲裁 | 最迟应于2027年10月8日提出 | 申请人签收 | "
        "被申请人签收 | {body}",
        typed={"issues": "欠付的金额"},
        maker="limited",
    ),
    Required(
        28,
        "return_letter",
        "委派调解结果反馈函 | 城东区人民法院： | 调解结果 | 用时 | 无争议的事实 | 欠薪三个月 | "
        "退回的材料 | 起诉状副本 | {body}",
        typed={"enclosures": "起诉状副本 1份"},
    ),
    Required(
        28,
        "return_letter",
        "调解的基本情况 | 调解不成的原因 | 导致其他当事人诉讼成本增加的行为 | 多次不到场 | "
        "需要向人民法院提示的其他情况",
        typed={"conduct": "多次不到场"},
        maker="failed_for_court",
    ),
    Required(
        29,
        "referral_letter",
        "移送函 | 仲裁委员会： | 移送理由双方分歧较大 | 移送材料清单 | 证据复印件 | 请注意期限 | "
        "2027年10月8日 | 联系人 | 移送函回执 | 经办人",
        maker="referred_in_time",
    ),
    Required(
        29,
        "help_letter",
        "转办函 | 城东区司法局： | 转请法律援助 | 请求事项和理由请指派律师 | 依据 | "
        "免予核查经济困难状况 | 已取得本人单独同意 | 转办不停止调解 | 联系人 | 转办函回执 | 经办人",
    ),
    Required(
        29,
        "arbitration_application",
        "劳动人事争议仲裁申请书 | 申请人：{worker} | {id_number} | 被申请人：{employer} | "
        "法定代表人冯建国，经理 | 仲裁请求 | 人民币12,600.00元 | 事实和理由 | "
        "入职时间2023年3月1日 | 岗位客房服务员 | 月工资4,200.00元 | "
        "劳动合同订立情况（由申请人填写） | "
        "社会保险缴纳情况 | 没有支付的款项拖欠工资12,600.00元 | {facts} | "
        "经{body}调解，于2026年11月18日受理 | 第五条 | "
        "证据和证据来源 | 工资支付台账、工资条用人单位 | 此致城东区劳动人事争议仲裁委员会 | "
        "本申请书副本一份 | （签名、捺印） | 年月日",
        maker="to_arbitrate",
    ),
    Required(
        30,
        "service_receipt",
        "送达回证 | 案号：{number} | 案由： | 受送达人：{worker} | 送达单位：{body} | 签发人： | "
        "送达地点： | 调解协议书 | 送达人{supervisor}（签名） | 收到时间：年月日时分 | "
        "受送达人（签名或者盖章） | 送达方式： | 拒收 | 见证人 | 照片 | 备注：",
    ),
    Required(
        31,
        "address_confirmation",
        "送达地址确认书 | {number} | 案由： | 自行承担后果 | 各个阶段 | 书面告知 | "
        "指定签收人（与当事人的关系） | 签收人身份证件号码 | 送达地址（邮政编码） | 移动电话 | "
        "接受电子送达 | 不接受电子送达 | 我已阅读并理解 | 年月日",
    ),
    Required(
        32,
        "demand_letter",
        "履行催告书 | {employer}： | 第三十一条 | 应付日期 | 2026年11月20日 | 12,600.00 | 已付 | "
        "尚欠 | 付款凭证",
    ),
    Required(
        32,
        "payment_receipt",
        "收款确认单 | 付款人：{employer} | 收款人：{worker} | 期次 | 收款日期和方式 | "
        "（签名、捺印）",
    ),
    Required(
        33,
        "callback_record",
        "回访记录 | 被回访人：{worker} | 协议书编号：{number} | 回访事由 | 协议履行情况 | 评价 | "
        "满意 | 回访人 | 回访时间",
    ),
    Required(
        34,
        "closing_approval",
        "结案审批表 | 结案结果全部达成协议 | 协议金额12,600.00元 | 用时5日 | 审批人",
    ),
    Required(
        36,
        "representative_election",
        "代表人推选书 | 等十二人 | 第七条 | 代为申请调解 | 必须经被代表的劳动者同意 | "
        "劳动者名册 | 公民身份号码 | {id_number} | 12,600.00 | 签名、捺印",
    ),
    Required(
        36,
        "settlement_consent",
        "调解方案同意书 | 十二名劳动者 | 同意或者不同意 | 本人应得 | 12,600.00 | 签名、捺印",
    ),
    Required(
        37,
        "consent_form",
        "个人信息处理告知同意书 | {worker} | 处理目的 | 处理方式 | 信息种类 | 保存期限 | "
        "联系方式 | 查阅、复制、更正、补充、删除 | 撤回同意 | 敏感个人信息的单独同意 | "
        "处理的必要性 | 第二十八条 | 同意不同意 | （签名）",
    ),
    Required(
        38,
        "supervision_reminder",
        "工会劳动法律监督提示函 | {employer} | 查明的情况{facts} | 法律依据 | 第三十条 | "
        "提示的事项 | 2026年12月8日前 | 回复 | 城东区总工会",
    ),
    Required(
        38,
        "supervision_opinion",
        "工会劳动法律监督意见书 | {employer} | 查明的情况{facts} | 法律依据 | 第三十条 | "
        "整改的要求 | 2026年12月8日前 | 回复 | 城东区总工会",
    ),
    Required(
        38,
        "supervision_proposal",
        "工会劳动法律监督建议书 | {employer} | 查明的情况{facts} | 法律依据 | 第三十条 | "
        "建议的事项 | 2026年12月8日前 | 函告 | 城东区总工会",
    ),
)
