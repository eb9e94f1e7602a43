"""Who somebody is: the access file, sessions, accounts and links."""
