"""House rules: rules that a team writes in TOML, without Python."""
