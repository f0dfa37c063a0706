"""The record in one SQLite file: schema and migrations, writing, reading.

Questions import ``connect`` and ``load`` only, which need nothing but the
standard library; what writes imports sqlite_utils when it is first needed.
"""
