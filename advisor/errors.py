"""What went wrong, where, and what to do: one clear sentence each.

Every problem that a user can mend is an `AdvisorError`. Faces print its sentence and
go on with the next input; a traceback on the screen is always a defect of ours.
"""


class AdvisorError(Exception):
    """A problem the user can mend; `str()` of it is the whole sentence."""


class DraftError(AdvisorError):
    """One draft could not be read; the others are still checked."""


class NoDraftError(DraftError):
    """A file that was met in a folder holds no draft; there is nothing to tell of it."""


class ConfigError(AdvisorError):
    """A settings file or a command-line choice could not be used."""


class PluginError(AdvisorError):
    """A rule pack, or the set of rules as a whole, could not be loaded."""


class PipelineError(AdvisorError):
    """The language pipeline that was asked for could not be loaded."""
