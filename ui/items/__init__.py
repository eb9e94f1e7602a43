"""Parts of the page Câu hỏi."""
