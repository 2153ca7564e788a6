"""Payment files of any shape → payments, quarantine and a reconciliation that adds up."""
