"""Parts of the page Quyền truy cập."""
