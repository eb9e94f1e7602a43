"""Parts of the page Dấu hiệu cần xác minh."""
