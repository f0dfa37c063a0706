"""Notes that come by themselves: named sources, folders and pages of links, and what is new in them.

Nothing but http and https, nothing behind a private address unless a source says so,
one request at a time with a pause between two.
"""
