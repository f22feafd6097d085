//! `cargo xtask office`: what is written for other programs, opened by other readers (`tests/office`).

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::setup::apt;
use crate::{paths, process, say};

/// Programs and the Debian packages they come in; the Python of Debian brings the packages' readers.
const NEEDED: [(&str, &str); 2] = [("soffice", "libreoffice-writer"), ("pdftotext", "poppler-utils")];
const READERS: [&str; 2] = ["python3-openpyxl", "python3-docx"];
const PYTHON: &str = "/usr/bin/python3";

/// Writes the example's files and has them looked through.
pub(crate) fn office() -> Result<()> {
    let missing = NEEDED.into_iter().filter(|(program, _)| paths::on_path(&[program]).is_none());
    let mut packages: Vec<&str> = missing.map(|(_, package)| package).collect();
    if !process::succeeds(Command::new(PYTHON).args(["-c", "import openpyxl, docx"])) {
        packages.extend(READERS);
    }
    if !packages.is_empty() {
        apt::install(&packages)?;
    }
    let folder = paths::target().join("office-files");
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    say::doing("writing the example for other programs");
    let mut example = Command::new("cargo");
    example.current_dir(paths::root()).args(["run", "--quiet", "--example", "outgoing", "--"]).arg(&folder);
    process::run(&mut example)?;
    say::doing("looking through it with other readers");
    let script = |name: &str| paths::root().join("tests/office").join(name);
    for book in ["table.xlsx", "table-formulas.xlsx", "list.xlsx"] {
        process::run(Command::new(PYTHON).arg(script("check_xlsx.py")).arg(folder.join(book)))
            .with_context(|| format!("{book} is not as it should be"))?;
    }
    process::run(Command::new(PYTHON).arg(script("read_docx.py")).arg(&folder))
        .context("a Word document is not as it should be")
}
