"""`receptionist`, and `python -m receptionist`."""

import sys

from receptionist.loading import for_good


def main() -> int:
    """The program. Ctrl-C while it is still being loaded ends it as quietly as later."""
    try:
        with for_good():
            from receptionist import cli

        return cli.main()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
