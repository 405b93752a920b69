"""Sentences of the services, put beside the fields they are about."""

from typing import Any

from flask_wtf import FlaskForm

from mediation.domain.errors import InvalidInput


def show_problems(form: FlaskForm, error: InvalidInput) -> None:
    """Attach each problem to its field ("applicants-0-name" reaches into a group).

    What belongs to no field of this form is shown above it.
    """
    for problem in error.problems:
        field = _find(form, problem.field)
        if field is None:
            form.form_errors.append(problem.sentence)
        else:
            field.errors = [*field.errors, problem.sentence]
    _tell_groups(form)


def _tell_groups(group: Any) -> None:
    """Let every list of groups know of the errors inside it, as its own validation would."""
    for field in group:
        if hasattr(field, "entries"):
            for entry in field.entries:
                _tell_groups(entry.form if hasattr(entry, "form") else ())
            own = [each for each in field.errors if isinstance(each, str)]
            inner = [entry.errors for entry in field.entries]
            field.errors = [*inner, *own] if own or any(inner) else []


def _find(form: FlaskForm, name: str) -> Any:
    for field in _all_fields(form):
        if field.name == name:
            return field
    return None


def _all_fields(group: Any) -> list[Any]:
    found = []
    for field in group:
        found.append(field)
        if hasattr(field, "entries"):
            for entry in field.entries:
                found.append(entry)
                found.extend(_all_fields(entry.form) if hasattr(entry, "form") else [])
        elif hasattr(field, "form"):
            found.extend(_all_fields(field.form))
    return found
