"""Parts of the page Kiến nghị, phản ánh."""
