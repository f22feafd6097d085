//! A notice with its annexed tables as bytes, on its way to the worker.

use super::packed::{Pack, Unpack};
use crate::domain::annex::{GridCell, Kind};
use crate::domain::document::{Annexed, Document};
use crate::domain::notice::{Layout, Paragraph, Place};

/// The document as bytes.
pub fn pack(document: &Document) -> Vec<u8> {
    let mut to = Pack::default();
    put(&mut to, document);
    to.done()
}

/// The document that was packed; none when these bytes are none.
pub fn unpack(bytes: &[u8]) -> Option<Document> {
    let mut from = Unpack::new(bytes);
    let document = take(&mut from)?;
    from.is_done().then_some(document)
}

fn put(to: &mut Pack, document: &Document) {
    put_one(to, &Layout::ALL, document.layout);
    for text in [&document.office, &document.number, &document.attachments, &document.copies] {
        to.text(text);
    }
    to.all(&document.paragraphs, |to, paragraph| {
        put_one(to, &Place::ALL, paragraph.place);
        to.text(&paragraph.text);
    });
    to.all(document.issued.as_slice(), |to, (by, on)| {
        to.text(by);
        to.text(on);
    });
    to.all(&document.annexes, |to, annex| {
        to.text(&annex.mark);
        to.text(&annex.title);
        to.size(annex.head);
        to.all(&annex.grid, |to, row| to.all(row, put_cell));
    });
}

fn take(from: &mut Unpack<'_>) -> Option<Document> {
    let layout = take_one(from, &Layout::ALL)?;
    let [office, number, attachments, copies] = [from.text()?, from.text()?, from.text()?, from.text()?];
    let paragraphs =
        from.all(|from| Some(Paragraph { place: take_one(from, &Place::ALL)?, text: from.text()? }))?;
    let issued = from.all(|from| Some((from.text()?, from.text()?)))?.pop();
    let annexes = from.all(|from| {
        let (mark, title, head) = (from.text()?, from.text()?, from.size()?);
        let grid = from.all(|from| from.all(take_cell))?;
        Some(Annexed { mark, title, grid, head })
    })?;
    Some(Document { layout, office, number, paragraphs, attachments, copies, issued, annexes })
}

fn put_cell(to: &mut Pack, cell: &GridCell) {
    to.text(&cell.text);
    to.size(cell.columns);
    to.size(cell.rows);
    put_one(to, &Kind::ALL, cell.kind);
}

fn take_cell(from: &mut Unpack<'_>) -> Option<GridCell> {
    Some(GridCell {
        text: from.text()?,
        columns: from.size()?,
        rows: from.size()?,
        kind: take_one(from, &Kind::ALL)?,
    })
}

/// One of a few values, as its position among them; one that is not among them reads back as none of them.
fn put_one<T: PartialEq>(to: &mut Pack, all: &[T], one: T) {
    let at = all.iter().position(|other| *other == one);
    to.byte(at.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX));
}

fn take_one<T: Copy>(from: &mut Unpack<'_>, all: &[T]) -> Option<T> {
    all.get(usize::from(from.byte()?)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Document {
        let cell = GridCell { text: "石泉县".to_owned(), columns: 2, rows: 3, kind: Kind::Head };
        Document {
            layout: Layout::Document,
            office: "石泉县人民政府办公室".to_owned(),
            number: "石政办发〔2022〕15号".to_owned(),
            paragraphs: Place::ALL
                .map(|place| Paragraph { place, text: format!("{place:?}\n“文”") })
                .to_vec(),
            attachments: "附件：".to_owned(),
            copies: "抄送：".to_owned(),
            issued: Some(("石泉县人民政府办公室".to_owned(), "2022年4月12日印发".to_owned())),
            annexes: vec![Annexed {
                mark: "附件1".to_owned(),
                title: "得分".to_owned(),
                grid: vec![
                    vec![cell],
                    Vec::new(),
                    vec![GridCell::one("", Kind::Figure), GridCell::default()],
                ],
                head: 1,
            }],
        }
    }

    #[test]
    fn a_document_comes_out_as_it_went_in() {
        let document = document();
        assert_eq!(unpack(&pack(&document)), Some(document.clone()));
        let letter = Document { layout: Layout::Letter, issued: None, annexes: Vec::new(), ..document };
        assert_eq!(unpack(&pack(&letter)), Some(letter));
    }

    #[test]
    fn bytes_that_end_early_or_go_on_are_no_document() {
        let bytes = pack(&document());
        for end in 0..bytes.len() {
            assert_eq!(unpack(&bytes[..end]), None, "{end} of {}", bytes.len());
        }
        assert_eq!(unpack(&[bytes, vec![0]].concat()), None);
    }
}
