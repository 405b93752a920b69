"""The copy to be edited says what the paper says, in the same order, and that it is no paper."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from mediation.documents import DOCUMENTS
from mediation.documents.facts import PaperFacts
from mediation.documents.story import Grid, PageBreak, Story, listening
from mediation.documents.typesetting import spans_of
from mediation.documents.word_copy import NOTICE, OPEN, TICKED, word_copy
from mediation.uploads.word_text import document_text
from tests.clock import MONDAY_MORNING
from tests.documents import samples
from tests.documents.reading import page_number, page_texts
from tests.documents.samples import all_papers

PAPERS = all_papers()
BLANKS = re.compile(r"\s")


def drawn(kind: str, facts: PaperFacts) -> tuple[bytes, Story]:
    with listening() as stories:
        content = DOCUMENTS[kind].draw(facts)
    (story,) = stories
    return content, story


def copied(kind: str, facts: PaperFacts) -> WordFile:
    _, story = drawn(kind, facts)
    return Document(BytesIO(word_copy(story, at=MONDAY_MORNING)))


def words(file: WordFile) -> str:
    """The text of a copy from beginning to end, without white space and boxes."""
    parts = []
    for each in file.iter_inner_content():
        if isinstance(each, Paragraph):
            parts.append(each.text)
        else:
            assert isinstance(each, Table)
            parts += [cell.text for row in each.rows for cell in row.cells]
    text = BLANKS.sub("", "".join(parts))
    return text.replace(TICKED, "").replace(OPEN, "")


def words_on_paper(kind: str, content: bytes, story: Story, facts: PaperFacts) -> str:
    """The text of a PDF without what stands on every page: head, number, who signs each page."""
    texts, pages = page_texts(content), []
    heads = [head_of(block) for block in story.blocks if isinstance(block, Grid) and block.has_head]
    signers = "".join(BLANKS.sub("", each) for each in story.page_signers)
    for number, text in enumerate(texts, start=1):
        foot = page_number(kind, number, len(texts)) + signers
        assert text.endswith(foot), text[-80:]
        text = text.removesuffix(foot)
        if number > 1 and not hasattr(DOCUMENTS[kind], "FRAME"):
            head = BLANKS.sub("", facts.body.name + (story.number or story.title))
            assert text.endswith(head)
            text = text.removesuffix(head)
        if number > 1:
            text = next((text.removeprefix(h) for h in heads if repeats(text, h, pages)), text)
        pages.append(text)
    return "".join(pages)


def head_of(grid: Grid) -> str:
    head = (span.text for cell in grid.rows[0] for span in spans_of(cell.text))
    return BLANKS.sub("", "".join(head))


def repeats(text: str, head: str, before: list[str]) -> bool:
    """Whether a page begins with the head of a table that began on an earlier one."""
    return text.startswith(head) and any(head in page for page in before)


@pytest.mark.parametrize("kind", PAPERS)
def test_the_copy_says_what_the_paper_says(kind: str) -> None:
    facts = PAPERS[kind]
    content, story = drawn(kind, facts)
    copy = Document(BytesIO(word_copy(story, at=MONDAY_MORNING)))
    assert words(copy) == words_on_paper(kind, content, story, facts)


def test_sums_stand_in_figures_and_capitals() -> None:
    text = words(copied("agreement", PAPERS["agreement"]))
    assert "12,600.00元" in text
    assert "人民币壹万贰仟陆佰元整" in text


@pytest.mark.parametrize("kind", PAPERS)
def test_every_page_says_that_it_is_no_paper(kind: str) -> None:
    file = copied(kind, PAPERS[kind])
    for section in file.sections:
        assert NOTICE in section.header.paragraphs[0].text
        assert not section.different_first_page_header_footer
    assert not file.settings.odd_and_even_pages_header_footer
    assert NOTICE in file.core_properties.title


def test_it_tells_no_name_of_who_made_it_and_bears_no_code() -> None:
    _, story = drawn("agreement", PAPERS["agreement"])
    content = word_copy(story, at=MONDAY_MORNING)
    about = Document(BytesIO(content)).core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.created is not None
    assert about.created.date() == MONDAY_MORNING.date()
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert not [name for name in archive.namelist() if "media" in name or "vba" in name]
    assert "校验码" not in words(Document(BytesIO(content)))


def test_a_table_repeats_its_head_and_annexes_begin_a_page() -> None:
    _, story = drawn("statutory_comparison", PAPERS["statutory_comparison"])
    assert any(isinstance(block, Grid) and block.has_head for block in story.blocks)
    file = copied("statutory_comparison", PAPERS["statutory_comparison"])
    assert file.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    _, story = drawn("referral_letter", PAPERS["referral_letter"])
    assert any(isinstance(block, PageBreak) for block in story.blocks)


def test_markup_stays_text() -> None:
    odd = "<w:p/>&amp;{申请人}"
    facts = replace(samples.agreement(), main_facts=odd)
    assert odd in words(copied("agreement", facts))


def test_an_edited_copy_can_be_compared_with_the_paper() -> None:
    _, story = drawn("agreement", PAPERS["agreement"])
    text = document_text("协议书.docx", word_copy(story, at=MONDAY_MORNING))
    assert "人民币壹万贰仟陆佰元整" in text
    assert NOTICE not in text, "the head of the pages is no text of the agreement"


def test_nothing_is_kept_when_nobody_listens() -> None:
    DOCUMENTS["receipt"].draw(PAPERS["receipt"])
    with listening() as stories:
        pass
    assert stories == []
