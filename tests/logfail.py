"""A warning nobody expected is a fault nobody noticed: the log of each test is read."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Expectation:
    """A record that a test said would come. `met` once it did, or where it need not come."""

    pattern: re.Pattern[str]
    logger: str
    met: bool = False

    def fits(self, record: logging.LogRecord) -> bool:
        """Whether this is the record, by its logger (or one above it) and its text."""
        of_logger = not self.logger or record.name == self.logger or record.name.startswith(f"{self.logger}.")
        return of_logger and bool(self.pattern.search(record.getMessage()))


@dataclass
class ExpectedLog(logging.Handler):
    """Collects what is logged at WARNING and above, from all threads, and tells the expected from the rest."""

    expectations: list[Expectation] = field(default_factory=list)
    records: list[logging.LogRecord] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(logging.WARNING)

    __hash__ = object.__hash__

    @classmethod
    @contextmanager
    def listening(cls) -> Iterator[ExpectedLog]:
        """Listens to the root logger while the block runs."""
        log = cls()
        logging.getLogger().addHandler(log)
        try:
            yield log
        finally:
            logging.getLogger().removeHandler(log)

    def emit(self, record: logging.LogRecord) -> None:
        """Part of `logging.Handler`; runs under the handler's own lock."""
        self.records.append(record)

    def expect(self, pattern: str, logger: str = "", must: bool = True) -> None:
        """Say, before or after it happens, that a message matching `pattern` belongs to this test's story; any number of
        them may come, and one must, unless a library says it at some times only (`must`)."""
        self.expectations.append(Expectation(re.compile(pattern), logger, met=not must))

    def complaint(self) -> str:
        """What was logged without being expected, and what was expected without being logged; empty: all is well."""
        unexpected = [record for record in self.records if not self._explained(record)]
        missing = [one for one in self.expectations if not one.met]
        lines = [f"unexpected {r.levelname} from {r.name}: {_shown(r)}" for r in unexpected]
        lines += [f"expected, but never logged: {one.pattern.pattern!r} {one.logger}".rstrip() for one in missing]
        return "\n".join(lines)

    def _explained(self, record: logging.LogRecord) -> bool:
        fitting = [one for one in self.expectations if one.fits(record)]
        for one in fitting:
            one.met = True
        return bool(fitting)


def _shown(record: logging.LogRecord) -> str:
    text = record.getMessage()
    if record.exc_info:
        text += "\n" + logging.Formatter().formatException(record.exc_info)
    return text
