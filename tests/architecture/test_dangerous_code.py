"""Ways into trouble that nothing of ours takes, and the few places that do take one on purpose."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, ROOT, TEMPLATES, shown, tree_of
from tests.architecture.test_one_place import imported_names

SOURCES = [*sorted(PACKAGE.rglob("*.py")), ROOT / "config.py", ROOT / "wsgi.py"]
# Made-up cases are the same on every machine: they are drawn from a seed and guard nothing.
SERIOUS = [path for path in SOURCES if "demonstration" not in path.parts]
SCRIPTS = [path for path in (PACKAGE / "static").rglob("*.js") if "vendor" not in path.parts]

NEVER = {
    # Bytes that become objects or code.
    *("pickle", "marshal", "shelve", "dill", "yaml", "jsonpickle", "code", "codeop"),
    # Parsers that follow what a document names; defusedxml wraps them.
    *("lxml", "xml.sax", "xml.dom", "xml.dom.minidom", "xmlrpc"),
    # Mail, directories, remote files, native memory: the program has no use for them.
    *("smtplib", "imaplib", "poplib", "ldap", "ldap3", "ftplib", "telnetlib", "ctypes"),
    *("aiosmtplib", "flask_mail", "memcache", "pymemcache", "redis"),
    # Chance that can be foretold.
    *("random", "uuid"),
}
# Where other programs are started, others are talked to, digests and plain XML are used.
PLACES = {
    "subprocess": {"mediation/services/database_copy.py", "mediation/uploads/sandbox.py"},
    "socket": {"mediation/services/webhook_sending.py", "mediation/uploads/scanner.py"},
    "requests": {"mediation/web/auth/identity_service.py"},
    "authlib": {"mediation/web/auth/identity_service.py"},
    "urllib.request": set[str](),
    "http.client": {"mediation/services/webhook_sending.py"},
    "httpx": set[str](),
    "cryptography": {
        *("mediation/crypto/keeper.py", "mediation/crypto/ciphers.py"),
        "mediation/crypto/certificates.py",
    },
    # It talks to the service of time stamps.
    "pyhanko": {"mediation/crypto/pdf_signing.py", "mediation/crypto/pdf_checking.py"},
    "xml.etree.ElementTree": {"mediation/uploads/office_parts.py"},
}
RUNS_TEXT = {"eval", "exec", "compile", "__import__"}
RUNS_TEMPLATES = {"from_string", "render_template_string", "Template"}
# Statements that are put together from parts: names of tables and settings of our own.
COMPOSED_SQL = {"mediation/services/database_copy.py", "mediation/services/database_check.py"}
COMPOSED_PATTERNS = {"mediation/domain/passwords.py"}
# Where a page writes into a page or keeps something on the computer of the office.
RISKY_SCRIPT = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment"
    r"|\beval\(|new Function|setTimeout\(\s*[\"'`]|setInterval\(\s*[\"'`]|document\.cookie"
    r"|localStorage|sessionStorage|indexedDB|caches\.|postMessage|__proto__|\.prototype\b|importScripts|https?://"
)


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call in a file with the last part of its name."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            function = node.func
            name = getattr(function, "attr", getattr(function, "id", ""))
            yield str(name), node


def is_below(name: str, module: str) -> bool:
    """Whether an import names a module or something in it."""
    return name == module or name.startswith(f"{module}.")


def test_no_dangerous_module_is_imported() -> None:
    found = [
        f"{shown(path)} imports {name}"
        for path in SERIOUS
        for name in imported_names(path)
        if any(is_below(name, module) for module in NEVER)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("module", PLACES)
def test_what_can_harm_is_used_where_it_is_expected_only(module: str) -> None:
    found = {
        str(path.relative_to(ROOT))
        for path in SOURCES
        for name in imported_names(path)
        if is_below(name, module)
    }
    assert found == PLACES[module]


def test_nothing_runs_text_as_code_or_as_a_template() -> None:
    found = [
        f"{shown(path, node.lineno)} {name}"
        for path in SOURCES
        for name, node in calls(path)
        if (name in RUNS_TEXT and isinstance(node.func, ast.Name)) or name in RUNS_TEMPLATES
    ]
    assert not found, "\n".join(found)


def test_no_program_is_started_through_a_shell() -> None:
    found = []
    for path in SOURCES:
        for name, node in calls(path):
            words = {keyword.arg for keyword in node.keywords}
            if "shell" in words or (name in {"system", "popen", "spawnl", "spawnv"}):
                found.append(f"{shown(path, node.lineno)} {name}")
    assert not found, "\n".join(found)


# The words of these statements are constants with a name, filled through bound parameters.
FIXED_ELSEWHERE = {
    "mediation/queries/search.py",
    "mediation/readiness.py",
    "mediation/services/database_roles.py",
    "mediation/services/disposal.py",
    "mediation/engine.py",
}


def test_no_statement_is_put_together_from_what_was_typed() -> None:
    found = set()
    for path in SOURCES:
        for name, node in calls(path):
            takes_sql = name in {"text", "exec_driver_sql"} and isinstance(
                node.func, ast.Name if name == "text" else ast.Attribute
            )
            if takes_sql and not (node.args and is_fixed(node.args[0])):
                found.add(str(path.relative_to(ROOT)))
    assert found <= COMPOSED_SQL | FIXED_ELSEWHERE, found


def is_fixed(node: ast.expr) -> bool:
    """Whether an argument is a text that stands in the code."""
    return isinstance(node, ast.Constant)


def test_no_pattern_is_made_of_what_was_typed() -> None:
    found = set()
    for path in SOURCES:
        for name, node in calls(path):
            function = node.func
            is_pattern = (
                isinstance(function, ast.Attribute)
                and isinstance(function.value, ast.Name)
                and function.value.id == "re"
                and name != "escape"
            )
            if is_pattern and not (node.args and is_plain(node.args[0])):
                found.add(str(path.relative_to(ROOT)))
    assert found <= COMPOSED_PATTERNS, found - COMPOSED_PATTERNS


def is_plain(node: ast.expr) -> bool:
    """A text of the code, a constant with a name in capitals, or `re.escape` of anything."""
    if isinstance(node, ast.JoinedStr):
        return all(map(is_plain, node.values))
    if isinstance(node, ast.FormattedValue):
        return is_plain(node.value)
    if isinstance(node, ast.Call):
        return ast.unparse(node.func) == "re.escape"
    if isinstance(node, ast.Name):
        return node.id.strip("_").isupper()
    return isinstance(node, ast.Constant)


def test_digests_are_strong_but_for_one_that_guards_nothing() -> None:
    weak = []
    for path in SOURCES:
        for name, node in calls(path):
            if name in {"md5", "sha1"}:
                says_so = any(keyword.arg == "usedforsecurity" for keyword in node.keywords)
                weak.append((str(path.relative_to(ROOT)), says_so))
    # ReportLab wants a digest of the document for its file identifier; nobody relies on it.
    assert weak == [("mediation/documents/embedding.py", True)]


def test_views_read_the_form_or_the_address_and_never_whichever_comes() -> None:
    found = [
        shown(path, node.lineno)
        for path in SOURCES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute)
        and node.attr in {"values", "populate_obj"}
        and isinstance(node.value, ast.Name)
        and node.value.id in {"request", "form"}
    ]
    assert not found, found


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_writes_text_and_keeps_nothing(path: Path) -> None:
    source = path.read_text()
    assert not RISKY_SCRIPT.findall(source)


def test_no_template_holds_a_script_or_a_style() -> None:
    found = []
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text()
        found += [shown(path) for body in re.findall(r"<script[^>]*>(.*?)</script>", text, re.S)
                  if body.strip()]  # fmt: skip
        found += [shown(path) for _ in re.findall(r"\son[a-z]+=[\"']|\sstyle=|javascript:", text)]
    assert not found, found


def test_every_requirement_is_pinned_with_its_digest() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text().replace("\\\n", " ")
        lines = [line for line in text.splitlines() if line.strip() and line.lstrip()[0] != "#"]
        assert len(lines) > 20
        for line in lines:
            assert re.match(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==\S+.*--hash=sha256:[0-9a-f]{64}", line)
