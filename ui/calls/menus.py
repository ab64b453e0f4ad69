"""Small menus of the desk: each asks one thing, under the first letter or with Enter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from receptionist.clients.profile import Profile
from receptionist.staff.service import Assistant
from ui.calls.colleagues.states import Other
from ui.calls.colleagues.strip import doing_words
from ui.languages import LETTERS, language_name


def give_menu(parent: QWidget, profile: Profile, give: Callable[[], None]) -> QMenu:
    """Asks once more before a call goes to another client."""
    menu = _menu(parent)
    text = QCoreApplication.translate("menus", "Give the call to {client}").format(client=profile.name.replace("&", "&&"))
    menu.addAction(text, give)
    menu.addAction(QCoreApplication.translate("menus", "Leave it where it is"))
    menu.setActiveAction(menu.actions()[0])
    return menu


def colleagues_menu(
    parent: QWidget, colleagues: Sequence[Other], by_name: Callable[[str], bool], hand: Callable[[str], object]
) -> QMenu:
    """Asks to whom a call is handed. `by_name`: whether what somebody (a login) does may be shown by name."""
    menu = _menu(parent)
    for one in colleagues:
        words = f"{one.name} · {doing_words(one)}" if by_name(one.login) else one.name
        menu.addAction(words.replace("&", "&&"), lambda one=one: hand(one.login))
    if colleagues:
        menu.setActiveAction(menu.actions()[0])
    else:
        menu.addAction(QCoreApplication.translate("menus", "No colleague is here to take it")).setEnabled(False)
    return menu


def lend_menu(
    parent: QWidget,
    colleagues: Sequence[Assistant],
    length: str,
    lend: Callable[[Assistant], object],
    others: Mapping[str, Callable[[], object]],
) -> QMenu:
    """Asks to whom the client of a call is lent, for this `length` (in words); `others`: those that can be chosen instead."""
    menu = _menu(parent)
    for one in colleagues:
        words = QCoreApplication.translate("menus", "{name}, for {length}").format(name=one.name, length=length)
        menu.addAction(words.replace("&", "&&"), lambda one=one: lend(one))
    if colleagues:
        menu.setActiveAction(menu.actions()[0])
        menu.addSeparator()
        for other, choose in others.items():
            menu.addAction(QCoreApplication.translate("menus", "For {length} instead…").format(length=other), choose)
    else:
        menu.addAction(QCoreApplication.translate("menus", "Everybody who is here sees this client")).setEnabled(False)
    return menu


def calls_menu(parent: QWidget, calls: Sequence[tuple[str, str]], choose: Callable[[str], object]) -> QMenu:
    """Asks which of the colleagues' calls is meant: words and id of each."""
    menu = _menu(parent)
    for words, call in calls:
        menu.addAction(words.replace("&", "&&"), lambda call=call: choose(call))
    menu.setActiveAction(menu.actions()[0])
    return menu


def clients_menu(parent: QWidget, clients: Sequence[Profile], show: Callable[[str], object]) -> QMenu:
    """Asks which of several clients is to be shown."""
    menu = _menu(parent)
    for client in clients:
        menu.addAction(client.name.replace("&", "&&"), lambda client=client: show(client.id))
    menu.setActiveAction(menu.actions()[0])
    return menu


def language_menu(parent: QWidget, speak: Callable[[str], None]) -> QMenu:
    """Greeting and sentences of this call in another language."""
    menu = _menu(parent)
    for letter, code in LETTERS.items():
        menu.addAction(f"&{letter}  {language_name(code)}", lambda code=code: speak(code))
    return menu


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
