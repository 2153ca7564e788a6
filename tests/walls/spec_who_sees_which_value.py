"""Who sees which value.

Every value that the database keeps as text, and who may meet it on any page, in any file or header. The tests put
a secret of its own into each value of each row, read the whole site as everyone, and find none where it does not
belong. *Whoever sees the organisation* is said by [who may see it](access-to-organisations.md); the *record's
readers* are those of [the record](access-to-the-record.md). *Its own word* is a word from a list or an
identifier that Weft makes and shows. The name and the hash of a payment file stand in the reports of its
council; other uploads have pages for those who work for it only. A date, a number and a yes or no are not searched for.
"""

FOLDER = "security"
HEADINGS: tuple[str, ...] = ("Kept in", "Value", "Who may see it")

ITS_OWN = "its own word"
NOBODY = "nobody"
SEES = "whoever sees the organisation"
NAMED = f"{SEES}; its members, past and present; the person themselves"
RECORD = "its administrators; its policy leads; stewards"
WORK = (
    "its administrators; its policy leads; its commissioners; its contract managers; "
    "its spend analysts; its reporters; its community leads"
)

CASES: list[tuple[str, str, str]] = [
    ("organisations.Person", "name", "the person themselves; its people; stewards"),
    ("organisations.Person", "email", "the person themselves"),
    ("organisations.Person", "password", NOBODY),
    ("organisations.Organisation", "ref", ITS_OWN),
    ("organisations.Organisation", "name", NAMED),
    ("organisations.Organisation", "kind", ITS_OWN),
    ("organisations.Organisation", "state", ITS_OWN),
    ("organisations.Organisation", "website", SEES),
    ("organisations.Organisation", "refused_because", SEES),
    ("organisations.Organisation", "closing_asked_because", "its administrators; stewards"),
    ("organisations.Organisation", "closed_because", SEES),
    ("organisations.OtherName", "name", SEES),
    ("organisations.OtherName", "kind", ITS_OWN),
    ("organisations.Identifier", "scheme", SEES),
    ("organisations.Identifier", "number", SEES),
    ("organisations.Address", "kind", ITS_OWN),
    ("organisations.Address", "lines", SEES),
    ("organisations.Address", "postcode", SEES),
    ("organisations.HeldRole", "role", ITS_OWN),
    ("organisations.Invitation", "email", "its administrators"),
    ("organisations.Invitation", "roles", ITS_OWN),
    ("organisations.Invitation", "token", NOBODY),
    ("organisations.Merge", "other_was", ITS_OWN),
    ("organisations.Merge", "moved", ITS_OWN),
    ("places.Area", "edition", ITS_OWN),
    ("places.Area", "code", ITS_OWN),
    ("places.Area", "name", "everyone"),
    ("places.Area", "level", ITS_OWN),
    ("jobs.Job", "ref", ITS_OWN),
    ("jobs.Job", "kind", ITS_OWN),
    ("jobs.Job", "wishes", NOBODY),
    ("jobs.Job", "state", ITS_OWN),
    ("jobs.Job", "queued_as", NOBODY),
    ("jobs.Job", "holder", NOBODY),
    ("jobs.Job", "problem", "its people"),
    ("jobs.Job", "problem_values", "its people"),
    ("jobs.Job", "result", "its people"),
    ("jobs.JobLine", "words", "its people"),
    ("jobs.JobLine", "values", "its people"),
    ("uploads.Upload", "ref", ITS_OWN),
    ("uploads.Upload", "name", "its people"),
    ("uploads.Upload", "kind", ITS_OWN),
    ("uploads.Upload", "sha256", "its people"),
    ("uploads.Upload", "stored_as", NOBODY),
    ("uploads.Arrival", "ref", ITS_OWN),
    ("uploads.Arrival", "name", "the person themselves"),
    ("uploads.Arrival", "changed", "the person themselves"),
    ("uploads.Arrival", "stored_as", NOBODY),
    ("spend.PaymentFile", "ref", ITS_OWN),
    ("spend.PaymentFile", "said", NOBODY),
    ("spend.Profile", "key", ITS_OWN),
    ("spend.Profile", "said", NOBODY),
    ("spend.Run", "ref", ITS_OWN),
    ("spend.Run", "period", "its people; people of a council that shares with it"),
    ("spend.Sharing", "ref", ITS_OWN),
    ("audit.Entry", "act", ITS_OWN),
    ("audit.Entry", "subject_kind", ITS_OWN),
    ("audit.Entry", "before", RECORD),
    ("audit.Entry", "after", RECORD),
    ("audit.Entry", "previous", ITS_OWN),
    ("audit.Entry", "chained", ITS_OWN),
    ("audit.Told", "side", ITS_OWN),
    ("audit.Told", "field", ITS_OWN),
    ("audit.Told", "salt", RECORD),
    ("audit.Told", "value", RECORD),
    ("account.EmailAddress", "email", "the person themselves"),
    ("account.EmailConfirmation", "key", NOBODY),
    ("mfa.Authenticator", "type", ITS_OWN),
    ("mfa.Authenticator", "data", NOBODY),
    ("usersessions.UserSession", "ip", "the person themselves"),
    ("usersessions.UserSession", "user_agent", "the person themselves"),
    ("usersessions.UserSession", "session_key", NOBODY),
    ("usersessions.UserSession", "data", NOBODY),
    ("sessions.Session", "session_key", NOBODY),
    ("sessions.Session", "session_data", NOBODY),
    ("socialaccount.SocialAccount", "provider", ITS_OWN),
    ("socialaccount.SocialAccount", "uid", NOBODY),
    ("socialaccount.SocialAccount", "extra_data", "the person themselves"),
    ("socialaccount.SocialToken", "token", NOBODY),
    ("socialaccount.SocialToken", "token_secret", NOBODY),
    ("socialaccount.SocialApp", "provider", ITS_OWN),
    ("socialaccount.SocialApp", "provider_id", NOBODY),
    ("socialaccount.SocialApp", "name", NOBODY),
    ("socialaccount.SocialApp", "client_id", NOBODY),
    ("socialaccount.SocialApp", "secret", NOBODY),
    ("socialaccount.SocialApp", "key", NOBODY),
    ("socialaccount.SocialApp", "settings", NOBODY),
    ("django_tasks_database.DBTaskResult", "status", ITS_OWN),
    ("django_tasks_database.DBTaskResult", "args_kwargs", NOBODY),
    ("django_tasks_database.DBTaskResult", "task_path", NOBODY),
    ("django_tasks_database.DBTaskResult", "worker_ids", NOBODY),
    ("django_tasks_database.DBTaskResult", "queue_name", NOBODY),
    ("django_tasks_database.DBTaskResult", "backend_name", NOBODY),
    ("django_tasks_database.DBTaskResult", "return_value", NOBODY),
    ("django_tasks_database.DBTaskResult", "exception_class_path", NOBODY),
    ("django_tasks_database.DBTaskResult", "traceback", NOBODY),
    ("contenttypes.ContentType", "app_label", ITS_OWN),
    ("contenttypes.ContentType", "model", ITS_OWN),
    ("auth.Permission", "name", ITS_OWN),
    ("auth.Permission", "codename", ITS_OWN),
    ("auth.Group", "name", ITS_OWN),
]
