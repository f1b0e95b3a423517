"""Names of headings as GitHub makes them, so that one link works there and on the site."""
import re


def as_github(text, separator):
    return re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", separator)
