"""Forms of a page as a browser sees them: what it would send, and the sentences beside fields."""

from typing import Any
from xml.etree.ElementTree import Element

from tests.page_checks import elements, parsed, text_of

FIELDS = {"input", "textarea", "select"}


def fields_of(page: str, form_id: str) -> dict[str, Any]:
    """What a browser would send if nothing were touched; several values make a list."""
    form = next(form for form in parsed(page).iter("form") if form.get("id") == form_id)
    sent = values_of_form(form)
    return {name: each if len(each) > 1 else each[0] for name, each in sent.items()}


def values_of_form(form: Element) -> dict[str, list[str]]:
    """The values that a browser would send, by name."""
    # The blank rows that scripts copy are no part of the form.
    blank = {each for template in form.iter("template") for each in template.iter()}
    sent: dict[str, list[str]] = {}
    for field in elements(form):
        if field.tag not in FIELDS or field in blank or not field.get("name"):
            continue
        for value in _values(field):
            name = str(field.get("name"))
            sent[name] = [*sent[name], value] if name in sent else [value]
    return sent


def first_choices(form: Element) -> dict[str, list[str]]:
    """The first answer to each question with buttons that nobody has answered yet."""
    sent, found = values_of_form(form), dict[str, list[str]]()
    for field in form.iter("input"):
        name = str(field.get("name"))
        if field.get("type") == "radio" and name not in sent:
            found.setdefault(name, [field.get("value", "")])
    return found


def _values(field: Element) -> list[str]:
    if field.tag == "textarea":
        return [field.text or ""]
    if field.tag == "select":
        options = list(field.iter("option"))
        chosen = [option for option in options if "selected" in option.attrib] or options[:1]
        return [str(option.get("value")) for option in chosen]
    if field.get("type") in {"radio", "checkbox"} and "checked" not in field.attrib:
        return []
    return [field.get("value", "")]


def errors_of(page: str) -> dict[str, str]:
    """The sentences beside the fields, by the id of the field."""
    return {
        str(each.get("id")).removesuffix("-error"): text_of(each)
        for each in parsed(page).iter("p")
        if each.get("class") == "field-error" and each.get("id")
    }


def intake_fields(**changes: str) -> dict[str, Any]:
    """What a browser sends for a worker at the desk; None takes a field away."""
    fields = {
        "source_channel": "visit",
        "entry_path": "own_intake",
        "received_on": "2026-11-23",
        "arbitration_status": "not_applied",
        "applicants-0-kind": "worker",
        "applicants-0-name": "王秀兰",
        "applicants-0-phone": "13800001234",
        "respondents-0-kind": "employer",
        "respondents-0-side": "respondent",
        "respondents-0-employer_name": "城东悦来酒店有限公司",
        "claims-0-applicant": "0",
        "claims-0-type": "wages",
        "claims-0-claimed": "12,600.00",
        "facts": "2026年6月至9月工资未付。",
        "act": "save",
    }
    return {name: value for name, value in (fields | changes).items() if value is not None}
