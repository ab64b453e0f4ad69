"""`receptionist`, and `python -m receptionist`."""

import sys


def main() -> int:
    """The program. Ctrl-C while it is still being loaded ends it as quietly as later."""
    try:
        from receptionist import cli

        return cli.main()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
