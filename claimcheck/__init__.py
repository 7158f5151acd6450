"""Find every attributed claim in news articles, see what stands behind each, and keep the verdicts."""

__version__ = "0.1.0"
