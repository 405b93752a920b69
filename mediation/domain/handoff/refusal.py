"""Why a pack or a receipt is not taken in."""

from mediation.domain.errors import DomainError


class PackRefused(DomainError):
    """The file stays out. `reason` is stable for logs and tests, the sentence for the person."""

    code = "pack_refused"

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason
