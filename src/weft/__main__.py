"""`python -m weft` is the `weft` command."""

from weft.cli.main import run

if __name__ == "__main__":
    run()
