"""What can happen in the room; the only files of it that write, one for each noun."""

from __future__ import annotations

from weft.spend.actions.answers import say_answer, take_answers
from weft.spend.actions.corrections import correct_row, leave_row_out, undo_correction
from weft.spend.actions.editions import ask_to_publish, send_back, sign_off, withdraw_edition
from weft.spend.actions.files import (
    Added,
    add_files,
    look_again,
    remove_file,
    replace_file,
    say_what_is_in,
    say_where_headings_are,
)
from weft.spend.actions.links import (
    answer_objection,
    end_link,
    link_supplier,
    object_to_link,
)
from weft.spend.actions.rulings import (
    Taken,
    say_rulings,
    take_rulings,
    undo_rulings,
    withdraw_ruling,
)
from weft.spend.actions.runs import start_run
from weft.spend.actions.sharing import agree_to_share, end_sharing, offer_to_share
from weft.spend.actions.who import CannotDo

__all__ = [
    "Added",
    "CannotDo",
    "Taken",
    "add_files",
    "agree_to_share",
    "answer_objection",
    "ask_to_publish",
    "correct_row",
    "end_link",
    "end_sharing",
    "leave_row_out",
    "link_supplier",
    "look_again",
    "object_to_link",
    "offer_to_share",
    "remove_file",
    "replace_file",
    "say_answer",
    "say_rulings",
    "say_what_is_in",
    "say_where_headings_are",
    "send_back",
    "sign_off",
    "start_run",
    "take_answers",
    "take_rulings",
    "undo_correction",
    "undo_rulings",
    "withdraw_edition",
    "withdraw_ruling",
]
