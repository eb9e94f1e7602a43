"""Parts of the page **Đôn đốc**."""
