"""Settings of every installation; what differs comes from the environment (docs/operations.md)."""

from pathlib import Path

from django.utils.csp import CSP

from ensemble.config import env, logs

ROOT = Path(__file__).resolve().parents[2]
VAR = Path(env.text("ENSEMBLE_VAR", str(ROOT / "var")))

DEMO = env.flag("ENSEMBLE_DEMO")
DEBUG = env.flag("ENSEMBLE_DEBUG")
HTTPS = not (DEMO or DEBUG or env.flag("ENSEMBLE_PLAIN_HTTP"))

SECRET_KEY = env.secret("SECRET_KEY", VAR / "secret_key")
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
# The demo signs people in with one click: it answers on this machine only.
ALLOWED_HOSTS = LOOPBACK if DEMO else env.words("ALLOWED_HOSTS", ",".join(LOOPBACK))
BASE_URL = env.text("BASE_URL", "http://127.0.0.1:8000")
CSRF_TRUSTED_ORIGINS = [BASE_URL] if HTTPS else []

WSGI_APPLICATION = "ensemble.config.wsgi.application"
ROOT_URLCONF = "ensemble.config.urls"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "procrastinate.contrib.django",
    "ensemble.config",
    *(["ensemble.demo"] if DEMO else []),
    "ensemble.desk",
    "ensemble.work.treasury",
    "ensemble.work.timesheets",
    "ensemble.work.contracts",
    "ensemble.work.missions",
    "ensemble.money.credit",
    "ensemble.money.invoicing",
    "ensemble.money.ledger",
    "ensemble.people.compliance",
    "ensemble.people.profiles",
    "ensemble.foundation.conversations",
    "ensemble.foundation.calendar",
    "ensemble.foundation.administration",
    "ensemble.foundation.accounts",
    "ensemble.foundation.mailroom",
    "ensemble.foundation.files",
    "ensemble.foundation.parameters",
    "ensemble.foundation.timeline",
    "ensemble.foundation.papers",
    "ensemble.foundation.persons",
    "ensemble.foundation.ui",
    "ensemble.foundation.core",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
# An app exists when it does something: folders still to be born are passed over.
INSTALLED_APPS = [
    name
    for name in INSTALLED_APPS
    if not name.startswith("ensemble.") or (ROOT / name.replace(".", "/") / "apps.py").exists()
]

MIDDLEWARE = [
    "ensemble.config.logs.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # with its random padding: a token cannot be guessed by size
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "ensemble.config.fields.FieldsMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ensemble.foundation.persons.middleware.PersonMiddleware",
    "ensemble.foundation.accounts.middleware.DoorsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "ensemble.foundation.ui.middleware.ToastMiddleware",
    "ensemble.foundation.ui.middleware.LateMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "ensemble.foundation.ui.context.page",
                "ensemble.desk.navigation.desk",
                *(["ensemble.demo.context.demo"] if DEMO else []),
            ],
        },
    },
    {
        # Letters are Markdown: their words are escaped when they become HTML, not before.
        "NAME": "letters",
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"autoescape": False},
    },
]

# Database and jobs
DATABASES = {
    "default": env.database("DATABASE_URL") | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
    },
    # What a process may remember for itself, a few minutes: nothing that anyone decides upon.
    "here": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
HEARTBEAT = int(env.text("HEARTBEAT", "10"))  # seconds; a worker silent for three of them is dead
PROCRASTINATE_WORKER_DEFAULTS = {
    "concurrency": 4,
    "fetch_job_polling_interval": 1,
    "update_heartbeat_interval": HEARTBEAT,
    "stalled_worker_timeout": 3 * HEARTBEAT,
}

# People
AUTH_USER_MODEL = "persons.Person"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
# Passkeys, code applications and limits are allauth's; its pages are not served.
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
MFA_ADAPTER = "ensemble.foundation.accounts.adapter.KeyAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_TOLERANCE = 1
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.flag("BEHIND_PROXY") else 0

# Language and time: each person has a language and a zone of their own
LANGUAGES = [("fr", "Français"), ("en", "English")]
LANGUAGE_CODE = "fr"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Paris"

# Letters
MAILERS = {
    "default": {
        "BACKEND": env.text("MAIL_BACKEND", "ensemble.foundation.mailroom.backends.KeptBackend"),
        "OPTIONS": env.mail_options("MAIL_URL"),
    }
}

# Logs
LOGGING = logs.logging(readable=DEBUG or DEMO)

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "ensemble.foundation.ui.finders.JoinedFinder",
]
STORAGES = {
    "default": env.storage("FILES_URL", VAR / "files"),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o600
# The keys of what must stay secret: never in the database, nor beside its backups.
KEYRING = env.text("KEYRING", str(VAR / "keyring"))
CLAMD = env.text("CLAMD")
# The public registers of companies; empty, each business is verified by hand.
SIRENE_URL = env.text("SIRENE_URL")
SIRENE_KEY = env.text("SIRENE_KEY")
VIES_URL = env.text("VIES_URL")
# Machines of our own network that may be asked over HTTP: `host` or `host:port`.
OUTGOING_PRIVATE = env.words("OUTGOING_PRIVATE")
# The platform's seal on signed papers: a key with its certificate (PEM), and who dates them (RFC 3161).
SEAL = env.text("SEAL", str(VAR / "seal.pem"))
TIMESTAMP_URL = env.text("TIMESTAMP_URL")
# Codes on another channel, for whoever signs without an account.
SMS_URL = env.text("SMS_URL")
SMS_TOKEN = env.text("SMS_TOKEN")
# The approved invoicing platform (XP Z12-013); empty, invoices leave by e-mail as long as the law allows.
PLATFORM_URL = env.text("PLATFORM_URL")
PLATFORM_DIRECTORY_URL = env.text("PLATFORM_DIRECTORY_URL")
PLATFORM_TOKEN_URL = env.text("PLATFORM_TOKEN_URL")
PLATFORM_CLIENT_ID = env.text("PLATFORM_CLIENT_ID")
PLATFORM_CLIENT_SECRET = env.text("PLATFORM_CLIENT_SECRET")
PLATFORM_WEBHOOK_SECRET = env.text("PLATFORM_WEBHOOK_SECRET")

# What the browser may do
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "frame-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "ensemble.foundation.ui.errors.csrf_failed"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if env.flag("BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
