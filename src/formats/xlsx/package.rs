//! The parts of a workbook that tie its sheets together.

use std::fmt::Write as _;

use super::xml::escaped;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const KINDS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
pub(super) const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Whether a sheet is seen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    Yes,
    /// Hidden, as a person hides a sheet.
    No,
    /// Not even offered when somebody looks for hidden sheets.
    Never,
}

/// A sheet that was written.
pub(super) struct Written {
    /// Its legal name.
    pub(super) name: String,
    pub(super) seen: Seen,
    /// How many rows at the top every page repeats.
    pub(super) head_rows: u32,
    /// Where the last cell stands, as its address; none in an empty sheet.
    pub(super) last: Option<String>,
}

/// The names and the texts of the parts.
pub(super) fn parts(sheets: &[Written]) -> [(&'static str, String); 6] {
    [
        ("[Content_Types].xml", content_types(sheets.len())),
        ("_rels/.rels", relations(["xl/workbook.xml"].into_iter(), &["officeDocument"])),
        ("docProps/core.xml", core()),
        ("xl/workbook.xml", workbook(sheets)),
        ("xl/_rels/workbook.xml.rels", workbook_relations(sheets.len())),
        ("xl/styles.xml", super::look::styles()),
    ]
}

/// The name of a sheet's part.
pub(super) fn sheet_part(at: usize) -> String {
    format!("xl/worksheets/sheet{}.xml", at + 1)
}

fn content_types(sheets: usize) -> String {
    let mut parts = String::new();
    let mut put = |name: &str, kind: &str| {
        _ = write!(parts, "<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>");
    };
    put("xl/workbook.xml", &format!("{KINDS}.sheet.main+xml"));
    for at in 0..sheets {
        put(&sheet_part(at), &format!("{KINDS}.worksheet+xml"));
    }
    put("xl/styles.xml", &format!("{KINDS}.styles+xml"));
    put("xl/sharedStrings.xml", &format!("{KINDS}.sharedStrings+xml"));
    put("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    format!(
        "<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{parts}</Types>"
    )
}

/// When it was made is always the same, so that the same table gives the same file.
fn core() -> String {
    format!(
        "<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">2000-01-01T00:00:00Z</dcterms:created></cp:coreProperties>"
    )
}

fn relations<'a>(targets: impl Iterator<Item = &'a str>, kinds: &[&str]) -> String {
    let mut all = String::new();
    for ((number, target), kind) in (1..).zip(targets).zip(kinds) {
        _ = write!(all, "<Relationship Id=\"rId{number}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>");
    }
    if kinds == ["officeDocument"] {
        let kind = format!("{PACKAGE}/relationships/metadata/core-properties");
        _ = write!(all, "<Relationship Id=\"rId2\" Type=\"{kind}\" Target=\"docProps/core.xml\"/>");
    }
    format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{all}</Relationships>")
}

fn workbook_relations(sheets: usize) -> String {
    let names: Vec<String> = (1..=sheets).map(|number| format!("worksheets/sheet{number}.xml")).collect();
    let targets = names.iter().map(String::as_str).chain(["styles.xml", "sharedStrings.xml"]);
    let mut kinds = vec!["worksheet"; sheets];
    kinds.extend(["styles", "sharedStrings"]);
    relations(targets, &kinds)
}

fn workbook(sheets: &[Written]) -> String {
    let mut list = String::new();
    let mut names = String::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let state = match sheet.seen {
            Seen::Yes => "",
            Seen::No => " state=\"hidden\"",
            Seen::Never => " state=\"veryHidden\"",
        };
        let (number, name) = (at + 1, escaped(&sheet.name));
        _ = write!(list, "<sheet name=\"{name}\" sheetId=\"{number}\"{state} r:id=\"rId{number}\"/>");
        let quoted = format!("'{}'", name.replace('\'', "''"));
        let mut put = |what: &str, range: String| {
            let of = format!("name=\"_xlnm.{what}\" localSheetId=\"{at}\"");
            _ = write!(names, "<definedName {of}>{quoted}!{range}</definedName>");
        };
        if let (Some(last), Seen::Yes | Seen::No) = (&sheet.last, sheet.seen) {
            put("Print_Area", format!("$A$1:{last}"));
        }
        if sheet.head_rows > 0 {
            put("Print_Titles", format!("$1:${}", sheet.head_rows));
        }
    }
    let names =
        if names.is_empty() { String::new() } else { format!("<definedNames>{names}</definedNames>") };
    let first = sheets.iter().position(|sheet| sheet.seen == Seen::Yes).unwrap_or(0);
    format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\">\
         <bookViews><workbookView activeTab=\"{first}\"/></bookViews><sheets>{list}</sheets>{names}</workbook>"
    )
}
