"""Rules of names and numbers: those that are typed are those of the case.

33号令 art. 74 and 民诉解释 art. 354 ask for proof of who the parties are.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from mediation.domain.agreement.checks.facts import AgreementFacts
from mediation.domain.agreement.checks.findings import AMBER, RED, Hit, rule
from mediation.domain.agreement.draft import AgreementParty
from mediation.domain.agreement.repairs import replace_words
from mediation.domain.identifiers.folding import fold_number
from mediation.domain.identifiers.masking import mask_identity
from mediation.domain.parties import PartyKind, Side

EIGHTEEN = re.compile(
    r"(?<![0-9A-Za-z])[0-9A-HJ-NP-RTUW-Ya-hj-np-rtuw-y]{17}[0-9A-Za-z](?![0-9A-Za-z])"
)
FIRM_NAME = r"[一-鿿（）()·]{2,40}?(?:公司|合作社|经营部|工程队|劳务队)"
DUTY_OF_FIRM = re.compile(
    rf"由(?P<name>{FIRM_NAME})[^。；，]{{0,12}}(?:支付|承担|垫付|清偿|代付|偿还|出具|办理|担保|保证)"
    rf"|(?P<guarantor>{FIRM_NAME})(?:对[^。；]{{0,20}})?(?:承担|提供)(?:连带)?(?:清偿|保证|担保)"
)
_TITLES = {side.label: side for side in Side}
TITLED = re.compile("(?P<title>被申请人|申请人|第三人)")
# A long name may differ in two signs and still be the same name mistyped.
LONG_NAME = 6
# Two digits changed places, or one was mistyped.
WRONG_SIGNS = 2
SIGN_OF_NAME = re.compile("[一-鿿A-Za-z·（）()]")


@rule(
    "name_differs",
    "姓名、名称与案件一致",
    RED,
    "33号令 74、民诉法解释 354",
    offers="改为案件登记的写法",
)
def names_are_of_the_case(facts: AgreementFacts) -> Iterator[Hit]:
    """A name after 申请人 or 被申请人 is spelt as the case has it."""
    known = _names_by_length(facts.parties)
    for typed in facts.typed:
        for title in TITLED.finditer(typed.text):
            side = _TITLES[title["title"]]
            wrong = _mistyped(typed.text[title.end() :], known.get(side, {}))
            if wrong:
                yield Hit(
                    f"{typed.name}的“{title[0]}{wrong[0]}”与登记的姓名、名称不一致",
                    f"案件登记为“{wrong[1]}”。姓名写错的协议无法确认、执行。",
                    where=typed.where,
                    mend=f"改为“{wrong[1]}”",
                    repair=replace_words(typed.where, wrong[0], wrong[1]),
                )


@rule(
    "number_differs",
    "证件号码、信用代码与案件一致",
    RED,
    "33号令 74、民诉法解释 354",
    offers="改为案件登记的号码",
)
def numbers_are_of_the_case(facts: AgreementFacts) -> Iterator[Hit]:
    """A typed identity number or credit code belongs to somebody of the case."""
    if not facts.identities_known:
        return
    for typed in facts.typed:
        for match in EIGHTEEN.finditer(typed.text):
            if fold_number(match[0]) not in facts.known_numbers:
                meant = _mistyped_number(fold_number(match[0]), facts.known_numbers)
                yield Hit(
                    f"{typed.name}的号码 {mask_identity(match[0])} 不是本案当事人的",
                    "写入协议的证件号码、统一社会信用代码应当与案件登记一致，请核对。",
                    where=typed.where,
                    mend=f"改为登记的 {mask_identity(meant)}" if meant else "",
                    repair=replace_words(typed.where, match[0], meant) if meant else None,
                )


@rule("identity_missing", "身份信息足够申请确认", AMBER, "33号令 74、民诉法解释 354")
def identities_are_complete(facts: AgreementFacts) -> Iterator[Hit]:
    """A worker has an identity number and an employer a credit code: confirmation needs both."""
    if not facts.identities_known:
        return
    without = [party for party in facts.parties if not _has_number(party)]
    if without:
        names = "、".join(party.name for party in without[:5]) + ("等" if len(without) > 5 else "")
        yield Hit(
            f"有 {len(without)} 方没有证件号码或者统一社会信用代码",
            f"{names}。司法确认、仲裁审查须提交身份证明，请在案件中补登。",
        )


@rule("stranger_bound", "承担义务的都是本案当事人", RED, "民法典 465、民事调解规定 9")
def duties_are_of_parties(facts: AgreementFacts) -> Iterator[Hit]:
    """A firm that is no party of the case cannot be bound by what others agree."""
    known = {party.name for party in facts.parties}
    for typed in facts.typed:
        for match in DUTY_OF_FIRM.finditer(typed.text):
            name = _bare(match["name"] or match["guarantor"])
            if name and not any(name in each or each in name for each in known):
                yield Hit(
                    f"{typed.name}由“{name}”承担义务，但它不是本案当事人",
                    "协议只约束签字的当事人；请先把它列为第三人并由其签章，或者改由当事人承担。",
                    where=typed.where,
                )


def _names_by_length(
    parties: tuple[AgreementParty, ...],
) -> dict[Side, dict[int, dict[str, str]]]:
    """Names by side and length, under every form that has signs replaced by a blank."""
    found: dict[Side, dict[int, dict[str, str]]] = {}
    for party in parties:
        forms = found.setdefault(party.side, {}).setdefault(len(party.name), {})
        for form in _forms(party.name):
            forms.setdefault(form, party.name)
        forms[party.name] = party.name
    return found


@lru_cache(maxsize=4096)
def _forms(name: str) -> tuple[str, ...]:
    """The name with each sign left out in turn; of a long one also with two neighbours left out."""
    one = [f"{name[:place]}?{name[place + 1 :]}" for place in range(len(name))]
    if len(name) < LONG_NAME:
        return tuple(one) if len(name) > 2 else ()
    two = [f"{name[:place]}??{name[place + 2 :]}" for place in range(len(name) - 1)]
    return tuple(one + two)


def _mistyped(rest: str, known: dict[int, dict[str, str]]) -> tuple[str, str] | None:
    """What stands after the title and what it should be; None for a name of the case, or none."""
    if any(rest[:length] in forms and "?" not in rest[:length] for length, forms in known.items()):
        return None
    for length in sorted(known, reverse=True):
        word = rest[:length]
        if len(word) < length or not all(SIGN_OF_NAME.match(sign) for sign in word):
            continue
        right = next((known[length][form] for form in _forms(word) if form in known[length]), None)
        if right is not None:
            return word, right
    return None


def _mistyped_number(written: str, known: frozenset[str]) -> str:
    """The only number of the case that differs in no more than two signs; empty without one."""
    near = [
        number
        for number in known
        if len(number) == len(written)
        and sum(a != b for a, b in zip(number, written, strict=True)) <= WRONG_SIGNS
    ]
    return near[0] if len(near) == 1 else ""


def _has_number(party: AgreementParty) -> bool:
    is_worker = party.kind is PartyKind.WORKER
    return bool(party.identity_number if is_worker else party.credit_code)


def _bare(name: str) -> str:
    return re.sub("^(?:被申请人|申请人|第三人)", "", name)


IDENTITY_RULES = (
    names_are_of_the_case,
    numbers_are_of_the_case,
    identities_are_complete,
    duties_are_of_parties,
)
