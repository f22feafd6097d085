"""Second readers of the Word documents that `cargo run --example outgoing -- FOLDER` writes.

    python3 tests/office/read_docx.py FOLDER [SOFFICE]

python-docx has to find every table with its merged cells and repeated heads as in annex-*.tsv. With LibreOffice Writer
given (or `soffice` in the path) and poppler's tools, the pages are measured too. Ends with 0 when all is as it should be.
"""

import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile

import docx
from docx.oxml.ns import qn

faults = []


def check(holds, what):
    print("ok  " if holds else "BAD ", what)
    if not holds:
        faults.append(what)


def near(found, wanted, within, what):
    check(abs(found - wanted) <= within, f"{what}: {found:.1f}, wanted {wanted} +- {within}")


def grid(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t"))


def compare(table, wanted, name):
    """Every place of the table: its text where a cell begins, nothing where one above or beside covers it."""
    seen, found = [], []
    for row in table.rows:
        line = []
        for cell in row.cells:
            line.append("" if cell._tc in seen else cell.text.replace("\n", ""))
            seen.append(cell._tc)
        found.append(line)
    bare = [[text.replace("\n", "") for text in line] for line in wanted]
    check(found == bare, f"{name}: {len(bare)} rows of {len(bare[0])} places, texts and merges as in the grid")
    heads = [row._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None for row in table.rows]
    check(heads == [True] * 4 + [False] * (len(heads) - 4), f"{name}: the four lines of the head are repeated")


def structure(folder, form):
    document = docx.Document(os.path.join(folder, f"notice-{form}.docx"))
    grids = [grid(os.path.join(folder, f"annex-{at}.tsv")) for at in (1, 2)]
    for at, wanted in enumerate(grids):
        compare(document.tables[at], wanted, f"{form}, table {at + 1}")
    section = document.sections[0]
    margins = [section.top_margin, section.right_margin, section.bottom_margin, section.left_margin]
    check([round(margin.mm) for margin in margins] == [37, 26, 35, 28], f"{form}: margins")
    check(document.settings.odd_and_even_pages_header_footer, f"{form}: odd and even feet differ")
    check(document.core_properties.title.endswith("通报"), f"{form}: the title is among the properties")


def words(pdf, page):
    command = ["pdftotext", "-f", str(page), "-l", str(page), "-bbox", pdf, "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    pattern = r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
    return [(*map(float, found[:4]), found[4]) for found in re.findall(pattern, text)]


def red_rows(pdf):
    """Where red begins and ends on the first page, from the upper edge, in millimetres."""
    image = subprocess.run(["pdftoppm", "-r", "254", "-l", "1", pdf], capture_output=True, check=True).stdout
    _, size, _, pixels = image.split(b"\n", 3)
    width, height = map(int, size.split())
    rows, begun = [], None
    for y in range(height + 1):
        line = pixels[y * width * 3 : (y + 1) * width * 3]
        red = any(r > 150 and g < 120 for r, g in zip(line[0::9], line[1::9]))
        if red and begun is None:
            begun = y / 10
        elif not red and begun is not None:
            rows.append((begun, y / 10))
            begun = None
    return rows


def pages(folder, form, soffice):
    with tempfile.TemporaryDirectory() as work:
        command = [soffice, f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", "pdf"]
        command += ["--outdir", work, os.path.join(folder, f"notice-{form}.docx")]
        subprocess.run(command, capture_output=True, check=False)
        pdf = os.path.join(work, f"notice-{form}.pdf")
        if not os.path.exists(pdf):
            # A LibreOffice without Writer; to be told only where it was asked for.
            print(f"     {soffice} has no Writer: the pages are not measured")
            check(len(sys.argv) < 3, f"{form}: LibreOffice opens it")
            return
        info = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
        check(re.search(r"Pages:\s+6\b", info) is not None, f"{form}: six pages")
        rows = red_rows(pdf)
        if form == "letter":
            near(rows[0][0], 30, 0.5, "letter: upper edge of the name")
            near(rows[1][0] - rows[0][1], 4, 0.5, "letter: line below the name")
            near(297 - rows[3][0], 20, 0.3, "letter: second line above the lower edge")
        else:
            near(rows[0][0], 72, 0.5, "document: upper edge of the name")
        lines = {}
        for left, top, _, _, text in words(pdf, 1):
            lines.setdefault(round(top), []).append((left, text))
        chinese = ["".join(text for _, text in sorted(line)) for line in lines.values()]
        longest = max(len(line) for line in chinese if not re.search("[0-9]", line))
        # A full stop may hang out of the type area.
        check(longest in (28, 29), f"{form}: 28 signs a line, found {longest}")
        for page in range(1, 7):
            found = words(pdf, page)
            dashes = [word for word in found if word[4] == "\u2014"]
            check(len(dashes) == (0 if form == "letter" and page == 1 else 2), f"{form}, page {page}: its number")
            if dashes:
                edge = dashes[0][0] if page % 2 == 0 else 595.3 - dashes[-1][2]
                near(edge, (79.4 if page % 2 == 0 else 73.7) + 14, 1.5, f"{form}, page {page}: number from the edge")
            if page > 2:
                check(any(word[4] == "序号" for word in found), f"{form}, page {page}: the head of the table")


folder = sys.argv[1]
soffice = sys.argv[2] if len(sys.argv) > 2 else shutil.which("soffice")
for form in ("letter", "document"):
    structure(folder, form)
    if soffice and shutil.which("pdftotext"):
        pages(folder, form, soffice)
    else:
        print("     no LibreOffice or poppler: the pages are not measured")
sys.exit(1 if faults else 0)
