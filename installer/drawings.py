"""Draws pages of docs/ from the tables that the program itself goes by: `python -m installer.drawings` (make docs)."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from xml.etree import ElementTree

from receptionist.calls.places import MOVES, OVER, SIDE_MOVES, Place, Result, Side
from receptionist.clients.files.columns import HEADINGS, Column
from receptionist.store.shared.matrix import FUNCTIONS, MATRIX, ROLES, SIGNED, Cell, Signature, Table
from ui.keys import ACTIONS, FIXED, Action

State = TypeVar("State", bound=StrEnum)

CATALOGUE = Path(__file__).resolve().parent.parent / "resources" / "translations" / "console_it.ts"
KEYCAPS = {
    "Return": "Invio",
    "Enter": "Invio (tastierino)",
    "PgDown": "Pag↓",
    "PgUp": "Pag↑",
    "Left": "Sinistra",
    "Right": "Destra",
    "Up": "Su",
    "Down": "Giù",
    "Del": "Canc",
}
DOCS = Path(__file__).resolve().parent.parent / "docs"

CALL = """\
# A call's life

Drawn from the tables in `receptionist/calls/places.py` by `make docs`; a test fails when this page is behind them. The desk
makes no move that is not drawn here.

## Where the caller is

{places}

{place_words}

## The assistant's side of the same call

{sides}

{side_words}

## How a call ends

{results}
"""

KEYS = """\
# The keys

Drawn from the table in `ui/keys.py` by `make docs`; a test fails when this page is behind it. All but the last
two can be changed in Settings.

{rows}

Letters and digits go to *Reach* wherever no text field has the focus: type a name, role or matter, or dial. There Enter
consults the marked row and Shift+Enter puts the caller through without announcing. Esc closes what is on top and never ends
the caller's call.
"""


KEYS_IN_ITALIAN = """\
# I tasti

Disegnata dalla tabella in `ui/keys.py` con `make docs`, con le parole dello schermo; un test fallisce se la pagina resta
indietro. Tutti i tasti tranne gli ultimi due si possono cambiare in Impostazioni.

{rows}

Lettere e cifre vanno a *Passa a* ovunque non ci sia un campo di testo in uso: si scrive un nome, un ruolo, una materia, oppure
un numero. Lì Invio annuncia la chiamata alla riga scelta e Shift+Invio la passa senza annuncio. Esc chiude ciò che sta sopra
e non chiude mai la chiamata di chi telefona.
"""


SPREADSHEET = """\
# Clients and people from spreadsheets and address books

`receptionist clients import FILE…` and *Clients*, *Import*, which shows first what would be added, changed and refused. XLSX,
XLS, ODS, CSV and vCards (2.1 to 4.0) are told apart by what stands in them, not by name. Drawn from the table in
`receptionist/clients/files/columns.py` by `make docs`.

- **Headings** are English or Italian, in any order; titles may stand above them. Others you give a meaning on the screen,
  once: with the import the office remembers it, and Settings, Import, shows and forgets it. Every visible sheet with headings
  that are known is read; one of closures (`Cliente`, `Dal`, `Al`, `Motivo`, or both days under `Periodo`) has a row for each,
  of a client by code or name.
  *Ferie* beside people may be theirs or the company's: you say which.
- **One row** for each client, number or person; several rows may speak of one client. People may stand side by side
  (`Referente 1`, `Cellulare 1`, `Referente 2`…), several numbers in one cell (`02 5555 0101 / 333 1234567 (casa)`), one value
  in cells that were made one. An empty cell leaves what is there, and so does `-`, `/`, `n.d.` or, where a number, an address
  or a day should stand, `nessuno` or `x`; `esente` is no VAT number, and is told. What there are several of (closures,
  absences, greetings, dated instructions, addresses…) comes to those that stand, and takes none away.
  What stands behind a day and is neither an end, an hour nor a reason (`31/12/2026 (tacito rinnovo)`) is refused: nobody is
  closed or ended by half a line. Closures and absences without a year (`chiuso 24/12 - 6/1`, `dal 5 al 20 agosto`,
  `tutto agosto`) are the next that are not over, and the preview says as what they were read; `fino ad agosto`, a beginning
  without an end and the like are refused.
- **Who is who:** a client is known by its code, without one by its exact legal name; a person by UID, else by name and one
  equal number or mail address. A number that another client has is refused. A new client whose name is another's but for its
  form, points or case is told. National numbers are read in the client's country.
- **Notes** become instructions, a line each; one that may be a closure or somebody's absence is told. *Contract until* ends
  the client on the day after.
- **What is meant:** a title inside a name (`Avv. Paolo Conti`, `Ferri Dott.ssa Elena`) is taken as *Title*, unless the file
  says the title itself; `(in maternità dal 1/12 al 31/5)` behind it is an absence, `(dimessa)` or `(ex Rossi)` a note; a
  landline under a heading for mobiles is a telephone; `Nr` alone is the client's number where numbers to be dialled stand below
  it.
