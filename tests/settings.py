"""The site's settings as the tests run it: demo mode, a folder of its own, quick passwords."""

from __future__ import annotations

import os

from tests.scratch import scratch

os.environ["WEFT_MODE"] = "demo"
# Playwright keeps an event loop in the thread of the tests; Django would refuse the database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
if "WEFT_DATA" not in os.environ:
    os.environ["WEFT_DATA"] = scratch("weft-tests-")

from weft.web.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405
