"""Reading live sources again and again."""
