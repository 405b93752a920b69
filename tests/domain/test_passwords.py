"""What a new password must be."""

import importlib.util
from itertools import product

import pytest

from mediation.domain.passwords import Owner, PasswordPolicy, classes_of, password_problem
from mediation.services.passwords import (
    common_passwords,
    hash_password,
    matches,
    owner_named,
)

OWNER = owner_named("limin", "李敏", "城东区劳动争议调解中心")
ANY = PasswordPolicy()
LONG = "ruc7 kive dosh plum zarb quen holt fiz9 wemb tark sulo pring deck vant mibo crul xeno "
HAN = "春天里河边的柳树又发芽了我们去看"


def problem(password: str, owner: Owner = OWNER, policy: PasswordPolicy = ANY) -> str | None:
    return password_problem(password, owner, policy, common_passwords())


@pytest.mark.parametrize("length", [7, 8, 11, 12, 14])
def test_a_password_alone_has_at_least_fifteen_characters(length: int) -> None:
    assert "至少 15 个字符" in (problem(LONG[:length]) or "")


@pytest.mark.parametrize("length", [15, 16, 64, 65])
def test_long_passwords_are_taken_whole(length: int) -> None:
    assert problem((LONG * 2)[:length]) is None


def test_beside_an_authenticator_twelve_are_enough() -> None:
    owner = Owner("limin", has_second_factor=True)
    assert problem(LONG[:12], owner) is None
    assert problem(LONG[:11], owner)


def test_the_longest_is_said_and_not_cut_off() -> None:
    assert problem((LONG * 2)[:128]) is None
    assert "最多 128 个字符" in (problem((LONG * 2)[:129]) or "")


def test_a_phrase_of_chinese_characters_and_spaces_is_good() -> None:
    assert problem(HAN) is None
    assert problem("柳树 发芽 river 2 boat") is None


@pytest.mark.parametrize(
    "word",
    [
        *("limin", "LiMin", "李敏", "城东", "chengdong", "工会", "gonghui", "ＧＯＮＧＨＵＩ"),
        *("和解台", "hejietai", "调解", "tiaojie", "劳动争议"),
    ],
)
def test_words_of_the_place_and_the_person_are_refused(word: str) -> None:
    assert "不要包含" in (problem(f"ruc7 kive dosh {word} plum") or "")


def test_none_of_the_common_passwords_is_taken() -> None:
    common = common_passwords()
    assert len(common) > 3000
    taken = [word for word in common if problem(word) is None]
    assert not taken


def test_a_common_password_with_something_added_is_common_still() -> None:
    words = sorted(word for word in common_passwords() if word.isalpha() and word.isascii())[:500]
    endings = ("1234567890123", "!!!!!!!!!!!!!", "2026-2026-2026", "_0000000000")
    taken = [word + end for word, end in product(words, endings) if problem(word + end) is None]
    assert not taken


@pytest.mark.parametrize(
    "password",
    [
        *("passwordpassword", "qwertyqwertyqwerty", "1234567890123456", "abcdefghijklmnop"),
        *(
            "aaaaaaaaaaaaaaaa",
            "abababababababab",
            "woaini1314woaini1314",
            "5201314 5201314 5201314",
        ),
    ],
)
def test_repetitions_and_runs_are_no_secret(password: str) -> None:
    assert problem(password)


@pytest.mark.parametrize(("password", "count"), [("abc", 1), ("aB", 2), ("aB1", 3), ("aB1汉", 4)])
def test_kinds_of_characters_are_counted(password: str, count: int) -> None:
    assert classes_of(password) == count


def test_an_office_may_demand_kinds_of_characters() -> None:
    strict = PasswordPolicy(classes=3)
    assert "至少 3 类" in (problem("ruckivedoshplumzarb", policy=strict) or "")
    assert problem("Ruckivedoshplumzarb7", policy=strict) is None
    assert problem("ruckivedoshplumzarb") is None


def test_full_and_half_width_typing_are_the_same_password() -> None:
    kept = hash_password("ＡＢＣ１２３ 柳树")
    assert matches(kept, "ABC123 柳树")


def test_nothing_is_cut_off_before_hashing() -> None:
    long = HAN * 8
    kept = hash_password(long)
    assert matches(kept, long)
    assert not matches(kept, long[:-1] + "啊")
    assert not matches(kept, long + " ")


def test_hashes_are_argon2id_of_at_least_the_least_strength() -> None:
    # The test run hashes cheaply; this is the module as the program loads it.
    spec = importlib.util.find_spec("mediation.services.passwords")
    fresh = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fresh)
    kept = fresh.hash_password("any")
    parts = dict(part.split("=") for part in kept.split("$")[3].split(","))
    assert kept.startswith("$argon2id$")
    assert int(parts["m"]) >= 19 * 1024
    assert int(parts["t"]) >= 2
    weaker = "$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$" + kept.rsplit("$")[-1]
    assert fresh.needs_new_hash(weaker)
    assert not fresh.needs_new_hash(kept)
