"""A Google for tests, on this machine: response sheets that change, read by the real clients.

    with FakeGoogle() as google:
        tab = google.spreadsheet().add_tab("Câu trả lời", HEADER)
        key_file.write_text(google.key_file())

The server speaks those parts of the Sheets v4 and OAuth token interfaces that gspread and
google-auth use. Its answers are those that were measured on the real servers.
"""

from tests.fake_google.clock import Clock, replay
from tests.fake_google.server import FakeGoogle
from tests.fake_google.sheets import Spreadsheet, Tab

__all__ = ["Clock", "FakeGoogle", "Spreadsheet", "Tab", "replay"]
