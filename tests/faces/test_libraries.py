"""Files of records: where findings point, what --fix writes, and what is no draft at all."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.faces.conftest import Command, Process

LIBRARY = {
    "a.json": '[\n  {"id": "x", "text": "Caf\\u00e9: \\"walk\\" some."},\n  {"n": 1}\n]\n',
    "a.jsonl": '{"text": "Walk."}\n{"text": "Caf\\u00e9: walk some."}\n',
    "a.yaml": "# some\n- instructions: >-\n    Walk at noon,\n    walk some.\n",
    "b.yml": "instructions: 'It''s time: walk some.'\n",
    "a.csv": 'id,Assignment\n1,"Say ""hi"",\nwalk some."\n',
    "a.tsv": "id\thomework\n1\tWalk some.\n",
    "a.html": "<p>Walk to the caf&eacute;, &amp; <b>walk</b> some.</p><!-- some -->\n",
}
"""One file of each format, with "some" as its only finding."""


def findings(advisor: Command, *args: str) -> list[dict[str, Any]]:
    """Return the findings on "some", with the path of each."""
    out = advisor("check", "--format", "json", *args).stdout
    return [
        {**finding, "path": file["path"]}
        for file in json.loads(out)["files"]
        for finding in file["findings"]
        if finding["rule"] == "vague-amount"
    ]


@pytest.mark.parametrize("name", LIBRARY)
def test_a_finding_points_at_the_words_in_the_file(advisor: Command, home: Path, name: str) -> None:
    """Line and column are those of the file, behind escapes, entities, folds and tags."""
    source = LIBRARY[name]
    (home / name).write_bytes(source.encode())
    (found,) = findings(advisor, ".")
    line = source.split("\n")[found["line"] - 1]

    assert line[found["column"] - 1 :].startswith("some")
    assert source[found["start"] : found["end"]] == "some"
    assert (found["end_line"], found["end_column"]) == (found["line"], found["column"] + 4)


@pytest.mark.parametrize("name", LIBRARY)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_a_fix_changes_its_words_and_no_other_byte(
    advisor: Command, home: Path, name: str, mark: bytes, newline: bytes
) -> None:
    """Marks of order, line ends, comments and the order of keys stay."""
    before = mark + LIBRARY[name].replace("some.", "utilize it.").encode()
    before = before.replace(b"\n", newline)
    (home / name).write_bytes(before)

    assert advisor("check", "--fix", name).exit_code in (0, 1)
    expected = before.replace(b"utilize", b"use")
    assert expected != before
    assert (home / name).read_bytes() == expected


def test_each_record_is_an_assignment_with_its_title(advisor: Command, home: Path) -> None:
    """Findings name the record by the number of its assignment."""
    rows = [{"title": "One", "text": "Walk."}, {"name": "Two", "text": "Walk some."}]
    (home / "a.json").write_text(json.dumps(rows))
    (file,) = json.loads(advisor("check", "--format", "json", "a.json").stdout)["files"]
    (found,) = findings(advisor, "a.json")

    assert [one["title"] for one in file["assignments"]] == ["One", "Two"]
    assert found["assignment"] == 1
    assert file["metrics"]["words"] == 3


def test_records_with_the_same_words_have_their_own_fingerprints(
    advisor: Command, home: Path
) -> None:
    """A build server that knows findings by them must not lose one."""
    (home / "a.json").write_text(json.dumps([{"text": "Walk some."}] * 3))

    assert len({one["fingerprint"] for one in findings(advisor, "a.json")}) == 3


# --- what is a draft -------------------------------------------------------------------------


def test_a_file_without_a_draft_is_passed_over_in_a_folder(advisor: Command, home: Path) -> None:
    """A folder of templates may hold the files of other tools."""
    (home / "package.json").write_text('{"description": "Walk some.", "version": "1"}')
    (home / "ci.yml").write_text("on: push\njobs: [\n")
    (home / "a.md").write_text("After lunch, walk.\n")
    result = advisor("check", "--format", "json", ".")

    assert result.exit_code == 0
    assert [file["path"] for file in json.loads(result.stdout)["files"]] == ["a.md"]


def test_a_folder_of_nothing_but_such_files_is_told(advisor: Command, home: Path) -> None:
    """An empty run must not look like a clean one."""
    (home / "package.json").write_text('{"version": "1"}')
    result = advisor("check", ".")

    assert result.exit_code == 2
    assert "none of the files that were found holds a draft" in result.stderr


def test_a_named_file_without_a_draft_is_told_with_what_to_do(advisor: Command, home: Path) -> None:
    """The sentence says which fields were looked for, and how to name another."""
    (home / "a.json").write_text('{"task": "Walk some."}')
    result = advisor("check", "a.json")

    assert result.exit_code == 2
    assert "no field of this file holds a draft (looked for: draft," in result.stderr
    assert "fields =" in result.stderr


def test_a_description_counts_in_a_file_that_is_named(advisor: Command, home: Path) -> None:
    """In a folder it is most often that of a program."""
    (home / "a.json").write_text('{"description": "Walk some."}')

    assert len(findings(advisor, "a.json")) == 1


def test_settings_name_the_fields(advisor: Command, home: Path) -> None:
    """A dotted name leads through tables and lists; all that are named are one draft."""
    (home / "advisor.toml").write_text('fields = ["task.say", "why"]\n')
    rows = {"task": [{"say": ["Walk some.", "Rest."], "why": "Some rest."}], "say": "some"}
    (home / "a.json").write_text(json.dumps(rows))
    (file,) = json.loads(advisor("check", "--format", "json", ".").stdout)["files"]

    assert len(file["assignments"]) == 1
    assert len(findings(advisor, ".")) == 2


def test_fields_may_hold_markdown(advisor: Command, home: Path) -> None:
    """Its marks are no text then."""
    (home / "a.json").write_text(json.dumps({"text": "# Walk\n\n- **walk** some\n"}))
    (home / "advisor.toml").write_text('fields-format = "markdown"\n')
    (found,) = findings(advisor, "a.json")

    assert found["column"] == 32


# --- FHIR ------------------------------------------------------------------------------------

BUNDLE: dict[str, Any] = {
    "resourceType": "Bundle",
    "entry": [
        {
            "resource": {
                "resourceType": "PlanDefinition",
                "title": "Sleep",
                "publisher": "some",
                "action": [
                    {"title": "Up", "description": "Walk some.", "action": [{"textEquivalent": "Sit some."}]}
                ],
            }
        },
        {
            "resource": {
                "resourceType": "CarePlan",
                "description": "Rest some.",
                "note": [{"text": "Read some."}],
                "activity": [{"detail": {"description": "Sing some."}}],
            }
        },
        {
            "resource": {
                "resourceType": "ActivityDefinition",
                "dosage": [{"text": "some", "patientInstruction": "Eat some."}],
            }
        },
        {"resource": {"resourceType": "Task", "text": {"div": "some"}, "description": "Go some."}},
        {"resource": {"resourceType": "Patient", "text": {"div": "some"}, "description": "some"}},
    ],
}  # fmt: skip


def test_fhir_texts_for_patients_are_read_and_no_others(advisor: Command, home: Path) -> None:
    """Narratives, codes and other resources are not homework."""
    source = json.dumps(BUNDLE, indent=1)
    (home / "a.json").write_text(source)
    lines = [source.split("\n")[one["line"] - 1].split('"')[-2] for one in findings(advisor, ".")]

    assert lines == [
        "Walk some.", "Sit some.", "Rest some.", "Read some.", "Sing some.", "Eat some.", "Go some.",
    ]  # fmt: skip


# --- what cannot be read ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.json", '{"text": "Walk",\n "b" 1}', "a.json, line 2, column 6"),
        ("a.yaml", 'text: "Walk\nb: 1\n', "a.yaml, line "),
        ("a.yaml", "text: Walk\x07\n", "a.yaml, line 1, column 11"),
        ("a.csv", 'text\n"Walk', "a.csv, line 2"),
        ("a.csv", 'text\n"Walk"on,', "a.csv, line 2"),
        ("a.json", "[" * 5000, "a.json"),
    ],
)
def test_a_broken_file_is_told_with_its_place(
    advisor: Command, home: Path, name: str, text: str, place: str
) -> None:
    """One sentence each, and the other files are judged all the same."""
    (home / name).write_text(text)
    (home / "b.txt").write_text("Walk some.\n")
    result = advisor("check", "--format", "concise", name, "b.txt")

    assert result.exit_code == 2
    assert place in result.stderr
    assert len(result.stderr.strip().split("\n")) == 1
    assert "b.txt:1:6" in result.stdout


def test_a_bad_line_is_named_and_the_others_are_judged(advisor: Command, home: Path) -> None:
    """So it is with a row that has more cells than there are names."""
    (home / "a.jsonl").write_text('{"text": "Walk some."}\n{bad\n{"text": "Sit some."}\n')
    (home / "a.csv").write_text("text,b\nWalk some.,1\nWalk, on, some\nSit some.,2\n")
    for name, line in (("a.jsonl", 2), ("a.csv", 3)):
        result = advisor("check", "--format", "concise", name)

        assert result.exit_code == 2
        assert f"{name}, line {line}" in result.stderr
        assert result.stdout.count("vague-amount") == 2


def test_a_library_may_be_one_long_line(advisor: Command, home: Path) -> None:
    """Programs write JSON so."""
    (home / "a.json").write_text(json.dumps([{"n": "x" * 200_000}, {"text": "Walk some."}]))

    assert len(findings(advisor, ".")) == 1


# --- comments in the file --------------------------------------------------------------------


def test_comments_of_the_file_hold_for_its_records(advisor: Command, home: Path) -> None:
    """What they hold back is not fixed either, and one without use is taken out."""
    source = (
        "# advisor: allow long-word: our word\n- text: Utilize it.\n"
        "- text: Walk.\n# advisor: allow vague-amount: not so\n- text: Utilize that.\n"
    )
    (home / "a.yaml").write_text(source)
    result = advisor("check", "--fix", "a.yaml")

    assert (home / "a.yaml").read_text() == source.replace(
        "# advisor: allow vague-amount: not so\n", ""
    ).replace("Utilize that", "Use that")
    assert "a.yaml: line 2: a comment in the file wants words of this record" in result.stderr


def test_the_cache_gives_the_same_report(advisor: Command, home: Path) -> None:
    """And a file that is passed over in a folder is not taken from it when it is named."""
    (home / "a.yaml").write_text(LIBRARY["a.yaml"])
    (home / "b.json").write_text('{"description": "Walk some."}')
    first = advisor("check", "--format", "json", ".").stdout

    assert advisor("check", "--format", "json", ".").stdout == first
    assert len(findings(advisor, "a.yaml", "b.json")) == 2


def test_cards_are_written_for_all_records(advisor: Command, home: Path) -> None:
    """`advisor rewrite` gives a card for each."""
    (home / "a.json").write_text(json.dumps([{"text": "Walk to the gate."}, {"text": "Call Kim."}]))
    out = advisor("rewrite", "a.json").stdout

    assert "Walk to the gate" in out
    assert "Call Kim" in out


def test_our_own_pages_are_no_drafts(process: Process, home: Path) -> None:
    """A card or report that was saved beside the drafts is passed over."""
    (home / "a.txt").write_text("Utilise the card after lunch on Monday.\n")
    process("rewrite", "a.txt", "--format", "html", "-o", "card.html")
    process("check", "a.txt", "--output-file", "report.html")
    done = process("check", ".", "--format", "concise")

    assert b"a.txt:1:" in done.stdout
    assert b".html" not in done.stdout
    assert b".html" not in done.stderr
