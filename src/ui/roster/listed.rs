//! A pasted list of units as far as it is understood: in each row a name, the word for its class, whether it scores.

use crate::domain::paste::Table;
use crate::domain::roster::{Class, ClassIx, Listed, MOST_CLASSES, Roster, Standing};
use crate::ui::text;

/// A row of the list that names a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its position in the pasted table, counted from 0.
    pub(super) row: usize,
    pub(super) unit: Listed,
    /// What stands in the column of classes and names none of the roster.
    pub(super) word: Option<String>,
    /// The row above it that means the same unit.
    pub(super) twice: Option<usize>,
    /// Whether its name is a sentence, and none that the roster has.
    pub(super) is_doubtful: bool,
}

/// What a person said of a word for a class: the class; none: that it is no word for one.
pub(super) type Said = (String, Option<ClassIx>);

/// The line as a unit to be taken; none while nobody has said what its word for a class means.
pub(super) fn as_said(line: &Line, said: &[Said], roster: &Roster) -> Option<Listed> {
    let Some(word) = &line.word else { return Some(line.unit.clone()) };
    let (_, class) = said.iter().find(|(other, _)| other == word)?;
    let class = class.and_then(|ix| roster.classes().get(ix.get())).map(|class| class.id.clone());
    Some(Listed { class, ..line.unit.clone() })
}

/// The words for classes that the roster does not have, with the rows of each, counted from 1.
pub(super) fn words(lines: &[Line]) -> Vec<(String, Vec<usize>)> {
    let mut all: Vec<(String, Vec<usize>)> = Vec::new();
    for (word, row) in lines.iter().filter_map(|line| Some((line.word.as_ref()?, line.row + 1))) {
        match all.iter_mut().find(|(other, _)| other == word) {
            Some((_, rows)) => rows.push(row),
            None => all.push((word.clone(), vec![row])),
        }
    }
    all
}

/// The units of a table: in each row the first text that is no number, no class and no head is the name.
pub(super) fn listed(table: &Table, roster: &Roster) -> Vec<Line> {
    let column = class_column(table, roster);
    let mut all: Vec<Line> = Vec::new();
    for (row, name) in named(table, roster, column) {
        let cells = (0..table.width()).map(|at| shown(table, row, at));
        let said = column.map(|at| shown(table, row, at)).filter(|cell| is_word(cell));
        let class = said.map_or_else(
            || cells.clone().find_map(|cell| class_of(roster, cell)),
            |word| class_of(roster, word),
        );
        let class = class.map(|class| class.id.clone());
        let only = cells.clone().any(text::says_listed_only);
        let word = said.filter(|_| class.is_none());
        let known = roster.units().iter().find(|unit| unit.is_called(&name));
        let repeats = |other: &&Line| {
            other.unit.name == name || known.is_some_and(|unit| unit.is_called(&other.unit.name))
        };
        let twice = all.iter().find(repeats).map(|other| other.row);
        let standing = if only { Standing::ListedOnly } else { Standing::Scored };
        let is_doubtful = known.is_none() && text::is_sentence(&name);
        let unit = Listed { name, class, standing };
        all.push(Line { row, unit, word: word.map(str::to_owned), twice, is_doubtful });
    }
    all
}

fn shown(table: &Table, row: usize, column: usize) -> &str {
    table.shown(row, column).trim()
}

fn class_of<'a>(roster: &'a Roster, cell: &str) -> Option<&'a Class> {
    roster.classes().iter().find(|class| class.name == cell)
}

/// Whether a cell of the column of classes says something that may be a class.
fn is_word(cell: &str) -> bool {
    !text::is_empty_or_figure(cell) && !text::is_class_head(cell) && !text::says_listed_only(cell)
}

