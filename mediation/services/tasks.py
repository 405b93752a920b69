"""What a job is given while it is done: its parameters, who wished it, and how to say how far."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mediation.models import User
from mediation.services import jobs
from mediation.services.jobs import Claim


@dataclass(frozen=True)
class Task:
    """One attempt at one job."""

    claim: Claim
    by: User | None
    moment: Callable[[], datetime]

    @property
    def params(self) -> dict[str, Any]:
        """What was wished."""
        return self.claim.params

    def progress(self, done: int, total: int, *, params: dict[str, Any] | None = None) -> None:
        """Say how far the job is; raises ClaimLost when it is somebody else's by now.

        `params` take the place of what was wished, for whoever goes on after an interruption.
        """
        jobs.report(self.claim, done, total, at=self.moment(), params=params)
