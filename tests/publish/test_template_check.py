"""Every mistake that a clerk can make in a Word template is found, named by its paragraph; and
what Word does to a right template is no mistake."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from contest.errors import Problem
from publish.letters.fields import ALL, ONE, AppendixFields, CommonFields, LetterFields
from publish.own_templates import SHAPES, folder_problems, problems_in
from publish.protocol.fields import PAPERS, PaperFields, template_name
from publish.word import docx_file
from publish.word.fill import TEMPLATES, rendered
from publish.word.template_names import paths, shape_of

OURS = (TEMPLATES / ONE).read_bytes()
FIELDS = {
    name: re.findall(r"^\| `([^`]+)` \|", text, flags=re.MULTILINE)
    for name, text in zip(
        ("tags", "both", ONE, ALL, "papers"),
        (TEMPLATES.parents[1] / "docs" / "templates.md")
        .read_text("utf-8")
        .replace("## How tags", "## Fields of tags")
        .split("\n## Fields of ")[1:],
        strict=True,
    )
}


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word(*paragraphs: str) -> bytes:
    """A Word file of these paragraphs."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document)


def table(*rows: tuple[str, ...]) -> bytes:
    document = docx.Document()
    cells = document.add_table(len(rows), len(rows[0])).rows
    for row, texts in zip(cells, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return saved(document)


def with_xml(text: str) -> bytes:
    """A Word file with one paragraph of this XML."""
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{text}</w:p>"))
    return saved(document)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def told(content: bytes, name: str = ONE) -> str:
    return "\n".join(str(one) for one in problems_in(content, name))


def text_of(content: bytes) -> str:
    return "\n".join(one.text for one in docx.Document(io.BytesIO(content)).paragraphs)


@pytest.mark.parametrize("name", [ONE, ALL])
def test_our_own_templates_have_no_mistake(name: str) -> None:
    assert problems_in((TEMPLATES / name).read_bytes(), name) == []


MISTAKES = [
    (["Kính gửi", "{{ unit.nmae }}"], "body, paragraph 2: {{ unit.nmae }}", "unit.name"),
    (["{{ Unit.name }}"], "an unknown field Unit", "expected unit"),
    (["{{ unit.Name }}"], "an unknown field unit.Name", "expected unit.name"),
    (["{{ tỉnh }}"], "an unknown field tỉnh", "one of contest"),
    (["{%p for r in rows %}", "{{ r.rat }}", "{%p endfor %}"], "rows[].rat", "rows[].rate"),
    (
        ["{%p if contest.is_over %}", "{{ unit.nmae }}", "{%p endif %}"],
        "body, paragraph 2",
        "unit.name",
    ),
    (["{% if not unit.rate %}{{ as_off }}{% endif %}"], "as_off", "as_of"),
    (["{{ rows }}"], "rows, which is a list", "for one in rows"),
    (["{{ rows.name }}"], "rows.name", "for one in rows"),
    (["{{ unit }}"], "unit, which has parts", "unit.name"),
    (["{{ as_of.day }}"], "as_of.day", "as_of alone"),
    (["{%p for x in unit.name %}", "a", "{%p endfor %}"], "unit.name, which is no list", "list"),
    (["{% if unit.people > 3 %}a{% endif %}"], "a comparison with a number", "if alone"),
    (["{{ unit.name | reverse }}"], "the filter reverse", "upper"),
    (["{{ unit.name.upper() }}"], "no paper needs (call)", "the filters"),
    (["{{ 'a' * 1000000000 }}"], "no paper needs (mul)", "fields"),
    (["{{ unit.__class__ }}"], "unit.__class__", "one of unit.code"),
    (["{% include 'x' %}"], "no paper needs (include)", "fields"),
    (["Kính gửi {%p if rows %}", "a", "{%p endif %}"], "text beside {%p if rows %}", "alone"),
    (["{%p if rows %}{%p endif %}"], "several tags", "a paragraph"),
    (["{% if rows %}", "a", "{% endif %}"], "leaves an empty line", "{%p if rows %}"),
    (["{%p if rows %}", "a"], "paragraph 1: {%p if rows %}: found {%p if rows %} without", "endif"),
    (["a", "{%p endif %}"], "paragraph 2: {%p endif %}: found {%p endif %} without", "endif"),
    (["{%p for x in rows %}", "a", "{%p endif %}"], "{%p endif %} without", "endfor"),
    (["{%p If rows %}", "a", "{%p endif %}"], "If in {%p If rows %}", "if in small letters"),
    (["{%P if rows %}", "a", "{%p endif %}"], "{%P in capitals", "{%p"),
    (["{{ unit.name | default(“–”) – }}"], "a dash in the tag", "a hyphen"),
    (["{%p if rows –%}", "a", "{%p endif %}"], "a dash in the tag", "a hyphen"),
    (["{{ unit.name }"], "{{ without its other end", "{{ … }}"),
    (["unit.name }}"], "}} without its other end", "{{ … }}"),
    (["{{ unit.", "name }}"], "{{ without its other end", "in one paragraph"),
    (["{{p unit.name }}"], "takes more than its own place", "{{ … }}"),
    (["{{ unit name }}"], "a tag that cannot be read", "docs/templates.md"),
    (["{% hm %}"], "a tag that cannot be read", "docs/templates.md"),
    (
        [*["{%p for a in rows %}"] * 3, "a", *["{%p endfor %}"] * 3],
        "3 loops inside each other",
        "at most 2",
    ),
]


@pytest.mark.parametrize(("paragraphs", "found", "expected"), MISTAKES)
def test_a_mistake_is_found_where_it_is(paragraphs: list[str], found: str, expected: str) -> None:
    message = told(word(*paragraphs))
    assert found in message
    assert expected in message
    assert "templates/letters.docx: body, paragraph" in message


def test_all_mistakes_are_told_at_once() -> None:
    last: tuple[tuple[str, ...], ...] = (
        ("b",),
        ("{%p for r in rows %}", "{{ r.x }}"),
        ("{% y %}",),
    )
    for more in last:  # whether or not the tags fit together
        content = word("{{ a.b }} {{ unit.c }}", "{{ rows }}", "x {{p unit.name }}", *more)
        where = [one.where.split(":")[0][-1] for one in problems_in(content, ONE)]
        assert where == ["1", "1", "2", "3", "3"] + ["4"] * (more != last[0])


def test_a_table_row_holds_one_tag_and_nothing_beside_it() -> None:
    loop, row, end = ("{%tr for r in rows %}", ""), ("{{ r.name }}", "x"), ("{%tr endfor %}", "")
    assert told(table(loop, row, end)) == ""
    assert "text beside {%tr for r in rows %} in its row" in told(table((loop[0], "x"), row, end))
    one_row = ("{%tr for r in rows %}", "{%tr endfor %}")
    assert "a second tag {%tr endfor %} in its row" in told(table(one_row, ("a", "b")))


@pytest.mark.parametrize(
    ("xml", "found"),
    [
        (f"<w:ins>{run('x')}</w:ins>", "a tracked insertion"),
        (f"<w:del>{run('x').replace('w:t', 'w:delText')}</w:del>", "a tracked deletion"),
        (f"<w:moveTo>{run('x')}</w:moveTo>", "a tracked move"),
        (
            "<w:del>" + run("{{ unit.nmae }}").replace("w:t", "w:delText") + "</w:del>",
            "a tracked deletion",
        ),
    ],
)
def test_tracked_changes_that_nobody_accepted_are_found(xml: str, found: str) -> None:
    assert found in told(with_xml(run("a") + xml))


def test_tags_that_tear_the_document_are_found_when_it_is_filled_in() -> None:
    document = docx.Document()
    document.add_paragraph("A {% if rows %} B")
    document.add_table(1, 1).rows[0].cells[0].text = "C {% endif %} D"
    (problem,) = problems_in(saved(document), ONE)
    assert (problem.where, "no document comes out" in problem.found) == ("when filled in", True)


def test_a_text_box_is_read_as_paragraphs_of_its_own() -> None:
    box = '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
    box += "<w:txbxContent><w:p>{}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    content = with_xml(run("A") + box.format(run("{%p if rows %}")) + run("B"))
    message = told(content)
    assert "body, paragraph 2: {%p if rows %}: found {%p if rows %} without" in message
    assert "text beside" not in message
    content = with_xml(run("A") + box.format(run("{{ unit.name }}")) + run("B"))
    assert told(content) == ""
    filled = rendered(content, {"unit": {"name": "Sở Một"}})
    assert "Sở Một" in docx.Document(io.BytesIO(filled)).element.body.xml


def test_headers_and_footers_are_read_too() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{ unit.nmae }}"
    document.sections[0].footer.paragraphs[0].text = "{{ unit.ratee }}"
    message = told(saved(document))
    assert "header, paragraph 1" in message
    assert "footer, paragraph 1" in message


