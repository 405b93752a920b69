"""What can go wrong by rule. Each error carries one Chinese sentence that says what to do."""

from dataclasses import dataclass


class DomainError(Exception):
    """A rule said no. `sentence` is shown to the user as it stands."""

    code = "domain_error"

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotVisible(DomainError):
    """The thing does not exist for whoever asks; strangers and typing errors look the same."""

    code = "not_visible"

    def __init__(self, sentence: str = "没有找到这条记录，或者您无权查看。") -> None:
        super().__init__(sentence)


class ActionNotAllowed(DomainError):
    """The person may see the case but has no right to do this."""

    code = "action_not_allowed"


class ActionNotPossible(DomainError):
    """The case is not in a state, or lacks a fact, that this action needs."""

    code = "action_not_possible"


class ChangedMeanwhile(DomainError):
    """What a program looked at is no longer as it was; nothing was done."""

    code = "changed_meanwhile"

    def __init__(self, sentence: str = "内容已经被修改过，没有办理。请重新读取后再发。") -> None:
        super().__init__(sentence)


class CannotStore(DomainError):
    """The disk did not take what was to be kept; nothing was changed, and it may work later."""

    code = "cannot_store"


class TooManyTries(DomainError):
    """Something was tried too often lately; nothing was checked and nothing was done."""

    code = "too_many_tries"

    def __init__(self, sentence: str, seconds: int | None = None) -> None:
        super().__init__(sentence)
        self.seconds = seconds


@dataclass(frozen=True)
class FieldProblem:
    """One field of a form and the sentence to print beside it."""

    field: str
    sentence: str


class InvalidInput(DomainError):
    """What was typed cannot be kept; one problem per field, nothing was changed."""

    code = "invalid_input"

    def __init__(self, *problems: FieldProblem) -> None:
        super().__init__("；".join(problem.sentence for problem in problems))
        self.problems = problems


class AlreadyPosted(DomainError):
    """The very same form was acted upon before: the answer leads to what it made."""

    code = "already_posted"

    def __init__(self, sentence: str = "这份表单刚才已经提交并办好，没有重复办理。") -> None:
        super().__init__(sentence)


@dataclass(frozen=True)
class FieldChange:
    """A field that changed: its Chinese label, what it was and what it is now."""

    label: str
    before: str
    after: str


class EditConflict(DomainError):
    """Somebody else saved first; `changes` says what, so that nothing typed is lost."""

    code = "edit_conflict"

    def __init__(self, changes: tuple[FieldChange, ...], current_version: int) -> None:
        super().__init__("您打开页面之后，别人已经修改了本案。您填写的内容仍在，请核对后再保存。")
        self.changes = changes
        self.current_version = current_version
