"""Settings of the site, all from the environment: docs/how-to/run-it.md says what each means.

A setting that is missing stops the start with its name and the remedy. In demo mode every setting has a
default, and the site answers on this machine only.
"""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF

from weft.analysis.editions import Editions
from weft.web import sensible
from weft.web.environment import CannotStart, Environment
from weft.web.keeping import keepings
from weft.web.mail import mail_in
from weft.web.single_sign_on import councils_in

environment = Environment(os.environ)

DEMO = environment.is_demo
DEBUG = False
PLACE_NAME = environment.text(
    "WEFT_PLACE",
    demo="Greater Quillmouth",
    meaning="the place's name",
    why_not=sensible.why_not_name,
)
ALLOWED_HOSTS = environment.names(
    "WEFT_HOSTS",
    demo=["localhost", "127.0.0.1", "[::1]"],
    meaning="the host names it answers to",
    why_not=sensible.why_not_host,
)
SITE_ADDRESS = environment.address(
    "WEFT_ADDRESS",
    demo="http://localhost:8000",
    meaning="the address that people reach it at",
    hosts=ALLOWED_HOSTS,
)
WRITE_TO = environment.text(
    "WEFT_WRITE_TO",
    demo="weft@quillmouth.example",
    meaning="the email address that people write to",
    why_not=sensible.why_not_email,
)
LEFT_OUT_UNDER = environment.text(
    "WEFT_LEFT_OUT_UNDER",
    demo=sensible.LEFT_OUT_UNDER,
    live=sensible.LEFT_OUT_UNDER,
    why_not=sensible.why_not_name,
)
"""By which law payments to people are left out of an extract of payments."""
COLOURS = environment.colours("WEFT_COLOURS")
SECRET_KEY = environment.secret("WEFT_SECRET_KEY")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if not DEMO]

DATA_FOLDER = environment.folder("WEFT_DATA", default=Editions.at(None).root)
"""Everything that Weft keeps on disk: editions, uploads, keys, checkpoints and, by default, the database."""
SITE_FOLDER = DATA_FOLDER / "site"
KEY_FOLDER = environment.folder("WEFT_KEYS", default=SITE_FOLDER / "keys")
CHECKPOINT_FOLDER = environment.folder("WEFT_CHECKPOINTS", default=SITE_FOLDER / "checkpoints")
UPLOAD_FOLDER = SITE_FOLDER / "uploads"
UPLOAD_LIMIT = environment.megabytes("WEFT_UPLOAD_LIMIT_MB", default=2000)
"""How many bytes of files are taken at a time."""
READ_ON = 32_000_000
"""How much more is read and thrown away once it is too much, so that the sender hears why."""
UPLOAD_QUOTA = environment.megabytes("WEFT_UPLOAD_QUOTA_MB", default=5000)
"""How many bytes of an organisation's files are kept."""
if UPLOAD_LIMIT > UPLOAD_QUOTA:
    raise CannotStart(
        "WEFT_UPLOAD_LIMIT_MB, what is taken at a time, is more than WEFT_UPLOAD_QUOTA_MB, what is kept "
        "of an organisation. Make the quota larger, or the limit smaller."
    )
DISK_SPARED = 500_000_000
"""So much of the disk is left for the site's own work: no part of a file is taken where less would be."""
FILE_UPLOAD_HANDLERS = ["weft.uploads.arriving.ToDisk"]

DATABASES = {"default": environment.database(SITE_FOLDER / "weft.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "weft.web",
    "weft.jobs",
    "weft.uploads",
    "weft.spend",
    "weft.commitments",
    "weft.frameworks",
    "weft.organisations",
    "weft.places",
    "weft.audit",
    "weft.ui",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
]

MIDDLEWARE = [
    "weft.web.logs.SayWhatWasAnswered",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "weft.web.health.AnswerFirst",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "weft.web.taking.OnlyWhatIsTaken",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "weft.web.middleware.WhoIsAsking",
    "weft.web.errors.SayWhyNot",
    "weft.web.middleware.SecondFactorFirst",
]

ROOT_URLCONF = "weft.web.urls"
WSGI_APPLICATION = "weft.web.wsgi.application"
PROCESSES = environment.number(
    "WEFT_PROCESSES",
    default=min(max(os.cpu_count() or 2, 2), 8),
    least=1,
    most=64,
    meaning="of processes",
)
"""How many processes answer."""

TEMPLATES = [
    {
        "NAME": "jinja",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": False,
        "DIRS": [],
        "OPTIONS": {
            "environment": "weft.ui.jinja.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "weft.web.context.page",
            ],
        },
    },
    # The sign-in library asks for templates of its own that a page of ours does not replace.
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

AUTH_USER_MODEL = "organisations.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
PASSWORD_LEAST = 12
"""So many characters a password has at least."""
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "weft.web.passwords.UnlikeTheirOwn"},
    {"NAME": "weft.web.passwords.LongEnough", "OPTIONS": {"min_length": PASSWORD_LEAST}},
    {"NAME": "weft.web.passwords.Uncommon"},
    {"NAME": "weft.web.passwords.NotANumber"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"

LANGUAGE_CODE = "en-gb"
LOCALE_PATHS = [Path(__file__).parents[1] / "locale"]
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = SITE_FOLDER / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "weft.ui.storage.HashedFiles"},
}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

