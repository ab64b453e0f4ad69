"""Whether a window that is closed asks once more: somebody is still talking, or something that was typed would be lost."""

from __future__ import annotations

from ui.widgets import Notice

KEY = "closing"


def asks_again(*, talks: bool, behind: bool, clients: str, people: str) -> Notice | None:
    """What it says, the gravest first; None: nothing is in the way. `behind`: half-typed text could not be written down yet.
    `clients` and `people` are the names of those over whom something is typed and not saved."""
    if talks:
        return Notice(KEY, "console.call_open")
    if behind:
        return Notice(KEY, "draft.behind")
    if people:
        return Notice(KEY, "staff.unsaved", (("people", people),))
    return Notice(KEY, "profiles.unsaved", (("clients", clients),)) if clients else None
