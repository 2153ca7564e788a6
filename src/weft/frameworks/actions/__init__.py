"""What can happen to frameworks: begun, written, talked about, adopted, adapted, mapped to each other."""

from __future__ import annotations

from weft.frameworks.actions.adapting import (
    adapt,
    carry_on,
    decide_about,
    say_local_change,
    take_local_changes,
    undo_local_change,
)
from weft.frameworks.actions.adopting import (
    adopt,
    ask_to_adopt,
    send_back,
    supersede_all,
    why_not_ask,
)
from weft.frameworks.actions.begun import (
    begin_framework,
    begin_next,
    change_framework,
    delete_draft,
    take_content,
    take_in,
    why_not_delete,
    why_not_take_content,
)
from weft.frameworks.actions.consulting import (
    answer_comment,
    answer_of,
    close_consultation,
    comment,
    open_consultation,
    why_not_consult,
    withdraw_comment,
)
from weft.frameworks.actions.drafts import (
    add_node,
    change_head,
    change_list,
    change_node,
    head_of,
    move_node,
    node_fields,
    remove_node,
)
from weft.frameworks.actions.mapping import (
    Taken,
    agree_to_mappings,
    propose_mappings,
    review_mappings,
    take_mappings,
    take_shipped_mappings,
    withdraw_mapping,
)
from weft.frameworks.actions.who import CannotDo, why_not_write

__all__ = [
    "CannotDo",
    "Taken",
    "adapt",
    "add_node",
    "adopt",
    "agree_to_mappings",
    "answer_comment",
    "answer_of",
    "ask_to_adopt",
    "begin_framework",
    "begin_next",
    "carry_on",
    "change_framework",
    "change_head",
    "change_list",
    "change_node",
    "close_consultation",
    "comment",
    "decide_about",
    "delete_draft",
    "head_of",
    "move_node",
    "node_fields",
    "open_consultation",
    "propose_mappings",
    "remove_node",
    "review_mappings",
    "say_local_change",
    "send_back",
    "supersede_all",
    "take_content",
    "take_in",
    "take_local_changes",
    "take_mappings",
    "take_shipped_mappings",
    "undo_local_change",
    "why_not_ask",
    "why_not_consult",
    "why_not_delete",
    "why_not_take_content",
    "why_not_write",
    "withdraw_comment",
    "withdraw_mapping",
]
