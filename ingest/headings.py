"""What the columns of an unknown export are called, in the languages that forms come in.

Google writes the first of each row of words itself; people title the others. Only a proposal is
made from them (`ingest.draft`): what counts is what the contest folder declares.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from contest.text import fold_case

HEADINGS: dict[str, tuple[str, ...]] = {
    "submitted_at": (
        "dấu thời gian", "thời gian hoàn thành", "timestamp", "completion time", "marca temporal",
        "hora de finalización", "horodateur", "heure de fin", "carimbo de data/hora",
        "hora de conclusão", "zeitstempel", "fertigstellungszeit", "cap waktu", "stempel waktu",
        "waktu selesai", "タイムスタンプ", "完了時刻",
    ),
    "started_at": (
        "thời gian bắt đầu", "start time", "hora de inicio", "heure de début", "hora de início",
        "startzeit", "waktu mulai", "開始時刻",
    ),
    "full_name": (
        "họ và tên", "họ, tên", "họ tên", "tên", "full name", "your full name", "name", "your name",
        "nombre y apellidos", "nombre completo", "nombre", "usuario", "nom et prénom", "nom",
        "nome completo", "nome", "vor- und nachname", "vorname", "name, vorname", "nama lengkap",
        "nama", "氏名", "お名前", "名前",
    ),
    "birth_date": (
        "ngày sinh", "ngày tháng năm sinh", "ngày, tháng, năm sinh", "date of birth", "birthday",
        "birth date", "fecha de nacimiento", "date de naissance", "data de nascimento",
        "geburtsdatum", "tanggal lahir", "生年月日",
    ),
    "phone": (
        "số điện thoại", "điện thoại", "sđt", "phone number", "phone", "mobile number",
        "teléfono", "número de teléfono", "téléphone", "numéro de téléphone", "telefone",
        "número de telefone", "celular", "telefonnummer", "telefon", "handynummer", "nomor hp",
        "no hp", "no. hp", "nomor telepon", "nomor wa", "電話番号",
    ),
    "email": (
        "địa chỉ email", "email address", "email", "e-mail", "dirección de correo electrónico",
        "correo electrónico", "correo", "adresse e-mail", "adresse email", "endereço de e-mail",
        "e-mail-adresse", "alamat email", "メールアドレス", "メール",
    ),
    "national_id": (
        "số cccd", "cccd", "số căn cước công dân", "số căn cước", "căn cước công dân", "căn cước",
        "số cmnd", "cmnd", "national id", "id number", "dni", "cédula", "cpf", "nik",
    ),
    "unit": (
        "đơn vị công tác", "đơn vị", "cơ quan công tác", "cơ quan, đơn vị", "cơ quan",
        "nơi công tác", "organization", "organisation", "institution", "workplace", "company",
        "unit", "institución", "établissement", "nome da instituição", "instituição", "einrichtung",
        "instansi", "asal instansi",
        "所属", "勤務先",
    ),
    "quiz_score": (
        "điểm số", "tổng điểm", "điểm", "score", "total score", "total points", "puntuación",
        "puntuación total", "puntos totales", "total de puntos", "note", "note totale",
        "total des points", "pontuação", "pontuação total", "total de pontos", "punktzahl",
        "gesamtpunktzahl", "punkte insgesamt", "skor", "skor total", "total poin", "スコア",
        "合計点数", "合計スコア", "得点",
    ),
    "prediction": ("dự đoán",),
}  # fmt: skip
"""The words of each field: Vietnamese, English, Spanish, French, Portuguese, German, Indonesian
and Japanese."""

_NEVER_LONGER = 60
_OF_THE_FORM = re.compile(
    r"(?:points|feedback|điểm|phản hồi|puntos|comentarios|pontos|punkte|poin|点数)\s*[-–—:]\s*.+"
    r"|.+\[(?:score|feedback|điểm số|điểm|phản hồi|puntuación|comentarios)\]"
)
_ALONE = {
    "id", "last modified time", "thời gian sửa đổi cuối cùng", "quiz feedback", "language",
    "ngôn ngữ",
}  # fmt: skip


def fields(header: Iterable[str]) -> dict[str, int]:
    """The position of each field that a heading names: exactly, else as its first words.

    A word inside a longer one is none ("unit" is not in "United"), a heading as long as a question
    names no field unless it does so exactly, and no column is two fields.

    >>> fields(["Timestamp", "Name of the country", "Họ và tên (chữ in hoa)"])
    {'submitted_at': 0, 'full_name': 2}
    """
    keys = [_key(heading) for heading in header]
    chosen: dict[str, int] = {}
    for rule in (_is, _begins):
        for field, words in HEADINGS.items():
            if field in chosen:
                continue
            free = [n for n, key in enumerate(keys) if n not in chosen.values()]
            for word in words:
                if found := [n for n in free if rule(keys[n], word)]:
                    chosen[field] = found[0]
                    break
    return {field: chosen[field] for field in HEADINGS if field in chosen}


def of_the_form(heading: str) -> bool:
    """True for a column that the form adds itself: an id, points or feedback of one question.

    >>> of_the_form("Points - Câu 1"), of_the_form("Câu 1 [Score]"), of_the_form("Câu 1 [Hàng 1]")
    (True, True, False)
    """
    key = _key(heading)
    return key in _ALONE or _OF_THE_FORM.fullmatch(key) is not None


def _key(heading: str) -> str:
    """Without the numbering and the marks that people put around a title."""
    key = fold_case(heading)
    key = re.sub(r"^(?:\d{1,2}|[ivx]{1,4}|[a-z])[.)/:]\s*", "", key)
    return key.strip(" *:.")


def _is(key: str, word: str) -> bool:
    return key == word


def _begins(key: str, word: str) -> bool:
    """`word`, and then something that only adds to it: after a sign, or, where the word has
    several syllables in Vietnamese, which stand apart, after a space. A question names no field.
    """
    if len(key) > _NEVER_LONGER or "?" in key or not key.startswith(word):
        return False
    rest = key[len(word) :]
    if not rest[0].isspace():
        return not rest[0].isalnum()
    return rest.lstrip()[:1] in tuple("([/-–—:,;") or (" " in word and not word.isascii())
