"""Parts of the page Thử thay đổi."""
