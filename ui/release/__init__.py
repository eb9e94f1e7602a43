"""The page **Công bố kết quả**."""
