"""The công văn đôn đốc: letters to units whose people have not taken part yet."""

from publish.letters.units import Due, Refused, due, refusal_text
from publish.letters.writing import (
    NO_PDF,
    Form,
    Letters,
    TemplateError,
    letters,
    template_name,
)

__all__ = [
    "NO_PDF",
    "Due",
    "Form",
    "Letters",
    "Refused",
    "TemplateError",
    "due",
    "letters",
    "refusal_text",
    "template_name",
]
