"""Waiting for pyHanko's coroutines.

The thread that asks may have a loop of events already (a server that is driven by one, a browser
that a test drives); `asyncio.run` would refuse to begin another one there, so a thread beside does.
"""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Result = TypeVar("Result")


def result_of(coroutine: Coroutine[Any, Any, Result]) -> Result:
    """Run to its end; what it raises is raised here."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(coroutine)
    with ThreadPoolExecutor(max_workers=1) as beside:
        return beside.submit(asyncio.run, coroutine).result()
