"""The page that drafts a contest from an export."""
