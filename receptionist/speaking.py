"""The speaking child: reads what to say as JSON lines, writes WAV files, answers each line. Run by `receptionist.speech`.

    {"do": "voices"}                                       -> {"voices": [{"id", "name", "languages"}]}
    {"do": "write", "text", "voice", "path"}               -> {"written": path}
    anything that fails                                    -> {"failed": code}

It lives in a process of its own because speech libraries block, print and at times crash.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any, TextIO

WRITES_AT_MOST = 20.0
"""Seconds."""


def main() -> None:
    """Answer until standard input ends. Whatever libraries print goes to standard error, never between the answers."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    questions = os.fdopen(os.dup(0), "r", encoding="utf-8")
    _serve(questions, answers)


def _serve(questions: TextIO, answers: TextIO) -> None:
    engine: Any = None
    for line in questions:
        try:
            engine = engine or _engine()
            answer = _answer(engine, json.loads(line))
        except Exception as error:  # whatever a speech library may raise: the parent is told, the child goes on
            code = "speech.failed" if engine else "speech.absent"
            answer = {"failed": code, "why": type(error).__name__}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _engine() -> Any:
    import pyttsx3

    return pyttsx3.init()


def _answer(engine: Any, question: dict[str, str]) -> dict[str, object]:
    if question["do"] == "voices":
        return {"voices": [_voice(voice) for voice in engine.getProperty("voices")]}
    engine.setProperty("voice", question["voice"])
    finished = threading.Event()
    Path(question["path"]).unlink(missing_ok=True)
    token = engine.connect("finished-utterance", lambda **_: finished.set())
    try:
        engine.save_to_file(question["text"], question["path"])
        engine.runAndWait()
        _wait_for(Path(question["path"]), finished)
    finally:
        engine.disconnect(token)
    return {"written": question["path"]}


def _wait_for(path: Path, finished: threading.Event) -> None:
    """The loop may end before the file is written (espeak writes it from a thread of its own), and not every engine says when
    it has finished: then a file that grows no more counts as whole. Raises `TimeoutError`."""
    size, deadline = -1, time.monotonic() + WRITES_AT_MOST
    while not (finished.wait(0.2) and path.exists()):
        before, size = size, path.stat().st_size if path.exists() else -1
        if size == before > 0:
            return
        if time.monotonic() > deadline:
            raise TimeoutError


def _voice(voice: Any) -> dict[str, object]:
    return {"id": voice.id, "name": voice.name, "languages": [_tag(tag) for tag in voice.languages or ()]}


def _tag(language: object) -> str:
    """Some engines give bytes with a priority before the tag."""
    text = language.decode("utf-8", "ignore") if isinstance(language, bytes) else str(language)
    return text.strip("\x00\x01\x02\x03\x04\x05\x06\x07\x08\t").replace("_", "-").lower()


if __name__ == "__main__":
    main()