SURVIVING = {
    "smart quotes": run("{{ legal_bases | join(“; ”) }}"),
    "a split tag": run("{{ un") + run("it.na") + "<w:proofErr w:type='spellStart'/>" + run("me }}"),
    "a bookmark": run("{{ unit.")
    + "<w:bookmarkStart w:id='1' w:name='b'/>"
    + run("name }}")
    + "<w:bookmarkEnd w:id='1'/>",
    "bold inside": run("{{ unit.")
    + '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">name }}</w:t></w:r>',
    "no blanks": run("{{unit.name}}"),
}


@pytest.mark.parametrize("kind", SURVIVING)
def test_what_word_does_to_a_right_tag_is_no_mistake(kind: str) -> None:
    content = with_xml(SURVIVING[kind])
    assert told(content) == ""
    values = {"unit": {"name": "Sở Một"}, "legal_bases": ["Sở", "Một"]}
    assert re.fullmatch(r"Sở;? Một", text_of(rendered(content, values)).strip())


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("nothing", b"", "no .docx file"),
        ("text", b"Kinh gui", "no .docx file"),
        ("cut off", OURS[: len(OURS) // 2], "no .docx file"),
        ("too large", b"x" * 10_000_002, "more than 10,000,000 bytes"),
    ],
)
def test_a_file_that_is_no_word_file_is_a_mistake(name: str, content: bytes, found: str) -> None:
    (problem,) = problems_in(content, ONE)
    assert (problem.where, found in problem.found) == ("file", True), name


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return out.getvalue()


