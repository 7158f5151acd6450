"""The database in a browser, for looking only: Datasette over the file, on this machine alone.

Datasette is an extra. Nothing here imports it until it is asked for.
"""
