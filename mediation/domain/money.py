"""Amounts of money: Decimal yuan in code, whole 分 in tables, figures and capitals on paper."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from mediation.domain.problems import Problem
from mediation.domain.width import narrow

CENT = Decimal("0.01")
LARGEST_AMOUNT = Decimal("999999999999.99")


class AmountError(ValueError):
    """A typed amount that cannot be used; `problem` carries the code and the sentence."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.problem = Problem(code, sentence)


def to_fen(amount: Decimal) -> int:
    """Return the amount of yuan as whole 分; ValueError if it is not an exact number of 分."""
    if not amount.is_finite():
        raise ValueError("an amount must be a finite number")
    numerator, denominator = amount.as_integer_ratio()
    fen, remainder = divmod(numerator * 100, denominator)
    if remainder:
        raise ValueError("an amount has at most two decimals")
    return fen


def from_fen(fen: int) -> Decimal:
    """Return whole 分 as an amount of yuan with two decimals."""
    return Decimal(fen).scaleb(-2)


def round_to_fen(amount: Decimal | Fraction) -> Decimal:
    """Round half-up to 分, as the end of one claim item asks (amounts below 10^24 yuan)."""
    if isinstance(amount, Fraction):
        amount = Decimal(amount.numerator) / Decimal(amount.denominator)
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def figures(amount: Decimal) -> str:
    """Return the amount in figures, '1,409.50'; ValueError if it has more than two decimals."""
    return f"{from_fen(to_fen(amount)):,.2f}"


_AMOUNT = re.compile(r"(?P<whole>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.(?P<cents>[0-9]*))?")
_WORDS_AROUND = re.compile(
    r"^\s*(?:人民币|RMB|CNY)?\s*:?\s*[¥￥]?\s*|\s*(?:元|圆|圓)?\s*[整正]?\s*$", re.IGNORECASE
)


def parse_amount(text: str) -> Decimal:
    """Read an amount in yuan as typed; AmountError with a code and a sentence if unusable."""
    plain = _WORDS_AROUND.sub("", narrow(text))
    if not plain:
        raise AmountError("amount_empty", "请填写金额，例如 12600.00。")
    match = _AMOUNT.fullmatch(plain)
    if match is None:
        raise _why_not_an_amount(plain)
    cents = match["cents"] or ""
    if len(cents) > 2:
        raise AmountError("amount_too_fine", "金额最多写到分，请保留两位小数。")
    amount = Decimal(f"{match['whole'].replace(',', '')}.{cents or '0'}")
    if amount > LARGEST_AMOUNT:
        raise AmountError(
            "amount_too_large", "金额不能超过 999,999,999,999.99 元，请核对是否多写了位数。"
        )
    return from_fen(to_fen(amount))


def _why_not_an_amount(plain: str) -> AmountError:
    if re.search(r"\s", plain):
        # "100 200" may be two amounts pasted together, so nothing is guessed.
        return AmountError("amount_spaces", "金额中间不要有空格或换行，请只填一个数。")
    if re.match(r"[-−–—]|[(].*[)]$", plain):
        return AmountError("amount_negative", "金额不能是负数，请写成正数，由谁付给谁另行选择。")
    if re.fullmatch(r"[+]?(?:s?nan|inf|infinity)[0-9]*", plain, re.IGNORECASE):
        return AmountError("amount_not_a_number", "这不是一个数，请填写金额，例如 12600.00。")
    if re.fullmatch(r"[+]?[0-9.,]+e[+-]?[0-9]+", plain, re.IGNORECASE):
        return AmountError("amount_exponent", "请不要用科学记数法，把数字写全，例如 12600.00。")
    if re.search(r"[百千万亿佰仟]", plain):
        return AmountError("amount_in_words", "请用阿拉伯数字把金额写全，例如 1.5 万写成 15000。")
    if re.fullmatch(r"[0-9,]+(?:\.[0-9]*)?", plain):
        return AmountError("amount_commas", "千位分隔号的位置不对，请每三位一个，或者不写。")
    return AmountError("amount_format", "金额只能写数字和小数点，例如 12600.00。")


def split_exactly(total: Decimal, weights: Sequence[Decimal | int]) -> tuple[Decimal, ...]:
    """Share the total by weight, exact to 分, by largest remainder (an earlier share wins a tie).

    ValueError for a negative total, a negative weight, or weights that are all zero.
    """
    fen = to_fen(total)
    ratios = [Fraction(weight) for weight in weights]
    whole = sum(ratios)
    if fen < 0 or whole <= 0 or any(ratio < 0 for ratio in ratios):
        raise ValueError("a split needs a total of zero or more and weights of which one counts")
    ideal = [fen * ratio / whole for ratio in ratios]
    shares = [int(share) for share in ideal]
    by_remainder = sorted(range(len(ideal)), key=lambda i: (shares[i] - ideal[i], i))
    for index in by_remainder[: fen - sum(shares)]:
        shares[index] += 1
    return tuple(from_fen(share) for share in shares)


