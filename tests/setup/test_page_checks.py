"""The visitor of the tests notices each fault of a page, and none on a sound one."""

import pytest

from tests.page_checks import find_faults

SOUND = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>案件 · 和解台</title>
<script src="/static/app.js" type="module"></script></head>
<body><h1>案件</h1>
<a href="#form">登记</a>
<form id="form" action="/cases" method="post">
<input type="hidden" name="csrf_token" value="x"><input type="hidden" name="form_key" value="k">
<label for="name">姓名</label><input id="name" name="name">
<label>电话 <input name="phone"></label>
<textarea name="facts" aria-label="事实"></textarea>
<button type="submit">保存</button>
</form></body></html>"""


def test_a_sound_page_has_no_fault() -> None:
    assert find_faults(SOUND) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<title>案件 · 和解台</title>", "<title></title>", "one title"),
        ("<title>", "<title>一</title><title>", "one title"),
        ("<h1>案件</h1>", "", "one h1"),
        ('lang="zh-CN"', 'lang="en"', "lang=zh-CN"),
        ("<!doctype html>", "", "DOCTYPE"),
        ("</form>", "</div></form>", "line 12"),
        ('id="name"', 'id="form"', "'form' stands 2 times"),
        ('for="name"', 'for="nam"', "points to nothing"),
        ('<label for="name">姓名</label>', "", "input 'name' has no label"),
        ('<label for="name">姓名</label>', '<label for="name"></label>', "has no label"),
        (' aria-label="事实"', "", "textarea 'facts' has no label"),
        ('href="#form"', 'href="#from"', "leads to nothing"),
        (' action="/cases"', "", "where it goes"),
        ('name="csrf_token"', 'name="token"', "no csrf_token"),
        ('name="form_key"', 'name="key"', "no form_key"),
        ("<h1>", "<style>h1{color:red}</style><h1>", "inline style"),
        ("<h1>", "<script>alert(1)</script><h1>", "inline script"),
        ("<h1>", '<h1 style="color:red">', "inline style"),
        ("<h1>", '<h1 onclick="x()">', "inline onclick"),
        ('src="/static/app.js"', 'src="https://cdn.example/app.js"', "leads outside"),
        ('src="/static/app.js"', 'src="//cdn.example/app.js"', "leads outside"),
        ('href="#form"', 'href="javascript:x()"', "leads outside"),
        ("<h1>", '<img src="/static/a.png"><h1>', "has no alt"),
    ],
)
def test_a_fault_is_named(old: str, new: str, fault: str) -> None:
    assert old in SOUND
    faults = find_faults(SOUND.replace(old, new, 1))
    assert any(fault in words for words in faults), faults


def test_a_piece_for_htmx_is_checked_without_its_frame() -> None:
    assert find_faults('<p id="row">案件</p>', is_piece=True) == []
    assert find_faults('<p id="row">案件<p id="row">', is_piece=True)
