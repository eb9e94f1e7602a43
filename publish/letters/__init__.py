"""The công văn đôn đốc: letters to units whose people have not taken part yet."""

from publish.letters.units import Due, Refused, due, refusal_text
from publish.letters.writing import Form, Letters, TemplateError, letters

__all__ = [
    "Due",
    "Form",
    "Letters",
    "Refused",
    "TemplateError",
    "due",
    "letters",
    "refusal_text",
]
