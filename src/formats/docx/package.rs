//! The package: which parts it has, how they refer to each other, how they are packed.

use std::io::{Cursor, Write as _};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::section::{self, Sheet};
use super::xml::{DECLARATION, escaped};
use super::{annex, fonts, styles};
use crate::domain::document::Document;
use crate::domain::notice::Place;

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                 xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
/// What drawings need.
const DRAWN: &str = "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\"";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Odd and even pages differ, Latin signs keep their width, and a broken line is not stretched.
const SETTINGS: &str = "<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"420\"/><w:evenAndOddHeaders/>\
    <w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat><w:doNotExpandShiftReturn/><w:useFELayout/>\
    <w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>\
    </w:compat><w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>";

/// The parts in the order in which they are packed.
pub(super) fn parts(document: &Document) -> Vec<(String, String)> {
    let body = annex::whole(document);
    let sheets = section::used(&body);
    let part = |name: &str, text: String| (name.to_owned(), text);
    let office = format!("{RELATIONS}/officeDocument");
    let properties = format!("{PACKAGE}/relationships/metadata/core-properties");
    let package =
        [("rId1", office.as_str(), "word/document.xml"), ("rId2", &properties, "docProps/core.xml")];
    let mut parts = vec![
        part("[Content_Types].xml", content_types(&sheets)),
        part("_rels/.rels", relations(&package)),
        part("docProps/core.xml", core(document)),
        part("word/_rels/document.xml.rels", document_relations(&sheets)),
        part(
            "word/document.xml",
            format!("{DECLARATION}<w:document {W}><w:body>{body}</w:body></w:document>"),
        ),
        part("word/styles.xml", styles::part()),
        part("word/settings.xml", format!("{DECLARATION}<w:settings {W}>{SETTINGS}</w:settings>")),
        part("word/fontTable.xml", format!("{DECLARATION}<w:fonts {W}>{}</w:fonts>", fonts::table())),
    ];
    let namespaces = format!("{W} {DRAWN}");
    let sheet =
        |sheet: &&Sheet| (format!("word/{}", sheet.file), section::part(sheet, document, &namespaces));
    parts.extend(sheets.iter().map(sheet));
    parts
}

fn content_types(sheets: &[&Sheet]) -> String {
    let own = |name: &str, kind: &str| format!("<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>");
    let word = |file: &str, kind: &str| own(&format!("word/{file}"), &format!("{TYPES}.{kind}+xml"));
    let sheets: String = sheets.iter().map(|sheet| word(sheet.file, sheet.kind)).collect();
    format!(
        "{DECLARATION}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
         ContentType=\"application/xml\"/>{}{}{}{}{}{sheets}</Types>",
        word("document.xml", "document.main"),
        word("styles.xml", "styles"),
        word("settings.xml", "settings"),
        word("fontTable.xml", "fontTable"),
        own("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    )
}

fn document_relations(sheets: &[&Sheet]) -> String {
    let fixed = [("rId1", "styles"), ("rId2", "settings"), ("rId3", "fontTable")];
    let fixed = fixed.map(|(id, kind)| (id, format!("{RELATIONS}/{kind}"), format!("{kind}.xml")));
    let sheets =
        sheets.iter().map(|sheet| (sheet.id, format!("{RELATIONS}/{}", sheet.kind), sheet.file.to_owned()));
    let all: Vec<(&str, String, String)> = fixed.into_iter().chain(sheets).collect();
    let all: Vec<(&str, &str, &str)> =
        all.iter().map(|(id, kind, to)| (*id, kind.as_str(), to.as_str())).collect();
    relations(&all)
}

fn relations(all: &[(&str, &str, &str)]) -> String {
    let one = |(id, kind, to): &(&str, &str, &str)| {
        format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{to}\"/>")
    };
    let all: String = all.iter().map(one).collect();
    format!("{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">{all}</Relationships>")
}

/// The title and the language, and nothing of the machine or the hour.
fn core(document: &Document) -> String {
    let title = document.paragraphs.iter().find(|one| one.place == Place::Title);
    let title = title.map(|one| one.text.replace('\n', "")).unwrap_or_default();
    format!(
        "{DECLARATION}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:language>zh-CN</dc:language>\
         </cp:coreProperties>",
        escaped(&title)
    )
}

/// Packs the parts, each with the earliest time a package can hold, so that the same parts give the same bytes.
pub(super) fn pack(parts: &[(String, String)]) -> Result<Vec<u8>, ZipError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(part.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
