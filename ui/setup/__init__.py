"""Parts of the page Thiết lập."""
