"""The decision table of the ways out, as data, with the law that each row rests on.

Sources: law.md 3.3, 3.4, 4.1; 人社部发〔2022〕9号 point 1; 解释(一) arts. 13, 51, 52.
"""

from collections.abc import Sequence
from datetime import date

from mediation.domain.agreement.words import TermKind
from mediation.domain.arbitration_status import ArbitrationStatus
from mediation.domain.claim_types import ClaimType
from mediation.domain.entry_path import EntryPath
from mediation.domain.exits.kinds import Applicant, Opening, RouteKind, WindowStart
from mediation.domain.exits.rule import ExitRule
from mediation.domain.organisations import LegalType

_ACT = "《劳动争议调解仲裁法》"
_PROCEDURE = "《民事诉讼法》"
_ARBITRATION_RULES = "《劳动人事争议仲裁办案规则》"
_INTERPRETATION = "《最高人民法院关于审理劳动争议案件适用法律问题的解释（一）》"
_INVITED_RULES = "《最高人民法院关于人民法院特邀调解的规定》"
_INSPECTION = "《劳动保障监察条例》"
_LINKING_OPINION = "《关于劳动人事争议仲裁与诉讼衔接有关问题的意见（一）》"
_OPINION_NUMBER = "（人社部发〔2022〕9号）"

_ARTICLE_TEN = frozenset(kind for kind in LegalType if kind.named_in_article_10)
_ENTRUSTED_BY_COURT = frozenset(
    {EntryPath.COURT_ENTRUSTED_ORDINARY, EntryPath.COURT_ENTRUSTED_SUMMARY}
)
_ENTRUSTED_BY_COMMISSION = frozenset({EntryPath.COMMISSION_ENTRUSTED})
# A case that a court or a commission has taken up ends in a decree of its own.
_NOT_TAKEN_UP = frozenset(EntryPath) - _ENTRUSTED_BY_COURT - _ENTRUSTED_BY_COMMISSION
_REMUNERATION = frozenset(kind for kind in ClaimType if kind.is_remuneration)
# 调解仲裁法 art. 16: unpaid wages, medical costs of an injury, severance, damages.
PAYMENT_ORDER_CLAIMS = _REMUNERATION | {
    *(ClaimType.ANNUAL_LEAVE, ClaimType.SEVERANCE, ClaimType.UNLAWFUL_DISMISSAL),
    *(ClaimType.WORK_INJURY, ClaimType.DOUBLE_WAGE),
}
_STATUS = frozenset({TermKind.EMPLOYMENT_CONFIRM})
# What an agreement about wages alone does not say (解释(一) art. 51(2): 仅就劳动报酬争议).
_MORE_THAN_WAGES = _STATUS | {
    *(TermKind.EMPLOYMENT_END, TermKind.EMPLOYMENT_CONTINUE),
    *(TermKind.CERTIFICATE, TermKind.SOCIAL_INSURANCE),
}
_BEFORE_THE_COMMISSION = frozenset(
    {ArbitrationStatus.ACCEPTED, *(item for item in ArbitrationStatus if item.is_award)}
)
_IDENTITY = ("双方身份证明、用人单位资格证明", "双方送达地址和联系电话")
_WHERE_TO_SUE = "用人单位所在地或者劳动合同履行地的基层法院（解释（一）第三条）"

