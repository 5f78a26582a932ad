"""Documents as people keep them: Word, PDF, OpenDocument, RTF, e-mail."""
