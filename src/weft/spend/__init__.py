"""Payment files of a council, what Weft understood of them, and runs of the analysis over them."""
