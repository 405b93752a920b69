"""typst: the same words in its own language; the codes of the pages are pictures beside it."""

import json
from itertools import groupby
from pathlib import Path
from tempfile import mkdtemp

import typst

from benchmarks.paper_engines import (
    BOLD,
    FACES,
    FOOT_SIZE,
    MARGINS,
    MEASURE,
    MILLIMETRE,
    REGULAR,
    Block,
    Draw,
    Outline,
    code_as_svg,
)

ALIGN = {"justify": "left", "left": "left", "centre": "center", "right": "right"}


def prepared() -> Draw:
    """Return what draws the agreement; the compiler knows the faces beforehand."""
    folder = Path(mkdtemp(prefix="typst-"))
    fonts = [str(FACES)]
    source = folder / "agreement.typ"
    compiler: list[typst.Compiler] = []

    def drawn(outline: Outline) -> bytes:
        for number, code in enumerate(outline.codes, start=1):
            (folder / f"{number}.svg").write_text(code_as_svg(code))
        source.write_text(_source(outline), encoding="utf-8")
        if not compiler:
            compiler.append(typst.Compiler(str(source), font_paths=fonts, ignore_system_fonts=True))
        return bytes(compiler[0].compile(str(source), format="pdf"))

    return drawn


def _source(outline: Outline) -> str:
    above, below, left = MARGINS
    right = 210 - left - MEASURE / MILLIMETRE
    page = (
        f'#set page(paper: "a4", margin: (top: {above}mm, bottom: {below}mm, left: {left}mm, '
        f"right: {right:.2f}mm), footer: context [#set text(size: {FOOT_SIZE}pt)\n"
        "#align(center)[第 #counter(page).display() 页　共 #counter(page).final().at(0) 页]"
        '#place(right + bottom, image(str(counter(page).get().at(0)) + ".svg"))])'
    )
    parts = [
        page,
        f'#set text(font: "{REGULAR}", lang: "zh", region: "cn")',
        "#set par(spacing: 0pt)",
    ]
    for is_row, blocks in groupby(outline.blocks, key=lambda block: block.is_row):
        if is_row:
            cells = ", ".join(f"[#{_quoted(text)}]" for row in blocks for text in row.texts)
            shares = ", ".join(f"{share}fr" for share in outline.shares)
            parts.append(f"#text(size: 10.5pt, table(columns: ({shares}), {cells}))")
        else:
            parts += map(_paragraph, blocks)
    return "\n".join(parts)


def _paragraph(block: Block) -> str:
    text = block.texts[0]
    plain = f"#{_quoted(text[block.label :])}"
    label = f'#text(font: "{BOLD}", {_quoted(text[: block.label])})' if block.label else ""
    justify = "true" if block.align == "justify" else "false"
    return (
        f"#v({block.room}pt)\n"
        f"#block(above: 0pt, below: {block.leading - block.size:.2f}pt, width: 100%, "
        f'text(size: {block.size}pt, font: "{block.face}", '
        f"par(justify: {justify}, leading: {block.leading - block.size:.2f}pt, "
        f"first-line-indent: (amount: {block.indent}em, all: true), "
        f"align({ALIGN[block.align]})[{label}{plain}])))"
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
