"""What every test of this project can rely on.

- `home`: no test sees the person's own files, keyring, desktop session or language.
- `log`: a warning or an error in the log fails the test, unless the test has said that it expects it.
- Property tests are not timed: a loaded machine finds no fault in the code.
- `eventually`: waits for what happens in another thread or process, and for nothing longer than needed.
- `place`, `store`: an office's database, once on SQLite and once on PostgreSQL; `local_store`, where one of them is enough.
- `premises`: an office for the pages, once local and once shared, with its roles and rights.
- `postgres`: a real PostgreSQL server, one for the whole run, from the wheel.

Programs that a test starts must be gone when the run ends.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import make_url

from tests.disks import run_apart
from tests.logfail import ExpectedLog
from tests.processes import none_left_behind
from tests.waiting import eventually as wait_until

if TYPE_CHECKING:
    from receptionist.store.engine import Store
    from receptionist.store.shared.roles import Roles
    from tests.postgres import Postgres
    from tests.premises import Premises

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

pytest_plugins = ("tests.screen.fixtures", "tests.pbx.fixtures")

LEFT_OUTSIDE = (
    "DBUS_SESSION_BUS_ADDRESS",
    "DISPLAY",
    "LANGUAGE",
    "LC_MESSAGES",
    "RECEPTIONIST_OFFICE",
    "WAYLAND_DISPLAY",
    "XDG_CURRENT_DESKTOP",
)
"""What a person's session says and a test must not hear."""


MADE_ANEW = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """An id that is another one in each process must not stand in a test's name: they share the tests by their names."""
    return argname if isinstance(val, str) and MADE_ANEW.fullmatch(val) else None


@pytest.fixture(scope="session", autouse=True)
def nothing_keeps_running() -> Iterator[None]:
    """No program that a test started outlives the run."""
    with none_left_behind():
        yield


@pytest.fixture(scope="session")
def session_folder() -> Iterator[Path]:
    """A folder for the whole run. Its path is short: the sockets in it must stay under 108 bytes."""
    with tempfile.TemporaryDirectory(prefix="rcp-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture(autouse=True)
def home(session_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home folder of this test, empty. Programs that it starts live there too."""
    home = Path(tempfile.mkdtemp(prefix="h", dir=session_folder))
    for name in LEFT_OUTSIDE:
        monkeypatch.delenv(name, raising=False)
    for variable, folder in {
        "HOME": ".",
        "XDG_CONFIG_HOME": "config",
        "XDG_DATA_HOME": "data",
        "XDG_STATE_HOME": "state",
        "XDG_RUNTIME_DIR": "run",
    }.items():
        (home / folder).mkdir(mode=0o700, exist_ok=True)
        monkeypatch.setenv(variable, str(home / folder))
    monkeypatch.setenv("XDG_CACHE_HOME", str(session_folder / "cache"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    return home


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> bool | None:
    """A test that needs a disk of its own may need a process of its own for it."""
    return run_apart(item) or None


@pytest.fixture(autouse=True)
def log() -> Iterator[ExpectedLog]:
    """Fails the test on every warning and error in the log that it did not `expect`, and on each expectation that did not
    come true."""
    with ExpectedLog.listening() as log:
        yield log
    if complaint := log.complaint():
        pytest.fail(complaint, pytrace=False)


@pytest.fixture(scope="session")
def eventually() -> Callable[..., Any]:
    """`tests.waiting.eventually`: waits until a condition holds, and fails with its last value."""
    return wait_until


@pytest.fixture(scope="session")
def postgres(session_folder: Path) -> Iterator[Postgres]:
    """A PostgreSQL 18 without anything in it, on a socket of its own, stopped at the end of the run."""
    from tests.postgres import running

    with running(session_folder / "pg") as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where an office can be opened: a path, then a URL. It has nothing in it yet, not even tables; for `store`, today's."""
    shaped = "store" in request.fixturenames
    if request.param == "sqlite":
        path = tmp_path / "office.db"
        if shaped:
            shutil.copy(request.getfixturevalue("shape_on_sqlite"), path)
        yield str(path)
        return
    server: Postgres = request.getfixturevalue("postgres")
    with server.database(request.getfixturevalue("shape_on_postgres") if shaped else "template0") as url:
        yield url


@pytest.fixture(scope="session")
def shape_on_sqlite(session_folder: Path) -> Path:
    """An empty office, to be copied."""
    from tests.offices import empty_office

    path = session_folder / "shape.db"
    empty_office(path)
    return path


@pytest.fixture(scope="session")
def shape_on_postgres(postgres: Postgres) -> Iterator[str]:
    """The same as a database: its name."""
    from receptionist.store.engine import open_store
    from receptionist.store.migrate import upgrade

    with postgres.database() as url:
        store = open_store(url)
        try:
            upgrade(store)
        finally:
            store.close()
        yield str(make_url(url).database)


@pytest.fixture(scope="session")
def shape_of_shared(postgres: Postgres) -> Iterator[tuple[str, Roles]]:
    """An empty shared office, founded as `office create` does: its database's name, and its roles."""
    from tests.premises import founded

    with founded(postgres) as shape:
        yield shape


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A story on a page is played on both kinds of premises, unless it is about looks and keys alone."""
    if "premises" in metafunc.fixturenames:
        marked = metafunc.definition.get_closest_marker
        alone = marked("on_a_file") is not None and marked("shared_too") is None
        metafunc.parametrize("premises", ["local"] if alone else ["local", "shared"], indirect=True)


@pytest.fixture
def premises(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Premises]:
    """An empty office for a story on a page: once a file of this machine's, once shared."""
    from tests.premises import local, shared

    shape = request.getfixturevalue
    if request.param == "local":
        made = local(shape("shape_on_sqlite"), tmp_path)
    else:
        made = shared(shape("postgres"), shape("shape_of_shared"), tmp_path)
    with made as premises:
        yield premises


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """An empty office of today's shape, open: once on SQLite, once on PostgreSQL."""
    from receptionist.store.engine import open_store

    store = open_store(place)
    try:
        yield store
    finally:
        store.close()


@pytest.fixture
def local_store(shape_on_sqlite: Path, tmp_path: Path) -> Iterator[Store]:
    """The same on SQLite alone, as `office.db` in the folder of the test: where one engine is enough."""
    from receptionist.store.engine import open_store

    shutil.copy(shape_on_sqlite, tmp_path / "office.db")
    store = open_store(str(tmp_path / "office.db"))
    try:
        yield store
    finally:
        store.close()
