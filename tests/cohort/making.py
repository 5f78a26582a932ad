"""A small cohort for tests: three trainees, two weeks."""

from pathlib import Path

from click.testing import CliRunner, Result

from advisor.faces.commands import cli

POOR = "Practice coping this week. Try to relax a bit more when possible."
FAIR = "Each evening, practise coping for ten minutes. Write down how it went."
GOOD = """After dinner on Monday and Thursday, sit on the sofa and breathe out slowly ten times.
This helps because slow breaths settle the body.
Note in your log how tense you were, from 0 to 10, before and after.
If you are too tired, take three breaths.
You are done when the log has two lines.
What did you notice? Bring the log to our next session.
"""


def cohort(folder: Path) -> Path:
    """Write the drafts of three trainees, and return their folder."""
    drafts = {
        "Ana Ruiz": (POOR, FAIR),
        "Ben <b>O'Neil": (POOR, GOOD),
        "Chloé Ito": (FAIR, FAIR),
    }
    for name, texts in drafts.items():
        home = folder / "drafts" / name
        home.mkdir(parents=True)
        for week, text in enumerate(texts, 1):
            (home / f"week {week}.txt").write_text(text, "utf-8")
    return folder / "drafts"


def run(*args: object) -> Result:
    """Run a cohort command."""
    return CliRunner().invoke(cli, ["cohort", *map(str, args)], catch_exceptions=False)
