"""The outer door and the pages without Streamlit: hosts, headers, sign-in, links, downloads."""
