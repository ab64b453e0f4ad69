"""What callers hear when nobody can answer: texts spoken once, when the office is set up, into the folder of sounds that
the phone system reads. Whoever has a better voice puts a recording there under the same name.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Protocol

from receptionist.sound import for_telephone

TEXTS: Mapping[str, Mapping[str, str]] = {
    "it": {
        "closed": "I nostri uffici sono chiusi in questo momento. Vi preghiamo di richiamare negli orari di apertura.",
        "busy": "Tutti i nostri operatori sono occupati. Vi preghiamo di richiamare tra qualche minuto.",
        "confirm": "Avete una chiamata in arrivo. Premete un tasto per rispondere.",
    },
    "en": {
        "closed": "Our offices are closed at the moment. Please call again during opening hours.",
        "busy": "All our assistants are busy at the moment. Please call again in a few minutes.",
        "confirm": "There is a call for you. Press any key to take it.",
    },
}
"""The office's own announcements, by language and name; the phone system knows them as `receptionist/` and that name."""


class Speaks(Protocol):
    """A voice (see `receptionist.speech.Speech`)."""

    def say_to_file(self, text: str, language: str, path: Path) -> Future[Path]:
        """Speak into a WAV file."""


def standard(speech: Speaks, sounds: Path, language: str) -> list[Future[Path]]:
    """Speak the office's own announcements into `sounds`, in `language` (English where we have no words for it). Those that are
    there already stay as they are."""
    texts = TEXTS.get(language, TEXTS["en"])
    spoken = language if language in TEXTS else "en"
    wanted = {name: text for name, text in texts.items() if not _file(sounds, name).exists()}
    return [announcement(speech, sounds, name, text, spoken) for name, text in wanted.items()]


def announcement(speech: Speaks, sounds: Path, name: str, text: str, language: str) -> Future[Path]:
    """Speak `text` into the sound `receptionist/<name>`, as telephones want it. The future gives the file, or fails as speech
    did."""
    target = _file(sounds, name)
    made: Future[Path] = Future()
    draft = target.with_suffix(".spoken.wav")
    target.parent.mkdir(parents=True, exist_ok=True)
    speech.say_to_file(text, language, draft).add_done_callback(lambda spoken: _finish(spoken, draft, target, made))
    return made


def _finish(spoken: Future[Path], draft: Path, target: Path, made: Future[Path]) -> None:
    try:
        result = for_telephone(spoken.result(), target)
    except BaseException as error:  # whatever speech failed with is the asker's to hear, a cancellation too
        draft.unlink(missing_ok=True)
        made.set_exception(error)
    else:
        draft.unlink(missing_ok=True)
        made.set_result(result)


def _file(sounds: Path, name: str) -> Path:
    return sounds / "receptionist" / f"{name}.wav"