- **What Excel does to numbers:** a first zero that it ate is proposed back (tick it, or `--zeros`); of `3,93E+11` the digits
  are lost, and it is refused. Formulas are never worked out and macros never run.
- **Address books:** a card belongs to the client that you choose (`--client`), else to its company. A card that is a list of
  others (a group) is nobody: it is left out, and told. Faxes and pagers are not
  taken; a number that nobody can dial is left out, and told. A note is the person's. A card with a UID renews the person
  that came with it; another program's card of the same man adds what is missing, changes nothing, and tells what it says
  otherwise.
- **What is refused** is told with its row (or card) and reason; the rest is taken if you say so (`--strict`: the whole file
  or nothing). *Save the refused rows* (`--refused FILE`) writes them as a spreadsheet with the reasons, and with what
  stood under headings that mean nothing here: correct them, and import that. New clients without a number are named.
- `--team TEAM` puts every client in the files into that team, whatever a file's own column *Team* says; that it says otherwise
  is told. One that is not there yet is told, with those that are. Where clients would leave their team for it you are asked
  first; without a terminal the file is refused unless you add `--new-team`. The office's own profile is everybody's and stays
  in no team: its rows are refused.
- In a shared office a supervisor imports into her own teams. Rows that would move a client from team to team, or change one
  that is lent to her, are refused; only an administrator may do the first.
- `--dry-run` changes nothing and says the same. The same file twice changes nothing.
- Up to 20 MB and 100,000 rows. What unpacks without end, is locked or damaged is refused with a sentence; spreadsheets are
  opened in a process of their own, so that a bad one cannot take the console with it.

`receptionist clients export FILE` writes all clients as `.xlsx`, `.vcf` or `.csv`, everything but passphrases; logos
stand in the cards (LOGO), or in a folder beside the spreadsheet, whose files its column names.
Imported into the same office it changes nothing; into an empty one it fills it. Columns with several parts (addresses,
closures, rotas) have a line for each, as `name=value | name=value`. What a cell would lose stands between quotation marks, as
in JSON: a tag with a comma (`"acquisti, vendite", vip`), the line break of an instruction (`"Prima riga\\nseconda riga"`).

{rows}
"""


RIGHTS = """\
# Who may do what in a shared office

Drawn from `receptionist/store/shared/matrix.py` by `make docs`; the same table makes the grants and row-level policies, and a
test tries every cell as every role, on PostgreSQL 15 and 18.

- **see**, **add**, **change**, **remove**: the rows that are theirs, as the last column says. **all:** every row. What is not
  written may not be done: the database refuses it, whatever program asks.
- Emptying a table, referring to it, loading it with COPY, making tables and switching rules off are nobody's but the owner's,
  and as the owner nobody works: it has no login.
- A client without a team is everybody's; another one its team's. Whoever it is lent to sees it and works for it at the desk, as
  long as it is; its profile they do not change.
  In which team it is, an administrator says; a supervisor lends the clients of her own teams.
- Of colleagues an assistant reads name, short name, role, state, teams and languages (`colleagues()`), and of nobody but
  herself the contract and its end; supervisors, who plan cover, and administrators read them of all.
- Whoever has left, or whose contract is over, sees of all this no more than who works here; a one-time password shows nothing
  before it is changed.
