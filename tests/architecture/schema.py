"""A database's schema in comparable words, on SQLite and on PostgreSQL."""

import re

from sqlalchemy import Engine, text

POSTGRES_QUESTIONS = {
    "column": """
        SELECT concat(c.relname, '.', a.attname),
               concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
                         a.attgenerated, pg_get_expr(d.adbin, d.adrelid))
        FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'v', 'm')
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped""",
    "constraint": """
        SELECT concat(conrelid::regclass, '.', conname), pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace""",
    "index": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "trigger": """
        SELECT concat(tgrelid::regclass, '.', tgname), pg_get_triggerdef(oid)
        FROM pg_trigger WHERE NOT tgisinternal""",
    "function": """
        SELECT proname, pg_get_functiondef(oid)
        FROM pg_proc WHERE pronamespace = 'public'::regnamespace""",
    "sequence": "SELECT sequencename, data_type FROM pg_sequences WHERE schemaname = 'public'",
}
ALEMBIC_TABLE = "alembic_version"


def described(engine: Engine) -> dict[str, str]:
    """What the database holds → how it is made, without what Alembic keeps for itself."""
    describe = {"sqlite": _sqlite, "postgresql": _postgres}[engine.dialect.name]
    made = describe(engine)
    return {name: words for name, words in made.items() if ALEMBIC_TABLE not in name}


def _sqlite(engine: Engine) -> dict[str, str]:
    question = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    with engine.connect() as connection:
        rows = connection.execute(text(question)).tuples().all()
    return {f"{kind} {name}": _in_one_order(sql) for kind, name, sql in rows}


def _postgres(engine: Engine) -> dict[str, str]:
    made: dict[str, str] = {}
    with engine.connect() as connection:
        for kind, question in POSTGRES_QUESTIONS.items():
            rows = connection.execute(text(question.replace("::", r"\:\:"))).tuples()
            made |= {f"{kind} {name}": words for name, words in rows}
    return made


def _in_one_order(sql: str) -> str:
    """A statement with single spaces; the parts of a table, whose order says nothing, sorted."""
    plain = re.sub(r"\s+", " ", sql.replace('"', "")).strip()
    if not plain.startswith("CREATE TABLE"):
        return plain
    head, _, rest = plain.partition("(")
    body, _, options = rest.rpartition(")")
    return f"{head}({', '.join(sorted(_split_outside_brackets(body)))}){options}"


def _split_outside_brackets(body: str) -> list[str]:
    parts, depth = [""], 0
    for letter in body:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]


def differences(here: dict[str, str], there: dict[str, str]) -> dict[str, tuple[str, str]]:
    """What is made differently, or only on one side, with both ways."""
    return {
        name: (here.get(name, "missing"), there.get(name, "missing"))
        for name in sorted(here.keys() | there.keys())
        if here.get(name) != there.get(name)
    }
