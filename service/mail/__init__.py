"""Mail of an installation: its settings, alarms for who runs it, and digests for leaders."""
