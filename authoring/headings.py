"""Headings of the columns of an unknown export, in the languages of forms.

Google writes the first words of each row; people write the others. `authoring.draft` only makes a
proposal from the headings: the declarations of the contest folder are what counts.
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
        "waktu selesai", "waktu penyelesaian", "タイムスタンプ", "完了時刻",
    ),
    "started_at": (
        "thời gian bắt đầu", "start time", "hora de inicio", "heure de début", "hora de início",
        "startzeit", "waktu mulai", "開始時刻",
    ),
    "full_name": (
        "họ và tên", "họ, tên", "họ tên", "tên", "full name", "name", "nombre y apellidos",
        "nombre completo", "nombre", "usuario", "nom et prénom", "nom",
        "nome completo", "nome", "vor- und nachname", "vorname", "name, vorname", "nama lengkap",
        "nama", "氏名", "お名前", "名前",
    ),
    "birth_date": (
        "ngày sinh", "ngày tháng năm sinh", "ngày, tháng, năm sinh", "ngày/tháng/năm sinh",
        "date of birth", "birthday", "birth date", "fecha de nacimiento", "date de naissance",
        "data de nascimento", "geburtsdatum", "tanggal lahir", "生年月日",
    ),
    "phone": (
        "số điện thoại", "điện thoại", "sđt", "sdt", "số đt", "phone number", "phone",
        "mobile number", "teléfono", "número de teléfono", "téléphone", "numéro de téléphone",
        "telefone", "número de telefone", "celular", "telefonnummer", "telefon", "handynummer",
        "nomor hp", "no hp", "no. hp", "nomor telepon", "nomor wa", "nomor whatsapp", "電話番号",
    ),
    "email": (
        "địa chỉ email", "email address", "email", "e-mail", "thư điện tử", "địa chỉ thư điện tử",
        "dirección de correo electrónico", "correo electrónico", "correo", "adresse e-mail",
        "adresse email", "endereço de e-mail", "e-mail-adresse", "alamat email", "メールアドレス",
        "メール",
    ),
    "national_id": (
        "số cccd", "cccd", "số căn cước công dân", "số căn cước", "căn cước công dân", "căn cước",
        "số cmnd", "cmnd", "số định danh cá nhân", "số định danh", "mã định danh", "national id",
        "id number", "dni", "cédula", "cpf", "nik",
    ),
    "unit": (
        "đơn vị công tác", "đơn vị", "tên đơn vị", "cơ quan công tác", "cơ quan, đơn vị", "cơ quan",
        "tên cơ quan", "nơi công tác", "nơi làm việc", "organization", "organisation",
        "institution", "workplace", "company", "unit", "institución", "établissement",
        "nome da instituição", "instituição", "einrichtung", "instansi", "asal instansi", "所属",
        "ご所属", "所属部署", "部署", "勤務先",
    ),
    "quiz_score": (
        "điểm số", "tổng điểm", "điểm", "score", "total score", "score total", "total points",
        "puntuación", "puntuación total", "puntos totales", "total de puntos", "note",
        "note totale", "total des points", "pontuação", "pontuação total", "total de pontos",
        "punktzahl", "gesamtpunktzahl", "punkte insgesamt", "skor", "skor total", "total poin",
        "スコア", "合計点数", "合計スコア", "得点",
    ),
    "prediction": ("dự đoán",),
}  # fmt: skip
"""The words of each field: Vietnamese, English, Spanish, French, Portuguese, German, Indonesian
and Japanese."""

_NEVER_LONGER = 60
_OF_THE_FORM = re.compile(
    r"(?:points|feedback|điểm|phản hồi|puntos|comentarios|commentaires|pontos|comentários|punkte"
    r"|poin|umpan balik|点数|ポイント|フィードバック)\s*[-–—:]\s*.+"
    r"|.+\[(?:score|feedback|điểm số|điểm|phản hồi|puntuación|comentarios|commentaires|pontuação"
    r"|comentários|punktzahl|skor|masukan|スコア|フィードバック)\]"
)
_ALONE = {
    "id", "last modified time", "quiz feedback", "language", "thời gian sửa đổi cuối cùng",
    "thời gian sửa đổi lần cuối", "phản hồi bài kiểm tra", "phản hồi về bài kiểm tra", "ngôn ngữ",
    "hora de la última modificación", "heure de la dernière modification",
    "hora da última modificação", "zeitpunkt der letzten änderung", "最終変更時刻",
}  # fmt: skip
_LEADING = re.compile(
    r"(?:câu(?: hỏi)? \d{1,2}\s*[.):-]|(?:\d{1,2}|[ivx]{1,4}|[a-z])[.)/:])\s*"
    r"|(?:(?:vui lòng|xin|hãy) )?(?:nhập|điền|ghi|cho biết) |(?:enter )?your "
)
_WHOSE = re.compile(
    r" (?:của (?:bạn|tôi|em|anh|chị|ông|bà|đồng chí|thí sinh|người)\b|liên hệ|liên lạc|cá nhân"
    r"|công vụ|di động)"
)
_PREDICTS = re.compile(
    r"dự đoán.*\b(?:người|lượt|bài)\b|(?:bao nhiêu|\bsố)\b.*\b(?:người|lượt|bài)\b.*trả lời đúng"
)


def fields(header: Iterable[str]) -> dict[str, int]:
    """Field → position of the column whose heading names the field: exactly, else as first words.

    A part of a word does not count ("unit" is not in "United"). A heading as long as a question
    names a field only if the heading is exactly the field's word. No column is two fields. Only a
    prediction may be asked for in a sentence, which asks how many people will be right.

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
    asked = [n for n, key in enumerate(keys) if n not in chosen.values() and _PREDICTS.search(key)]
    if asked:
        chosen.setdefault("prediction", asked[-1])
    return {field: chosen[field] for field in HEADINGS if field in chosen}


def of_the_form(heading: str) -> bool:
    """True for a column that the form itself adds: an id, or points or feedback of one question.

    >>> of_the_form("Points - Câu 1"), of_the_form("Câu 1 [Score]"), of_the_form("Câu 1 [Hàng 1]")
    (True, True, False)
    """
    key = _key(heading)
    return key in _ALONE or _OF_THE_FORM.fullmatch(key) is not None


def _key(heading: str) -> str:
    """The heading without the numbering, the request and the marks that people put around it."""
    key = fold_case(heading)
    while found := _LEADING.match(key):
        key = key[found.end() :]
    return key.strip(" *:.")


def _is(key: str, word: str) -> bool:
    return key == word


def _begins(key: str, word: str) -> bool:
    """True if the key is `word` and an addition to it.

    An addition follows a sign or tells whose the field is. After a Vietnamese word of several
    syllables, which stand apart, it may also follow a space. A question does not name a field.
    """
    if len(key) > _NEVER_LONGER or "?" in key or not key.startswith(word):
        return False
    rest = key[len(word) :]
    if not rest[0].isspace():
        return not rest[0].isalnum()
    added = rest.lstrip()[:1] in tuple("([/-–—:,;") or _WHOSE.match(rest) is not None
    return added or (" " in word and not word.isascii())
