"""Without a corpus of real exports there is nothing to run in test_corpus.py."""

from tests.ingest.corpus import corpus

collect_ignore = [] if corpus() else ["test_corpus.py"]
