"""Speech: text becomes a WAV file, in a process of its own, so that no caller ever waits for a voice.

Everything asked comes back as a `Future`. A child that crashes is started again, and what it was asked is asked once more. A
machine without a voice says so once (`speech.absent`, or `speech.no_voice` for a language); every future fails with that code.
"""

from __future__ import annotations

import json
import logging
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from receptionist.errors import Problem

log = logging.getLogger(__name__)

CHILD = (sys.executable, "-m", "receptionist.speaking")
PATIENCE = 30.0
"""Seconds after which a child that does not answer is killed."""
CACHE_LIMIT = 50_000_000
"""Bytes of spoken WAV that are kept; the oldest go first."""

PREFERRED = {"en": "en-gb", "fr": "fr-fr", "de": "de-de", "es": "es-es", "it": "it-it"}

Tells = Callable[[Problem], None]


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of this machine: `languages` are tags in small letters (`it`, `en-gb`)."""

    id: str
    name: str
    languages: tuple[str, ...]


def voice_for(voices: Sequence[Voice], language: str) -> Voice | None:
    """The voice that speaks `language` (`de`, `de-CH`): its own region, else the plain tongue, else any region of it."""
    wanted = language.replace("_", "-").lower()
    tongue = wanted.split("-")[0]
    for tag in (wanted, tongue, PREFERRED.get(tongue, tongue)):
        found = next((voice for voice in voices if tag in voice.languages), None)
        if found is not None:
            return found
    return next((v for v in voices if any(tag.split("-")[0] == tongue for tag in v.languages)), None)


class Speech:
    """Speaks into files. `folder` keeps what was spoken (it may hold names: it is made for this user only); `tells` hears what
    a person must know, once each, on the speaking thread. What is cancelled in mid-word fails with `CancelledError`."""

    def __init__(self, folder: Path, tells: Tells, *, command: Sequence[str] = CHILD, cache_limit: int = CACHE_LIMIT) -> None:
        self._folder, self._tells, self._command, self._limit = folder, tells, tuple(command), cache_limit
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._child: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()
        self._said: set[str] = set()
        self._known: tuple[Voice, ...] | None = None
        self._closed = self._busy = self._cancelled = False
        self._thread = threading.Thread(target=self._work, name="speech", daemon=True)
        self._thread.start()

    def voices(self) -> Future[tuple[Voice, ...]]:
        """The voices of this machine."""
        return self._ask(self._voices)

    def say_to_file(self, text: str, language: str, path: Path) -> Future[Path]:
        """Speak `text` into the WAV file `path`."""
        return self._ask(lambda: self._write(text, language, path))

    def spoken(self, text: str, language: str) -> Future[Path]:
        """A WAV file with `text`, from the cache where it was spoken before."""
        return self._ask(lambda: self._cached(text, language))

    def cancel(self) -> None:
        """Drop everything that was asked and is not done; what is being spoken now is broken off."""
        while True:
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                break
            if job is None:
                self._jobs.put(None)
                break
            job.future.cancel()
        self._break_off()

    def close(self) -> None:
        """End the child and the thread; what was not spoken yet never will be."""
        self._closed = True
        self.cancel()
        self._jobs.put(None)
        self._thread.join(10)

    # ---- the speaking thread

    def _ask(self, action: Callable[[], Any]) -> Future[Any]:
        job = _Job(action)
        if self._closed:
            job.future.cancel()
        else:
            self._jobs.put(job)
        return job.future

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            with self._lock:  # whoever sees the job run can break it off
                if not job.future.set_running_or_notify_cancel():
                    continue
                self._busy, self._cancelled = True, False
            try:
                job.future.set_result(job.action())
            except Problem as problem:
                self._tell_once(problem)
                job.future.set_exception(problem)
            except CancelledError as cancelled:
                job.future.set_exception(cancelled)
            except OSError as error:
                log.warning("speech could not be written: %s", error.strerror)
                job.future.set_exception(Problem("speech.failed"))
            finally:
                with self._lock:
                    self._busy = False
        self._end_child()

    def _tell_once(self, problem: Problem) -> None:
        if str(problem) not in self._said:
            self._said.add(str(problem))
            self._tells(problem)

    def _voices(self) -> tuple[Voice, ...]:
        if self._known is None:
            answer = self._question({"do": "voices"})
            self._known = tuple(Voice(v["id"], v["name"], tuple(v["languages"])) for v in answer["voices"])
        if not self._known:
            raise Problem("speech.absent")
        return self._known

    def _write(self, text: str, language: str, path: Path) -> Path:
        voice = voice_for(self._voices(), language)
        if voice is None:
            raise Problem("speech.no_voice", language=language)
        path.parent.mkdir(parents=True, exist_ok=True)
        self._question({"do": "write", "text": text, "voice": voice.id, "path": str(path)})
        return path

    def _cached(self, text: str, language: str) -> Path:
        voice = voice_for(self._voices(), language)
        key = f"{voice.id if voice else ''}\n{text}"
        path = self._folder / f"{sha256(key.encode()).hexdigest()[:32]}.wav"
        if path.exists():
            path.touch()
            return path
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part.wav")
        self._write(text, language, unfinished).replace(path)
        self._keep_within_limit(path)
        return path

    def _keep_within_limit(self, newest: Path) -> None:
        files = sorted(self._folder.glob("*.wav"), key=lambda file: file.stat().st_mtime, reverse=True)
        kept = 0
        for file in files:
            kept += file.stat().st_size
            if kept > self._limit and file != newest:
                file.unlink(missing_ok=True)

    # ---- the child

    def _question(self, question: dict[str, str]) -> dict[str, Any]:
        """Ask the child; once more of a new one when it died over it."""
        answer = self._try(question) or self._try(question)
        if answer is None:
            raise Problem("speech.failed")
        if "failed" in answer:
            log.info("the speaking process: %s (%s)", answer["failed"], answer.get("why"))
            raise Problem(answer["failed"])
        return answer

    def _try(self, question: dict[str, str]) -> dict[str, Any] | None:
        child = self._living_child()
        if child.stdin is None or child.stdout is None:
            return None
        watch = threading.Timer(PATIENCE, child.kill)
        watch.daemon = True
        watch.start()
        try:
            child.stdin.write(json.dumps(question) + "\n")
            child.stdin.flush()
            line = child.stdout.readline()
        except (OSError, ValueError):
            line = ""
        finally:
            watch.cancel()
        if line:
            answer: dict[str, Any] = json.loads(line)
            return answer
        self._bury(child)
        return None

    def _living_child(self) -> subprocess.Popen[str]:
        with self._lock:
            if self._cancelled:
                raise CancelledError
            if self._child is not None and self._child.poll() is not None:
                log.warning("the speaking process ended by itself")
                self._close_pipes(self._child)
                self._child = None
            self._child = self._child or _start(self._command)
            return self._child

    def _bury(self, child: subprocess.Popen[str]) -> None:
        """The child is gone: by a crash, or because what it spoke was cancelled."""
        child.kill()
        child.wait()
        with self._lock:
            cancelled = self._cancelled
            if self._child is child:
                self._close_pipes(child)
                self._child = None
        if cancelled:
            raise CancelledError
        log.warning("the speaking process ended by itself")

    def _break_off(self) -> None:
        """Kill the child over what it speaks; one that is idle lives on."""
        with self._lock:
            if not self._busy:
                return
            self._cancelled = True
            if self._child is not None:
                self._child.kill()

    def _end_child(self) -> None:
        with self._lock:
            if self._child is not None:
                self._child.kill()
                self._child.wait()
                self._close_pipes(self._child)
                self._child = None

    def _close_pipes(self, child: subprocess.Popen[str] | None) -> None:
        for pipe in (child.stdin, child.stdout) if child else ():
            if pipe is not None:
                _close_quietly(pipe)


class _Job:
    def __init__(self, action: Callable[[], Any]) -> None:
        self.action = action
        self.future: Future[Any] = Future()


def _start(command: Sequence[str]) -> subprocess.Popen[str]:
    try:
        return subprocess.Popen(  # noqa: S603 - our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
        )
    except OSError as error:
        raise Problem("speech.absent") from error


def _close_quietly(pipe: Any) -> None:
    try:
        pipe.close()
    except OSError:
        log.debug("a pipe to the speaking process was broken")
