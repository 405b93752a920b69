"""Shipped clauses of payments: what for, how taxed, when, and the words that go with the sum."""

from mediation.domain.agreement.clauses.clause import Clause, PayerRole, PaymentOutline
from mediation.domain.agreement.words import DueEvent, TaxTerm, TermKind
from mediation.domain.claim_types import ClaimType

MONTHS = "＿＿年＿＿月至＿＿年＿＿月"
DAYS = "＿＿年＿＿月＿＿日至＿＿年＿＿月＿＿日"


def _payment(
    code: str,
    title: str,
    article: str,
    *,
    purpose: str,
    claim: ClaimType,
    text: str = "",
    tax: TaxTerm | None = TaxTerm.BEFORE_TAX,
    payer: PayerRole = PayerRole.EMPLOYER,
    parts: int = 1,
    due: tuple[DueEvent, int] | None = None,
) -> Clause:
    """A payment by transfer; `due` is an event and so many working days after it."""
    event, days = due or (None, 0)
    outline = PaymentOutline(
        payer=payer,
        purpose=purpose,
        claim_type=claim,
        tax=tax,
        parts=parts,
        due_event=event,
        due_days=days,
        due_in_working_days=bool(days),
    )
    return Clause(code, TermKind.PAYMENT, title, article, text, outline)


PAYMENT_CLAUSES = (
    _payment(
        *("N01", "工资一次付清", "劳动法 50、劳动合同法 30"),
        purpose=f"{MONTHS}工资",
        claim=ClaimType.WAGES,
    ),
    _payment(
        *("N02", "工资分期支付", "劳动合同法 30、民法典 530、560"),
        purpose=f"{MONTHS}工资",
        claim=ClaimType.WAGES,
        parts=3,
        text="用人单位可以提前支付，提前支付的款项抵充最早到期的一期。",
    ),
    _payment(
        *("N03", "经济补偿，办结交接时支付", "劳动合同法 46、47、50"),
        purpose="解除劳动合同的经济补偿",
        claim=ClaimType.SEVERANCE,
        due=(DueEvent.HANDED_OVER, 0),
        text="经济补偿按在本单位工作＿＿年、劳动合同解除前十二个月的平均工资计算。",
    ),
    _payment(
        *("N04", "违法解除赔偿金", "劳动合同法 48、87，实施条例 25"),
        purpose="违法解除劳动合同的赔偿金",
        claim=ClaimType.UNLAWFUL_DISMISSAL,
        text="用人单位支付赔偿金的，不另行支付经济补偿。",
    ),
    _payment(
        *("N05", "未订立书面合同的二倍工资差额", "劳动合同法 82、实施条例 6"),
        purpose=f"{DAYS}未订立书面劳动合同的二倍工资差额",
        claim=ClaimType.DOUBLE_WAGE,
    ),
    _payment(
        *("N06", "加班工资", "劳动法 44、工资支付暂行规定 13"),
        purpose=f"{MONTHS}延长工作时间、休息日和法定休假日的加班工资",
        claim=ClaimType.OVERTIME,
    ),
    _payment(
        *("N07", "未休年休假工资报酬", "职工带薪年休假条例 5、企业职工带薪年休假实施办法 10"),
        purpose="＿＿年度应休未休＿＿天年休假的工资报酬",
        claim=ClaimType.ANNUAL_LEAVE,
        text="上述金额不含已经支付的正常工作期间的工资。",
    ),
    _payment(
        *("N08", "工伤待遇，用人单位承担部分", "社会保险法 38、39，工伤保险条例 33、36、37"),
        purpose="停工留薪期工资和一次性伤残就业补助金",
        claim=ClaimType.WORK_INJURY,
        tax=None,
        text=(
            "劳动者的工伤已经认定，劳动能力鉴定为＿＿级；应由工伤保险基金支付的医疗费用、"
            "一次性伤残补助金和一次性工伤医疗补助金不包含在上述金额内。"
        ),
    ),
    _payment(
        *("N09", "工伤保险基金支付部分的转付", "社会保险法 38、工伤保险条例 37"),
        purpose="工伤保险基金拨付到用人单位的一次性伤残补助金和一次性工伤医疗补助金",
        claim=ClaimType.WORK_INJURY,
        tax=None,
        due=(DueEvent.FUND_PAID, 5),
        text="用人单位不得从中扣减；经办机构核定的数额高于上述金额的，差额一并转付。",
    ),
    _payment(
        *("N10", "未参加工伤保险，待遇由用人单位支付", "工伤保险条例 62、社会保险法 41"),
        purpose="一次性伤残补助金、一次性工伤医疗补助金和一次性伤残就业补助金",
        claim=ClaimType.WORK_INJURY,
        tax=None,
        text="劳动者的工伤已经认定，劳动能力鉴定为＿＿级。",
    ),
    _payment(
        *("N11", "竞业限制经济补偿", "劳动合同法 23、劳动争议解释（一）36"),
        purpose=f"{MONTHS}履行竞业限制义务的经济补偿",
        claim=ClaimType.NON_COMPETE,
    ),
    _payment(
        *("N12", "退还押金、服装费", "劳动合同法 9、84"),
        purpose="收取的押金、服装费",
        claim=ClaimType.OTHER,
        tax=None,
        text="劳动者持有的收据在收款时交回。",
    ),
    _payment(
        *("N13", "培训费违约金，劳动者支付", "劳动合同法 22、实施条例 16"),
        purpose="服务期尚未履行部分分摊的培训费用",
        claim=ClaimType.TRAINING_PENALTY,
        tax=None,
        payer=PayerRole.WORKER,
        text="上述金额不超过服务期尚未履行部分所应分摊的培训费用。",
    ),
    _payment(
        *("N14", "总承包单位代付工资", "保障农民工工资支付条例 30"),
        purpose=f"＿＿工程{MONTHS}工资",
        claim=ClaimType.CONTRACTOR_LIABILITY,
        payer=PayerRole.THIRD_PARTY,
        text="总承包单位代付后依法向用人单位追偿；未代付的部分，用人单位仍应支付。",
    ),
    _payment(
        *("N15", "产假工资", "女职工劳动保护特别规定 8、妇女权益保障法 48"),
        purpose=f"{DAYS}产假期间的工资",
        claim=ClaimType.MATERNITY,
        text="已经由生育保险基金支付的生育津贴不包含在上述金额内。",
    ),
    _payment(
        *("N16", "高温津贴", "防暑降温措施管理办法 17"),
        purpose=f"{MONTHS}高温津贴",
        claim=ClaimType.WELFARE,
    ),
    _payment(
        *("N17", "解除前未提前通知的代通知金", "劳动合同法 40、实施条例 20"),
        purpose="未提前三十日通知解除劳动合同额外支付的一个月工资",
        claim=ClaimType.SEVERANCE,
    ),
)
