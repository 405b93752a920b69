"""What is wrong with something a person typed, as a value with a stable code and a sentence."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One finding: `code` is stable for tests and logs, `sentence` tells the user what to do."""

    code: str
    sentence: str


@dataclass(frozen=True)
class Checked:
    """A typed value after checking: its normal form, what is wrong, and what deserves a look."""

    value: str
    errors: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the value may be saved (warnings do not stop it)."""
        return not self.errors

    @property
    def error_codes(self) -> frozenset[str]:
        """The codes of the errors."""
        return frozenset(problem.code for problem in self.errors)

    @property
    def warning_codes(self) -> frozenset[str]:
        """The codes of the warnings."""
        return frozenset(problem.code for problem in self.warnings)
