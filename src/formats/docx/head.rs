//! The red head: the office's name and the lines of a letter, the name and the line of a 文件.

use super::measure::{LINE, MARGINS, halves, tenths};
use super::styles::Style;
use super::xml::{Look, paragraph, run};
use crate::domain::document::Document;

/// The red of names and lines.
const RED: &str = "FF0000";
/// Twips to EMU.
const EMU: i32 = 635;
/// The upper edge of a letter's name, measured from the paper's.
pub(super) const NAME_AT: i32 = tenths(300);
/// How far below the name or the number a red line is drawn.
const GAP: i32 = tenths(40);
/// The three parts of a double line: thick, between, thin.
const DOUBLE: [i32; 3] = [45, 20, 16];

/// The size of an office's name in half points, so that it fills a line at most.
fn size(office: &str) -> u32 {
    let halves = u32::try_from(halves(office)).unwrap_or(u32::MAX).max(1);
    // A line has 442 pt; a sign of so many half points is a quarter as many points wide by the half sign.
    (1_768 / halves).clamp(36, 96)
}

/// How high the name's line is: a little more than its signs, so that they begin at the line's upper edge.
fn height(office: &str) -> i32 {
    i32::try_from(size(office)).unwrap_or_default() * 105 / 10
}

/// The name as a paragraph, with what is drawn beside it.
fn name(document: &Document, before: i32, drawn: &str) -> String {
    let look = Look { size: size(&document.office), ..Style::Office.look() };
    let height = height(&document.office);
    let spacing = format!("<w:spacing w:before=\"{before}\" w:line=\"{height}\" w:lineRule=\"exact\"/>");
    paragraph(Style::Office, &spacing, &format!("{drawn}{}", run(look, &document.office)))
}

/// Where the upper red line of a letter begins, from the paper's upper edge.
fn upper_line(document: &Document) -> i32 {
    let sign = i32::try_from(size(&document.office)).unwrap_or_default() * 10;
    NAME_AT + sign * 92 / 100 + GAP
}

/// The inside of the head of a letter's first page: the name, and both double lines, which belong to the paper and not
/// to the text.
pub(super) fn letter(document: &Document) -> String {
    let [thick, between, thin] = DOUBLE;
    let top = upper_line(document);
    let bottom = tenths(2_970 - 200);
    let lines =
        [(top, thick), (top + thick + between, thin), (bottom, thin), (bottom + thin + between, thick)];
    let drawn: String = lines.iter().zip(1..).map(|(&(at, height), id)| bar(id, at, height)).collect();
    name(document, 0, &drawn)
}

/// What stands above a letter's title: its number, flush right below the line.
pub(super) fn letter_number(document: &Document) -> String {
    let below = upper_line(document) + DOUBLE.iter().sum::<i32>();
    // 7/8 of 16 pt below the line; the line of the text begins 11 pt above what is seen of its signs.
    let at = below + 280 - 220;
    let head = (NAME_AT + height(&document.office)).max(MARGINS[0]);
    let spacing = format!("<w:spacing w:before=\"{}\"/><w:jc w:val=\"right\"/>", (at - head).max(0));
    paragraph(Style::Normal, &spacing, &run(Style::Normal.look(), &document.number))
}

/// What stands above the title of a 文件: the name 35 mm below the upper edge of the type area, the number, the line.
pub(super) fn document(document: &Document) -> String {
    let number = format!(
        "<w:keepNext/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"18\" w:space=\"7\" w:color=\"{RED}\"/></w:pBdr>\
         <w:spacing w:beforeLines=\"200\" w:before=\"{}\"/><w:jc w:val=\"center\"/>",
        2 * LINE
    );
    let number = paragraph(Style::Normal, &number, &run(Style::Normal.look(), &document.number));
    name(document, tenths(350), "") + &number
}

/// A red bar 170 mm wide in the middle of the paper, at a height from its upper edge. Word since 2010 and WPS take the
/// first form, what is older the second.
fn bar(id: u32, at: i32, height: i32) -> String {
    let (left, width) = (tenths(200), tenths(1_700));
    let [x, y, cx, cy] = [left, at, width, height].map(|twips| twips * EMU);
    let [margin_left, margin_top, wide, high] = [left, at, width, height].map(points);
    format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor distT=\"0\" distB=\"0\" \
         distL=\"0\" distR=\"0\" simplePos=\"0\" relativeHeight=\"{id}\" behindDoc=\"1\" locked=\"0\" \
         layoutInCell=\"1\" allowOverlap=\"1\"><wp:simplePos x=\"0\" y=\"0\"/><wp:positionH relativeFrom=\"page\">\
         <wp:posOffset>{x}</wp:posOffset></wp:positionH><wp:positionV relativeFrom=\"page\"><wp:posOffset>{y}\
         </wp:posOffset></wp:positionV><wp:extent cx=\"{cx}\" cy=\"{cy}\"/><wp:effectExtent l=\"0\" t=\"0\" r=\"0\" \
         b=\"0\"/><wp:wrapNone/><wp:docPr id=\"{id}\" name=\"Line {id}\"/><wp:cNvGraphicFramePr/><a:graphic>\
         <a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp>\
         <wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val=\"{RED}\"/></a:solidFill>\
         <a:ln><a:noFill/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>\
         </w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect style=\"position:absolute;margin-left:{margin_left}pt;\
         margin-top:{margin_top}pt;width:{wide}pt;height:{high}pt;z-index:-{id};\
         mso-position-horizontal-relative:page;mso-position-vertical-relative:page\" fillcolor=\"#{RED}\" \
         stroked=\"f\"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
}

/// Twips as points with two decimals.
fn points(twips: i32) -> String {
    format!("{}.{:02}", twips / 20, twips % 20 * 5)
}