EXIT_RULES: tuple[ExitRule, ...] = (
    ExitRule(
        route=RouteKind.PERFORMANCE,
        applicant=Applicant.EITHER,
        law=_ACT,
        article="第十四条第二款",
        gives="按约定的日期付清、办妥；调解组织督促履行，收齐凭证后结案。",
        valid_from=date(2008, 5, 1),
        attach=("收条、银行回单等履行凭证",),
    ),
    ExitRule(
        route=RouteKind.JUDICIAL_CONFIRMATION,
        applicant=Applicant.BOTH,
        law=_PROCEDURE,
        article="第二百零五条、第二百零六条，《人民调解法》第三十三条",
        gives="法院裁定协议有效；一方不履行的，对方可以申请强制执行。",
        valid_from=date(2024, 1, 1),
        entry_paths=_NOT_TAKEN_UP,
        kept_apart=_STATUS,
        window="K17",
        venue="邀请调解的法院；调解组织自行调解的，当事人住所地、标的物所在地、调解组织所在地的基层法院"
        "（民诉法第二百零五条）",
        attach=("司法确认申请书", "调解协议书", "调解组织主持调解的证明", *_IDENTITY),
        advice="法院确认的是给付内容；确认劳动关系等身份内容请单列，人民调解委员会主持的协议尤其如此"
        "（解释（一）第五十二条）。",
    ),
    ExitRule(
        route=RouteKind.ARBITRATION_REVIEW,
        applicant=Applicant.BOTH,
        law=_ARBITRATION_RULES,
        article="第七十四条、第七十五条",
        gives="仲裁委员会制作调解书，双方签收后生效，可以申请强制执行。",
        valid_from=date(2017, 7, 1),
        entry_paths=_NOT_TAKEN_UP,
        excluded_terms=_STATUS,
        window="K15",
        venue="有管辖权的劳动人事争议仲裁委员会（调解仲裁法第二十一条）",
        attach=("仲裁审查申请书", "调解协议书", *_IDENTITY),
    ),
    ExitRule(
        route=RouteKind.PAYMENT_ORDER,
        applicant=Applicant.WORKER,
        law=_ACT,
        article="第十条、第十六条",
        gives="债务人住所地基层法院发出支付令；用人单位十五日内不异议又不付的，可以申请强制执行。",
        valid_from=date(2008, 5, 1),
        legal_types=_ARTICLE_TEN,
        entry_paths=_NOT_TAKEN_UP,
        money=PAYMENT_ORDER_CLAIMS,
        opens_on=frozenset({Opening.DEFAULT}),
        venue="债务人住所地的基层法院（民诉解释第二十三条）",
        attach=("支付令申请书", "调解协议书", "付款期限已届满的说明"),
        advice="工伤待遇中只有工伤医疗费在第十六条之内；双方没有其他债务纠纷、支付令能够送达"
        "（民诉法第二百二十五条）。",
    ),
    ExitRule(
        route=RouteKind.ENFORCEMENT,
        applicant=Applicant.CREDITOR,
        law=_PROCEDURE,
        article="第二百四十七条、第二百五十条",
        gives="法院执行被执行人的财产；迟延履行期间的债务利息加倍支付。",
        valid_from=date(2024, 1, 1),
        opens_on=frozenset({Opening.DEFAULT}),
        window="K21",
        window_from=WindowStart.LAST_DUE,
        # 民诉解释 art. 481: taken up after two years too; the debtor has to plead the limitation.
        late_bars=False,
        needs_force=True,
        venue="作出裁定、支付令的第一审法院，或者同级的被执行财产所在地法院；仲裁调解书为被执行人住所地"
        "或者被执行财产所在地法院（民诉法第二百三十五条）",
        attach=("强制执行申请书", "生效的裁定书、调解书或者支付令", "申请执行人身份证明"),
        advice="二年自最后一期履行期限届满之日起计算；每一期逾期后尽早申请，不必等到最后一期。",
    ),
    ExitRule(
        route=RouteKind.COURT_DECREE,
        applicant=Applicant.BOTH,
        law=_INVITED_RULES,
        article="第二十条",
        gives="法院审查协议后制作调解书结案，签收后可以申请强制执行；也可以申请撤诉。",
        valid_from=date(2016, 7, 1),
        entry_paths=_ENTRUSTED_BY_COURT,
        attach=("调解协议书", "调解笔录", "结果反馈函"),
    ),
    ExitRule(
        route=RouteKind.COMMISSION_DECREE,
        applicant=Applicant.BOTH,
        law=_ACT,
        article="第四十二条",
        gives="仲裁庭根据协议内容制作调解书，双方签收后生效，可以申请强制执行。",
        valid_from=date(2008, 5, 1),
        entry_paths=_ENTRUSTED_BY_COMMISSION,
        attach=("调解协议书", "调解笔录"),
    ),
    ExitRule(
        route=RouteKind.ARBITRATION,
        applicant=Applicant.EITHER,
        law=_ACT,
        article="第十五条、第二十七条",
        gives="以协议为证据申请仲裁，仲裁委员会可以据协议作出裁决。",
        valid_from=date(2008, 5, 1),
        entry_paths=_NOT_TAKEN_UP,
        opens_on=frozenset({Opening.DEFAULT, Opening.REVIEW_REFUSED}),
        window="K27",
        window_from=WindowStart.DEFAULT,
        # 调解仲裁法 art. 27: the limitation is a plea of the other side, not a bar to applying.
        late_bars=False,
        shut_when=_BEFORE_THE_COMMISSION,
        venue="劳动合同履行地或者用人单位所在地的仲裁委员会（调解仲裁法第二十一条）",
        attach=("仲裁申请书", "调解协议书", "对方没有履行的证据"),
    ),
    ExitRule(
        route=RouteKind.SUIT_AFTER_ORDER,
        applicant=Applicant.WORKER,
        law=_INTERPRETATION,
        article=f"第十三条第三款，{_LINKING_OPINION}第一条第一项",
        gives="劳动者依据协议直接向法院起诉，不必先经仲裁。",
        valid_from=date(2021, 1, 1),
        legal_types=_ARTICLE_TEN,
        entry_paths=_NOT_TAKEN_UP,
        money=PAYMENT_ORDER_CLAIMS,
        opens_on=frozenset({Opening.ORDER_ENDED}),
        venue=_WHERE_TO_SUE,
        attach=("起诉状", "调解协议书", "终结督促程序的裁定书"),
    ),
    ExitRule(
        route=RouteKind.SUIT_FOR_WAGES,
        applicant=Applicant.WORKER,
        law=_INTERPRETATION,
        article=f"第五十一条第二款，{_LINKING_OPINION}第一条第二项",
        gives="法院按照普通民事纠纷受理，不必先经仲裁。",
        valid_from=date(2021, 1, 1),
        legal_types=_ARTICLE_TEN,
        entry_paths=_NOT_TAKEN_UP,
        money=_REMUNERATION,
        money_only=True,
        excluded_terms=_MORE_THAN_WAGES,
        opens_on=frozenset({Opening.DEFAULT}),
        venue=_WHERE_TO_SUE,
        attach=("起诉状", "调解协议书", "用人单位没有付款的证据"),
    ),
    ExitRule(
        route=RouteKind.SUIT_AFTER_REFUSAL,
        applicant=Applicant.WORKER,
        law=_LINKING_OPINION,
        article=f"{_OPINION_NUMBER}第一条第三项",
        gives="劳动者依据协议直接向法院起诉，不必先经仲裁。",
        valid_from=date(2022, 2, 21),
        entry_paths=_NOT_TAKEN_UP,
        money=PAYMENT_ORDER_CLAIMS,
        opens_on=frozenset({Opening.CONFIRMATION_REFUSED}),
        venue=_WHERE_TO_SUE,
        attach=("起诉状", "调解协议书", "不予确认的裁定书"),
    ),
    ExitRule(
        route=RouteKind.INSPECTION,
        applicant=Applicant.WORKER,
        law=_INSPECTION,
        article="第十一条、第二十条、第二十一条",
        gives="劳动保障行政部门责令用人单位限期支付；逾期不付的，加付赔偿金。",
        valid_from=date(2004, 12, 1),
        entry_paths=_NOT_TAKEN_UP,
        money=_REMUNERATION,
        opens_on=frozenset({Opening.DEFAULT}),
        window="K40",
        window_from=WindowStart.DEFAULT,
        shut_when=_BEFORE_THE_COMMISSION,
        waits_for_mediation=True,
        attach=("投诉书", "调解协议书", "欠薪凭证"),
        advice="欠薪有连续状态的，两年自行为终了之日起计算；正在调解、仲裁、诉讼的事项不受理。",
    ),
)


def find_exit_rule(
    route: RouteKind,
    *,
    on: date,
    division: str = "",
    rules: Sequence[ExitRule] = EXIT_RULES,
) -> ExitRule:
    """The row of a way in force on a day: that of the narrowest region, then the newest.

    A day before every row gets the earliest.
    """
    rows = [rule for rule in rules if rule.route is route and rule.covers_region(division)]
    in_force = [rule for rule in rows if rule.in_force(on)]
    if not in_force:
        return min(rows, key=lambda rule: (rule.valid_from, rule.region))
    return max(in_force, key=lambda rule: (len(rule.region), rule.valid_from))


def rules_on(
    day: date, *, division: str = "", rules: Sequence[ExitRule] = EXIT_RULES
) -> tuple[ExitRule, ...]:
    """One row for every way, as it is in force on the day for a body of this division."""
    return tuple(find_exit_rule(kind, on=day, division=division, rules=rules) for kind in RouteKind)
