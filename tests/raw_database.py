"""The database as somebody sees it who has its file, or a dump, and not the key file."""

import json
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, inspect, text


def everything_in(engine: Engine) -> bytes:
    """Every value of every column as it is stored, and on SQLite the file besides."""
    found = []
    with engine.connect() as connection:
        # The postings of the search index cannot be read; the file below holds them.
        names = [name for name in inspect(engine).get_table_names() if "_fts" not in name]
        for table in names:
            for row in connection.execute(text(f'SELECT * FROM "{table}"')):
                found += [_bytes(value) for value in row]
    if engine.dialect.name == "sqlite":
        found.append(Path(str(engine.url.database)).read_bytes())
    return b"\n".join(found)


def holds(raw: bytes, words: str) -> bool:
    """Whether the words stand there, as text or as JSON writes Chinese."""
    return words.encode() in raw or json.dumps(words)[1:-1].encode() in raw


def _bytes(value: Any) -> bytes:
    if isinstance(value, bytes | memoryview):
        return bytes(value)
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False).encode()
    return str(value).encode()
