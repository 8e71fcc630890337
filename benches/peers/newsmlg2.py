"""Reads the NewsML-G2 documents of a folder with newsmlg2 and prints how many a second; prints nothing without it."""
import glob
import sys
import time

try:
    from NewsMLG2.document import NewsMLG2Document
except ImportError:
    sys.exit(0)
texts = [open(path, "rb").read() for path in sorted(glob.glob(sys.argv[1] + "/*-newsml-g2.xml"))]
start = time.perf_counter()
for text in texts:
    NewsMLG2Document(text).get_item()
print(len(texts) / (time.perf_counter() - start))
