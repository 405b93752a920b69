"""What a check of a whole form found: sentences with the names of the fields they are about."""

from dataclasses import dataclass, field

from mediation.domain.errors import FieldProblem
from mediation.domain.problems import Checked
from mediation.domain.written_text import control_signs, many_lines, one_line, private_signs


@dataclass
class FieldNotes:
    """Collects problems, which stop the form, and warnings, which do not."""

    problems: list[FieldProblem] = field(default_factory=list)
    warnings: list[FieldProblem] = field(default_factory=list)

    def problem(self, name: str, sentence: str) -> None:
        """Note something that must be changed."""
        self.problems.append(FieldProblem(name, sentence))

    def warning(self, name: str, sentence: str) -> None:
        """Note something that deserves a look."""
        self.warnings.append(FieldProblem(name, sentence))

    def take(self, name: str, checked: Checked) -> str:
        """Keep what a check of one value found; give the normal form of the value."""
        for found in checked.errors:
            self.problem(name, found.sentence)
        for found in checked.warnings:
            self.warning(name, found.sentence)
        return checked.value

    def text(self, name: str, label: str, typed: str, longest: int, *, lines: bool = False) -> str:
        """Tidy a free text; refuse what cannot be kept or printed."""
        value = many_lines(typed) if lines else one_line(typed)
        signs = (*control_signs(value), *private_signs(value))
        if signs:
            self.problem(name, f"{label}中有不能保存的字符（{'、'.join(signs)}），请重新录入。")
        elif "\n" in value and not lines:
            self.problem(name, f"{label}只能写一行，请改成一行。")
        elif len(value) > longest:
            self.problem(name, f"{label}最多 {longest} 个字，现在是 {len(value)} 个，请删减。")
        return value
