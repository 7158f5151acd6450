"""`python -m claimcheck` does what `claimcheck` does."""

from claimcheck.cli import main

if __name__ == "__main__":
    main()
