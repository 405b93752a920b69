"""The search index: the bigrams of a case's numbers and names (one row a case).

SQLite keeps the postings in an FTS5 table beside it, PostgreSQL in a GIN index over a tsvector.
Both are filled by triggers, so that no writer can forget them.
"""

from sqlalchemy import DDL, Text, event
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import Base
from mediation.models.columns import reference


class CaseSearch(Base):
    """What one case can be found by: the plain text for the recheck, its grams for the index."""

    __tablename__ = "case_search"

    case_id: Mapped[int] = reference("case.id", index=False, cascade=True, primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    grams: Mapped[str] = mapped_column(Text)


# Contentless FTS5 with only document ids (detail=none) is the smallest index that finds two
# Chinese characters; deleting from it needs the old grams, which the table still has.
SQLITE_DDL = (
    (
        "CREATE VIRTUAL TABLE case_search_fts USING fts5("
        "grams, content='', columnsize=0, detail=none, tokenize='ascii')"
    ),
    (
        "CREATE TRIGGER case_search_insert AFTER INSERT ON case_search BEGIN "
        "INSERT INTO case_search_fts (rowid, grams) VALUES (new.case_id, new.grams); END"
    ),
    (
        "CREATE TRIGGER case_search_delete AFTER DELETE ON case_search BEGIN "
        "INSERT INTO case_search_fts (case_search_fts, rowid, grams) "
        "VALUES ('delete', old.case_id, old.grams); END"
    ),
    (
        "CREATE TRIGGER case_search_update AFTER UPDATE ON case_search BEGIN "
        "INSERT INTO case_search_fts (case_search_fts, rowid, grams) "
        "VALUES ('delete', old.case_id, old.grams); "
        "INSERT INTO case_search_fts (rowid, grams) VALUES (new.case_id, new.grams); END"
    ),
)
POSTGRESQL_DDL = (
    # array_to_tsvector takes the grams as they are: no dictionary, no locale.
    (
        "CREATE INDEX ix_case_search_grams ON case_search "
        "USING gin (array_to_tsvector(string_to_array(grams, ' ')))"
    ),
)
for dialect, statements in (("sqlite", SQLITE_DDL), ("postgresql", POSTGRESQL_DDL)):
    for statement in statements:
        event.listen(
            CaseSearch.__table__,
            "after_create",
            DDL(statement).execute_if(dialect=dialect),
        )
