"""Clauses that are void or not allowed, whatever their words."""

import re
from collections.abc import Iterator

from mediation.domain.agreement.checks.facts import AgreementFacts, Typed
from mediation.domain.agreement.checks.findings import AMBER, RED, Hit, rule
from mediation.domain.agreement.particulars import (
    Confidentiality,
    DefaultClause,
    InsuranceClause,
    Particulars,
    Withdrawal,
)
from mediation.domain.agreement.repairs import Repair, cut_piece, set_term
from mediation.domain.agreement.words import TermKind
from mediation.domain.claim_types import ClaimType

INSURANCE = r"(?:社会保险|社保|养老保险|医疗保险|失业保险|工伤保险|五险)"
WAIVED_INSURANCE = re.compile(
    rf"(?<!不)放弃[^。；]{{0,20}}{INSURANCE}"
    rf"|{INSURANCE}[^。；]{{0,20}}(?<!不)放弃"
    rf"|(?:不再|不予|无需|不用|免予|免除)[^。；]{{0,14}}缴[^。；]{{0,12}}{INSURANCE}"
    rf"|{INSURANCE}[^。；]{{0,12}}(?:不再|不予|无需|不用)[^。；]{{0,6}}缴"
    rf"|{INSURANCE}[^。；]{{0,12}}(?:折现|折算成?现金)"
)
FORBIDS = re.compile("不得|不能|不因|不应")
ASKS_COURT_TO_JUDGE = re.compile(
    r"(?:逾期|不履行|未履行|不支付|未支付|不付|未付|未按|违约|反悔)[^。；]{0,40}"
    r"法院[^。；]{0,12}(?:判决|裁判|裁决|作出判|下判)"
)
BLOCKS_REMEDIES = re.compile(
    r"(?:不得|不再|放弃|不能|禁止)[^。；，]{0,14}(?:申请仲裁|提起仲裁|起诉|提起诉讼|投诉|举报|信访)"
)
SECRET_TO_ALL = re.compile(
    r"(?:不得|不能|禁止|不)向(?:任何|第三|其他)[^。；，]{0,16}(?:透露|披露|泄露|提及|反映|公开|提供)"
)
LAWFUL_EXCEPTION = re.compile("除外|依法|法律规定|法律另有")
BARGAINS_CRIME = re.compile(
    r"(?:不再?|放弃|免除|不予)[^。；]{0,8}追究[^。；]{0,10}(?:刑事|行政)责任|撤回?销?[^。；]{0,8}报案"
)
WITHHOLDS = re.compile(
    r"(?:扣押|扣留|暂扣|押存|留存)[^。；]{0,10}(?:身份证|证件|档案|毕业证|资格证)"
    r"|(?:付清|结清|支付|交接|赔偿|撤回|撤诉)[^。；]{0,12}(?:后|之后)[^。；]{0,10}"
    r"(?:再|方可|方|才)[^。；]{0,10}(?:离职证明|解除劳动合同的?证明|档案|社保关系|社会保险关系)"
)
IN_KIND = re.compile(
    r"(?:以|用|拿)[^。；，]{0,14}(?:产品|商品|实物|货物|库存|存货|消费卡|购物卡|代金券|购物券|车辆|房产"
    r"|股权|期权)(?:支付|[^。；，]{0,10}(?:抵|代替|发放|折价))"
)
WAGES = re.compile("工资|报酬|加班费|薪")
REMUNERATION = frozenset({ClaimType.WAGES.value, ClaimType.OVERTIME.value})
NON_COMPETE = re.compile("竞业限制|竞业禁止|不得[^。；]{0,20}(?:同类业务|竞争关系|同行业)")
COMPENSATED = re.compile("补偿|每月支付|按月支付")
LOSES_MINIMUM = re.compile(
    r"(?:自愿|同意)?放弃[^。；]{0,8}(?:最低工资|加班费|年休假|法定)[^。；]{0,10}"
)


