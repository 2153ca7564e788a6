"""Names as their words are meant: abbreviations written out, acronyms and renames put as one, keys made."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.names.people import words_of
from weft.analysis.spend.resolving.spelling import spelt_alike
from weft.analysis.spend.resolving.words import (
    CORE,
    DEPARTMENT,
    FILLER,
    FORM,
    GIVEN,
    INITIAL,
    KINDS,
    MARKS,
    NUMBER,
    OTHER,
    PLACE,
    PURPOSE,
    SITE,
    TRADE,
    Array,
    Dictionary,
    Phrase,
    Words,
    known,
    mixed,
    placed,
    plain_texts,
    rewritten,
    split,
)


@dataclass
class Names:
    """All names, taken apart and put as they are meant."""

    words: Words
    """Without marks; forms and fillers are among them."""
    kinds: Array
    """The kind of each distinct word."""
    tells: Array
    """For each word, whether it tells names apart: not a form, not a filler."""
    core_key: Array
    """For each name, a number that names with the same words in the core share."""
    whole_key: Array
    """For each name, a number that names with the same words in all places share."""
    squeezed: pa.Array
    """The core without spaces, fillers included, forms left out."""
    form: Array
    """For each name, the form: 0 none, 1 limited, 2 plc, 3 llp, 4 other."""
    chain: Array
    """For each name, the chain that it is a branch of, -1 where none."""
    brand: Array
    """For each name, the chain whose brand it begins with, branch or not, -1 where none."""
    aliases: Array
    """Of an acronym and the core of the name that it stands beside somewhere: their numbers as one, sorted."""
    alias_word: Array
    alias_name: Array


def parsed(names: pa.Array) -> Names:
    """Take all names apart."""
    words = split(plain_texts(names))
    dictionary = Dictionary(words.texts)
    marks = {mark: dictionary.of(mark) for mark in MARKS}
    words.texts = dictionary.texts
    abbreviations = _abbreviations(dictionary)
    words.word = _spelt_as_known(words.word, dictionary)[words.word]
    words = rewritten(words, abbreviations)
    forms = np.array([dictionary.of(f) for f in FORMS])
    limited = np.zeros(words.count, bool)
    limited[words.name[words.word == dictionary.of("limited")]] = True
    words = rewritten(words, _acronyms(dictionary), ~limited)
    words = rewritten(words, _phrases(dictionary))
    words = placed(words, marks, forms)
    _councils_cut_short(words, dictionary)
    chains = [dictionary.phrase(row[0]) for row in known("chains")]
    but_not = [[dictionary.of(w) for w in row[2].split("|") if w] for row in known("chains")]
    kinds = kinds_of(dictionary.texts)
    tells = ~np.isin(kinds[words.word], (FORM, FILLER))
    tells &= ~_beside_council(words, dictionary)
    own, alias_word, alias_name = _own_acronyms(words, tells, dictionary)
    tells &= ~own
    some = np.bincount(words.name[tells], minlength=words.count) > 0
    tells |= ~some[words.name] & (kinds[words.word] != FORM)
    some = np.bincount(words.name[tells], minlength=words.count) > 0
    tells |= ~some[words.name]
    form = _form(words, dictionary)
    core_key = _key(words, tells & (words.place == CORE))
    return Names(
        words,
        kinds,
        tells,
        core_key,
        _key(words, tells),
        _squeezed(words, kinds),
        form,
        *_chain(words, kinds, form, chains, but_not),
        np.unique(mixed(alias_word) ^ core_key[alias_name]),
        alias_word,
        alias_name,
    )


def _chain(
    words: Words, kinds: Array, form: Array, chains: list[tuple[int, ...]], but_not: list[list[int]]
) -> tuple[Array, Array]:
    """For each name the chain that it is a branch of and the one whose brand it begins with, -1 where none."""
    chain = np.full(words.count, -1, np.int32)
    head = np.full(words.count, -1, np.int32)
    starts = np.searchsorted(words.name, np.arange(words.count), side="left")
    ends = np.searchsorted(words.name, np.arange(words.count), side="right")
    some = np.flatnonzero(ends > starts)
    size = len(words.word)
    strict = [row[1] == "yes" for row in known("chains")]
    the = words.texts.index("the") if "the" in words.texts else -1
    begin = starts.copy()
    begin[some] += words.word[starts[some]] == the
    order = sorted(range(len(chains)), key=lambda c: -len(chains[c]))
    # words that may follow the brand in a firm with a form, or in any where the brand is a common word
    plainly = np.isin(kinds, (FORM, FILLER, SITE, DEPARTMENT, PURPOSE, PLACE, NUMBER, INITIAL))
    core_extra = np.zeros(size + 1, np.int32)
    core_extra[1:] = np.cumsum(~plainly[words.word] & (words.place == CORE))
    for c in order:
        phrase = chains[c]
        at = begin[(head < 0) & (begin + len(phrase) <= ends)]
        for step, word in enumerate(phrase):
            at = at[words.word[at + step] == word]
        if not len(at):
            continue
        of = words.name[at]
        extras = core_extra[ends[of]] - core_extra[at + len(phrase)]
        head[of] = c
        after = at + len(phrase)
        following = np.where(after < ends[of], words.word[np.minimum(after, size - 1)], -1)
        firms = following[(extras > 0) & (form[of] > 0)]
        good = (extras == 0) | ((form[of] == 0) & (not strict[c]) & ~np.isin(following, firms))
        chain[of[good]] = c
        if but_not[c]:
            bad = np.unique(words.name[np.isin(words.word, but_not[c])])
            chain[bad[chain[bad] == c]] = -1
    return chain, head


def _own_acronyms(words: Words, tells: Array, dictionary: Dictionary) -> tuple[Array, Array, Array]:
    """Words that are the initials of the name they stand beside: which, and for each the word and the name."""
    texts = pa.array(words.texts)
    initial = pc.utf8_slice_codeunits(texts, 0, 1)
    own = np.zeros(len(words.word), bool)
    length = np.fromiter((len(t) for t in words.texts), np.int32, len(words.texts))
    could = (length >= 3) & (length <= 6)
    first = np.searchsorted(words.name, words.name, side="left") == np.arange(len(words.word))
    core = words.place == CORE
    for which, beside in ((core, ~core), (~core, core), (core & ~first, first)):
        for part in (which & tells, which):
            ends = np.searchsorted(words.name[part], np.arange(words.count + 1), side="left")
            letters = initial.take(pa.array(words.word[part]))
            spelt = pc.binary_join(
                pa.ListArray.from_arrays(pa.array(ends, pa.int32()), letters), ""
            )
            number = pc.index_in(spelt, texts).fill_null(-1).to_numpy(zero_copy_only=False)
            own |= beside & could[words.word] & (words.word == number[words.name])
    at = np.flatnonzero(own)
    return own, words.word[at].astype(np.int64), words.name[at].astype(np.int64)


FORMS = ("limited", "plc", "llp", "cic", "cio", "inc", "gmbh", "bv", "nv", "ag")


def _abbreviations(dictionary: Dictionary) -> list[Phrase]:
    return [
        (dictionary.phrase(written), dictionary.phrase(meant), False)
        for written, meant, _ in known("abbreviations")
        if written != meant
    ]


def _acronyms(dictionary: Dictionary) -> list[Phrase]:
    return [
        (dictionary.phrase(acronym), dictionary.phrase(name), True)
        for acronym, name, _ in known("acronyms")
        if acronym != name
    ]


def _phrases(dictionary: Dictionary) -> list[Phrase]:
    phrases: list[Phrase] = []
    for former, now, _ in known("renames"):
        if former != now:
            phrases.append((dictionary.phrase(former), dictionary.phrase(now), True))
    for place, _ in known("places"):
        if " " in place:
            phrases.append(
                (dictionary.phrase(place), dictionary.phrase(place.replace(" ", "")), False)
            )
    return phrases


def _spelt_as_known(word: Array, dictionary: Dictionary) -> Array:
    """For each word the word of general knowledge that it is a rare misspelling of, or itself."""
    often = np.bincount(word, minlength=len(dictionary.texts))
    told = {
        w for name in ("abbreviations", "acronyms") for row in known(name) for w in row[1].split()
    }
    told |= {w for row in known("abbreviations") for w in row[0].split() if " " in row[0]}
    sure = np.array([len(t) > 6 and t in told for t in dictionary.texts])
    return spelt_alike(dictionary.texts, often, sure)


def _councils_cut_short(words: Words, dictionary: Dictionary) -> None:
    """A place with nothing but "metropolitan" or "borough" (or "city of") is that place's council."""
    kinds = kinds_of(dictionary.texts)
    core = (words.place == CORE) & ~np.isin(kinds[words.word], (FORM, FILLER))
    title = np.isin(
        words.word, [dictionary.of(w) for w in ("metropolitan", "borough", "district", "metro")]
    )
    first = np.searchsorted(words.name, words.name, side="left") == np.arange(len(words.word))
    title |= (words.word == dictionary.of("city")) & first
    place = kinds[words.word] == PLACE

    def of(which: Array) -> Array:
        return np.bincount(words.name[which], minlength=words.count)

    cut = (of(core & place) == 1) & (of(core & title) >= 1) & (of(core & ~place & ~title) == 0)
    words.word[core & title & cut[words.name]] = dictionary.of("council")


