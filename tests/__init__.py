"""The stories of the trade, told to the program."""
