"""A row that she points at: what a key is about that acts on it while somebody else is with her, and who has it now."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from receptionist.calls.board import CallView
from ui.calls.book import Book
from ui.calls.subject import Subject
from ui.calls.words.caller import caller_line
from ui.calls.words.text import plain


def pointed_words(subject: Subject, book: Book) -> str:
    """Whose row it is, and who is with her; empty: the caller with her is meant, or nobody is there."""
    shown, own = subject.call, subject.in_hand.own
    if shown is None or own is None or shown.id == own.id or subject.look is not None:
        return ""
    words = QCoreApplication.translate(
        "pointed", "This is about {shown}, whose row you point at: not about {own}, who is with you."
    )
    return words.replace("{shown}", _who(shown, book)).replace("{own}", _who(own, book))


def lost_words(call: CallView, book: Book) -> str:
    """That a colleague has the call whose row she pointed at."""
    words = QCoreApplication.translate("pointed", "{assistant} has this call now: {shown}.")
    return words.replace("{assistant}", plain(book.name_of(call.assistant), 40)).replace("{shown}", _who(call, book))


def _who(call: CallView, book: Book) -> str:
    """One caller may ring several clients."""
    whose = book.whose(call)
    if whose is None:
        return caller_line(call, "IT")
    words = QCoreApplication.translate("pointed", "{who} (for {client})")
    return words.replace("{client}", plain(whose.brief)).replace("{who}", caller_line(call, whose.country))
