"""How much is read of one file, so that a wrong or hostile one costs seconds and not the machine."""

MEGABYTE = 1024 * 1024

#: Bytes of one file, or of one member of an archive.
FILE_BYTES = 50 * MEGABYTE

#: Pages of one PDF.
PAGES = 500

#: Characters of one frozen text.
CHARACTERS = 2_000_000

#: Files in one archive; an archive with more is left out whole.
MEMBERS = 2_000

#: Bytes that the members of one archive come to when unpacked.
UNPACKED_BYTES = 200 * MEGABYTE