/// The rows that name a unit, with the name; a column of classes holds none.
fn named(table: &Table, roster: &Roster, classes: Option<usize>) -> Vec<(usize, String)> {
    let is_name = |cell: &str| {
        !text::is_no_name(cell) && !text::says_listed_only(cell) && class_of(roster, cell).is_none()
    };
    let rows = (0..table.rows.len()).filter(|&row| !table.is_total(row));
    let name = |row: usize| {
        let cells = (0..table.width()).filter(|&at| Some(at) != classes);
        let name = cells.map(|at| shown(table, row, at)).find(|cell| is_name(cell))?;
        Some((row, name.replace('\n', "")))
    };
    rows.filter_map(name).collect()
}

/// The longest word that is taken for a class where no head says what a column is, in characters.
const LONGEST_WORD: usize = 8;

/// Which column says the class of each unit: the one with that head, else the one in which most rows name classes, else
/// the second of a list without heads where its words are few. A column of remarks or of numbers is none.
fn class_column(table: &Table, roster: &Roster) -> Option<usize> {
    let rows = 0..table.rows.len();
    let headed = (0..table.width())
        .find(|&at| rows.clone().take(HEAD_ROWS).any(|row| text::is_class_head(shown(table, row, at))));
    if headed.is_some() {
        return headed;
    }
    let units = named(table, roster, None);
    let naming = |at: usize| {
        units.iter().filter(|(row, _)| class_of(roster, shown(table, *row, at)).is_some()).count()
    };
    // Another word here and there is a class that the roster lacks; where most are, it is a column of something else.
    let most = (0..table.width()).rev().max_by_key(|&at| naming(at)).filter(|&at| naming(at) > 0);
    let few = |at: usize| {
        let cells = units.iter().map(|(row, _)| shown(table, *row, at));
        let mut words: Vec<&str> = cells.filter(|cell| is_word(cell)).collect();
        let count = words.len();
        let is_short = words.iter().all(|word| word.chars().count() <= LONGEST_WORD);
        words.sort_unstable();
        words.dedup();
        is_short && count > 0 && words.len() <= MOST_CLASSES && words.len() <= (count / 2).max(2)
    };
    if most.is_some() {
        return most.filter(|&at| few(at) || naming(at) * 2 >= units.len());
    }
    // What is numbered has its names in the second column.
    let is_name =
        |at: &usize| units.iter().any(|(row, name)| shown(table, *row, *at).replace('\n', "") == *name);
    let second = (0..table.width()).find(is_name)? + 1;
    // A head that is none of a class says that it holds something else.
    let head = rows.take(HEAD_ROWS).find(|&row| units.first().is_some_and(|(first, _)| row < *first));
    let is_other = head.is_some_and(|row| !shown(table, row, second).is_empty());
    (second < table.width() && !is_other && few(second)).then_some(second)
}

