"""The choice from a long list by words without accents."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def _page() -> None:
    from datetime import date
    from types import SimpleNamespace
    from typing import cast

    import streamlit as st

    from contest.units import Unit, UnitTree
    from i18n.format import Format
    from i18n.words import Words
    from ui.components.choice import choose_one, choose_some, unit_entries
    from ui.shell.visit import Visit

    visit = cast(Visit, SimpleNamespace(say=Words("vi"), fmt=Format("vi")))
    units = [Unit("TM", "Huyện Thanh Miện", aliases=("H. TM",)), Unit("TH", "Huyện Thanh Hà")]
    units += [Unit(f"X{n}", f"Xã Số {n}", parent="TM") for n in range(9)]
    units += [Unit("L1", "Xã Đoàn", parent="TM"), Unit("L2", "Xã Đoàn", parent="TH")]
    tree = UnitTree(tuple(units))
    entries = unit_entries(tree, [unit.code for unit in units], date(2024, 12, 1))
    one = choose_one(visit, "Đơn vị", {"": ("Tất cả",), **entries}, key="one")
    some = choose_some(visit, "Các đơn vị", entries, key="some", placeholder="Chọn")
    few = choose_one(visit, "Khối", {"a": ("A",), "b": ("B",)}, key="few", first=None)
    st.session_state["told"] = (one, some, few)


def _opened() -> AppTest:
    app = AppTest.from_function(_page).run()
    assert not app.exception
    return app


def test_words_without_accents_find_units_by_their_own_name_before_that_of_the_unit_above() -> None:
    app = _opened()
    app.text_input(key="one_find").set_value("thanh mien").run()
    found = app.selectbox(key="one")
    assert found.options[:2] == ["Tất cả", "Huyện Thanh Miện"]
    assert len(found.options) == 12, "and all beneath"
    assert found.label == "Đơn vị – tìm thấy 11"
    app.text_input(key="one_find").set_value("doan ha").run()
    assert app.selectbox(key="one").options == ["Tất cả", "Xã Đoàn (Huyện Thanh Hà)"]
    app.text_input(key="one_find").set_value("h tm").run()
    assert app.selectbox(key="one").options == ["Tất cả", "Huyện Thanh Miện"]
    app.text_input(key="one_find").set_value("không đâu").run()
    assert app.selectbox(key="one").label == "Đơn vị – không tìm thấy"


def test_what_is_chosen_stays_chosen_during_another_search() -> None:
    app = _opened()
    app.selectbox(key="one").set_value("X3").run()
    app.multiselect(key="some").set_value(["X1"]).run()
    app.text_input(key="one_find").set_value("doan").run()
    app.text_input(key="some_find").set_value("doan").run()
    assert app.session_state["told"][:2] == ("X3", ["X1"])
    assert app.multiselect(key="some").options[0] == "Xã Số 1"
    app.text_input(key="one_find").set_value("so 3").run()
    assert app.selectbox(key="one").label == "Đơn vị – tìm thấy 1", "what is chosen is found too"


def test_a_short_list_has_no_search() -> None:
    app = _opened()
    assert {box.key for box in app.text_input} == {"one_find", "some_find"}
    assert app.selectbox(key="few").value is None
