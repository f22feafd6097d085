//! Anomalies of published rules that a rule set must notice by itself, and what it says of each now.

use ermu::domain::finding::{Code, Finding, findings};
use ermu::domain::workspace::PeriodIx;
use ermu::formats::saved;
use serde_json::Value;

use crate::document::{all, json, list, text};

#[test]
fn what_contradicts_itself_is_a_fault_with_its_place() {
    let anomalies = json("anomalies.json").expect("the list is there");
    let mut refused = 0;
    for anomaly in list(&anomalies, "refused") {
        let change = anomaly.get("change").expect("it says what to change");
        let document = all().into_iter().find(|one| one.name == text(anomaly, "document"));
        let document = document.expect("the document is there");
        let mut file: Value = serde_json::from_str(&document.text).expect("it is JSON");
        let place = file.pointer_mut(text(change, "at")).expect("the place is there");
        *place = change.get("to").expect("it says to what").clone();
        let faults = saved::read(&file.to_string()).expect_err("it is refused");
        let told: Vec<String> =
            faults.iter().map(|fault| format!("{} {:?}", fault.at, fault.problem)).collect();
        let want: Vec<&str> = list(anomaly, "faults").iter().filter_map(Value::as_str).collect();
        assert_eq!(told, want, "{}", text(anomaly, "what"));
        refused += 1;
    }
    assert!(refused > 0);
}

/// Every document opens without a finding but for those listed.
#[test]
fn the_documents_have_the_findings_that_are_listed() {
    let anomalies = json("anomalies.json").expect("the list is there");
    let mut told = Vec::new();
    for document in all() {
        for period in (0..document.workspace.periods().len()).map(PeriodIx::new) {
            let id = document.workspace.period(period).expect("it is there").parts().id.to_string();
            // The documents' records are samples: most of their units have nothing, which is told of each.
            let told_of_rules =
                |finding: &Finding| !matches!(finding.code, Code::NothingAtAll | Code::NothingEntered);
            for finding in findings(&document.workspace, period).into_iter().filter(told_of_rules) {
                told.push(format!("{} {id} {:?}", document.name, finding.code));
            }
        }
    }
    let want: Vec<&str> = list(&anomalies, "findings").iter().filter_map(Value::as_str).collect();
    assert_eq!(told, want);
}
