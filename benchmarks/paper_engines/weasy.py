"""WeasyPrint: the same words as HTML with a style sheet."""

from html import escape
from itertools import groupby
from urllib.parse import quote

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from benchmarks.paper_engines import (
    BOLD,
    FACES,
    FOOT_SIZE,
    HEADING,
    MARGINS,
    MEASURE,
    MILLIMETRE,
    REGULAR,
    Block,
    Draw,
    Outline,
    code_as_svg,
)

ALIGN = {"justify": "justify", "left": "left", "centre": "center", "right": "right"}


def prepared() -> Draw:
    """Return what draws the agreement; faces are found once, as its manual advises."""
    fonts = FontConfiguration()
    faces = "".join(
        f"@font-face{{font-family:{face};src:url({(FACES / f'{face}.ttf').as_uri()})}}"
        for face in (REGULAR, BOLD, HEADING)
    )
    look = CSS(string=faces, font_config=fonts)

    def drawn(outline: Outline) -> bytes:
        sheets = [look, CSS(string=_page_style(outline), font_config=fonts)]
        page = HTML(string=_html(outline))
        return bytes(page.write_pdf(stylesheets=sheets, font_config=fonts))

    return drawn


def _page_style(outline: Outline) -> str:
    above, below, left = MARGINS
    right = 210 - left - MEASURE / MILLIMETRE
    codes = "".join(
        f"@page:nth({number}){{@bottom-right{{content:url('data:image/svg+xml,"
        f"{quote(code_as_svg(code))}')}}}}"
        for number, code in enumerate(outline.codes, start=1)
    )
    return (
        f"@page{{size:A4;margin:{above}mm {right:.2f}mm {below}mm {left}mm;"
        f"@bottom-center{{font:{FOOT_SIZE}pt {REGULAR};"
        "content:'第 ' counter(page) ' 页　共 ' counter(pages) ' 页'}}"
        f"{codes} p{{margin:0}} table{{border-collapse:collapse;width:100%}}"
        "td{border:0.6pt solid;padding:3.5pt 4.5pt}"
    )


def _html(outline: Outline) -> str:
    parts = []
    for is_row, blocks in groupby(outline.blocks, key=lambda block: block.is_row):
        if is_row:
            widths = "".join(f'<col style="width:{share}%">' for share in outline.shares)
            rows = "".join(f"<tr>{''.join(map(_cell, row.texts))}</tr>" for row in blocks)
            parts.append(
                f'<table style="font:10.5pt/16pt {REGULAR}"><colgroup>{widths}</colgroup>'
                f"{rows}</table>"
            )
        else:
            parts += map(_paragraph, blocks)
    return f'<html lang="zh-CN"><body>{"".join(parts)}</body></html>'


def _cell(text: str) -> str:
    return f"<td>{escape(text)}</td>"


def _paragraph(block: Block) -> str:
    text = block.texts[0]
    bold, plain = escape(text[: block.label]), escape(text[block.label :])
    label = f'<span style="font-family:{BOLD}">{bold}</span>' if bold else ""
    return (
        f'<p style="font:{block.size}pt/{block.leading}pt {block.face};'
        f"text-indent:{block.indent}em;text-align:{ALIGN[block.align]};"
        f'margin-top:{block.room}pt">{label}{plain}</p>'
    )
