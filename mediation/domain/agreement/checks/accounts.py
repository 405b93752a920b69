"""Rules of the accounts into which money is paid."""

import re
from collections.abc import Iterator

from mediation.domain.agreement.checks.facts import AgreementFacts, Numbered
from mediation.domain.agreement.checks.findings import AMBER, RED, Hit, rule
from mediation.domain.agreement.draft import AgreementParty, ShareDraft
from mediation.domain.agreement.payment_repairs import own_accounts
from mediation.domain.agreement.words import PaymentMethod
from mediation.domain.claim_types import ClaimType
from mediation.domain.identifiers.folding import fold_number
from mediation.domain.identifiers.masking import mask_accounts
from mediation.domain.parties import PartyKind
from mediation.domain.worker_tags import WorkerTag

HOLDER = re.compile(
    r"(?:户名|开户名|账户名|收款人|持卡人)[:：为]?\s*(?P<name>[一-鿿A-Za-z·（）()]{2,40})"
)
NUMBER = re.compile(r"(?<!\d)\d(?:[ -]?\d){7,}")
TO_ANOTHER = re.compile(
    r"(?:班组长|包工头|劳务队|工头|带班|代表人|亲属|老乡|他人|第三人)[^。；]{0,12}"
    r"(?:账户|账号|银行卡|代收|代领|统一领取|转交)"
)
KNOWN_ACCOUNTS = "填入案件登记的账户"
REMUNERATION = frozenset({ClaimType.WAGES.value, ClaimType.OVERTIME.value})


@rule("account_missing", "转账付款有收款账户", AMBER, "17号令 26", offers=KNOWN_ACCOUNTS)
def accounts_are_written(facts: AgreementFacts) -> Iterator[Hit]:
    """A transfer names the account of every payee."""
    for each in _transfers(facts):
        without = sum(1 for share in each.term.shares if not share.account.strip())
        if without:
            offer = own_accounts(
                each.index, each.term, facts.parties, will_not_do=lambda text, _: not text.strip()
            )
            yield Hit(
                f"{each.name}有 {without} 人没有收款账户",
                "转账付款应写明开户行、户名和账号，免得付错或者推说不知道账号。",
                where=f"{each.where}-shares",
                mend=offer.mend,
                repair=offer.repair,
            )


@rule("account_without_number", "收款账户写有账号", AMBER, "17号令 26", offers=KNOWN_ACCOUNTS)
def accounts_have_numbers(facts: AgreementFacts) -> Iterator[Hit]:
    """An account is known by its number, not by the name of a bank."""
    for each in _transfers(facts):
        written = [share.account for share in each.term.shares if share.account.strip()]
        without = sum(1 for account in written if not NUMBER.search(account))
        if without:
            offer = own_accounts(each.index, each.term, facts.parties, will_not_do=_has_no_number)
            yield Hit(
                f"{each.name}有 {without} 个收款账户没有账号",
                "只写开户行、户名不能办理转账，请补写账号。",
                where=f"{each.where}-shares",
                mend=offer.mend,
                repair=offer.repair,
            )


@rule("account_shared", "收款账户不重复", AMBER, "工资支付暂行规定 6")
def accounts_are_different(facts: AgreementFacts) -> Iterator[Hit]:
    """Two people do not share an account number."""
    owner: dict[str, int] = {}
    told: set[str] = set()
    for each, share, _ in _shares(facts):
        found = NUMBER.search(share.account)
        number = fold_number(found[0], drop="- ") if found else ""
        first = owner.setdefault(number, share.payee_id)
        if number and first != share.payee_id and number not in told:
            told.add(number)
            yield Hit(
                f"账户 {mask_accounts(number)} 是两个收款人的",
                "每个人的款项应当付到本人账户，请核对是否填错。",
                where=f"{each.where}-shares",
            )


@rule("account_of_another", "收款账户是收款人本人的", AMBER, "17号令 26", offers=KNOWN_ACCOUNTS)
def accounts_are_own(facts: AgreementFacts) -> Iterator[Hit]:
    """The named holder of an account is its payee."""
    for each, share, payee in _shares(facts):
        holder = _other_holder(share.account, payee)
        if holder and not _is_pay(facts, each, payee):
            offer = own_accounts(each.index, each.term, (payee,), will_not_do=_is_of_another)
            yield Hit(
                f"{each.name}{payee.name}的收款账户户名是“{holder}”",
                "户名与收款人不同，须有收款人书面指定，否则付款方可能被认为没有履行。",
                where=f"{each.where}-shares",
                mend=offer.mend,
                repair=offer.repair,
            )


@rule(
    "wages_to_another",
    "工资付到劳动者本人账户",
    RED,
    "工资支付暂行规定 6、保障农民工工资支付条例 11、31",
    offers=KNOWN_ACCOUNTS,
)
def wages_go_to_the_worker(facts: AgreementFacts) -> Iterator[Hit]:
    """Wages are paid to the worker, those of 农民工 into the own account, never to a foreman."""
    for each, share, payee in _shares(facts):
        holder = _other_holder(share.account, payee)
        if holder and _is_pay(facts, each, payee):
            offer = own_accounts(each.index, each.term, (payee,), will_not_do=_is_of_another)
            yield Hit(
                f"{each.name}{payee.name}的工资付到“{holder}”的账户",
                "工资应当支付给劳动者本人，农民工工资应当直接付到本人银行账户。",
                where=f"{each.where}-shares",
                mend=offer.mend,
                repair=offer.repair,
            )
    for typed in facts.typed:
        found = TO_ANOTHER.search(typed.text)
        if found:
            yield Hit(
                f"{typed.name}的“{found[0]}”把款项交给他人",
                "工资应当支付给劳动者本人，不得由包工头、班组长或者他人代领。",
                where=typed.where,
            )


def _transfers(facts: AgreementFacts) -> Iterator[Numbered]:
    return (each for each in facts.payments if each.term.method is PaymentMethod.TRANSFER)


def _shares(facts: AgreementFacts) -> Iterator[tuple[Numbered, ShareDraft, AgreementParty]]:
    for each in facts.payments:
        for share in each.term.shares:
            payee = facts.party(share.payee_id)
            if payee is not None and share.account.strip():
                yield each, share, payee


def _has_no_number(account: str, _payee: AgreementParty) -> bool:
    return bool(account.strip()) and not NUMBER.search(account)


def _is_of_another(account: str, payee: AgreementParty) -> bool:
    return bool(_other_holder(account, payee))


def _other_holder(account: str, payee: AgreementParty) -> str:
    found = HOLDER.search(account)
    holder = found["name"] if found else ""
    return "" if holder.startswith(payee.name) else holder


def _is_pay(facts: AgreementFacts, each: Numbered, payee: AgreementParty) -> bool:
    if payee.kind is not PartyKind.WORKER:
        return False
    is_migrant = WorkerTag.MIGRANT in facts.worker(payee.id).tags
    return each.term.claim_type in REMUNERATION or is_migrant


ACCOUNT_RULES = (
    accounts_are_written,
    accounts_have_numbers,
    accounts_are_different,
    accounts_are_own,
    wages_go_to_the_worker,
)
