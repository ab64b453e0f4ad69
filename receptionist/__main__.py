"""`python -m receptionist`."""

import sys

from receptionist.cli import main

sys.exit(main())
