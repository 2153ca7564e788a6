"""The site's own settings for its benchmark, but for the limits on how often one address may sign in."""

from weft.web.settings import *  # noqa: F403

ACCOUNT_RATE_LIMITS = False
