"""What a note tells, sentence by sentence: for whom, when, and on which occasion.

:mod:`~naptrack.narrative.reader` is the loop on one screen; every other module answers one question that a reader asks.
"""
