"""Parts of the page **Thông tin báo chí**."""
