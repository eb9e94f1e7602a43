"""The Streamlit side: frame, guard, words, charts, tables, downloads."""
