"""The *báo cáo nhanh*: its figures, its words, its files."""
