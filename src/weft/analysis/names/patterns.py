"""How what does not tell two names apart is written; for the engine (`keys.py`) and for one name (`single.py`)."""

from __future__ import annotations

ACCENTED = "àáâãäåāăąçćčďđèéêëēėęěìíîïīįłñńňòóôõöøōőŕřśšşťùúûüūůűųýÿźżž’‘`´"
PLAIN_LETTERS = "aaaaaaaaacccddeeeeeeeeiiiiiilnnnoooooooorrssstuuuuuuuuyyzzz''''"

TRADING_AS = r"\b(?:t\s*[/\\]\s*as?|trading\s+as)\b\.?"
STATE = (
    r"[\s,;:*#-]*\(?\b(?:in\s+)?(?:members'?\s+|creditors'?\s+)?(?:voluntary\s+|compulsory\s+)?"
    r"(?:in\s+(?:liquidation|administration|receivership|liq|admin)|liquidated|dissolved"
    r"|(?:in\s+)?(?:voluntary|compulsory)\s+liquidation)\b\)?[\s.*]*$"
)
NOTE = (
    r"\s*[\(\[](?:do not use|dont use|old|new|closed|inactive|duplicate|bacs|chq|cheque|eft"
    r"|previously[^)\]]*|formerly[^)\]]*|now[^)\]]*|was[^)\]]*)[\)\]]?\s*$"
)
LEGAL_FORM = (
    r"(?:public\s+limited\s+company|community\s+interest\s+company|limited\s+liability\s+partnership"
    r"|charitable\s+incorporated\s+organisation"
    r"|ltd|limited|limted|limtied|lmited|limiited|plc|p\s+l\s+c|llp|l\s+l\s+p|cic|c\s+i\s+c|cio)"
)
