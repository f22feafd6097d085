//! From a workspace to a file and back into an empty copy.

use ermu::domain::annex::Annex;
use ermu::domain::board::Scoreboard;
use ermu::domain::edit::{self, Edit};
use ermu::domain::paste::{Table, recognise};
use ermu::domain::workspace::{PeriodIx, Workspace};
use ermu::formats::book::{self, Official};
use ermu::formats::{clipboard, csv, gb18030, sheet};
use ermu::ui::text;

use crate::county::county;
use crate::{file, read};

const PERIOD: PeriodIx = PeriodIx::new(0);

/// Takes what was understood of a table.
fn take(into: &mut Workspace, table: &Table) {
    let read = recognise(table, into, PERIOD, None);
    let period = into.period(PERIOD).expect("it is there").parts().id.clone();
    for change in read.changes(into, &[]).cells {
        let unit = into.roster().unit(change.unit).expect("it is there").id.clone();
        let channel = into.rules_of(PERIOD).and_then(|rules| rules.channel(change.channel));
        let channel = channel.expect("it is there").id.clone();
        edit::apply(into, Edit::Type { period: period.clone(), unit, channel, typed: change.new })
            .expect("it applies");
    }
}

/// What differs between the counts of two workspaces.
fn differences(a: &Workspace, b: &Workspace) -> Vec<String> {
    let rules = a.rules_of(PERIOD).expect("it has rules");
    let cells =
        a.roster().units_ix().flat_map(|unit| rules.channels_ix().map(move |channel| (unit, channel)));
    let of = |workspace: &Workspace, unit, channel| {
        format!("{:?}", workspace.period(PERIOD).expect("it is there").sheet().get(unit, channel))
    };
    let board = Scoreboard::new(a, PERIOD);
    let differing = cells.filter_map(|((ix, unit), (channel, of_channel))| {
        let (was, is) = (of(a, ix, channel), of(b, ix, channel));
        // A column in which nothing but zeros stands is not printed.
        let is_printed = board.total(channel).all() > 0;
        (was != is && (is_printed || was != "Count(0)"))
            .then(|| format!("{} {}: {was} {is}", unit.name, of_channel.id))
    });
    differing.collect()
}

fn found(workspace: &Workspace, bytes: &[u8]) -> Vec<Official> {
    let sheets = read(bytes).expect("it is read");
    book::official(&sheets, workspace, PERIOD, None).expect("it is small enough")
}

#[test]
fn five_hundred_workspaces_come_back_out_of_their_workbooks() {
    let mut cells = 0;
    for seed in 0..500 {
        let workspace = county(seed);
        let board = Scoreboard::new(&workspace, PERIOD);
        let bytes = file(text::workbook(&workspace, &board, seed % 2 == 0));
        let mut copy = workspace.cleared();
        let found = found(&copy, &bytes);
        assert!(found.len() <= 2, "{seed}: {:?}", found.iter().map(|one| &one.sheets).collect::<Vec<_>>());
        for one in &found {
            take(&mut copy, &one.table);
        }
        assert_eq!(differences(&workspace, &copy), [""; 0], "{seed}");
        cells += found.iter().map(|one| one.table.rows.len()).sum::<usize>();
    }
    assert!(cells > 5_000, "{cells} rows were read");
}

#[test]
fn the_same_tables_come_back_out_of_delimited_text_in_both_codes() {
    for seed in 0..500 {
        let workspace = county(seed);
        let board = Scoreboard::new(&workspace, PERIOD);
        let mut copies = [workspace.cleared(), workspace.cleared()];
        let mut kept = workspace.clone();
        for (class, _) in workspace.roster().classes_ix() {
            let grid = text::annex_grid(&Annex::new(&workspace, &board, class));
            let lines = sheet::laid_out(&grid);
            let text: String = lines.iter().map(|line| csv::line(line.iter().map(String::as_str))).collect();
            let utf8 = format!("\u{feff}{text}").into_bytes();
            let national = gb18030::encode(&text);
            // Decoded as the browser does.
            let (utf8, _, fault) = encoding_rs::UTF_8.decode(&utf8);
            let (national, _, other) = encoding_rs::GB18030.decode(&national);
            assert!(!fault && !other);
            for (copy, text) in copies.iter_mut().zip([utf8, national]) {
                take(copy, &clipboard::read_delimited(&text).expect("it is a table"));
            }
        }
        // In text, as in print, none and 0 are the same dashes.
        zeros_as_blanks(&mut kept);
        for copy in &copies {
            assert_eq!(differences(&kept, copy), [""; 0], "{seed}");
        }
    }
}

fn zeros_as_blanks(workspace: &mut Workspace) {
    let mut edits = Vec::new();
    let (period, rules) =
        (workspace.period(PERIOD).expect("there"), workspace.rules_of(PERIOD).expect("there"));
    for (unit, of) in workspace.roster().units_ix() {
        for (channel, named) in rules.channels_ix() {
            if period.sheet().get(unit, channel).text() == "0" {
                edits.push(Edit::Type {
                    period: period.parts().id.clone(),
                    unit: of.id.clone(),
                    channel: named.id.clone(),
                    typed: String::new(),
                });
            }
        }
    }
    for edit in edits {
        edit::apply(workspace, edit).expect("it applies");
    }
}

#[test]
fn accounts_and_rules_do_not_disturb_and_both_classes_join() {
    let workspace = ermu::formats::example::workspace().expect("the example opens");
    let board = Scoreboard::new(&workspace, PERIOD);
    let bytes = file(text::workbook(&workspace, &board, true));
    let sheets = read(&bytes).expect("it is read");
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["镇", "部门", "得分明细", "计分办法"]);
    let found = found(&workspace, &bytes);
    assert_eq!(found.iter().flat_map(|one| one.sheets.clone()).collect::<Vec<_>>(), ["镇", "部门"]);
    for one in &found {
        let changes = one.recognised.changes(&workspace, &[]);
        assert_eq!((changes.cells, changes.twice), (vec![], vec![]), "{:?}", one.sheets);
        for points in one.recognised.points(&[]) {
            let scored = workspace.roster().is_scored(points.unit);
            let want = scored.then(|| (board.current(points.unit), board.cumulative(points.unit)));
            assert_eq!(points.current.zip(points.cumulative), want);
        }
    }
}
