"""Parts of the page **Mã QR và banner**."""
