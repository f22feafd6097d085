//! What the page is made of, for programs: `CycloneDX` 1.5, without a time or a number by chance, so that one commit always
//! gives the same file.

use anyhow::{Context, Result};
use serde_json::json;

use crate::audit::Made;

/// The list; `sum` is the SHA-256 of the page.
pub(super) fn write(made: &Made, sum: &str) -> Result<String> {
    let component = |one: &crate::audit::Crate| {
        let mut list = json!({
            "type": "library",
            "bom-ref": format!("{}@{}", one.name, one.version),
            "name": one.name,
            "version": one.version,
            // Older crates write `A/B`.
            "licenses": [{ "expression": one.licence.replace('/', " OR ") }],
        });
        // What stands in the tree itself is of no registry.
        if !one.checksum.is_empty() {
            list["purl"] = json!(format!("pkg:cargo/{}@{}", one.name, one.version));
            list["hashes"] = json!([{ "alg": "SHA-256", "content": one.checksum }]);
        }
        list
    };
    let list = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": format!("ermu@{}", made.version),
                "name": "ermu",
                "version": made.version,
                "licenses": [{ "expression": "MIT OR Apache-2.0" }],
                "hashes": [{ "alg": "SHA-256", "content": sum }],
            }
        },
        "components": made.crates.iter().map(component).collect::<Vec<_>>(),
    });
    let text = serde_json::to_string_pretty(&list).context("the list cannot be written")?;
    Ok(text + "\n")
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::audit::{Crate, Made};

    #[test]
    fn every_crate_is_named_with_its_licence_and_checksum() {
        let one = Crate {
            name: "zip".to_owned(),
            version: "9.0.0".to_owned(),
            licence: "MIT/Apache-2.0".to_owned(),
            checksum: "ab".to_owned(),
            folder: std::path::PathBuf::new(),
        };
        let made = Made { version: "0.1.0".to_owned(), crates: vec![one] };
        let text = write(&made, "cd").expect("it is written");
        let read: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(read["components"][0]["purl"], "pkg:cargo/zip@9.0.0");
        assert_eq!(read["components"][0]["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(read["metadata"]["component"]["hashes"][0]["content"], "cd");
    }
}
