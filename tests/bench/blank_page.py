"""A page with one number and nothing else: what Streamlit itself brings before a first number."""

import streamlit as st

st.html('<dl class="ct-figures"><dd class="ct-value">1</dd></dl>')
