"""See the package's own text."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from installer.translations import codes, screen, terms, words


def complaints() -> Iterator[str]:
    """Everything that keeps the program from being whole in both languages."""
    yield from codes.complaints()
    yield from screen.complaints()
    yield from words.complaints()
    italian = screen.catalogue("it")
    spoken = screen.read(italian) if italian.exists() else []
    yield from terms.read().complaints([*spoken, *words.entries("it")])


def main(arguments: list[str]) -> int:
    """Exit 0: done, or nothing to complain of. 1: complaints, one a line on stderr. 2: wrong usage."""
    match arguments:
        case ["refresh"]:
            screen.refresh()
            words.refresh()
            return 0
        case ["check"]:
            found = list(complaints())
            print("\n".join(found), file=sys.stderr)
            print(f"translations: {len(found)} complaints" if found else "translations: whole in both languages")
            return 1 if found else 0
    print("usage: python -m installer.translations refresh|check", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
