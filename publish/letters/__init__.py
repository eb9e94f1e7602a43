"""The công văn đôn đốc: letters to units whose people have not taken part yet.

`writing.letters` writes them, `units.due` says who is due one. Nothing is imported here, because
`contest check` looks at templates without opening a ledger.
"""
