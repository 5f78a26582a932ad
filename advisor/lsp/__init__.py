"""The language server: what editors ask while a draft is written. Needs the extra `lsp`."""
