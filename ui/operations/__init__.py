"""Parts of the page Vận hành."""
