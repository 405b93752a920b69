"""What the parties to an agreement are told: its effect, review, confirmation, default."""

from mediation.documents.facts import AgreementFacts
from mediation.documents.facts.agreeing import BY_ACT, BY_INVITATION, ONLINE, PEOPLES_MEDIATION
from mediation.documents.passages import Passage, say

EFFECTS = {
    BY_ACT: Passage(
        "agreement.effect_by_act",
        "生效（劳动争议调解仲裁法）",
        "本协议由双方当事人签名或者盖章，经调解员签名并加盖调解组织印章后生效，对双方当事人具有约束力，"
        "当事人应当履行（《中华人民共和国劳动争议调解仲裁法》第十四条）。",
        required=("生效", "应当履行", "第十四条"),
    ),
    BY_INVITATION: Passage(
        "agreement.effect_by_invitation",
        "生效（人民法院特邀调解）",
        "本协议自双方当事人签名、盖章或者捺印时生效，当事人应当履行"
        "（《最高人民法院关于人民法院特邀调解的规定》第二十四条）。",
        required=("生效", "应当履行", "第二十四条"),
    ),
    ONLINE: Passage(
        "agreement.effect_online",
        "生效（人民法院在线调解）",
        "本协议自各方当事人在线完成签名时生效，当事人应当履行（《人民法院在线调解规则》第十九条）。",
        required=("生效", "应当履行", "第十九条"),
    ),
    PEOPLES_MEDIATION: Passage(
        "agreement.effect_peoples_mediation",
        "生效（人民调解）",
        "本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效，"
        "当事人应当按照约定履行（《中华人民共和国人民调解法》第二十九条、第三十一条）。",
        required=("生效", "第二十九条"),
    ),
}
REVIEW = Passage(
    "agreement.review",
    "仲裁审查",
    "双方当事人可以自本协议生效之日起十五日内，共同向{仲裁委员会}提出仲裁审查申请"
    "（《企业劳动争议协商调解规定》第二十七条、《劳动人事争议仲裁办案规则》第七十四条）。"
    "请求确认劳动关系的，不予受理仲裁审查申请。",
    ("仲裁委员会",),
    ("仲裁委员会", "十五日内", "共同"),
)
CONFIRMATION = Passage(
    "agreement.confirmation",
    "司法确认",
    "双方当事人可以自本协议生效之日起三十日内，共同向{人民法院}申请司法确认"
    "（《中华人民共和国民事诉讼法》第二百零五条）。人民法院裁定调解协议有效，一方当事人拒绝履行"
    "或者未全部履行的，对方当事人可以向人民法院申请执行。",
    ("人民法院",),
    ("人民法院", "三十日内", "共同"),
)
PAYMENT_ORDER = Passage(
    "agreement.payment_order",
    "支付令",
    "因支付拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金事项达成本协议，用人单位在约定期限内不履行的，"
    "劳动者可以持本协议依法向人民法院申请支付令（《中华人民共和国劳动争议调解仲裁法》第十六条）。",
    required=("支付令", "第十六条"),
)
NOT_PERFORMED = Passage(
    "agreement.not_performed",
    "不履行的途径",
    "一方当事人在本协议约定期限内不履行的，另一方当事人可以依法申请仲裁"
    "（《中华人民共和国劳动争议调解仲裁法》第十五条）。",
    required=("申请仲裁", "第十五条"),
)
NOTICES = (*EFFECTS.values(), REVIEW, CONFIRMATION, PAYMENT_ORDER, NOT_PERFORMED)


def rights(facts: AgreementFacts) -> list[str]:
    """Return what the parties must be told about effect, review, confirmation and default."""
    notices = [say(facts, EFFECTS[facts.effect_rule])]
    if facts.review_commission:
        notices.append(say(facts, REVIEW, 仲裁委员会=facts.review_commission))
    if facts.confirmation_court:
        notices.append(say(facts, CONFIRMATION, 人民法院=facts.confirmation_court))
    if facts.payment_order:
        notices.append(say(facts, PAYMENT_ORDER))
    return [*notices, say(facts, NOT_PERFORMED)]
