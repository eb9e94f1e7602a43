"""The workbook (*biểu tổng hợp*)."""
