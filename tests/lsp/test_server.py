"""What an editor sees, over the standard streams of a server process."""

from collections.abc import Callable
from typing import Any

from lsprotocol import types as lsp

from tests.lsp.conftest import Editor

Travel = Callable[..., None]

VAGUE = "# Calm\n\nPractice your coping skills 😀 this week. Utilise the diary.\n"


def applied(text: str, edit: lsp.WorkspaceEdit | None, uri: str) -> str:
    """Return a text after an edit; for texts of characters that count one each."""
    assert edit is not None
    assert edit.changes is not None
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines) + 1)]

    def at(place: lsp.Position) -> int:
        return starts[place.line] + place.character

    for one in sorted(edit.changes[uri], key=lambda e: at(e.range.start), reverse=True):
        text = text[: at(one.range.start)] + one.new_text + text[at(one.range.end) :]
    return text


def whole(text: str) -> lsp.Range:
    return lsp.Range(lsp.Position(0, 0), lsp.Position(text.count("\n"), 0))


def rules(told: list[lsp.Diagnostic]) -> list[Any]:
    return [one.code for one in told]


def test_findings_come_with_rule_severity_and_link(travel: Travel) -> None:
    async def journey(editor: Editor) -> None:
        editor.open("a.md", VAGUE)
        told = await editor.diagnostics()
        found = {one.code: one for one in told}
        assert "complex-wording" in found
        word = found["complex-wording"]
        # In UTF-16 the face before it counts two.
        assert word.range.start == lsp.Position(2, VAGUE.split("\n")[2].index("Utilise") + 1)
        assert word.source == "advisor"
        assert word.severity == lsp.DiagnosticSeverity.Information
        assert any(one.code_description for one in told)

    travel(journey)


def test_each_encoding_counts_in_its_units(travel: Travel) -> None:
    columns = {}
    for encoding in ("utf-8", "utf-16", "utf-32"):

        async def journey(editor: Editor, encoding: str = encoding) -> None:
            editor.open("a.md", VAGUE)
            word = next(d for d in await editor.diagnostics() if d.code == "complex-wording")
            columns[encoding] = word.range.start.character

        travel(journey, encodings=[encoding])
    base = VAGUE.split("\n")[2].index("Utilise")
    assert columns == {"utf-8": base + 3, "utf-16": base + 1, "utf-32": base}


def test_a_change_is_judged_where_it_was_made(travel: Travel) -> None:
    async def journey(editor: Editor) -> None:
        editor.open("a.md", VAGUE)
        assert "complex-wording" in rules(await editor.diagnostics(1))
        at = VAGUE.split("\n")[2].index("Utilise") + 1
        area = lsp.Range(lsp.Position(2, at), lsp.Position(2, at + len("Utilise")))
        editor.change("a.md", 2, lsp.TextDocumentContentChangePartial(area, "Use"))
        assert "complex-wording" not in rules(await editor.diagnostics(2))

    travel(journey)


def test_of_many_changes_the_last_one_is_told(travel: Travel) -> None:
    async def journey(editor: Editor) -> None:
        editor.open("a.md", VAGUE)
        await editor.diagnostics(1)
        for version in range(2, 40):
            text = "Walk for ten minutes after lunch.\n" * version
            editor.change("a.md", version, lsp.TextDocumentContentChangeWholeDocument(text))
        await editor.diagnostics(39)
        assert editor.told.empty()

    travel(journey, options={"debounce": 300})


def test_rewrites_say_how_far_they_may_be_trusted(travel: Travel) -> None:
    text = "Practice your coping skills this week. Utilise the diary.\n"

    async def journey(editor: Editor) -> None:
        editor.open("a.md", text)
        actions = await editor.actions("a.md", whole(text))
        titles = [action.title for action in actions]
        safe = next(action for action in actions if action.title.endswith("(safe: same meaning)"))
        assert safe.is_preferred
        assert "Use the diary" in applied(text, safe.edit, editor.uri("a.md"))
        assert any("fill in the braces" in title for title in titles)
        blank = next(action for action in actions if "fill in the braces" in action.title)
        assert "{" in applied(text, blank.edit, editor.uri("a.md"))

    travel(journey)


def test_all_safe_rewrites_at_once(travel: Travel) -> None:
    text = "Utilise the diary after dinner.\n\nUtilise the log before bed.\n"

    async def journey(editor: Editor) -> None:
        editor.open("a.md", text)
        actions = await editor.actions("a.md", whole(text), only=["source.fixAll"])
        assert [action.kind for action in actions] == ["source.fixAll.advisor"]
        assert actions[0].edit is None
        action = await editor.resolve(actions[0])
        after = applied(text, action.edit, editor.uri("a.md"))
        assert after == text.replace("Utilise", "Use")

    travel(journey)


def test_an_editor_that_cannot_resolve_gets_the_edit_at_once(travel: Travel) -> None:
    text = "Utilise the diary after dinner.\n"

    async def journey(editor: Editor) -> None:
        editor.open("a.md", text)
        actions = await editor.actions("a.md", whole(text), only=["source.fixAll"])
        assert applied(text, actions[0].edit, editor.uri("a.md")).startswith("Use ")

    travel(journey, resolves=False)


