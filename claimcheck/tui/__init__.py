"""The desk of an analyst: `claimcheck review`, full screen and by keyboard.

`desk` is what waits, what lies open and what was judged: plain state. `clerk` reads the database for it and writes to
it, `place` remembers where the analyst left off, `drawing` puts a claim on the screen, and `app` is that screen.
"""
