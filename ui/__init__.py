"""The Streamlit side of the dashboard: frame, guard, charts, tables, downloads."""