_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = (("仟", 1000), ("佰", 100), ("拾", 10), ("", 1))
_LARGEST_YUAN = 10**16


def capitals(amount: Decimal) -> str:
    """Return the amount in capitals, '人民币壹仟肆佰零玖元伍角' (支付结算办法 附件一).

    ValueError for a negative amount, more than two decimals, or ten thousand 万亿 and more.
    """
    fen = to_fen(amount)
    if fen < 0:
        raise ValueError("a negative amount has no capitals")
    yuan, cents = divmod(fen, 100)
    if yuan >= _LARGEST_YUAN:
        raise ValueError("an amount of ten thousand 万亿 or more has no agreed capitals")
    if not fen:
        return "人民币零元整"
    return "人民币" + (_whole(yuan) + "元" if yuan else "") + _cents_in_words(yuan, cents)


def _cents_in_words(yuan: int, cents: int) -> str:
    if not cents:
        return "整"
    jiao, fen = divmod(cents, 10)
    words = (_DIGITS[jiao] + "角" if jiao else "") + (_DIGITS[fen] + "分" if fen else "")
    # A zero at 元 or at 角 is bridged by one 零; nothing precedes a sum of less than one yuan.
    return "零" + words if yuan and (yuan % 10 == 0 or not jiao) else words


def _whole(number: int) -> str:
    if number >= 10**8:
        return _joined(number, 10**8, "亿")
    if number >= 10**4:
        return _joined(number, 10**4, "万")
    return _section(number)


def _joined(number: int, size: int, unit: str) -> str:
    high, low = divmod(number, size)
    words = _whole(high) + unit
    if not low:
        return words
    # 万位是 0 而千位不是 0 时零字可以不写 (附件一): only a gap at the top of the rest is bridged.
    return words + ("零" if low < size // 10 else "") + _whole(low)


def _section(number: int) -> str:
    words = ""
    for unit, size in _PLACES:
        digit = number // size % 10
        if digit:
            words += _DIGITS[digit] + unit
        elif words and number % size and not words.endswith("零"):
            words += "零"
    return words


_VARIANTS = str.maketrans(
    "〇一二两三四五六七八九十百千弌弍弎貳參叄参陸壱弐萬億圓圆塊块正",
    "零壹贰贰叁肆伍陆柒捌玖拾佰仟壹贰叁贰叁叁叁陆壹贰万亿元元元元整",
)
_UNITS = {"拾": 10, "佰": 100, "仟": 1000}
_IN_WORDS = re.compile(
    r"(?:(?P<yuan>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+)元)?"
    r"零?(?:(?P<jiao>[零壹贰叁肆伍陆柒捌玖])角)?零?(?:(?P<fen>[零壹贰叁肆伍陆柒捌玖])分)?整?"
)


def parse_capitals(text: str) -> Decimal:
    """Read an amount in capitals, with the usual variants (圆, 正, 萬); AmountError if not one."""
    plain = re.sub(r"\s", "", narrow(text)).translate(_VARIANTS)
    plain = re.sub(r"^(?:人民币|RMB)?:?", "", plain)
    match = _IN_WORDS.fullmatch(plain)
    if match is None or not plain.strip("整零"):
        raise _not_capitals()
    jiao, fen = (_DIGITS.index(match[part] or "零") for part in ("jiao", "fen"))
    yuan = _read_whole(match["yuan"] or "")
    if yuan >= _LARGEST_YUAN:
        raise _not_capitals()
    amount = from_fen(yuan * 100 + jiao * 10 + fen)
    if _without_optional_signs(plain) != _without_optional_signs(capitals(amount)):
        raise _not_capitals()
    return amount


def _not_capitals() -> AmountError:
    return AmountError(
        "capitals_format", "大写金额写法不对，请核对，例如：人民币壹仟肆佰零玖元伍角。"
    )


def _read_whole(words: str) -> int:
    for unit, size in (("亿", 10**8), ("万", 10**4)):
        high, found, low = words.rpartition(unit)
        if found:
            return _read_whole(high) * size + _read_whole(low)
    total, digit = 0, 0
    for sign in words:
        if sign in _UNITS:
            total, digit = total + digit * _UNITS[sign], 0
        else:
            digit = _DIGITS.index(sign)
    return total + digit


def _without_optional_signs(words: str) -> str:
    """Drop what the rule leaves to the writer, so that every lawful spelling compares equal."""
    words = words.removeprefix("人民币").removesuffix("整")
    words = re.sub(r"零角|零分", "", words)
    return re.sub(r"(?<=元)零|(?<=[万亿])零(?=.仟)", "", words)