/// In so many rows from the top a head is looked for.
const HEAD_ROWS: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fault::Faults;
    use crate::domain::id::ClassId;
    use crate::domain::paste::PastedCell;

    fn roster(names: [&str; 2]) -> Roster {
        let class =
            |id: &str, name: &str| Class { id: ClassId::new(id), name: name.to_owned(), ..Class::default() };
        let [first, second] = names;
        Roster::new(vec![class("t", first), class("d", second)], Vec::new(), &mut Faults::default())
    }

    fn table(rows: &str) -> Table {
        let cell = |text: &str| PastedCell { text: text.to_owned(), ..PastedCell::default() };
        let row = |row: &str| row.split('|').map(cell).collect();
        Table { rows: rows.split('；').map(row).collect(), ..Table::default() }
    }

    #[test]
    fn names_classes_and_remarks_are_found_in_any_column_and_a_second_row_of_a_name_is_known() {
        let table = table(
            "序号|单位名称|类别|备注；1|甲镇|镇|；2|乙局\n（丙办）|部门|非政府序列部门不计分；2|甲镇|部门|；|合 计||；|合计|2个|",
        );
        let one = |row, name: &str, class: &str, standing, twice| Line {
            row,
            unit: Listed { name: name.to_owned(), class: Some(ClassId::new(class)), standing },
            word: None,
            twice,
            is_doubtful: false,
        };
        assert_eq!(
            listed(&table, &roster(["镇", "部门"])),
            [
                one(1, "甲镇", "t", Standing::Scored, None),
                one(2, "乙局（丙办）", "d", Standing::ListedOnly, None),
                one(3, "甲镇", "d", Standing::Scored, Some(1)),
            ]
        );
    }

    /// Each row of the list as `name`, `name=class`, or `name?word`.
    fn read(classes: [&str; 2], rows: &str) -> Vec<String> {
        let line = |line: Line| match (line.unit.class, line.word) {
            (Some(class), _) => format!("{}={class}", line.unit.name),
            (None, Some(word)) => format!("{}?{word}", line.unit.name),
            (None, None) => line.unit.name,
        };
        listed(&table(rows), &roster(classes)).into_iter().map(line).collect()
    }

    #[test]
    fn a_word_for_a_class_that_is_not_there_is_told_and_taken_for_none() {
        let here = ["镇", "部门"];
        // Once it became a unit of the first class, and nothing was said.
        assert_eq!(read(here, "县税务局|垂管"), ["县税务局?垂管"]);
        assert_eq!(read(here, "甲镇|镇；县税务局|垂管"), ["甲镇=t", "县税务局?垂管"]);
        assert_eq!(read(["镇街", "部门"], "甲镇|镇；乙镇|镇；丙局|部门"), ["甲镇?镇", "乙镇?镇", "丙局=d"]);
        assert_eq!(read(["镇街", "部门"], "1|甲镇|镇；2|乙镇|镇"), ["甲镇?镇", "乙镇?镇"]);
        // The head says which column it is, and nothing of it is a name.
        assert_eq!(
            read(here, "分类|单位；垂管|县税务局；镇|甲镇；|乙局"),
            ["县税务局?垂管", "甲镇=t", "乙局"]
        );
    }

    #[test]
    fn a_column_of_remarks_aliases_or_numbers_says_no_class() {
        let here = ["镇", "部门"];
        assert_eq!(read(here, "序号|单位|备注；1|甲镇|新设；2|乙镇|新设"), ["甲镇", "乙镇"]);
        assert_eq!(read(here, "甲镇|不计分；乙镇|"), ["甲镇", "乙镇"]);
        assert_eq!(read(here, "甲镇|11；乙镇|12"), ["甲镇", "乙镇"]);
        assert_eq!(read(here, "甲镇|甲；乙镇|乙；丙镇|丙"), ["甲镇", "乙镇", "丙镇"]);
        assert_eq!(read(here, "甲镇|镇|由原甲乡改；乙镇|镇|由原甲乡改"), ["甲镇=t", "乙镇=t"]);
        assert_eq!(read(here, "甲镇；乙镇"), ["甲镇", "乙镇"]);
    }

    #[test]
    fn a_sentence_is_no_name_unless_the_roster_has_it() {
        let doubtful =
            |row: &str| listed(&table(row), &roster(["镇", "部门"])).iter().any(|line| line.is_doubtful);
        for row in
            ["这是一封邮件，不是名录。", "请各单位按时报送！", "各镇各部门请将本季度信息采用情况报送县政府办"]
        {
            assert!(doubtful(row), "{row}");
        }
        for row in ["甲镇", "国家税务总局石泉县税务局", "农业农村局（蚕桑服务中心、农业技术推广站、水产站）"]
        {
            assert!(!doubtful(row), "{row}");
        }
    }

    #[test]
    fn a_row_is_taken_once_it_is_said_what_its_word_means() {
        let roster = roster(["镇", "部门"]);
        let lines = listed(&table("甲镇|镇；县税务局|垂管；县气象局|垂管"), &roster);
        assert_eq!(words(&lines), [("垂管".to_owned(), vec![2, 3])]);
        let class = |said: &[Said]| {
            as_said(&lines[1], said, &roster).map(|unit| unit.class.map(|class| class.to_string()))
        };
        assert_eq!(class(&[]), None);
        assert_eq!(class(&[("垂管".to_owned(), Some(ClassIx::new(1)))]), Some(Some("d".to_owned())));
        assert_eq!(class(&[("垂管".to_owned(), None)]), Some(None));
    }
}
