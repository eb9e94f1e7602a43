"""The page **Kết quả đã công bố**."""
