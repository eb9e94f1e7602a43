"""The tags in the paragraphs of a template: what docxtpl drops, and what Word makes of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from publish.word.docx_file import Paragraph

TAG = re.compile(r"\{[{%#].*?[}%#]\}")
_WHOLE = re.compile(r"\{%-?(p|tr|tc|r) |\{\{(p|tr|tc|r) ")
_WORD = re.compile(r"\{%-?(?:p|tr|tc|r)?[ \u00a0]*(\w+)", re.IGNORECASE)
_LEVEL = re.compile(r"\{%-?(P|TR|Tr|TC|Tc|R) ")
_KEYWORDS = ("if", "elif", "else", "endif", "for", "endfor", "set")
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " "})
_DASHES = re.compile(r"[–—−]")
_LONE = re.compile(r"\{%-? *(if|elif|else|endif|for|endfor)\b.*%\}")
_BLOCK = re.compile(r"\{%-?(?:p|tr|tc|r)? *(if|for|endif|endfor)\b")
_STRAY = re.compile(r"\{\{|\}\}|\{%|%\}")
_VALUE = re.compile(r"\{\{(?:p|tr|tc|r) ")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def plain_jinja(text: str) -> str:
    """The text of a paragraph as Jinja reads it: tags without what they tell docxtpl, quotes
    straight, on one line.

    >>> plain_jinja("{%p if x %}"), plain_jinja("{{ x | join(“; ”) }}")
    ('{% if x %}', '{{ x | join("; ") }}')
    """
    straight = TAG.sub(lambda tag: tag[0].translate(_STRAIGHT), text.replace("\n", " "))
    return re.sub(r"(\{%-?|\{\{)(?:p|tr|tc|r) ", r"\1 ", straight)


def mistakes_in_tags(paragraph: Paragraph) -> Iterator[tuple[str, str]]:
    """Each mistake of one paragraph as (found, expected)."""
    for kind in paragraph.tracked:
        yield kind + " that nobody has accepted", "accept or reject all changes (tab Review)"
    tags = TAG.findall(paragraph.text)
    for tag in tags:
        yield from _in_tag(tag)
    if stray := _STRAY.search(TAG.sub("", paragraph.text)):
        yield f"{stray[0]} without its other end", "a whole tag in one paragraph: {{ … }}, {% … %}"
    whole = [tag for tag in tags if _WHOLE.match(tag)]
    beside = paragraph.text.strip()
    if len(whole) > 1:
        yield (
            "several tags that take the whole paragraph: " + " ".join(whole),
            "each in a paragraph (or row) of its own",
        )
    elif whole and beside != whole[0]:
        yield (
            f"text beside {whole[0]}, which would vanish",
            f"{whole[0]} alone in its paragraph",
        )
    elif len(tags) == 1 and beside == tags[0] and _LONE.fullmatch(beside):
        leaves = beside.replace("{%", "{%p", 1)
        yield f"{beside} alone in its paragraph, which leaves an empty line", leaves


def mistakes_in_rows(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, str, str]]:
    """Each mistake of tags that take a whole table row, as (number of the paragraph, found,
    expected)."""
    rows: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for number, one in enumerate(paragraphs, 1):
        if one.row is not None:
            rows[one.row].append((number, one.text))
    for cells in rows.values():
        tags = [
            (number, tag) for number, text in cells for tag in TAG.findall(text) if _is_row(tag)
        ]
        if not tags:
            continue
        number, tag = tags[0]
        if len(tags) > 1:
            yield tags[1][0], f"a second tag {tags[1][1]} in its row", "each in a row of its own"
        elif any(text.strip() not in ("", tag) for _, text in cells):
            yield number, f"text beside {tag} in its row, which would vanish", f"{tag} alone"


def unclosed(paragraphs: Sequence[Paragraph]) -> tuple[int, str] | None:
    """The number of the paragraph and the tag of the last `if` or `for` that nothing closes, or of
    the first `endif` or `endfor` that closes nothing; None if all are closed."""
    open_tags: list[tuple[int, str, str]] = []
    for number, one in enumerate(paragraphs, 1):
        for tag in TAG.findall(one.text):
            if not (block := _BLOCK.match(tag)):
                continue
            if not block[1].startswith("end"):
                open_tags.append((number, tag, block[1]))
            elif open_tags and block[1] == f"end{open_tags[-1][2]}":
                open_tags.pop()
            else:
                return number, tag
    return open_tags[-1][:2] if open_tags else None


def _is_row(tag: str) -> bool:
    whole = _WHOLE.match(tag)
    return whole is not None and "tr" in whole.groups()


def _in_tag(tag: str) -> Iterator[tuple[str, str]]:
    unquoted = _QUOTED.sub("", tag.translate(_STRAIGHT))
    if _DASHES.search(unquoted):
        yield f"a dash in the tag {tag}", f"a hyphen: {_DASHES.sub('-', tag)}"
    if _VALUE.match(tag):
        yield f"{tag}, which takes more than its own place", "{{ … }} with a blank at each end"
    if level := _LEVEL.match(tag):
        yield f"{level[0].strip()} in capitals in {tag}", level[0].strip().lower()
    word = _WORD.match(tag)
    if word and word[1] not in _KEYWORDS and word[1].lower() in _KEYWORDS:
        yield f"{word[1]} in {tag}", f"{word[1].lower()} in small letters"
