"""The verdict table: files that people and attackers send, and what must become of each.

A verdict is "in", or the code of the refusal. The files are made here, none lies in the sources.
"""

import gzip
import tarfile
from collections.abc import Iterator
from io import BytesIO

import pikepdf
from PIL import Image

from tests.uploads import making as make
from tests.uploads.corpus_office import excel_bombs, excel_files, word_archives, word_files
from tests.uploads.corpus_pdf import active_pdfs
from tests.uploads.making import action, docx, field, link, pdf, picture, xlsx, zipped
from tests.uploads.sample import Sample

HTML = b"<!doctype html><html><script>alert(1)</script></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
PHP = b"<?php system($_GET['c']); ?>"
PROGRAM = b"MZ" + b"\0" * 200
Name, Array = pikepdf.Name, pikepdf.Array


def _sound() -> Iterator[Sample]:
    kinds = {
        "jpg": lambda: picture("JPEG"),
        "jpeg": lambda: picture("JPEG", progressive=True),
        "png": lambda: picture("PNG"),
        "webp": lambda: picture("WEBP"),
        "pdf": pdf,
        "docx": docx,
        "xlsx": xlsx,
        "txt": lambda: "三月工资 5000 元\r\n".encode(),
    }
    for ending, content in kinds.items():
        yield Sample(f"a sound {ending}", f"工资条.{ending}", content, "in")
    yield Sample("upper case", "身份证.JPG", lambda: picture("JPEG"), "in")
    yield Sample("two dots", "3.15.截图.png", lambda: picture("PNG"), "in")
    yield Sample("a photograph with its place", "现场.jpg", make.photograph, "in")
    yield Sample("grey", "灰.jpg", lambda: picture("JPEG", mode="L"), "in")
    yield Sample("print colours", "印刷.jpg", lambda: picture("JPEG", mode="CMYK"), "in")
    yield Sample("see-through", "透明.png", lambda: picture("PNG", mode="RGBA"), "in")
    yield Sample("palette", "调色.png", lambda: picture("PNG", mode="P"), "in")
    yield Sample("black and white", "黑白.png", lambda: picture("PNG", mode="1"), "in")
    yield Sample("GB 18030", "聊天.txt", lambda: "欠薪说明：三月。".encode("gb18030"), "in")
    yield Sample("UTF-8 with a mark", "记录.txt", lambda: "\ufeff考勤".encode(), "in")
    yield Sample("text about programs", "说明.txt", lambda: b"if a < b: print(a)", "in")
    web = lambda: pdf(lambda it: link(it, action("/URI", URI="https://www.gov.cn/")))  # noqa: E731
    yield Sample("a PDF with a web link", "公告.pdf", web, "in")
    yield Sample("compressed objects", "扫描.pdf", _packed_objects, "in")
    yield Sample("opens at a page", "合同.pdf", lambda: pdf(_opens_at_page), "in")
    clicked = {
        "word/_rels/document.xml.rels": make.relations(("hyperlink", "https://a.cn", "External"))
    }
    yield Sample("a Word link", "函.docx", lambda: docx(extra=dict(clicked)), "in")
    yield Sample("a page number", "稿.docx", lambda: docx(field(" PAGE ")), "in")
    yield Sample("a sum", "工资表.xlsx", lambda: xlsx(1, 2, "=SUM(A1:B1)"), "in")
    yield Sample("only an ending", ".pdf", pdf, "in")
    yield Sample("a name that is a path", "../../etc/工资.pdf", pdf, "in")


def _packed_objects() -> bytes:
    return pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _opens_at_page(made: pikepdf.Pdf) -> None:
    made.Root.OpenAction = Array([made.pages[0].obj, Name.Fit])


def _not_taken() -> Iterator[Sample]:
    endings = (
        *("html", "htm", "svg", "xml", "xht", "xhtml", "js", "exe", "bat", "msi", "dll", "ps1"),
        *("zip", "rar", "7z", "gz", "tar", "docm", "xlsm", "xlsb", "doc", "xls", "csv", "rtf"),
        *("heic", "gif", "bmp", "tiff", "mp3", "mp4", "pptx", "ofd", "php", "lnk", "jar", "eml"),
    )
    for ending in endings:
        yield Sample(f"an ending not taken: {ending}", f"文件.{ending}", pdf, "kind")
    yield Sample("no ending", "工资条", pdf, "kind")
    yield Sample("a hidden file", ".htaccess", pdf, "kind")
    yield Sample("double ending", "工资条.pdf.exe", pdf, "kind")
    yield Sample("ending with a blank", "工资条.exe ", pdf, "kind")
    yield Sample("turned around", "工资\u202efdp.exe", pdf, "kind")
    yield Sample("nothing inside", "空.pdf", lambda: b"", "empty")


