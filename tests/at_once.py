"""Several who do something in the same instant."""

from __future__ import annotations

import threading
from collections.abc import Callable

from receptionist.errors import Problem


def at_once(*jobs: Callable[[], object]) -> list[object]:
    """What came of each, all begun together: what it returned, or the code of why not."""
    start = threading.Barrier(len(jobs))
    came: list[object] = [None] * len(jobs)

    def run(place: int) -> None:
        start.wait()
        try:
            came[place] = jobs[place]()
        except Problem as problem:
            came[place] = problem.code

    threads = [threading.Thread(target=run, args=(n,)) for n in range(len(jobs))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came