def _mended(facts: AgreementFacts, typed: Typed, piece: str, instead: Particulars) -> Repair:
    """Put the lawful clause in its place, or leave the sentence out where that is not the kind."""
    term = facts.draft.terms[typed.index] if typed.index is not None else None
    kind = _KINDS[type(instead)]
    alone = term is not None and not term.is_payment and list(typed.pieces) == [piece]
    if term is None or typed.index is None or not alone:
        return cut_piece(typed.where, piece)
    if term.particulars is not None:
        return set_term(typed.index, text="")
    if term.kind in {kind, TermKind.OTHER}:
        return set_term(typed.index, kind=kind, text="", particulars=instead)
    return cut_piece(typed.where, piece)


_KINDS: dict[type, TermKind] = {
    InsuranceClause: TermKind.SOCIAL_INSURANCE,
    DefaultClause: TermKind.DEFAULT,
    Withdrawal: TermKind.WITHDRAWAL,
    Confidentiality: TermKind.CONFIDENTIALITY,
}


def _pieces(facts: AgreementFacts, pattern: re.Pattern[str]) -> Iterator[tuple[Typed, str]]:
    for typed in facts.typed:
        if pattern.search(typed.text):
            for piece in typed.pieces:
                if pattern.search(piece):
                    yield typed, piece


@rule(
    "insurance_waived",
    "没有放弃社会保险",
    RED,
    "劳动争议解释（二）19、社会保险法 60",
    offers="改为不在本协议处理",
)
def insurance_is_not_waived(facts: AgreementFacts) -> Iterator[Hit]:
    """Nobody can waive social insurance contributions."""
    for typed, piece in _pieces(facts, WAIVED_INSURANCE):
        found = WAIVED_INSURANCE.search(piece)
        # "不得以放弃为由不缴" forbids the waiver that its words name.
        if found and not FORBIDS.search(piece[: found.start()]):
            yield Hit(
                f"{typed.name}约定放弃或者免缴社会保险",
                "不缴、放弃社会保险的约定无效，缴费不在可以协商的范围。",
                where=typed.where,
                mend="改为“不在本协议处理范围，由征收机构依法处理”",
                repair=_mended(facts, typed, piece, InsuranceClause()),
            )


@rule("court_to_judge", "没有约定由法院裁判", RED, "民事调解规定 8", offers="改为逾期责任条款")
def court_is_not_asked_to_judge(facts: AgreementFacts) -> Iterator[Hit]:
    """'If unpaid the court shall judge' is not allowed; a penalty is."""
    for typed, piece in _pieces(facts, ASKS_COURT_TO_JUDGE):
        yield Hit(
            f"{typed.name}约定不履行时由法院裁判",
            "这样的条款人民法院不予准许；可以约定逾期责任。",
            where=typed.where,
            mend="改为提前到期和逾期付款损失",
            repair=_mended(facts, typed, piece, DefaultClause()),
        )


@rule("remedy_blocked", "没有限制仲裁、起诉、投诉", RED, "人民调解法 3", offers="改为再无其他争议")
def remedies_stay_open(facts: AgreementFacts) -> Iterator[Hit]:
    """Mediation may not shut the door of the arbitrator, the court or the inspector."""
    for typed, piece in _pieces(facts, BLOCKS_REMEDIES):
        yield Hit(
            f"{typed.name}限制申请仲裁、起诉或者投诉",
            "不得因调解阻止当事人依法维护权利。",
            where=typed.where,
            mend="改为“就本案请求事项再无其他争议”",
            repair=_mended(facts, typed, piece, Withdrawal()),
        )


@rule(
    "secrecy_too_wide", "保密不妨碍依法投诉", AMBER, "人民调解法 3", offers="改为带例外的保密条款"
)
def secrecy_has_exceptions(facts: AgreementFacts) -> Iterator[Hit]:
    """A duty of silence leaves room for what the law lets people say to authorities."""
    for typed, piece in _pieces(facts, SECRET_TO_ALL):
        if not LAWFUL_EXCEPTION.search(typed.text):
            yield Hit(
                f"{typed.name}的保密没有例外",
                "依法向有关机关、仲裁机构、人民法院提供或者投诉举报，不能约定禁止。",
                where=typed.where,
                mend="改为带法定例外的保密条款",
                repair=_mended(facts, typed, piece, Confidentiality()),
            )


