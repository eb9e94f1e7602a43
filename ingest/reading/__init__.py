"""From cells to fields: what each cell says."""
