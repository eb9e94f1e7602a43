"""A page of a hundred paragraphs: what Streamlit itself costs, as the reference for our pages."""

import streamlit as st

for number in range(100):
    st.write(f"Đoạn {number}")
