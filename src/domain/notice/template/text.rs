//! A text of a template that knows the lines it was written in.

/// What was written in a setting or a passage, put together from its lines.
#[derive(Default)]
pub(super) struct Text {
    pub(super) whole: String,
    lines: Vec<Line>,
}

struct Line {
    /// Its number, counted from 1.
    number: usize,
    /// The byte of the whole at which it begins.
    begins: usize,
    /// How many characters stand before it in the same line of the file.
    before: usize,
}

impl Text {
    /// Adds a part of a line that begins at this byte of it.
    pub(super) fn push(&mut self, number: usize, line: &str, from: usize) {
        let before = line[..from].chars().count();
        self.lines.push(Line { number, begins: self.whole.len(), before });
        self.whole.push_str(line[from..].trim_end());
    }

    /// The line in which a byte stands, and which character of it that is, counted from 1.
    pub(super) fn place_of(&self, byte: usize) -> (usize, usize) {
        let line = self.lines.iter().rfind(|line| line.begins <= byte);
        line.map_or((0, 1), |line| {
            (line.number, line.before + self.whole[line.begins..byte].chars().count() + 1)
        })
    }
}
