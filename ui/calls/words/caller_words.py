"""Who rings, with all that is known of the number: for a row of Calls, and for the small card."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from receptionist.calls.board import CallView
from receptionist.clients.profile import Profile
from ui.calls.book import Book
from ui.calls.words.caller import caller_line
from ui.calls.words.flags import flag_word
from ui.calls.words.recognised import on_row
from ui.calls.words.text import plain


def caller_words(call: CallView, whose: Profile | None, book: Book) -> str:
    """`Marco Bianchi · 02 9990 0021 · VIP`: name and number first, of which nothing is to be lost in a narrow row; the shape
    before them says already what is known. `whose` call it is."""
    flag = next((flag_word(one.flag) for one in book.flags_of(call)), "")
    line = caller_line(call, whose.country if whose is not None else "IT", on_row(book.recognised(call), whose))
    return " · ".join(part for part in (line, flag) if part)


def handed_words(call: CallView, me: str, book: Book) -> str:
    """Who hands this call to `me` (a login), in words; empty: nobody does."""
    if call.handed_to != me:
        return ""
    return QCoreApplication.translate("caller", "{name} hands you this call").format(
        name=plain(book.name_of(call.assistant), 40)
    )
