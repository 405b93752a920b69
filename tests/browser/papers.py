"""A printed paper as its reader has it: opened, read by two programs, its pages counted."""

import shutil
from dataclasses import dataclass
from functools import cached_property

from tests.documents.reading import page_texts, poppler_text


@dataclass(frozen=True)
class Paper:
    """The bytes that a page of the program gave out."""

    content: bytes

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page without white space: line breaks are the paper's own."""
        assert self.content.startswith(b"%PDF-"), self.content[:80]
        return page_texts(self.content)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The whole text as each reader of this machine reads it."""
        read = "".join(self.pages)
        return (read, poppler_text(self.content)) if shutil.which("pdftotext") else (read,)

    def says(self, *words: str) -> None:
        """Every reader finds these words."""
        for word in words:
            wanted = "".join(word.split())
            assert all(wanted in text for text in self.texts), f"{word} is not in {self.texts[0]}"

    def keeps_quiet_about(self, *words: str) -> None:
        """No reader finds these words."""
        for word in words:
            assert not any("".join(word.split()) in text for text in self.texts), word

    def counts_its_pages(self) -> None:
        """Page x of y stands on every page of a form, — x — on every page of a letter."""
        for number, text in enumerate(self.pages, 1):
            told = (f"第{number}页共{len(self.pages)}页", f"—{number}—")
            assert any(words in text for words in told), text[-80:]
