"""Clients and people from a file: a preview first, then the import; each refused row with its reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout

from receptionist.clients.files.doors import MEANWHILE, refused_place, save_refused
from receptionist.clients.files.outcome import Plan, Refusal
from receptionist.clients.texts import normal
from receptionist.errors import Problem
from ui.background import Background, Progress, Work
from ui.clients.files.headings import ImportHeadings
from ui.clients.files.looks import Looked, Office, preview
from ui.clients.files.question import ImportQuestion
from ui.clients.files.rows import ImportList, ImportRows, reasons
from ui.keys import Keys, native
from ui.readable import READABLE
from ui.theme import Theme, space
from ui.translate import Retranslates
from ui.widgets import Busy, Button, Elided, label
from ui.widgets.ask_file import ask_for_file, ask_where
from ui.widgets.choice import ChoiceBox
from ui.words import say_problem


class ImportSheet(Retranslates, QFrame):
    """`imported` when something was saved; `closed` when it is done with."""

    imported = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, background: Background, office: Office, login: str, keys: Keys) -> None:
        super().__init__()
        self.setProperty("part", "sheet")
        self._background, self._office, self._login, self._keys = background, office, login, keys
        self._file: Path | None = None
        self._looked: Looked | None = None
        self._saving, self._saved = False, False
        self._asked: tuple[str, ...] = ()
        """The headings of this file that were not known, in its order: what they mean can be changed until it is imported."""
        self._examples: dict[str, str] = {}
        self._named: dict[str, str] = {}
        """What somebody says that they mean: a column each, by `normal`."""
        self._work: Work | None = None
        self._title, self._name = label("", "title"), Elided("", "muted")
        self._about, self.about = label("", "small"), ChoiceBox(24)
        self.headings, self.zeros = ImportHeadings(), QCheckBox()
        self.summary, self.made = label("", "strong", wrap=True), label("", wrap=True)
        self.titles, self.numberless = label("", wrap=True), label("", "warning", wrap=True)
        self._ignored = label("", "small", wrap=True)
        self.trouble, self.told = label("", "danger", wrap=True), label("", "good", wrap=True)
        self._heading = label("", "heading")
        self._rows = ImportRows()
        self.list = ImportList(theme)
        self.list.setModel(self._rows)
        self.busy = Busy(theme)
        self.choose, self.take = Button(theme, icon="folder-open"), Button(theme, icon="upload", kind="primary")
        self.keep = Button(theme, icon="download")
        self.close_button = Button(theme, kind="quiet")
        self.question = ImportQuestion(theme)
        self._lay_out()
        self.choose.clicked.connect(self.choose_file)
        self.take.clicked.connect(self._ask_or_save)
        self.question.yes.clicked.connect(self.save)
        self.question.no.clicked.connect(self._nothing)
        self.keep.clicked.connect(self._choose_where)
        self.close_button.clicked.connect(self.shut)
        self.about.activated.connect(self._look)
        self.zeros.clicked.connect(self._look)
        self.headings.chosen.connect(self._name_heading)
        self._takers = (
            keys.take("import", self.choose_file, self._may_choose, of=self),
            keys.take("save", self._ask_or_save, self._may_save, of=self),
            keys.take("export", self._choose_where, self.keep.isVisible, of=self),
        )
        for button, action in ((self.choose, "import"), (self.take, "save"), (self.keep, "export")):
            button.show_key(keys.shown(action))
        self.setFocusProxy(self.take)
        self.retranslate()

    def _lay_out(self) -> None:
        about = QHBoxLayout()
        about.addWidget(self._about)
        about.addWidget(self.about, 1)
        buttons = QHBoxLayout()
        for part in (self.close_button, self.choose, self.keep, self.take):
            buttons.addWidget(part)
        buttons.insertStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(2))
        column.setSpacing(space(1))
        for part in (self._title, self._name):
            column.addWidget(part)
        column.addLayout(about)
        for part in (self.headings, self.zeros, self.summary, self.made, self.titles, self.numberless):
            column.addWidget(part)
        for part in (self._ignored, self.trouble, self.told, self.busy):
            column.addWidget(part)
        column.addWidget(self._heading)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addWidget(self.question)
        column.addLayout(buttons)

    def retranslate(self) -> None:
        """Its words."""
        self._title.setText(self.tr("Import clients and people"))
        self._name.setText(
            str(self._file) if self._file else self.tr("A spreadsheet (XLSX, XLS, ODS, CSV) or an address book (vCard)")
        )
        self._about.setText(self.tr("Everything in it is about"))
        self.about.setAccessibleName(self.tr("Everything in it is about"))
        self.choose.setText(self.tr("Choose a file…"))
        self.keep.setText(self.tr("Save the refused rows…"))
        self.close_button.setText(self.tr("Close"))
        self.close_button.show_key(native("Esc"))
        self._heading.setText(self.tr("ROW BY ROW"))
        self.list.setAccessibleName(self.tr("What would change, and what was refused"))
        self._fill_clients()
        self._say()

    def choose_file(self) -> None:
        """Ask for a file, and show what it would change."""
        kinds = self.tr("Spreadsheets and address books")
        ask_for_file(self, self.tr("Import clients and people"), f"{kinds} ({READABLE})", self.look_at)

    def look_at(self, file: Path) -> None:
        """Show what the file would change; nothing is changed yet. While another one is saved, it waits."""
        if self._saving and self._work is not None:
            self._work.done.connect(lambda _saved: self.look_at(file))
            return
        self._file = file
        self._asked, self._named, self._examples = (), {}, {}
        self.zeros.setChecked(False)
        self.zeros.hide()
        self._look()

    def _look(self) -> None:
        file, office = self._file, self._office
        if file is None:
            return
        self._drop_work()
        self._forget_plan()
        named = dict(self._named)
        self._saved, zeros, about = False, self.zeros.isChecked(), self.about.currentData()
        self.told.setText("")
        self.question.hide()

        def job(progress: Progress) -> Looked:
            return preview(file, office, about, progress, named=named, zeros=zeros)

        self._follow(self._background.follow(job, self._seen, self._failed), self.tr("Reading the file…"))
        self.retranslate()

    def _name_heading(self, text: str, column: str | None) -> None:
        """It holds for this file; with the import it is remembered for every file of the office."""
        if column is None:
            self._named.pop(normal(text), None)
        else:
            self._named[normal(text)] = column
        self._look()

    def _remember(self, named: dict[str, str]) -> None:
        settings = self._office.settings
        if named:
            settings.set("import.headings", settings.get("import.headings") | named)

    def _ask_or_save(self) -> None:
        """With refused rows somebody decides whether the others are taken without them."""
        plan = self._plan
        if plan is None or not plan.report.refused:
            self.save()
            return
        refused = self.tr("%n row(s) would be left out. Take the others without them?", "", len(plan.report.refused))
        self.question.ask(refused)

    def save(self) -> None:
        """Save what the preview shows, in one step."""
        plan = self._plan
        if plan is None or not plan.profiles or self._saved:
            return
        login, clients, named = self._login, self._office.clients, dict(self._named)
        self.question.hide()

        def save() -> None:
            clients.save_all(plan.profiles, login, pictures=plan.pictures)
            self._remember(named)

        work = self._background.run(save, self._done, self._refused)
        self._saving = True
        self._follow(work, self.tr("Saving…"), can_stop=False)
        self.retranslate()

    def _refused(self, problem: Problem) -> None:
        """Where somebody saved one of its clients meanwhile, or took a number or code of it, the file is looked at again by
        itself."""
        self._saving = False
        if problem.code not in MEANWHILE:
            self._failed(problem)
            return
        self._look()
        if problem.code == "client.changed_meanwhile":
            said = self.tr("Nothing was imported: {client} was saved by somebody meanwhile. Below is what it would change now.")
            self.trouble.setText(said.replace("{client}", str(problem.values["client"])))
        else:
            said = self.tr("Nothing was imported: somebody took its names or numbers. Below is what it would change now.")
            self.trouble.setText(said)

    def _nothing(self) -> None:
        self.question.hide()
        self.take.setFocus()

    def _choose_where(self) -> None:
        plan, source = self._plan, self._file  # another file may be looked at by the time that a place is chosen
        if plan is None or source is None:
            return
        proposed, refused = self.tr("{file} refused").replace("{file}", source.stem) + ".xlsx", plan.report.refused
        kinds = "XLSX (*.xlsx)"
        ask_where(self, self.tr("Save the refused rows"), kinds, proposed, lambda file: self._write(refused, source, file))

    def _write(self, refused: list[Refusal], source: Path, file: Path) -> None:
        """Write the refused rows of `source` and their reasons into a spreadsheet."""
        language = _language()
        said = {id(one): reasons(one, language) for one in refused}

        def save() -> Path:
            place = refused_place(file, [source])
            save_refused(place, refused, lambda one: said[id(one)], language)
            return place

        self._background.run(save, self._tell_place, self._complain)

    def _tell_place(self, place: Path) -> None:
        self._tell(self.tr("Saved: {file}. Correct them there, then import it.").replace("{file}", str(place)))

    def _may_choose(self) -> bool:
        return self.isVisible() and self.choose.isEnabled()

    def _may_save(self) -> bool:
        return self.isVisible() and self.take.isEnabled() and not self.question.isVisible()

    def shut(self) -> None:
        """Leave; what is only being looked at is dropped."""
        self._drop_work()
        for taker in self._takers:
            taker.release()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the question, then the sheet."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.question.isVisible():
            self._nothing()
        else:
            self.shut()

    # ---- what comes back

    @property
    def _plan(self) -> Plan | None:
        return self._looked.plan if self._looked else None

    def _drop_work(self) -> None:
        """What is asked anew was not stopped by anybody."""
        work, self._work = self._work, None
        if work is not None:
            work.cancel()

    def _forget_plan(self) -> None:
        """A plan is of exactly the file, the client and the meanings that are shown: while they are looked at there is none."""
        if self.take.hasFocus():
            self.choose.setFocus()  # a button that is switched off hands the focus to whatever comes next
        self._looked = replace(self._looked, plan=None, trouble=None, unread=()) if self._looked else None
        self._rows.show(None, _language())

    def _follow(self, work: Work, words: str, *, can_stop: bool = True) -> None:
        self._work = work
        self.trouble.setText("")
        work.cancelled.connect(lambda: self._stopped(work))
        self.busy.follow(work, words, can_stop=can_stop)

    def _stopped(self, work: Work) -> None:
        if self._work is work:
            self._failed(Problem("import.stopped"))

    def _seen(self, looked: Looked) -> None:
        self._work, self._looked = None, looked
        self._examples |= looked.examples
        self._asked += tuple(one for one in looked.unknown if one not in self._asked)
        focus = self.window().focusWidget()
        is_choosing = focus in {self.about, self.zeros} or self.headings.isAncestorOf(focus)
        self._rows.show(looked.plan, _language())
        self.retranslate()
        if looked.trouble is not None:
            self._complain(looked.trouble)
        if not is_choosing:
            self.take.setFocus()

    def _done(self, _saved: object) -> None:
        self._work, self._saving, self._saved = None, False, True
        self.imported.emit()
        self.retranslate()
        self.close_button.setFocus()

    def _failed(self, problem: Problem) -> None:
        self._work = None
        self._forget_plan()
        self.retranslate()
        self._complain(problem)

    def _complain(self, problem: Problem) -> None:
        self.trouble.setText(say_problem(problem))
        self.trouble.setVisible(True)

    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.setVisible(True)

    # ---- what is shown

    def _fill_clients(self) -> None:
        chosen, profiles = self.about.currentData(), self._looked.profiles if self._looked else []
        self.about.clear()
        self.about.addItem(self.tr("the clients that it names"), None)
        for profile in sorted(profiles, key=lambda one: one.name.casefold()):
            self.about.addItem(profile.name, profile.id)
        self.about.setCurrentIndex(max(self.about.findData(chosen), 0))

    def _say(self) -> None:
        looked, plan = self._looked, self._plan
        for part in (self._about, self.about):
            part.setVisible(looked is not None)
        self.trouble.setVisible(bool(self.trouble.text()))
        self.told.setVisible(bool(self.told.text()))
        for part in (self.summary, self._heading, self.list):
            part.setVisible(plan is not None)
        told = ((self.made, self._rows.sums), (self.titles, self._rows.titles), (self.numberless, self._rows.numberless))
        for part, words in told:
            part.setText(words)
            part.setVisible(bool(words))
        self.headings.ask(() if self._saved else self._asked, self._examples, self._named, _language())
        self._say_unread(looked.unread if looked else ())
        self._say_zeros(plan)
        self.keep.setVisible(plan is not None and bool(plan.report.refused))
        self.take.setEnabled(plan is not None and bool(plan.profiles) and not self._saved and not self._saving)
        for part in (self.about, self.headings, self.zeros, self.choose):
            part.setEnabled(not self._saving)
        self.take.setText(self.tr("Imported") if self._saved else self.tr("Import"))
        if plan is not None:
            report = plan.report
            counts = (
                self.tr("%n row(s) new", "", report.added),
                self.tr("%n changed", "", report.changed),
                self.tr("%n unchanged", "", report.unchanged),
                self.tr("%n refused", "", len(report.refused)),
            )
            self.summary.setText(" · ".join(counts))

    def _say_unread(self, sheets: tuple[str, ...]) -> None:
        self._ignored.setVisible(bool(sheets))
        said = self.tr("Sheets without a heading that is known: {sheets}")
        self._ignored.setText(said.replace("{sheets}", ", ".join(sheets)))

    def _say_zeros(self, plan: Plan | None) -> None:
        """Zeros that a spreadsheet ate are put back when somebody says so; who does stays there while the file is read again,
        and takes it back by the same key."""
        if plan is None and self._work is not None:
            return
        refused = plan.report.refused if plan else []
        lost = [problem for one in refused for problem in one.problems if problem.code == "number.zero_lost"]
        found = [(str(one.values["text"]), str(one.values["proposed"])) for one in lost]
        found += [(zero.text, zero.taken) for zero in plan.zeros] if plan else []
        self.zeros.setVisible(bool(found) and not self._saved)
        if found:
            said = self.tr("Put back the zeros that %n number(s) began with, as in {text}: {taken}", "", len(found))
            self.zeros.setText(said.replace("{text}", found[0][0]).replace("{taken}", found[0][1]))


def _language() -> str:
    return QLocale().name().split("_")[0]
