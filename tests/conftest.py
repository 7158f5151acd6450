"""Shared by all tests. Its presence here lets every test say `from builders import make_article, make_claim`."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)  # a busy machine is no failure
settings.load_profile("unhurried")
