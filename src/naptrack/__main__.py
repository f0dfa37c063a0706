"""Run naptrack as a module."""

from naptrack.cli import main

if __name__ == "__main__":
    main()
