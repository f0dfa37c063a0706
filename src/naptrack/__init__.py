"""naptrack: the record of National Implementation Action Plans under resolution 1540 (2004)."""

__version__ = "0.1.0"