- What is handed over to one colleague is taken by nobody else, before she has not come for twelve hours.
- *The backup role* sees everything and changes nothing.
- Whoever may change or remove any row of a table may also lock all of it (LOCK; PostgreSQL knows no right of its own for that,
  and of calls, clients and people no assistant may). No hub waits for such a lock: see [the server](server.md#two-hubs).
- Anybody may listen on a channel (PostgreSQL knows no right for that); what is sent says only that there is something to read.

{tables}

Of the schema `office`, where functions keep what they need, staff and hubs may read `changes` (of their clients); tickets,
lease and certificate are nobody's.

## Who did it

These columns say who did something, and when. The database writes the login of the connection and its own hour there, whatever
a program says, and what stands there stays: *again* until it is done anew or taken back.

{signed}

## Functions

{functions}
"""
VERBS = {"S": "see", "I": "add", "U": "change", "D": "remove"}


def rights() -> str:
    """The written matrix of a shared office, to be read."""
    heads = ["table", *ROLES, "theirs"]
    rows = [
        [f"`{name}`", *(_held(table.cells.get(role, ())) for role in ROLES), _scopes(table)] for name, table in MATRIX.items()
    ]
    return RIGHTS.format(
        tables=_rows(heads, rows),
        signed=_rows(["table", "columns"], [[f"`{name}`", "; ".join(map(_signature, said))] for name, said in SIGNED.items()]),
        functions=_rows(["function", "called by"], [[f"`{name}`", ", ".join(who)] for name, who in FUNCTIONS.items()]),
    )


def _signature(of: Signature) -> str:
    return " ".join(filter(None, (of.who, of.at, "*(again)*" if of.again else "")))


def _held(cells: Iterable[Cell]) -> str:
    said = []
    for cell in cells:
        words = ", ".join(VERBS[verb] for verb in cell.verbs)
        said.append(words if cell.scope == "mine" else f"**{cell.scope.replace('_', ' ')}:** {words}")
    return "; ".join(said)


def _scopes(table: Table) -> str:
    named = [f"`{rows}`" if name == "mine" else f"{name.replace('_', ' ')}: `{rows}`" for name, rows in table.scopes.items()]
    return "; ".join(one for one in named if not one.endswith("`true`"))


def _rows(heads: list[str], rows: Iterable[list[str]]) -> str:
    return "\n".join(f"| {' | '.join(line)} |" for line in (heads, ["---"] * len(heads), *rows))


def pages() -> dict[str, str]:
    """The pages that are drawn, by file name."""
    return {
        "call.md": call(),
        "keys.md": keys(),
        "keys.it.md": keys_in_italian(),
        "rights.md": rights(),
        "spreadsheet.md": spreadsheet(),
    }


def spreadsheet() -> str:
    """Every column of a file of clients, and what else its heading may be."""
    rows = [
        f"| {english} | {italian} | {', '.join(others)} |"
        for english, italian, others in (HEADINGS[column] for column in Column)
    ]
    return SPREADSHEET.format(rows="\n".join(["| heading | in Italian | or also |", "| --- | --- | --- |", *rows]))


def keys() -> str:
    """Every action and its keys. Of those that are numbered 1 to 9 the first stands for all."""
    rows = [f"| {_title(action)} | {_keys(action)} |" for action in ACTIONS if _number(action) in {"", "1"}]
    rows += [f"| {title} | {_said(keys)} |" for title, keys in FIXED]
    return KEYS.format(rows="\n".join(["| what | keys |", "| --- | --- |", *rows]))


def keys_in_italian() -> str:
    """As `keys`, in Italian: titles from the screen's catalogue."""
    said = _italian("keys")
    rows = [
        f"| {said[action.title].replace('{n}', '1…9')} | {_in_italian(_keys(action))} |"
        for action in ACTIONS
        if _number(action) in {"", "1"}
    ]
    rows += [f"| {said[title]} | {_in_italian(_said(keys))} |" for title, keys in FIXED]
    return KEYS_IN_ITALIAN.format(rows="\n".join(["| che cosa | tasti |", "| --- | --- |", *rows]))


def _italian(context: str) -> dict[str, str]:
    """The screen's words of a context: English to Italian."""
    contexts = ElementTree.parse(CATALOGUE).getroot().iter("context")
    (found,) = (one for one in contexts if one.findtext("name") == context)
    return {message.findtext("source", ""): message.findtext("translation", "") for message in found.iter("message")}


def _in_italian(keys: str) -> str:
    """Keys as the screen writes them in Italian."""
    for english, italian in KEYCAPS.items():
        keys = re.sub(rf"\b{english}\b", italian, keys)
    return keys.replace("` or `", "` o `")


def _number(action: Action) -> str:
    number = action.id.rpartition(".")[2]
    return number if number.isdigit() else ""


def _title(action: Action) -> str:
    return action.title.replace("{n}", "1…9")


def _keys(action: Action) -> str:
    return _said(f"{key[:-1]}1…9" if _number(action) else key for key in action.keys)


def _said(keys: Iterable[str]) -> str:
    return " or ".join(f"`{key}`" for key in keys)


def call() -> str:
    """The states of a call and the moves between them."""
    return CALL.format(
        places=diagram(MOVES, starts=(Place.OFFERED,), ends=OVER),
        place_words=meanings(Place),
        sides=diagram(SIDE_MOVES, starts=(Side.NONE,), ends=()),
        side_words=meanings(Side),
        results=", ".join(f"`{result}`" for result in Result) + ".",
    )


def diagram(moves: Mapping[State, frozenset[State]], starts: Iterable[State], ends: Iterable[State]) -> str:
    """The moves as a Mermaid state diagram, in the order in which the states are declared."""
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f"    [*] --> {state}" for state in starts]
    lines += [f"    {now} --> {then}" for now, following in moves.items() for then in in_order(type(now), following)]
    lines += [f"    {state} --> [*]" for state in in_order(type(next(iter(moves))), ends)]
    return "\n".join([*lines, "```"])


def in_order(states: type[State], some: Iterable[State]) -> list[State]:
    """`some` of the states, as declared: a set has no order of its own."""
    wanted = set(some)
    return [state for state in states if state in wanted]


def meanings(states: type[StrEnum]) -> str:
    """What is true in each state, from the comment beside it in the source."""
    rows = [f"| {name} | {meaning} |" for name, meaning in _comments(states)]
    return "\n".join(["| state | what is true in it |", "| --- | --- |", *rows])


def _comments(states: type[StrEnum]) -> Iterator[tuple[str, str]]:
    commented = dict(re.findall(r'^\s+\w+ = "(\w+)"  # (.+)$', inspect.getsource(states), re.MULTILINE))
    for state in states:
        yield state, commented.get(state, state.replace("_", " "))


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8")