def _disguised() -> Iterator[Sample]:
    for ending in ("jpg", "png", "pdf", "webp", "docx", "xlsx"):
        yield Sample(f"HTML as {ending}", f"a.{ending}", lambda: HTML, "disguised")
    yield Sample("SVG as png", "a.png", lambda: SVG, "disguised")
    yield Sample("a program as pdf", "a.pdf", lambda: PROGRAM, "disguised")
    yield Sample("a program as txt", "a.txt", lambda: PROGRAM, "program")
    yield Sample("a shell script as txt", "a.txt", lambda: b"#!/bin/sh\nrm -rf /\n", "program")
    yield Sample("HTML as txt", "a.txt", lambda: HTML, "two_natures")
    yield Sample("SVG as txt", "a.txt", lambda: SVG, "two_natures")
    yield Sample("PHP as txt", "a.txt", lambda: PHP, "two_natures")
    yield Sample("ASP as txt", "a.txt", lambda: b'<%@ Page Language="C#" %>', "two_natures")
    yield Sample("bytes as txt", "a.txt", lambda: bytes(range(256)) * 4, "disguised")
    yield Sample("a PNG as jpg", "a.jpg", lambda: picture("PNG"), "disguised")
    yield Sample("a PDF as docx", "a.docx", pdf, "disguised")
    yield Sample("a zip as docx", "a.docx", lambda: zipped({"a.txt": "x"}), "damaged")
    yield Sample("a workbook as docx", "a.docx", xlsx, "damaged")
    yield Sample("gzip as pdf", "a.pdf", lambda: gzip.compress(b"x"), "disguised")
    yield Sample("tar as txt", "a.txt", _tar, "disguised")
    yield Sample(
        "an old Word file as docx", "a.docx", lambda: b"\xd0\xcf\x11\xe0" * 99, "disguised"
    )


def _tar() -> bytes:
    out = BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a"))
    return out.getvalue()


def _two_natures() -> Iterator[Sample]:
    yield Sample("GIF and script", "a.jpg", lambda: b"GIF89a/*" + b"*/=1;alert(1)", "disguised")
    yield Sample("JPEG head and script", "a.jpg", lambda: b"\xff\xd8\xff\xe0" + HTML, "two_natures")
    yield Sample("JPEG and page", "a.jpg", lambda: picture() + HTML, "two_natures")
    yield Sample("JPEG and PHP", "a.jpg", lambda: picture(comment=PHP), "two_natures")
    yield Sample("JPEG and archive", "a.jpg", lambda: picture() + zipped({"a": "b"}), "two_natures")
    yield Sample(
        "PNG and archive", "a.png", lambda: picture("PNG") + zipped({"a": "b"}), "two_natures"
    )
    yield Sample("PNG and PDF", "a.png", lambda: picture("PNG") + pdf(), "two_natures")
    yield Sample("PDF and page", "a.pdf", lambda: pdf() + HTML, "two_natures")
    yield Sample("PDF and archive", "a.pdf", lambda: pdf() + zipped({"a": "b"}), "two_natures")
    yield Sample("PDF after a page", "a.pdf", lambda: HTML + pdf(), "disguised")
    yield Sample("PDF and a tail", "a.pdf", lambda: pdf() + b"x" * 5000, "damaged")
    yield Sample("archive and a tail", "a.docx", lambda: docx() + HTML, "damaged")
    yield Sample("a head before the archive", "a.docx", lambda: b"MZ" + docx(), "disguised")


def _pictures() -> Iterator[Sample]:
    yield Sample(
        "a picture of 60000 × 60000",
        "a.png",
        lambda: make.huge_png(60000, 60000),
        "too_many_pixels",
    )
    yield Sample("one very long line", "a.png", lambda: make.huge_png(40000, 10), "too_many_pixels")
    yield Sample("a false size", "a.png", lambda: make.huge_png(8000, 8000), "damaged")
    yield Sample("half a JPEG", "a.jpg", lambda: picture(size=(800, 600))[:2500], "damaged")
    yield Sample("half a PNG", "a.png", lambda: picture("PNG", size=(800, 600))[:200], "damaged")
    yield Sample("only a head", "a.jpg", lambda: b"\xff\xd8\xff", "damaged")
    yield Sample("RIFF that is no picture", "a.webp", lambda: b"RIFF\x04\0\0\0WAVE", "damaged")
    yield Sample("a moving PNG", "a.png", _moving, "animated")


def _moving() -> bytes:
    out = BytesIO()
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    return out.getvalue()


CORPUS: list[Sample] = [
    *_sound(),
    *_not_taken(),
    *_disguised(),
    *_two_natures(),
    *_pictures(),
    *active_pdfs(),
    *word_files(),
    *word_archives(),
    *excel_files(),
    *excel_bombs(),
]
