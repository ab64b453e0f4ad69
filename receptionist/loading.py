"""What is loaded stays: the collector of lost objects has nothing to look for in it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def for_good() -> Iterator[None]:
    """Around the loading of modules. Python's collector would look through all of them again and again meanwhile, and at each
    full round ever after, which holds up the screen: it rests until they are loaded, and passes them over from then on."""
    worked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if worked:
            gc.enable()
