"""The desk of an analyst, full screen."""
