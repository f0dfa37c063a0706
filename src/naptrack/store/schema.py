"""Which file is ours, and which shape of it this code reads."""

#: "NAPT", in the header of every record.
APPLICATION_ID = 0x4E415054

#: The number of the last migration.
VERSION = 6
