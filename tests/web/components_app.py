"""A small application that shows the components with forms of its own, for tests to look at."""

import secrets
from pathlib import Path
from typing import Any

from flask import Flask, current_app, jsonify, render_template_string, request
from flask.typing import ResponseReturnValue
from flask_wtf import CSRFProtect, FlaskForm
from jinja2 import StrictUndefined
from wtforms import FieldList, Form, FormField, HiddenField, RadioField, SelectChoice, StringField
from wtforms.validators import InputRequired

from mediation.web.form_keys import form_tokens
from mediation.web.headers import nonce

ROOT = Path(__file__).resolve().parent.parent.parent

PAGE = """
{% extends 'base.html' %}
{% import 'components/forms.html' as forms %}
{% import 'components/rows.html' as rows %}
{% block title %}登记{% endblock %}
{% block content %}
<h1>登记</h1>
{{ forms.error_summary(form) }}
{% call forms.form('/', draft_url='/draft') %}
  {{ forms.text(form.reason, hint='用当事人的原话') }}
  {% call(row, number) rows.groups(form.applicants, keep=1) %}
    {{ forms.text(row.form.name) }}
    {{ forms.radios(row.form.kind) }}
    {% call(line, n) rows.lines(row.form.claims, ['请求'], add_label='添加请求') %}
      <td>{{ forms.cell(line.form.wish) }}</td>
    {% endcall %}
  {% endcall %}
  {{ forms.lookup(form.employer, form.employer_id, '/employers') }}
  {{ forms.text(form.credit_code) }}
  {% call forms.actions('/') %}{{ forms.submit('登记') }}{% endcall %}
{% endcall %}
{% endblock %}
"""


DONE = """
{% extends 'base.html' %}
{% block content %}<h1>已登记</h1>{% endblock %}
"""

KINDS = [SelectChoice("worker", "劳动者"), SelectChoice("employer", "用人单位")]


class ClaimForm(Form):
    """One request of one applicant."""

    wish = StringField("请求", validators=[InputRequired("请写明要求什么")])


class ApplicantForm(Form):
    """One applicant with requests."""

    name = StringField("姓名", validators=[InputRequired("请填写姓名")])
    kind = RadioField("类别", choices=KINDS)
    claims = FieldList(FormField(ClaimForm), "请求", min_entries=1)


class IntakeForm(FlaskForm):
    """A form with everything that is hard: groups in groups, a lookup, a hint."""

    reason = StringField("事由", validators=[InputRequired("请填写事由")])
    applicants = FieldList(FormField(ApplicantForm), "申请人", min_entries=1, max_entries=3)
    employer = StringField("用人单位")
    employer_id = HiddenField()
    credit_code = StringField("统一社会信用代码")


def group_named(form: Any, name: str) -> Any:
    """The list of rows that a button names: "applicants" or "applicants-0-claims"."""
    found = form
    for part in name.split("-"):
        found = found.entries[int(part)] if part.isdigit() else found[part]
    return found


def change_rows(form: FlaskForm) -> bool:
    """Obey the add and remove buttons; say whether one was pressed."""
    if name := request.form.get("add"):
        group_named(form, name).append_entry()
    elif name := request.form.get("remove"):
        group, _, index = name.rpartition("-")
        group_named(form, group).pop_entry(int(index))
    else:
        return False
    return True


def components_app() -> Flask:
    """Build the application; what it was sent is kept in `extensions["received"]`."""
    app = Flask(
        "components",
        template_folder=str(ROOT / "templates"),
        static_folder=str(ROOT / "mediation" / "static"),
    )
    app.config["SECRET_KEY"] = secrets.token_hex()
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.globals |= {"form_tokens": form_tokens, "csp_nonce": nonce}
    app.extensions["received"] = []
    CSRFProtect(app)
    app.after_request(_forbid_inline)
    app.add_url_rule("/", view_func=_show, methods=["GET", "POST"])
    app.add_url_rule("/draft", view_func=_draft, methods=["POST"])
    app.add_url_rule("/employers", view_func=_employers)
    return app


def _forbid_inline(response: Any) -> Any:
    response.headers["Content-Security-Policy"] = (
        f"default-src 'self'; script-src 'nonce-{nonce()}'; object-src 'none'"
    )
    return response


def _show() -> ResponseReturnValue:
    form = IntakeForm()
    if request.method == "GET" or change_rows(form) or not form.validate():
        return render_template_string(PAGE, form=form)
    _remember(form.data)
    return render_template_string(DONE)


def _draft() -> ResponseReturnValue:
    _remember({"draft": request.form.to_dict()})
    return jsonify(saved_at="10:42")


def _employers() -> ResponseReturnValue:
    found = {"id": 7, "label": "悦来酒店有限公司", "detail": "法定代表人 冯建国"}
    return jsonify([found | {"fields": {"credit_code": "91360103MA35K2Q49K"}}])


def _remember(what: dict[str, Any]) -> None:
    current_app.extensions["received"].append(what)
