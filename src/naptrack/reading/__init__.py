"""Files to documents: find what the user points at, and freeze its text with the way back to the file.

>>> from naptrack.reading import read
>>> document = read(b"Event: National round table\\r\\nDate: 8 May 2017\\r\\n", path="note.txt")
>>> document.text
'Event: National round table\\nDate: 8 May 2017\\n'
>>> document.line_at(document.text.index("8 May"))
2
"""

from naptrack.reading.reader import open_document, read
from naptrack.reading.source import Skipped, Source
from naptrack.reading.unreadable import Unreadable
from naptrack.reading.walk import find

__all__ = ["Skipped", "Source", "Unreadable", "find", "open_document", "read"]
