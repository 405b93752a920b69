"""Every template compiles, prints what it is given and decides nothing."""

import re
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import nodes

from tests.architecture.source import TEMPLATES, project_files, shown

PAGES = project_files(".html")
# A name that is looked up at run time, so a misspelt filter or test is an error when compiled.
ROLE_QUESTION = re.compile(r"\b(roles?|Role)\b\s*(==|!=|in\b|\.)|\bhas_role\b|\bis_admin\b")


@pytest.mark.parametrize("path", PAGES, ids=shown)
def test_every_template_compiles(app_of_worker: Flask, path: Path) -> None:
    app_of_worker.jinja_env.get_template(str(path.relative_to(TEMPLATES)))


@pytest.mark.parametrize("path", PAGES, ids=shown)
def test_every_template_that_is_named_exists(app_of_worker: Flask, path: Path) -> None:
    environment = app_of_worker.jinja_env
    tree = environment.parse(path.read_text())
    kinds = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
    for node in tree.find_all(kinds):
        if isinstance(node.template, nodes.Const):
            environment.get_template(node.template.value)


@pytest.mark.parametrize("path", PAGES, ids=shown)
def test_no_template_asks_for_roles_or_trusts_markup(path: Path) -> None:
    source = path.read_text()
    assert not ROLE_QUESTION.search(source), "the view passes what may be done"
    assert not re.search(r"\|\s*safe\b|autoescape\s+false", source), "user text is never markup"