def changed(part: str, old: str, new: str) -> bytes:
    """Our template with a text of one part replaced; an empty `old` drops the part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(OURS)) as packed, zipfile.ZipFile(out, "w") as again:
        for name in packed.namelist():
            text = packed.read(name)
            if name == part:
                if not old:
                    continue
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode(), 1)
            again.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        zipped(),
        zipped(**{"word/document.xml": "<x/>"}),
        changed("word/document.xml", "", ""),
        changed("[Content_Types].xml", "", ""),
        changed("word/document.xml", "<w:body>", "<w:body><w:p>"),
        changed("word/document.xml", "<w:document", '<!DOCTYPE a [<!ENTITY b "c">]><w:document'),
    ],
)
def test_a_zip_without_a_document_is_a_mistake(content: bytes) -> None:
    (problem,) = problems_in(content, ONE)
    assert problem.where == "file"


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_file, "_UNPACKED", 1_000_000)
    bomb = changed("word/document.xml", "<w:body>", f"<w:body><!--{' ' * 2_000_000}-->")
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("it was unpacked"))
    (problem,) = problems_in(bomb, ONE)
    assert "when unpacked" in problem.found


@given(st.integers(0, len(OURS) - 1), st.binary(min_size=1, max_size=40))
@settings(max_examples=10)
def test_a_damaged_file_is_a_list_of_problems_and_never_a_traceback(at: int, bytes_: bytes) -> None:
    damaged = OURS[:at] + bytes_ + OURS[at + len(bytes_) :]
    assert all(isinstance(one, Problem) for one in problems_in(damaged, ONE))


@given(st.lists(st.sampled_from([
    "{{", "}}", "{%", "%}", "{%p ", "if ", "endif", "for x in rows", "endfor", "unit.name", " ",
    "rows", "“", "–", "{%tr ", "else", "|", "join", "x.name", "{#", "#}", "a",
]), max_size=12))  # fmt: skip
@settings(max_examples=20)
def test_any_text_gives_problems_or_a_letter(pieces: list[str]) -> None:
    content = word("".join(pieces))
    if not problems_in(content, ONE):
        empty = LetterFields.__dataclass_fields__
        values = {name: "" if name in ("as_of", "symbol") else [] for name in empty}
        leaves = dict.fromkeys(shape_of(LetterFields)["unit"], "")
        rendered(content, values | {"unit": leaves})


def test_the_documented_fields_are_the_fields_that_there_are() -> None:
    both = set(paths(shape_of(CommonFields)))
    assert set(FIELDS["both"]) == both
    assert set(FIELDS[ONE]) == set(paths(shape_of(LetterFields))) - both
    assert set(FIELDS[ALL]) == set(paths(shape_of(AppendixFields))) - both
    assert set(FIELDS["papers"]) == set(paths(shape_of(PaperFields)))
    assert set(SHAPES) == {ONE, ALL, *map(template_name, PAPERS)}


def test_the_templates_of_a_folder_are_checked_by_name(tmp_path: Path) -> None:
    assert folder_problems(tmp_path) == []
    (tmp_path / "templates").mkdir()
    for name, content in {
        ONE: word("{{ unit.nmae }}"),
        "leters.docx": OURS,
        ALL: (TEMPLATES / ALL).read_bytes(),
        "~$letters.docx": b"lock",
    }.items():
        (tmp_path / "templates" / name).write_bytes(content)
    found = folder_problems(tmp_path)
    assert [one.file for one in found] == ["templates/leters.docx", "templates/letters.docx"]
    assert "another name" in found[0].found
    assert replace(found[1], where="").found == "an unknown field unit.nmae"
