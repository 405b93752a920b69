"""Names of files: Chinese ones stay as they are read, tricks are taken out."""

import pytest

from mediation.domain.file_kinds import FileKind, kind_of, why_not_taken
from mediation.domain.file_names import LONGEST, display_name, with_ending

NAMES = {
    "证据材料.pdf": "证据材料.pdf",
    "工资条 2026年3月.jpg": "工资条 2026年3月.jpg",
    "𠮷野家-龘.docx": "𠮷野家-龘.docx",
    "合同👨‍👩‍👧.png": "合同👨‍👩‍👧.png",
    "../../etc/passwd": "passwd",
    "..\\..\\windows\\工资.xlsx": "工资.xlsx",
    "/tmp/工资.pdf": "工资.pdf",
    "C:\\Users\\王\\桌面\\工资.pdf": "工资.pdf",
    "工资\x00.pdf": "工资.pdf",
    "工资\r\nSet-Cookie: a=b.pdf": "工资Set-Cookie_ a=b.pdf",
    "工资\u202efdp.exe": "工资fdp.exe",
    "\u2066工资\u2069.pdf": "工资.pdf",
    "工\u200b资\ufeff.pdf": "工资.pdf",
    "CON.txt": "_CON.txt",
    "nul": "_nul",
    "com1.pdf": "_com1.pdf",
    "CONTRACT.pdf": "CONTRACT.pdf",
    'a<b>:"|?*.pdf': "a_b______.pdf",
    "工资.pdf. . ": "工资.pdf",
    "   工资  条 .pdf": "工资 条 .pdf",
    "": "未命名",
    "...": "未命名",
    "/": "未命名",
    "\u202e": "未命名",
    "cafe\u0301.pdf": "café.pdf",
    "\ud83d.pdf": "未命名.pdf",
    "....pdf": "未命名.pdf",
}


@pytest.mark.parametrize(("given", "shown"), NAMES.items(), ids=[repr(name) for name in NAMES])
def test_a_name_is_shown_as_it_is_read(given: str, shown: str) -> None:
    assert display_name(given) == shown


@pytest.mark.parametrize("given", [*NAMES, "长" * 300 + ".pdf", "长" * 300, "a." + "b" * 300])
def test_a_cleaned_name_stays_as_it_is_and_fits(given: str) -> None:
    shown = display_name(given)
    assert display_name(shown) == shown
    assert 0 < len(shown) <= LONGEST
    shown.encode()


def test_a_long_name_keeps_its_ending() -> None:
    assert display_name("长" * 300 + ".pdf").endswith("….pdf")


def test_an_ending_is_replaced() -> None:
    assert with_ending("截图.webp", "png") == "截图.png"
    assert with_ending("截图", "png") == "截图.png"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.PDF", FileKind.PDF),
        ("a.jpeg", FileKind.JPEG),
        ("a.pdf.exe", None),
        ("pdf", None),
        (".pdf", None),
        ("a.", None),
    ],
)
def test_the_last_ending_counts(name: str, kind: FileKind | None) -> None:
    assert kind_of(name) is kind


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("a.heic", "兼容性最佳"),
        ("a.doc", "docx"),
        ("a.zip", "解压"),
        ("a.xlsm", "宏"),
        ("a.exe", "只能上传"),
        ("无后缀", "只能上传"),
    ],
)
def test_what_is_not_taken_comes_with_advice(name: str, advice: str) -> None:
    assert advice in why_not_taken(name)
