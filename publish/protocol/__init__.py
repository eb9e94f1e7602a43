"""The papers of a result: protocol, draft of the decision, list of winners, list to sign.

All come from a release (`source.source_of`), so nothing that happens later moves them.
`writing.papers` writes them. Nothing is imported here, because `contest check` looks at templates
without opening a ledger.
"""