@rule("crime_bargained", "没有约定免除刑事、行政责任", RED, "民法典 153", offers="删去这一句")
def crimes_are_not_bargained(facts: AgreementFacts) -> Iterator[Hit]:
    """Whether a crime or an offence is prosecuted is not for the two sides to agree."""
    for typed, piece in _pieces(facts, BARGAINS_CRIME):
        yield Hit(
            f"{typed.name}约定不追究刑事、行政责任",
            "刑事、行政责任不由当事人约定；可以写“已经履行的，可以请求从宽处理”。",
            where=typed.where,
            mend="删去这一句",
            repair=cut_piece(typed.where, piece),
        )


@rule(
    "papers_withheld",
    "没有扣押证件、以付款换证明",
    RED,
    "劳动合同法 9、50、84",
    offers="删去这一句",
)
def papers_are_not_withheld(facts: AgreementFacts) -> Iterator[Hit]:
    """Papers of a worker are nobody's pledge."""
    for typed, piece in _pieces(facts, WITHHOLDS):
        yield Hit(
            f"{typed.name}把证件、离职证明、档案作为条件",
            "单位不得扣押证件，离职证明和档案、社保转移手续应当依法按期办理。",
            where=typed.where,
            mend="删去这一句",
            repair=cut_piece(typed.where, piece),
        )


@rule("wages_in_kind", "工资以货币支付", RED, "劳动法 50、工资支付暂行规定 5", offers="删去这一句")
def wages_are_money(facts: AgreementFacts) -> Iterator[Hit]:
    """Wages are paid in money, never in goods or vouchers."""
    for typed, piece in _pieces(facts, IN_KIND):
        term = facts.draft.terms[typed.index] if typed.index is not None else None
        is_pay = term is not None and term.claim_type in REMUNERATION
        if not is_pay and not WAGES.search(piece):
            continue
        yield Hit(
            f"{typed.name}的“{piece[:24]}”以实物、有价证券抵付",
            "工资应当以法定货币支付，不得以实物和有价证券替代。",
            where=typed.where,
            mend="删去这一句",
            repair=cut_piece(typed.where, piece),
        )


@rule("non_compete_unpaid", "竞业限制有补偿", AMBER, "劳动合同法 23、劳动争议解释（一）36")
def non_compete_is_paid(facts: AgreementFacts) -> Iterator[Hit]:
    """Who may not work for a rival is paid for it, month by month."""
    for typed in facts.typed:
        if NON_COMPETE.search(typed.text) and not COMPENSATED.search(typed.text):
            yield Hit(
                f"{typed.name}约定竞业限制，没有写补偿",
                "应当约定限制的期限（不超过二年）、范围和按月支付的经济补偿。",
                where=typed.where,
            )


@rule(
    "floor_waived",
    "没有概括放弃法定权利",
    AMBER,
    "劳动合同法 26、劳动争议解释（一）35",
    offers="删去这一句",
)
def rights_are_not_waived_at_large(facts: AgreementFacts) -> Iterator[Hit]:
    """A claim may be settled or withdrawn; a right of the law is not waived at large."""
    for typed, piece in _pieces(facts, LOSES_MINIMUM):
        yield Hit(
            f"{typed.name}概括放弃法定权利",
            "可以就具体请求互谅互让，概括放弃最低工资、加班费等法定权利的约定可能无效。",
            where=typed.where,
            mend="删去这一句",
            repair=cut_piece(typed.where, piece),
        )


FORBIDDEN_RULES = (
    insurance_is_not_waived,
    court_is_not_asked_to_judge,
    remedies_stay_open,
    secrecy_has_exceptions,
    crimes_are_not_bargained,
    papers_are_not_withheld,
    wages_are_money,
    non_compete_is_paid,
    rights_are_not_waived_at_large,
)
