//! In which order a table shows its rows. Only the view: serial numbers, places, exports and print never follow it.

use crate::domain::board::Scoreboard;
use crate::domain::points::Points;
use crate::domain::roster::{ClassIx, UnitIx};
use crate::domain::rules::ChannelIx;
use crate::domain::workspace::Workspace;

/// A column that can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum SortColumn {
    /// 序号: the official order itself.
    Serial,
    /// 单位: roster order (建制序列).
    Name,
    /// The counts of a channel.
    Channel(ChannelIx),
    /// 本期
    Current,
    /// 累计
    Cumulative,
    /// 折算
    Converted,
    /// 名次
    Place,
}

impl SortColumn {
    /// Whether the first click shows the largest first: numbers people compare do, numbers that count rows do not.
    fn falls_first(self) -> bool {
        matches!(self, Self::Channel(_) | Self::Current | Self::Cumulative | Self::Converted)
    }
}

/// The order of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Sort {
    /// 正式次序
    Official,
    /// By a column.
    By {
        /// The column.
        column: SortColumn,
        /// Largest first.
        falling: bool,
    },
}

impl Sort {
    /// What a click on a column's head makes of it: one way, the other way, the official order.
    pub(in crate::ui) fn click(self, column: SortColumn) -> Self {
        match self {
            Self::By { column: by, falling } if by == column => {
                if falling == column.falls_first() {
                    Self::By { column, falling: !falling }
                } else {
                    Self::Official
                }
            }
            _ => Self::By { column, falling: column.falls_first() },
        }
    }

    /// The units of a class in this order. Listed-only units stay last both ways; equal values keep roster order.
    pub(in crate::ui) fn order(
        self,
        workspace: &Workspace,
        board: &Scoreboard,
        class: ClassIx,
    ) -> Vec<UnitIx> {
        let Some(standings) = board.standings(class) else { return Vec::new() };
        // The ranked rows as the printed table has them: by points, or in roster order.
        let mut ranked: Vec<UnitIx> = standings.all().take(standings.ranked().len()).collect();
        let mut listed = standings.listed().to_vec();
        match self {
            Self::Official => {}
            Self::By { column: SortColumn::Serial, falling } => {
                if falling {
                    ranked.reverse();
                    listed.reverse();
                }
            }
            Self::By { column: SortColumn::Place, falling } => {
                ranked = standings.ranked().to_vec();
                if falling {
                    ranked.reverse();
                    listed.reverse();
                }
            }
            Self::By { column: SortColumn::Name, falling } => {
                ranked.sort_unstable();
                if falling {
                    ranked.reverse();
                    listed.reverse();
                }
            }
            Self::By { column: SortColumn::Current, falling } => {
                sort_by(&mut ranked, falling, |unit| board.current(unit));
            }
            Self::By { column: SortColumn::Cumulative, falling } => {
                sort_by(&mut ranked, falling, |unit| board.cumulative(unit));
            }
            Self::By { column: SortColumn::Converted, falling } => {
                sort_by(&mut ranked, falling, |unit| board.converted(unit));
            }
            Self::By { column: SortColumn::Channel(channel), falling } => {
                let sheet = workspace.period(board.period()).map(|period| period.sheet());
                let count =
                    |unit| Points::whole(1).times(sheet.map_or(0, |sheet| sheet.get(unit, channel).count()));
                sort_by(&mut ranked, falling, count);
                sort_by(&mut listed, falling, count);
            }
        }
        ranked.extend(listed);
        ranked
    }
}

/// The units of a class in the order in which they are printed.
pub(in crate::ui) fn official_order(
    workspace: &Workspace,
    board: &Scoreboard,
    class: ClassIx,
) -> Vec<UnitIx> {
    Sort::Official.order(workspace, board, class)
}

fn sort_by(units: &mut Vec<UnitIx>, falling: bool, value: impl Fn(UnitIx) -> Points) {
    // Turned round for the largest first; the position breaks equal values, so no two keys are equal.
    let sign = |points: Points| if falling { Points::ZERO - points } else { points };
    let mut keys: Vec<(Points, UnitIx)> = units.iter().map(|&unit| (sign(value(unit)), unit)).collect();
    keys.sort_unstable();
    units.clear();
    units.extend(keys.into_iter().map(|(_, unit)| unit));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::workspace::PeriodIx;
    use crate::formats::example;

    const DEPARTMENTS: ClassIx = ClassIx::new(1);

    #[track_caller]
    fn names(sort: Sort) -> Vec<String> {
        let workspace = example::workspace().expect("the example opens");
        let board = Scoreboard::new(&workspace, PeriodIx::new(0));
        let order = sort.order(&workspace, &board, DEPARTMENTS);
        order.iter().filter_map(|&unit| workspace.roster().unit(unit)).map(|unit| unit.name.clone()).collect()
    }

    #[test]
    fn a_third_click_returns_to_the_official_order() {
        let column = SortColumn::Current;
        let first = Sort::Official.click(column);
        assert_eq!(first, Sort::By { column, falling: true });
        assert_eq!(first.click(column), Sort::By { column, falling: false });
        assert_eq!(first.click(column).click(column), Sort::Official);
        assert_eq!(first.click(SortColumn::Name), Sort::By { column: SortColumn::Name, falling: false });
    }

    #[test]
    fn counts_sort_as_numbers_and_equal_ones_keep_roster_order() {
        let city_site = SortColumn::Channel(ChannelIx::new(2));
        let names = names(Sort::By { column: city_site, falling: true });
        assert_eq!(names[..4], ["人社局", "林业局", "教体科技局", "农业农村局（蚕桑服务中心）"]);
        assert_eq!(names[4], "乡村振兴局");
    }

    #[test]
    fn listed_only_units_stay_last_both_ways() {
        for falling in [true, false] {
            for column in [
                SortColumn::Current,
                SortColumn::Channel(ChannelIx::new(1)),
                SortColumn::Serial,
                SortColumn::Name,
            ] {
                let names = names(Sort::By { column, falling });
                assert!(
                    names[..31].iter().all(|name| name != "宣传部（融媒体中心）"),
                    "{column:?} {falling}"
                );
                assert_eq!(names.len(), 49);
            }
        }
    }
}
