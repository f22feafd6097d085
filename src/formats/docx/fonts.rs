//! The fonts of an official document, by the names office programs know them under.
//!
//! The names are data of the format and no words for people, so this file may hold Chinese.

/// A font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Font {
    /// The text.
    FangSong,
    /// Headings of the first level, marks of annexes, heads of tables.
    Hei,
    /// Headings of the second level.
    Kai,
    /// Page numbers.
    Song,
    /// Titles and the office's name.
    XiaoBiaoSong,
}

const ALL: [Font; 5] = [Font::FangSong, Font::Hei, Font::Kai, Font::Song, Font::XiaoBiaoSong];

impl Font {
    /// The name under which Windows, and what runs beside it on other systems, has it. 仿宋 and 楷体 come with every
    /// Windows since Vista, their older twins with `_GB2312` only with what an office installed.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::FangSong => "仿宋",
            Self::Hei => "黑体",
            Self::Kai => "楷体",
            Self::Song => "宋体",
            Self::XiaoBiaoSong => "方正小标宋简体",
        }
    }

    /// Other names of it, for a machine that has not the first.
    const fn others(self) -> &'static str {
        match self {
            Self::FangSong => "仿宋_GB2312,FangSong,FangSong_GB2312",
            Self::Hei => "SimHei",
            Self::Kai => "楷体_GB2312,KaiTi,KaiTi_GB2312",
            Self::Song => "SimSun",
            Self::XiaoBiaoSong => "方正小标宋_GBK,FZXiaoBiaoSong-B05S,小标宋,宋体",
        }
    }
}

/// The inside of `word/fontTable.xml`: what else may stand for a font that a machine has not.
pub(super) fn table() -> String {
    let font = |font: &Font| {
        let (name, others) = (font.name(), font.others());
        let family = if *font == Font::Hei { "swiss" } else { "roman" };
        format!(
            "<w:font w:name=\"{name}\"><w:altName w:val=\"{others}\"/><w:charset w:val=\"86\"/>\
             <w:family w:val=\"{family}\"/><w:pitch w:val=\"auto\"/></w:font>"
        )
    };
    ALL.iter().map(font).collect()
}
