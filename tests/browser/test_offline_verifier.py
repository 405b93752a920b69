"""The page that checks papers by itself: no network, and nothing that was changed passes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import segno
from playwright.sync_api import Browser, FilePayload, Page

from mediation.commands.papers import verifier_page
from mediation.crypto import Keeper, KeyRing
from mediation.domain.edge_strips import column
from mediation.domain.page_codes import PageMark
from mediation.domain.page_seals import PURPOSE, PageStatement
from tests.programs import patient_window

OLD = Keeper(KeyRing.for_testing())
OFFICE = Keeper(OLD.ring.with_new_signing_key())
STRANGER = Keeper(KeyRing.for_testing("stranger"))
SAID = PageStatement(
    mark=PageMark("2X9KM7PQRTWA", 1, 2),
    version=2,
    title="调解协议书",
    number="〔2026〕东工调字第213号之二",
    amount_fen=1_260_000,
    issued_on=date(2026, 11, 23),
    effective_on=None,
    parties="王*兰等3人、城*司",
    facts_hash="0f" * 32,
    text_hash="1e" * 16,
)
SECOND = replace(SAID, mark=PageMark("2X9KM7PQRTWA", 2, 2), text_hash="2d" * 16)
NO_ED25519 = """
const original = crypto.subtle.importKey.bind(crypto.subtle);
crypto.subtle.importKey = (format, key, algorithm, ...rest) =>
  algorithm.name === "Ed25519" ? Promise.reject(new Error("unknown")) :
  original(format, key, algorithm, ...rest);
"""


def sealed(said: PageStatement, keeper: Keeper = OFFICE) -> str:
    return said.sealed(keeper.sign(said.signed_bytes, PURPOSE))


@pytest.fixture(params=["own Ed25519", "by numbers"])
def page(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The verifier opened from the disk, in a browser with and without Ed25519."""
    file = tmp_path / "verifier.html"
    keys, current = OFFICE.public_keys(), OFFICE.ring.signing_current
    file.write_text(verifier_page(keys, current, date(2026, 11, 23)), encoding="utf-8")
    context = patient_window(browser)
    if request.param == "by numbers":
        context.add_init_script(NO_ED25519)
    opened = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    opened.on("console", lambda said: complaints.append(said.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda each: asked.append(each.url))
    opened.goto(file.as_uri())
    yield opened
    context.close()
    assert complaints == []
    assert set(asked) == {file.as_uri()}


def checked(page: Page, text: str) -> str:
    page.fill("#typed", text)
    page.click("#check")
    page.wait_for_selector("#result > *")
    return page.inner_text("#result")


def test_a_good_code_is_true_and_says_what_to_compare(page: Page) -> None:
    told = checked(page, sealed(SAID))
    for words in ("真：第 1 页，共 2 页", "调解协议书", "〔2026〕东工调字第213号之二", "第 2 版",
                  "12,600.00 元", "2026-11-23", "王*兰等3人、城*司", "2X9K-M7PQ-RTWA"):  # fmt: skip
        assert words in told
    squares = "".join("■" if each else "□" for each in column(SAID.mark.code, SAID.text_hash))
    assert squares in told
    assert "还没有校验第 2 页" in told


def test_a_changed_digit_is_false(page: Page) -> None:
    good = sealed(SAID)
    genuine = OFFICE.sign(SAID.signed_bytes, PURPOSE)
    assert "伪" in checked(page, replace(SAID, amount_fen=1_360_000).sealed(genuine))
    page.reload()
    other = "A" if good[-10] != "A" else "B"
    assert "伪" in checked(page, good[:-10] + other + good[-9:])
    page.reload()
    assert "伪" in checked(page, good.replace(":1:2:", ":2:2:"))


def test_an_old_key_still_proves_and_is_named(page: Page) -> None:
    told = checked(page, sealed(SAID, OLD))
    assert "真" in told
    assert "旧密钥" in told


def test_the_key_of_a_stranger_proves_nothing(page: Page) -> None:
    assert "伪" in checked(page, sealed(SAID, STRANGER))


def test_junk_and_older_codes_are_told_apart(page: Page) -> None:
    assert "没有签名" in checked(page, "HJT1:2X9KM7PQRTWA:1:2")
    page.reload()
    assert "伪" in checked(page, "HJT2:2X9KM7PQRTWA:1:2:AAAA")
    page.reload()
    assert "伪" in checked(page, "<img src=x onerror=alert(1)>")


def test_a_whole_stack_is_checked_and_a_foreign_page_named(page: Page) -> None:
    both = f"{sealed(SAID).lower()}\n  {sealed(SECOND)}"
    assert "全部 2 页齐全" in checked(page, both)
    page.reload()
    older = replace(SECOND, mark=PageMark("3X9KM7PQRTWA", 2, 2), version=1, facts_hash="0e" * 32)
    told = checked(page, f"{sealed(SAID)}\n{sealed(older)}")
    assert "第 2 页不属于同一份文书或者不是同一版本" in told


def test_an_older_version_printed_again_tells_its_version_and_day(page: Page) -> None:
    told = checked(page, sealed(replace(SAID, version=1, issued_on=date(2026, 10, 8))))
    assert "第 1 版" in told
    assert "2026-10-08" in told
    assert "也不能知道此后有没有新的版本" in page.inner_text("body")


def test_without_a_reader_of_pictures_the_page_says_so(page: Page) -> None:
    page.evaluate("delete window.BarcodeDetector")
    if page.is_enabled("#picture"):
        pytest.skip("this browser reads pictures")
    assert page.is_visible("#unable")


def test_pictures_are_read_where_the_browser_can(page: Page) -> None:
    # Chromium has its reader only on some systems: this one stands for it.
    codes = iter([sealed(SAID), sealed(SECOND)])
    page.context.expose_function("nextCode", lambda: next(codes))
    page.add_init_script(
        "window.BarcodeDetector = class { async detect(picture) {"
        " return picture.width ? [{ rawValue: await nextCode() }] : []; } };"
    )
    page.reload()
    out = BytesIO()
    segno.make_qr(sealed(SAID), error="m").save(out, kind="png", scale=4)
    file: FilePayload = {"name": "页.png", "mimeType": "image/png", "buffer": out.getvalue()}
    page.set_input_files("#picture", [file, file])
    page.wait_for_selector("article")
    assert "全部 2 页齐全" in page.inner_text("#result")
