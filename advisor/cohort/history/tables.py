"""The tables as queries see them; `migrations` makes them, with their keys and indexes."""

from sqlalchemy import Column, Double, ForeignKey, Integer, MetaData, Table, Text

METADATA = MetaData()

RUNS = Table(
    "runs",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("cohort", Text, nullable=False),
    Column("started", Text, nullable=False),
    Column("finished", Text, nullable=False),
    Column("advisor", Text, nullable=False),
    Column("judging", Text, nullable=False),
    Column("rubric", Text, nullable=False),
    Column("key", Text, nullable=False),
)

DRAFTS = Table(
    "drafts",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("run", ForeignKey(RUNS.c.number, ondelete="CASCADE"), nullable=False),
    Column("trainee", Text, nullable=False),
    Column("week", Integer),
    Column("case", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("words", Integer, nullable=False),
    Column("grade", Double),
    Column("elements", Text, nullable=False),
)

FINDINGS = Table(
    "findings",
    METADATA,
    Column("draft", ForeignKey(DRAFTS.c.id, ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("rule", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("line", Integer, nullable=False),
    Column("page", Integer),
    Column("paragraph", Integer),
)

CRITERIA = Table(
    "criteria",
    METADATA,
    Column("draft", ForeignKey(DRAFTS.c.id, ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("points", Double, nullable=False),
    Column("out_of", Double, nullable=False),
)

VERDICTS = Table(
    "verdicts",
    METADATA,
    Column("fingerprint", Text, primary_key=True),
    Column("rule", Text, nullable=False),
    Column("say", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("said_by", Text, nullable=False),
    Column("said", Text, nullable=False),
    Column("trainee", Text, nullable=False),
)

PAGES = Table(
    "pages",
    METADATA,
    Column("run", ForeignKey(RUNS.c.number, ondelete="CASCADE"), primary_key=True),
    Column("folder", Text, primary_key=True),
)
