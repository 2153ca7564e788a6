"""How spoilt text is mended.

Text that one program wrote as UTF-8 and the next read as Windows-1252 is turned back, entities of web
pages are resolved, and white space is made single. Letters that are meant stay as they are.
"""

from __future__ import annotations

HEADINGS: tuple[str, ...] = ("In the file", "Mended", "Why")

CASES: list[tuple[str, str, str]] = [
    ("CafÃ© Nero", "Café Nero", "é, once"),
    ("CafÃƒÂ© Nero", "Café Nero", "é, twice"),
    ("PrÃªt", "Prêt", "ê"),
    ("SÃ£o Paulo", "São Paulo", "ã"),
    ("MÃ¼ller GmbH", "Müller GmbH", "ü"),
    ("Â£500 voucher", "£500 voucher", "a pound sign, once"),
    ("Ã‚Â£500 voucher", "£500 voucher", "a pound sign, twice"),
    ("Menâ€™s Sheds", "Men’s Sheds", "an apostrophe"),
    ("Care â€“ Adults", "Care – Adults", "a dash"),
    ("â€œTheâ€\u009d Centre", "“The” Centre", "inverted commas"),
    ("AÂ\u00a0B", "A B", "a space that does not break"),
    ("Barnes &amp; Co", "Barnes & Co", "an entity"),
    ("R&amp;amp;D", "R&D", "an entity, escaped twice"),
    ("Men&#39;s Sheds", "Men's Sheds", "a numbered entity"),
    ("&quot;The&quot; Centre", '"The" Centre', "inverted commas of a web page"),
    ("  A   B ", "A B", "spaces"),
    ("A\tB", "A B", "a tab"),
    ("A\nB", "A B", "a line break in a cell"),
    ("A\u200bB", "AB", "a space of no width"),
    ("A\x00B\x07", "AB", "control characters"),
    ("\ufeffName", "Name", "a byte order mark"),
    ("Café Zoë", "Café Zoë", "letters that are meant"),
    ("CHÂTEAU", "CHÂTEAU", "letters that are meant"),
    ("SÃO PAULO", "SÃO PAULO", "letters that are meant"),
    ("naïve", "naïve", "letters that are meant"),
    ("M&S", "M&S", "an & that is meant"),
    ("AT&T plc", "AT&T plc", "an & that is meant"),
    ("Bed & Breakfast; Rooms", "Bed & Breakfast; Rooms", "no entity"),
    ("", "", "blank"),
]