def _beside_council(words: Words, dictionary: Dictionary) -> Array:
    """Words such as city and borough, where the name speaks of a council anyway."""
    council = words.word == dictionary.of("council")
    has = np.bincount(words.name[council], minlength=words.count) > 0
    titles = [
        dictionary.of(w)
        for w in ("city", "borough", "metropolitan", "district", "metro", "met", "london")
    ]
    return np.isin(words.word, titles) & has[words.name]


def kinds_of(texts: list[str]) -> Array:
    """The kind of each word."""
    trades = words_of("organisation_words")
    of = dict.fromkeys(words_of("given_names"), GIVEN) | dict.fromkeys(trades, TRADE)
    of |= {row[0].replace(" ", ""): PLACE for row in known("places")}
    of |= {row[0]: KINDS[row[1]] for row in known("word_kinds")}
    kinds = np.fromiter(map(of.get, texts, repeat(OTHER)), np.int8, len(texts))
    column = pa.array(texts, pa.string())
    single = pc.equal(pc.utf8_length(column), 1).to_numpy(zero_copy_only=False)
    kinds[single & (kinds == OTHER)] = INITIAL
    kinds[pc.match_substring_regex(column, "[0-9]").to_numpy(zero_copy_only=False)] = NUMBER
    return kinds


def _key(words: Words, which: Array) -> Array:
    name, word = words.name[which], words.word[which]
    position = np.arange(len(name)) - np.searchsorted(name, name, side="left")
    value = mixed(mixed(word) + mixed(position.astype(np.uint64) + np.uint64(1 << 40)))
    key = np.zeros(words.count, np.uint64)
    np.add.at(key, name, value)
    return key


def _squeezed(words: Words, kinds: Array) -> pa.Array:
    which = (words.place == CORE) & (kinds[words.word] != FORM)
    texts = pa.array(words.texts).take(pa.array(words.word[which]))
    ends = np.searchsorted(words.name[which], np.arange(words.count + 1), side="left")
    lists = pa.ListArray.from_arrays(pa.array(ends, pa.int32()), texts)
    return pc.binary_join(lists, "")


def _form(words: Words, dictionary: Dictionary) -> Array:
    form = np.zeros(words.count, np.int8)
    for number, texts in enumerate((("limited",), ("plc",), ("llp",), ("cic", "cio", "inc")), 1):
        ids = [dictionary.of(text) for text in texts]
        form[words.name[np.isin(words.word, ids)]] = number
    return form