CACHES = {
    "default": {
        "BACKEND": "weft.web.tallies.Tallies",
        "LOCATION": SITE_FOLDER / "tallies",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

MAIL = mail_in(environment.text("WEFT_MAIL", demo="", live="relay://localhost"))
POST_GOES_BY, EMAIL_HOST, EMAIL_PORT = MAIL.backend, MAIL.host, MAIL.port
EMAIL_BACKEND = POST_GOES_BY if DEMO else "weft.web.post.Queue"
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.starts_tls, MAIL.is_tls
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = WRITE_TO

TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "letters"]}
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "weft.web.logs.OneLine"}},
    "filters": {"no addresses": {"()": "weft.web.logs.NoAddresses"}},
    "handlers": {
        "out": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["no addresses"]}
    },
    "root": {"handlers": ["out"], "level": "WARNING" if DEMO else "INFO"},
    "loggers": {"django": {"handlers": [], "propagate": True, "level": "INFO"}},
}

SESSION_COOKIE_NAME = "weft"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_SAVE_EVERY_REQUEST = False
CSRF_USE_SESSIONS = True
CSRF_FAILURE_VIEW = "weft.web.errors.form_expired"
SECURE_PROXY_SSL_HEADER = None if DEMO else ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEMO
SECURE_HSTS_SECONDS = 0 if DEMO else 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEMO
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

KEEPINGS = keepings(environment.file("WEFT_RECORDS"), place=PLACE_NAME)
"""What is kept of people, for how long, and who answers for it."""

SINGLE_SIGN_ON = councils_in(environment.file("WEFT_SINGLE_SIGN_ON"))

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *(council.origin for council in SINGLE_SIGN_ON)],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

SILENCED_SYSTEM_CHECKS = [
    "auth.W004"
]  # email is unique without regard to capitals, by a constraint

ALLAUTH_TRUSTED_PROXY_COUNT = environment.number(
    "WEFT_PROXIES", default=0, least=0, most=9, meaning="of reverse proxies of your own before Weft"
)
"""How many entries of X-Forwarded-For, from its end, our own proxies wrote; the first of these is the visitor.
Wrong passwords are counted by that address. With 0 the header is not believed."""

ACCOUNT_ADAPTER = "weft.web.sign_in.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "weft.web.sign_in.SignUpForm"
ACCOUNT_FORMS = {
    "login": "weft.web.sign_in_forms.SignInForm",
    "signup": "weft.web.sign_in_forms.NewAccountForm",
    "add_email": "weft.web.sign_in_forms.NewAddressForm",
    "change_password": "weft.web.sign_in_forms.ChangePasswordForm",
    "set_password": "weft.web.sign_in_forms.FirstPasswordForm",
    "reset_password": "weft.web.sign_in_forms.ForgottenPasswordForm",
    "reset_password_from_key": "weft.web.sign_in_forms.PasswordByLetterForm",
    "reauthenticate": "weft.web.sign_in_forms.PasswordAgainForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"{PLACE_NAME}: "
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if DEMO else "https"

MFA_ADAPTER = "weft.web.sign_in.SecondFactors"
MFA_FORMS = {
    "authenticate": "weft.web.sign_in_forms.CodeForm",
    "reauthenticate": "weft.web.sign_in_forms.CodeAgainForm",
    "activate_totp": "weft.web.sign_in_forms.NewAppForm",
    "add_webauthn": "weft.web.sign_in_forms.PasskeyForm",
    "edit_webauthn": "weft.web.sign_in_forms.PasskeysNameForm",
    "authenticate_webauthn": "weft.web.sign_in_forms.UsePasskeyForm",
    "reauthenticate_webauthn": "weft.web.sign_in_forms.PasskeyAgainForm",
    "login_webauthn": "weft.web.sign_in_forms.SignInByPasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Nobody signs in before their address is confirmed, so an address that waits to be confirmed need not keep
# anyone from a second factor, nor a second factor from a new address.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = PLACE_NAME
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO
USERSESSIONS_TRACK_ACTIVITY = False

SOCIALACCOUNT_ADAPTER = "weft.web.sign_in.SingleSignOn"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_AUTO_SIGNUP = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [council.as_app() for council in SINGLE_SIGN_ON],
    }
}
