"""What the program writes by mail: the digest of a unit, and an alarm."""
