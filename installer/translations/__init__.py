"""The catalogues of the screen (Qt) and of everything else (gettext): refreshed from the sources, and checked against them.

python -m installer.translations refresh    new texts in, vanished ones out; what is new waits to be translated
python -m installer.translations check      says what is missing, stale or against the vocabulary; exit 1 if anything is
"""
