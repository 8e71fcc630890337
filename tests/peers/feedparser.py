"""Reads with feedparser each document of the JSON lines in the file named, and prints what it finds that differs.

Ends with 3 where feedparser is not installed."""
import calendar
import json
import sys

try:
    import feedparser
except ImportError:
    sys.exit(3)


def differences(wanted):
    feed = feedparser.parse(wanted["document"].encode(), response_headers={"content-type": wanted["type"]}, sanitize_html=False)
    if len(feed.entries) != len(wanted["items"]):
        yield "entries", len(feed.entries), len(wanted["items"])
        return
    for entry, item in zip(feed.entries, wanted["items"]):
        parsed = entry.get("published_parsed")
        # The links are resolved where a base is stated.
        links = [link.get("href", "") for link in entry.get("links", [])] + [entry.get("link", "")]
        there = any(link.endswith(item["link"] or "") for link in links)
        found = {
            "id": entry.get("id"),
            "title": entry.get("title"),
            "published": calendar.timegm(parsed) if parsed else None,
            "link": item["link"] if there else None,
        }
        for name, value in found.items():
            # It resolves a guid that is relative, and empties one that is no URL.
            if name == "id" and (not value or value.endswith("/" + str(item[name]))):
                continue
            if item[name] is not None and value != item[name]:
                yield name, entry.get(name), item[name]


for line in open(sys.argv[1], encoding="utf-8"):
    wanted = json.loads(line)
    for name, found, stated in differences(wanted):
        print(f"{wanted['name']}: {name}: found {found!r}, wanted {stated!r}")
