"""Claims as people read them: the words, colours and trees that the command line and the full screen share.

Everything that comes from an article is made harmless to a terminal here.
"""
