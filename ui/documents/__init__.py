"""Parts of the page **Báo cáo và văn bản**."""
