"""Looks at a workbook of ours with another program's eyes: python check_xlsx.py table.xlsx

Needs openpyxl. Says what is wrong and ends with 1, or tells how much was looked at.
"""

import re
import sys

import openpyxl

NUMBER = re.compile(r"^-?[0-9][0-9,]*(\.[0-9]+)?$")
ITEMS, ACCOUNTS, RULES = "采用清单", "得分明细", "计分办法"


def listed(book):
    """How many the list of items has more of a unit than the tables, by unit; the tables' counts show 0 as ---."""
    counts = {}
    for sheet in book:
        if sheet.sheet_state != "visible" or sheet.title in (ACCOUNTS, RULES):
            continue
        sign, first = (1, 2) if sheet.title == ITEMS else (-1, 6)
        for row in sheet.iter_rows(min_row=first):
            name = row[1].value
            figures = [cell.value for cell in row[2:] if '"---"' in cell.number_format]
            # What was typed and is no count stands there as a text.
            count = sum(each for each in figures if isinstance(each, int))
            if name:
                counts[name] = counts.get(name, 0) + sign * count
    return {name: count for name, count in counts.items() if count}


def faults(path):
    book = openpyxl.load_workbook(path)
    values = openpyxl.load_workbook(path, data_only=True)
    seen = 0
    names = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    if names[-2:] != [ACCOUNTS, RULES]:
        yield f"sheets are {names}"
    if ITEMS in names and listed(values):
        yield f"the list differs from the tables: {listed(values)}"
    for sheet in book:
        if sheet.sheet_state != "visible":
            if sheet.sheet_state != "veryHidden":
                yield f"{sheet.title} is {sheet.sheet_state}"
            continue
        if str(sheet.page_setup.paperSize) != "9" or not sheet.sheet_properties.pageSetUpPr.fitToPage:
            yield f"{sheet.title} is not fitted to A4"
        if not sheet.print_title_rows or not sheet.freeze_panes:
            yield f"{sheet.title} has no head that stays"
        is_table = sheet.title not in (ITEMS, ACCOUNTS, RULES)
        if is_table:
            if sheet.freeze_panes != "C6" or sheet.print_title_rows not in ("1:5", "$1:$5"):
                yield f"{sheet.title} freezes {sheet.freeze_panes}, repeats {sheet.print_title_rows}"
            merged = {str(merged) for merged in sheet.merged_cells.ranges}
            if not {"A2:A5", "B2:B5"} <= merged:
                yield f"{sheet.title} merges {sorted(merged)}"
        for row in sheet.iter_rows():
            for cell in row:
                seen += cell.value is not None
                where = f"{sheet.title}!{cell.coordinate}"
                if isinstance(cell.value, str) and cell.data_type == "s" and NUMBER.match(cell.value):
                    # The numbers of clauses and of issues name; they do not count.
                    is_issue = sheet.title == ITEMS and cell.column_letter == "F"
                    if not is_issue and sheet.title not in (ACCOUNTS, RULES):
                        yield f"{where} is a number as text: {cell.value}"
                if cell.data_type == "f" and not isinstance(values[sheet.title][cell.coordinate].value, (int, float)):
                    yield f"{where} has a formula without a value"
                if cell.data_type == "n" and cell.value == 0 and is_table and '"---"' not in cell.number_format:
                    if cell.column > 2 and cell.row > 5 and not cell.number_format == "General":
                        yield f"{where} shows 0 as {cell.number_format}"
                if is_table and cell.row > 1 and cell.value is not None and cell.border.left.style != "thin":
                    yield f"{where} has no lines around it"
    print(f"{len(names)} sheets, {seen} cells")


if __name__ == "__main__":
    found = list(faults(sys.argv[1]))
    print("\n".join(found))
    sys.exit(bool(found))
