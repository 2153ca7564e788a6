"""Who may see the pages on which people sign in.

The sign-in library answers these (django-allauth). A *page* is shown; *led on* is sent to another page: the
first one, or where the password is asked for once more. Nothing is kept of what is asked for with an empty form.
"""

FOLDER = "security"
HEADINGS: tuple[str, ...] = ("To", "Address", "Asked by", "Signed out", "Signed in")

PAGE, ON, SIGN_IN, NONE = "page", "led on", "asked to sign in", "not found"
EITHER = "page, or led on"

# fmt: off
CASES: list[tuple[str, str, str, str, str]] = [
    ("sign in", "account_login", "GET", PAGE, ON),
    ("sign in", "account_login", "POST", PAGE, ON),
    ("sign out", "account_logout", "GET", ON, PAGE),
    ("sign out", "account_logout", "POST", ON, ON),
    ("be told that an account is closed", "account_inactive", "GET", PAGE, PAGE),
    ("create an account", "account_signup", "GET", PAGE, ON),
    ("create an account", "account_signup", "POST", PAGE, ON),
    ("enter one's password once more", "account_reauthenticate", "GET", SIGN_IN, EITHER),
    ("enter one's password once more", "account_reauthenticate", "POST", SIGN_IN, EITHER),
    ("see one's email address", "account_email", "GET", SIGN_IN, PAGE),
    ("change one's email address", "account_email", "POST", SIGN_IN, ON),
    ("be told to look for a letter", "account_email_verification_sent", "GET", PAGE, PAGE),
    ("confirm an email address, by a wrong letter", "account_confirm_email", "GET", PAGE, PAGE),
    ("confirm an email address, by a wrong letter", "account_confirm_email", "POST", NONE, NONE),
    ("change one's password", "account_change_password", "GET", SIGN_IN, PAGE),
    ("change one's password", "account_change_password", "POST", SIGN_IN, PAGE),
    ("set a first password", "account_set_password", "GET", SIGN_IN, ON),
    ("set a first password", "account_set_password", "POST", SIGN_IN, ON),
    ("ask for a new password", "account_reset_password", "GET", PAGE, PAGE),
    ("ask for a new password", "account_reset_password", "POST", PAGE, PAGE),
    ("be told to look for a letter", "account_reset_password_done", "GET", PAGE, PAGE),
    ("choose a new password, by a wrong letter", "account_reset_password_from_key", "GET", PAGE, PAGE),
    ("choose a new password, by a wrong letter", "account_reset_password_from_key", "POST", PAGE, PAGE),
    ("be told that the password is new", "account_reset_password_from_key_done", "GET", PAGE, PAGE),
    ("enter a code that nobody sent", "account_confirm_login_code", "GET", SIGN_IN, ON),
    ("enter a code that nobody sent", "account_confirm_login_code", "POST", SIGN_IN, ON),
    ("see how one signs in", "mfa_index", "GET", SIGN_IN, PAGE),
    ("enter a code, not having given a password", "mfa_authenticate", "GET", SIGN_IN, ON),
    ("enter a code, not having given a password", "mfa_authenticate", "POST", SIGN_IN, ON),
    ("enter a code once more", "mfa_reauthenticate", "GET", SIGN_IN, EITHER),
    ("enter a code once more", "mfa_reauthenticate", "POST", SIGN_IN, EITHER),
    ("set up an authenticator app", "mfa_activate_totp", "GET", SIGN_IN, ON),
    ("set up an authenticator app", "mfa_activate_totp", "POST", SIGN_IN, ON),
    ("take an authenticator app away", "mfa_deactivate_totp", "GET", SIGN_IN, "led on, or not found"),
    ("take an authenticator app away", "mfa_deactivate_totp", "POST", SIGN_IN, "led on, or not found"),
    ("see one's recovery codes", "mfa_view_recovery_codes", "GET", SIGN_IN, NONE),
    ("have new recovery codes", "mfa_generate_recovery_codes", "GET", SIGN_IN, ON),
    ("have new recovery codes", "mfa_generate_recovery_codes", "POST", SIGN_IN, ON),
    ("fetch one's recovery codes", "mfa_download_recovery_codes", "GET", SIGN_IN, NONE),
    ("list one's passkeys", "mfa_list_webauthn", "GET", SIGN_IN, PAGE),
    ("add a passkey", "mfa_add_webauthn", "GET", SIGN_IN, ON),
    ("add a passkey", "mfa_add_webauthn", "POST", SIGN_IN, ON),
    ("use a passkey once more", "mfa_reauthenticate_webauthn", "GET", SIGN_IN, EITHER),
    ("use a passkey once more", "mfa_reauthenticate_webauthn", "POST", SIGN_IN, EITHER),
    ("take away a passkey of another", "mfa_remove_webauthn", "GET", SIGN_IN, ON),
    ("take away a passkey of another", "mfa_remove_webauthn", "POST", SIGN_IN, ON),
    ("rename a passkey of another", "mfa_edit_webauthn", "GET", SIGN_IN, ON),
    ("rename a passkey of another", "mfa_edit_webauthn", "POST", SIGN_IN, ON),
    ("sign in with a passkey", "mfa_login_webauthn", "GET", SIGN_IN, ON),
    ("sign in with a passkey", "mfa_login_webauthn", "POST", SIGN_IN, ON),
    ("be told that signing in was stopped", "socialaccount_login_cancelled", "GET", PAGE, PAGE),
    ("be told that signing in failed", "socialaccount_login_error", "GET", "page, with 401", "page, with 401"),
    ("finish an account that no council began", "socialaccount_signup", "GET", SIGN_IN, ON),
    ("finish an account that no council began", "socialaccount_signup", "POST", SIGN_IN, ON),
    ("see which councils sign one in", "socialaccount_connections", "GET", SIGN_IN, PAGE),
    ("cut the tie with a council", "socialaccount_connections", "POST", SIGN_IN, PAGE),
    ("sign in by a council that there is not", "openid_connect_login", "GET", NONE, NONE),
    ("sign in by a council that there is not", "openid_connect_login", "POST", NONE, NONE),
    ("come back from a council that there is not", "openid_connect_callback", "GET", NONE, NONE),
    ("see where one is signed in", "usersessions_list", "GET", SIGN_IN, PAGE),
    ("sign out elsewhere", "usersessions_list", "POST", SIGN_IN, ON),
]
# fmt: on
