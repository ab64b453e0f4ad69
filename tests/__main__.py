"""All tests, in two processes side by side: those around the real Asterisk mostly wait for it, the others mostly compute.

`python -m tests [PYTEST'S OWN WORDS…]`: with words, one process gets them as they are.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).parents[1]
AROUND_ASTERISK = (
    "tests/pbx",
    "tests/telephony/test_contract.py",
    *(str(path.relative_to(TOP)) for path in sorted(TOP.glob("tests/calls/test_*stories.py"))),
    "tests/office/test_window.py",
)


def main(words: list[str]) -> int:
    """The exit code: 0 when all passed."""
    command = [sys.executable, "-m", "pytest"]
    if words:
        return subprocess.run([*command, *words], cwd=TOP, check=False).returncode
    with tempfile.TemporaryFile() as heard:
        beside = [*command, "-p", "no:cacheprovider", *AROUND_ASTERISK]
        waiting = subprocess.Popen(beside, cwd=TOP, stdin=subprocess.DEVNULL, stdout=heard, stderr=subprocess.STDOUT)
        computing = subprocess.run([*command, *(f"--ignore={path}" for path in AROUND_ASTERISK)], cwd=TOP, check=False)
        waited = waiting.wait()
        heard.seek(0)
        print("---- around the real Asterisk", flush=True)
        sys.stdout.buffer.write(heard.read())
        sys.stdout.flush()
    return computing.returncode or waited


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
