"""The figures of the console's speed, each beside a baseline of the same run: `python -m tests.bench [NAME…]`."""