def test_a_finding_can_be_allowed(travel: Travel) -> None:
    text = "# Calm\n\n- Walk after lunch.\n- Utilise the diary.\n"

    async def journey(editor: Editor) -> None:
        editor.open("a.md", text)
        actions = await editor.actions("a.md", whole(text))
        allow = next(a for a in actions if a.title == "Allow complex-wording here")
        after = applied(text, allow.edit, editor.uri("a.md"))
        assert "<!-- advisor: allow complex-wording -->\n- Utilise" in after
        editor.change("a.md", 2, lsp.TextDocumentContentChangeWholeDocument(after))
        told = rules(await editor.diagnostics(2))
        assert "complex-wording" not in told
        assert "unused-suppression" not in told

    travel(journey)


def test_plain_text_is_allowed_in_its_own_way(travel: Travel) -> None:
    text = "Walk after lunch.\n\nUtilise the diary.\n"

    async def journey(editor: Editor) -> None:
        editor.open("a.txt", text, "plaintext")
        actions = await editor.actions("a.txt", whole(text))
        allow = next(a for a in actions if a.title == "Allow complex-wording here")
        after = applied(text, allow.edit, editor.uri("a.txt"))
        assert "# advisor: allow complex-wording\nUtilise" in after

    travel(journey)


def test_a_hover_says_why_and_by_whom(travel: Travel) -> None:
    text = "Utilise the diary.\n"

    async def journey(editor: Editor) -> None:
        editor.open("a.md", text)
        found = await editor.hover("a.md", lsp.Position(0, 2))
        assert found is not None
        assert isinstance(found.contents, lsp.MarkupContent)
        assert "**complex-wording**" in found.contents.value
        assert "Source: <http" in found.contents.value
        assert await editor.hover("a.md", lsp.Position(1, 0)) is None

    travel(journey)


def test_a_lens_counts_and_its_command_names_what_is_missing(travel: Travel) -> None:
    async def journey(editor: Editor) -> None:
        editor.open("a.md", VAGUE)
        (lens,) = await editor.lenses("a.md")
        assert lens.command is not None
        assert " elements told; missing: " in lens.command.title
        await editor.run(lens.command)
        said = await editor.message()
        assert said.startswith("Missing:")
        assert "\n- " in said

    travel(journey)


def test_settings_are_found_by_the_path_and_read_again(travel: Travel) -> None:
    async def journey(editor: Editor) -> None:
        settings = editor.folder / "advisor.toml"
        settings.write_text('ignore = ["complex-wording"]\n', encoding="utf-8")
        editor.open("a.md", VAGUE)
        assert "complex-wording" not in rules(await editor.diagnostics())
        assert lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES in editor.registered
        settings.write_text("", encoding="utf-8")
        change = lsp.FileEvent(settings.as_uri(), lsp.FileChangeType.Changed)
        editor.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([change]))
        assert "complex-wording" in rules(await editor.diagnostics())
        settings.write_text("ignore = 3\n", encoding="utf-8")
        editor.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([change]))
        (fault,) = await editor.diagnostics()
        assert "advisor.toml" in fault.message

    travel(journey)


def test_settings_of_the_editor(travel: Travel) -> None:
    async def journey(editor: Editor) -> None:
        editor.open("a.md", VAGUE)
        assert set(rules(await editor.diagnostics())) == {"complex-wording"}
        changed = lsp.DidChangeConfigurationParams({"advisor": {"ignore": ["complex-wording"]}})
        editor.client.workspace_did_change_configuration(changed)
        assert "complex-wording" not in rules(await editor.diagnostics())
        editor.settings = {"select": ["complex-wording"], "colour": 3}
        editor.client.workspace_did_change_configuration(lsp.DidChangeConfigurationParams(None))
        assert "'colour'" in await editor.message()
        assert set(rules(await editor.diagnostics())) == {"complex-wording"}

    travel(journey, options={"select": ["complex-wording"]})


def test_a_closed_draft_has_no_findings(travel: Travel) -> None:
    async def journey(editor: Editor) -> None:
        editor.open("a.md", VAGUE)
        assert await editor.diagnostics()
        document = lsp.TextDocumentIdentifier(editor.uri("a.md"))
        editor.client.text_document_did_close(lsp.DidCloseTextDocumentParams(document))
        assert await editor.diagnostics() == []
        assert await editor.hover("a.md", lsp.Position(0, 0)) is None

    travel(journey)


def test_an_empty_draft_is_no_fault(travel: Travel) -> None:
    async def journey(editor: Editor) -> None:
        editor.open("a.md", "\n")
        assert await editor.diagnostics() == []

    travel(journey)


def test_no_word_of_a_draft_leaves_by_any_other_way(travel: Travel) -> None:
    async def journey(editor: Editor) -> None:
        editor.open("a.md", VAGUE.replace("diary", "zebrabook"))
        await editor.diagnostics()
        # A change that no editor may send, and a question about a draft that is not open.
        area = lsp.Range(lsp.Position(99, 99), lsp.Position(0, 0))
        editor.change("a.md", 2, lsp.TextDocumentContentChangePartial(area, "zebrabook"))
        await editor.diagnostics(2)
        assert await editor.actions("b.md", whole(VAGUE)) == []
        assert list(editor.folder.iterdir()) == []
        assert editor.messages.empty()

    travel(journey)


def test_a_draft_of_ten_thousand_words_can_be_overtaken(travel: Travel) -> None:
    text = "".join(f"On day {n}, utilise the log for {n % 50} minutes.\n\n" for n in range(1200))

    async def journey(editor: Editor) -> None:
        editor.open("a.md", text)
        change = lsp.TextDocumentContentChangeWholeDocument("Utilise the log.\n")
        editor.change("a.md", 2, change)
        told = await editor.diagnostics()
        assert "complex-wording" in rules(told)
        assert max(one.range.end.line for one in told) == 0

    travel(journey)
