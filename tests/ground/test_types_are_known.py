"""What msgspec reads in several threads is known to it from the moment of import: two that ask for a type at once crash it."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys, threading
from pathlib import Path
from receptionist.opening import Plan, create_office

late = set()
def look(frame, event, arg):
    if event == "call" and frame.f_code.co_name == "get_class_annotations":
        asked, above = frame.f_locals.get("obj"), frame.f_back
        while above is not None and not above.f_code.co_filename.startswith("<frozen importlib"):
            above = above.f_back
        if above is None:
            late.add(asked.__qualname__)

sys.setprofile(look)
threading.setprofile(look)
office = create_office(sys.argv[1], Plan("Prova", demo=True))
office.start_hub()
office.directory()
office.history.unfinished()
office.call_backs.waiting()

office.templates.all()
for profile in office.directory().profiles[:3]:
    office.clients.versions_of(profile.id)
    office.clients.version(profile.id, profile.version)
    office.news.of(profile.id)
office.close()
print(" ".join(sorted(late)))
"""


def test_no_type_is_learnt_after_its_module_was_imported(tmp_path: object) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, f"{tmp_path}/office.db"], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""
