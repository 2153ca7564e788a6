"""The record in words that people read: acts, what they are done to, and values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

ACTS: dict[str, Any] = {
    "agree to mappings": later("Agreed to mappings between frameworks"),
    "propose mappings": later("Proposed mappings between frameworks"),
    "review mappings": later("Reviewed mappings between frameworks"),
    "take mappings": later("Took mappings between frameworks from a table"),
    "withdraw mapping": later("Withdrew a mapping between frameworks"),
    "accept invitation": later("Accepted an invitation"),
    "add second factor": later("Added a second factor"),
    "approve organisation": later("Approved an organisation"),
    "ask to close organisation": later("Asked for an organisation to be closed"),
    "ask to publish spend": later("Asked that an analysis of spend be published"),
    "ask to change email address": later("Asked to change their email address"),
    "begin to send file": later("Began to send a file"),
    "cancel job": later("Cancelled a job"),
    "change email address": later("Changed their email address"),
    "change organisation": later("Changed an organisation’s details"),
    "change password": later("Changed their password"),
    "close organisation": later("Closed an organisation"),
    "confirm email address": later("Confirmed their email address"),
    "correct name": later("Corrected their name"),
    "connect council sign-in": later("Was signed in by their council for the first time"),
    "delete file": later("Deleted a file"),
    "disconnect council sign-in": later("Stopped being signed in by their council"),
    "end membership": later("Ended a membership"),
    "erase old values": later("Erased what the record told of people long ago"),
    "erase person": later("Erased a person"),
    "forget file": later("Deleted a file whose time was over"),
    "forget file on its way": later("Deleted what had arrived of a file whose time was over"),
    "forget invitation": later("Deleted an invitation whose time was over"),
    "forget job": later("Deleted a job whose time was over"),
    "forget membership": later("Deleted a membership whose time was over"),
    "give roles": later("Gave roles"),
    "invite": later("Invited someone"),
    "job cancelled": later("A job was cancelled"),
    "keep organisation open": later("Kept an organisation open"),
    "job done": later("A job was done"),
    "job failed": later("A job failed"),
    "join": later("Joined"),
    "make checkpoint": later("Made a checkpoint of the record"),
    "make recovery codes": later("Made recovery codes"),
    "make steward": later("Made a place steward"),
    "merge organisations": later("Merged two records"),
    "name districts": later("Named the districts"),
    "publish spend": later("Signed off an analysis of spend: it is published"),
    "put up guards": later("Put up the database’s guards"),
    "queue job again": later("Queued a job again"),
    "refuse organisation": later("Refused an organisation"),
    "register organisation": later("Registered an organisation"),
    "remove password": later("Lost their password to their council’s sign-in"),
    "remove recovery codes": later("Removed their recovery codes"),
    "remove second factor": later("Removed a second factor"),
    "rename passkey": later("Renamed a passkey"),
    "reopen organisation": later("Reopened an organisation"),
    "reset password": later("Chose a new password by a link"),
    "reset second factor": later("Removed someone’s second factor, which was lost"),
    "restore backup": later("Restored the site from a backup"),
    "retry job": later("Tried a job again"),
    "add payment files": later("Sent payment files"),
    "correct row of payment file": later("Put a row of a payment file right"),
    "leave row of payment file out": later("Left a row of a payment file out"),
    "look at payment file again": later("Had a payment file looked at again"),
    "undo correction of row": later("Took back what was said of a row of a payment file"),
    "remove payment file": later("Left a payment file out"),
    "replace payment file": later("Replaced a payment file"),
    "say where suppliers are": later("Said where suppliers are"),
    "say rulings": later("Said what names are one supplier"),
    "take local changes in": later("Took local changes in from a file"),
    "take rulings": later("Took rulings about suppliers from a file"),
    "withdraw rulings": later("Withdrew rulings about suppliers"),
    "say what is in payment file": later("Said what is in a payment file"),
    "say where headings are": later("Said in which row the headings of a payment file stand"),
    "send spend back": later("Sent an analysis of spend back that was to be published"),
    "send file": later("Sent a file"),
    "set password": later("Set a password"),
    "sign in": later("Signed in"),
    "sign out elsewhere": later("Signed out everywhere else"),
    "start job": later("Started a job"),
    "start run": later("Asked for an analysis of spend"),
    "link supplier": later("Said which organisation a supplier is"),
    "end supplier link": later("Ended the link of a supplier to an organisation"),
    "object to supplier link": later("Said that the link of a supplier is wrong"),
    "answer objection to supplier link": later(
        "Answered what was said against the link of a supplier"
    ),
    "offer to share results": later("Offered a council to share results of spend"),
    "agree to share results": later("Agreed to share results of spend with a council"),
    "end sharing results": later("Ended sharing results of spend with a council"),
    "take job back": later("Took a job back"),
    "throw away file on its way": later("Threw away what had arrived of a file"),
    "undo merge": later("Took two records apart"),
    "use recovery code": later("Used a recovery code"),
    "warn of erasure": later("Told someone that they will be erased"),
    "withdraw change of email address": later("Withdrew a change of their email address"),
    "withdraw published spend": later("Withdrew a published analysis of spend"),
    "withdraw invitation": later("Withdrew an invitation"),
    "add to framework": later("Added to a framework"),
    "adopt framework": later("Adopted an edition of a framework"),
    "ask to adopt framework": later("Asked that an edition of a framework be adopted"),
    "begin edition of framework": later("Began an edition of a framework"),
    "begin framework": later("Began a framework"),
    "change edition of framework": later(
        "Changed what stands at the head of an edition of a framework"
    ),
    "change framework": later("Changed what is said of a framework"),
    "change in framework": later("Changed something in a framework"),
    "change locally": later(
        "Changed something in a framework of another, for their own organisation"
    ),
    "decide about local change": later(
        "Decided what becomes of a local change in the next edition"
    ),
    "delete draft of framework": later("Threw away a draft of a framework"),
    "move in framework": later("Moved something in a framework"),
    "remove from framework": later("Removed something from a framework"),
    "send framework back": later("Sent an edition of a framework back that was to be adopted"),
    "take in framework": later("Took what stands in a framework in from a file"),
    "undo local change": later("Took back a local change in a framework of another"),
}
KINDS: dict[str, Any] = {
    "organisation": later("Organisation"),
    "person": later("Person"),
    "job": later("Job"),
    "edition": later("Edition"),
    "edition of spend": later("Published analysis of spend"),
    "checkpoint": later("Checkpoint"),
    "database": later("Database"),
    "backup": later("Backup"),
    "upload": later("File"),
    "file on its way": later("File on its way"),
    "payment file": later("Payment file"),
    "run": later("Analysis of spend"),
    "framework": later("Framework"),
    "edition of a framework": later("Edition of a framework"),
}
FIELDS: dict[str, Any] = {
    "adapts": later("Adapts"),
    "addresses": later("Addresses"),
    "attribution": later("Attribution"),
    "attempt": later("Attempt"),
    "before": later("Before"),
    "because": later("Reason"),
    "begins": later("In force from"),
    "change": later("Local change"),
    "code": later("Code"),
    "codes": later("Codes"),
    "cohorts": later("Cohorts"),
    "council": later("Council"),
    "columns": later("Columns"),
    "count": later("Entries"),
    "definition": later("Definition"),
    "districts": later("Districts"),
    "edition": later("Edition"),
    "email": later("Email"),
    "ends": later("In force until"),
    "erased": later("Erased"),
    "files": later("Files"),
    "framework": later("Framework"),
    "gone": later("Guards that were gone"),
    "head": later("Hash of the last entry"),
    "identifiers": later("Identifiers"),
    "invitations_withdrawn": later("Invitations withdrawn"),
    "key": later("Name in addresses"),
    "kind": later("Kind"),
    "lent": later("Roles of the other record"),
    "level": later("Level"),
    "levels": later("Levels"),
    "licence": later("Licence"),
    "made_at": later("Made"),
    "mappings": later("Mappings"),
    "may_be_published": later("May be published"),
    "measure": later("How it is counted"),
    "membership": later("Membership"),
    "memberships": later("Memberships that moved"),
    "memberships_ended": later("Memberships that ended"),
    "name": later("Name"),
    "nodes": later("Nodes"),
    "note": later("What people should know about it"),
    "number": later("Number"),
    "other": later("The other record"),
    "other_state": later("State of the other record"),
    "other_names": later("Other names"),
    "outcome": later("What became of it"),
    "owner": later("Whose it is"),
    "parent": later("Stands under"),
    "password": later("Password"),
    "period": later("Period"),
    "person": later("Person"),
    "place": later("Place among those beside it"),
    "principles": later("Principles"),
    "recovery_codes": later("Recovery codes"),
    "recovery_codes_used": later("Recovery codes used so far"),
    "ref": later("Reference"),
    "row": later("Row"),
    "replaced_by": later("Replaced by"),
    "replaces": later("Takes the place of"),
    "role": later("Role"),
    "roles": later("Roles"),
    "rows": later("Rows"),
    "rulings": later("Rulings"),
    "run": later("Analysis of spend"),
    "said": later("What was said of it"),
    "scope": later("What it is for"),
    "sessions": later("Sessions ended"),
    "sha256": later("SHA-256"),
    "sent_at": later("Sent"),
    "since": later("Since"),
    "source": later("Source"),
    "sources": later("Sources"),
    "suppliers": later("Suppliers"),
    "size": later("Size"),
    "state": later("State"),
    "status": later("How far it is"),
    "steward": later("Place steward"),
    "takes_place_of": later("Takes the place of"),
    "told": later("What it says"),
    "until": later("Until"),
    "url": later("Web address"),
    "way": later("Second factor"),
    "ways": later("By"),
    "weft": later("Version of Weft"),
    "website": later("Web site"),
    "wishes": later("What was asked for"),
    "withdrawn": later("Withdrawn"),
    "wording": later("Wording"),
}
UPON_AN_ORGANISATION = (
    "register organisation", "approve organisation", "refuse organisation", "change organisation",
    "merge organisations", "undo merge", "ask to close organisation", "keep organisation open",
    "close organisation", "reopen organisation", "offer to share results", "agree to share results",
    "end sharing results", "link supplier", "end supplier link", "object to supplier link",
    "answer objection to supplier link",
)  # fmt: skip
"""What an organisation sees of what others did to it: how it stands in the place, and nothing else."""


def act_in_words(act: str) -> str:
    """What was done."""
    return str(ACTS.get(act, act.capitalize()))


def kind_in_words(kind: str) -> str:
    """What kind of thing it was done to."""
    return str(KINDS.get(kind, kind.capitalize()))


def field_in_words(field: str) -> str:
    """What a value says."""
    return str(FIELDS.get(field, field.replace("_", " ").capitalize()))


def value_in_words(value: Any) -> str:
    """A value as people read it."""
    if value is None or value in ("", [], {}):
        return _("nothing")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Mapping):
        said = (f"{field_in_words(key)}: {value_in_words(one)}" for key, one in value.items())
        return "; ".join(said)
    if isinstance(value, list):
        parted = "; " if any(isinstance(one, list | Mapping) for one in value) else ", "
        return parted.join(value_in_words(one) for one in value)
    return str(value)
