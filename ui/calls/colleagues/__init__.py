"""What the others of the office do, and the short lines between them."""
