"""Programs of the system that some tests need; without them those tests are skipped, and say so.

`make test` installs them when it may, or says in one line what to install.
"""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

# How long a page may take on a machine that does other things as well (milliseconds).
PATIENCE = 120_000
expect.set_options(timeout=PATIENCE)
CHROMIUM_FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


def find_program(package: str, *names: str) -> str:
    """The path of the first of these programs; skips the test when none is installed."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"{names[0]} is not installed: apt-get install {package}")
    return found


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser that journeys are made with."""
    return find_program("chromium", "chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """The one browser of a worker: Playwright refuses to be started twice in a process."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=CHROMIUM_FLAGS, timeout=PATIENCE
        )
        yield browser
        browser.close()


def patient_window(browser: Browser, **options: Any) -> BrowserContext:
    """A fresh browser window, with nothing remembered, that no busy machine makes fail."""
    window = browser.new_context(**options)
    window.set_default_timeout(PATIENCE)
    return window


@pytest.fixture(scope="session")
def pdftotext() -> str:
    """What reads a paper's text as another program would."""
    return find_program("poppler-utils", "pdftotext")


@pytest.fixture(scope="session")
def pdftoppm() -> str:
    """What turns a paper into pictures."""
    return find_program("poppler-utils", "pdftoppm")
