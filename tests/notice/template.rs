//! A county's own wording: written in Chinese or English, kept in the workspace, refused whole where it cannot be read.

use ermu::domain::edit::{self, Edit, EditFault, Written, logged};
use ermu::domain::fault::{Fault, Problem};
use ermu::domain::notice::{Code, Draft, LONGEST_TEMPLATE, State, Template};
use ermu::domain::record::Changed;
use ermu::domain::workspace::Workspace;
use ermu::formats::saved;
use proptest::prelude::*;

use super::{draft, facts, found, notice, open, type_in, with_year_before, write};

/// Eight lines of settings, so that a passage's head stands in line 9.
const SET: &str = "recipients: r\nsignature: s\nattachment: a\ndate: y m d\nbasis: p q r\nnames: ,\nattachments: A:\ncopies: C:\n";

fn told(faults: &[Fault]) -> Vec<String> {
    faults.iter().map(|fault| format!("{} {:?}", fault.at, fault.problem)).collect()
}

#[track_caller]
fn faults(passages: &str) -> Vec<String> {
    told(&Template::read(&format!("{SET}{passages}")).err().unwrap_or_default())
}

fn set(workspace: &mut Workspace, text: &str) -> Result<Edit, EditFault> {
    edit::apply(workspace, Edit::SetTemplate(text.to_owned())).map(|applied| applied.inverse)
}

/// The built-in wording with another sentence in the place of one.
fn own() -> String {
    let own = Template::built_in_text().replace("务必引起各镇、各部门高度重视。", "请{县名}各单位照办。");
    assert_ne!(own, Template::built_in_text());
    own
}

/// The built-in text with English words in the place of its Chinese ones.
fn in_english() -> String {
    let words = [
        ("[标题] 标题", "[title] title"),
        ("[主送] 主送", "[recipients] recipients"),
        ("[合计] 导语 每个 合计 ， 当 有合计", "[totals] opening each total ， when totals"),
        ("[采用总数] 导语 除非 有合计", "[adopted] opening unless totals"),
        ("[未反馈] 导语 接句 当 有未反馈", "[waiting] opening clause when waiting"),
        ("[增长] 导语 接句 当 比同期多", "[grown] opening clause when grown"),
        ("[减少] 导语 接句 当 比同期少", "[fallen] opening clause when fallen"),
        ("[持平] 导语 接句 当 与同期持平", "[level] opening clause when level"),
        ("[同期条数] 导语 接句 备选 当 有同期", "[comparison] opening clause offered when yearBefore"),
        ("[信息结构] 导语 另句 备选 每个 信息类别 ，", "[structure] opening sentence offered each kind ，"),
        ("[居前单位] 导语 另句 备选 每个 类别 ；", "[top] opening sentence offered each class ；"),
        ("[补计] 导语 另句 备选 当 有补计条数", "[late] opening sentence offered when lateCounted"),
        (
            "[补计不计条数] 导语 另句 备选 当 有补计 除非 有补计条数",
            "[late-points] opening sentence offered when late unless lateCounted",
        ),
        ("[问题] 导语 另句", "[problems] opening sentence"),
        ("[问题一] 导语 接句", "[problem-care] opening clause"),
        ("[问题二] 导语 接句", "[problem-use] opening clause"),
        ("[问题三] 导语 接句", "[problem-structure] opening clause"),
        ("[重视] 导语 接句", "[urge] opening clause"),
        ("[零采用] 导语 另句 当 有采用 有零采用", "[zero] opening sentence when adopted zero"),
        ("[下一步] 结尾 当 有办法文件", "[next] closing when reference"),
        ("[下一步无文号] 结尾 除非 有办法文件", "[next-plain] closing unless reference"),
        ("[要求] 结尾 接句", "[demands] closing clause"),
        ("[附件] 附件", "[attachment] attachment"),
        ("[署名] 署名", "[signature] signature"),
        ("[成文日期] 成文日期 当 有日期", "[date] date when date"),
        ("[抄送] 抄送 当 有抄送", "[copies] copies when copies"),
        ("\n主送：", "\nrecipients: "),
        ("\n署名：", "\nsignature: "),
        ("\n附件名称：", "\nattachment: "),
        ("\n年月日：", "\ndate: "),
        ("\n排名依据：", "\nbasis: "),
        ("\n名称间隔：", "\nnames: "),
        ("\n附件引语：", "\nattachments: "),
        ("\n抄送引语：", "\ncopies: "),
        ("{县名}", "{county}"),
        ("{期名}", "{period}"),
        ("{成文日期}", "{date}"),
        ("{办法文件}", "{reference}"),
        ("{动态类别}", "{progress}"),
        ("{主送}", "{recipients}"),
        ("{署名}", "{signature}"),
        ("{抄送}", "{copies}"),
        ("{附件名称}", "{attachment}"),
        ("{采用条数}", "{adopted}"),
        ("{未反馈}", "{waiting}"),
        ("{零采用单位}", "{zero}"),
        ("{零采用单位数}", "{zero-count}"),
        ("{补计单位}", "{late-units}"),
        ("{补计条数}", "{late-count}"),
        ("{补计得分}", "{late-points}"),
        ("{同期}", "{year-before}"),
        ("{可比条数}", "{comparable}"),
        ("{同期条数}", "{comparable-before}"),
        ("{排名依据}", "{basis}"),
        ("{合计}", "{total}"),
        ("{信息类别}", "{kind}"),
        ("{条数}", "{count}"),
        ("{类别}", "{class}"),
        ("{居前单位}", "{top}"),
        ("{居前单位数}", "{top-count}"),
    ];
    words.iter().fold(Template::built_in_text().to_owned(), |text, (chinese, english)| {
        assert!(text.contains(chinese), "{chinese}");
        text.replace(chinese, english)
    })
}

#[test]
fn both_spellings_mean_the_same() {
    assert_eq!(Template::read(&in_english()), Ok(Template::built_in()));
    // The words that the built-in wording has no use for.
    let pairs = [
        ("{起日}{止日}{年份}{字号}{单位数}", "{from}{to}{year}{number}{units}"),
        ("{办法文号}{办法年份}{办法标题}", "{document}{document-year}{document-title}"),
        ("[a] 正文 当 有办法文号 有办法标题\nx", "[a] body when document document-title\nx"),
        ("[a] 正文 另段 当 办法相同\nx", "[a] body paragraph when sameRules\nx"),
        ("[a] 小标题\nx", "[a] heading\nx"),
        ("[a] 正文 每个 信息类别 ，\n<{得分}>", "[a] body each kind ，\n<{points}>"),
        ("[a] 正文 每个 类别 ，\n<{计分单位数}>", "[a] body each class ，\n<{scored}>"),
    ];
    for (chinese, english) in pairs {
        let read = |text: &str| {
            let head = if text.starts_with('[') { "" } else { "[a] body\n" };
            Template::read(&format!("{SET}{head}{text}")).expect("it has no fault")
        };
        assert_eq!(read(chinese), read(english), "{chinese}");
    }
}

#[test]
fn the_brackets_and_marks_of_a_chinese_keyboard_are_taken() {
    let own = Template::built_in_text();
    let typed = own.replace('{', "｛").replace('}', "｝").replace('<', "＜").replace('>', "＞");
    let typed = typed.replace("\n[", "\n【").replace("] ", "】\u{3000}").replace('#', "＃");
    assert_eq!(Template::read(&typed), Ok(Template::built_in()));
    // As an editor on Windows keeps it.
    let kept = format!("\u{feff}{}", own.replace('\n', "\r\n"));
    assert_eq!(Template::read(&kept), Ok(Template::built_in()));
}

#[test]
fn the_built_in_text_opens_again_and_explains_every_word_it_may_have() {
    let text = Template::built_in_text();
    assert_eq!(Template::read(text), Ok(Template::built_in()));
    let head = text.lines().take_while(|line| line.is_empty() || line.starts_with('#')).count();
    assert!(head <= 25, "{head} lines stand before the wording");
    let remarks: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("#   ")).collect();
    let meant: Vec<&str> =
        remarks.iter().filter_map(|line| line.split_once('\u{3000}')).map(|it| it.0).collect();
    // What is explained may be written, and nothing is explained twice.
    let placeholders: Vec<&&str> = meant.iter().filter(|word| word.starts_with('{')).collect();
    assert_eq!(placeholders.len(), 36);
    for (at, word) in placeholders.iter().enumerate() {
        let scopes = [
            "[a] 正文\n?",
            "[a] 附件\n?",
            "[a] 正文 每个 合计 ，\n<?>",
            "[a] 正文 每个 信息类别 ，\n<?>",
            "[a] 正文 每个 类别 ，\n<?>",
        ];
        let fits = |scope: &&str| faults(&scope.replace('?', word)).is_empty();
        assert!(scopes.iter().any(fits), "{word}");
        assert!(!placeholders[..at].contains(word), "{word}");
    }
    let begin = remarks.iter().position(|line| line.starts_with("有合计")).expect("conditions are explained");
    let conditions: Vec<&str> =
        remarks[begin..].iter().filter_map(|line| line.split_once('\u{3000}')).map(|it| it.0).collect();
    assert_eq!(conditions.len(), 16);
    for (at, word) in conditions.iter().enumerate() {
        assert_eq!(faults(&format!("[a] 正文 当 {word}\nx")), [""; 0]);
        assert!(!conditions[..at].contains(word), "{word}");
    }
}

#[test]
fn an_own_template_words_the_notice_and_takes_changes_with_it() {
    let mut workspace = open();
    write(&mut workspace, "problems", "但问题还有：");
    write(&mut workspace, "urge", "务必重视。");
    set(&mut workspace, &own()).expect("it can be read");
    // What a person wrote stays, and is flagged once the template's text is another one.
    let changed = draft(&workspace).passage("urge").expect("it is there").clone();
    assert_eq!((changed.state, changed.text.as_str()), (State::Replaced, "务必重视。"));
    assert_eq!(changed.generated_text(), "请石泉县各单位照办。");
    assert_eq!(changed.moved.as_deref(), Some("务必引起各镇、各部门高度重视。"));
    let moved: Vec<_> = found(&workspace).into_iter().map(|one| (one.code, one.passage)).collect();
    assert_eq!(moved, [(Code::Moved, "urge".to_owned())]);
    let restored = draft(&workspace).restored(&notice(&workspace), "urge");
    super::set(&mut workspace, restored);
    let text = draft(&workspace).text();
    assert!(text.contains("但问题还有：一是") && text.contains("问题，请石泉县各单位照办。\n"), "{text}");
    // It follows the data as the built-in one does.
    type_in(&mut workspace, "2022Q1", ("t01", "city-site"), "1");
    assert!(draft(&workspace).text().contains("市政府网站采用55条"));
    // A passage the template no longer has keeps what a person wrote into it.
    let without = own().replace("[问题] 导语 另句\n但是仍存在一些不容忽视的问题：\n", "");
    set(&mut workspace, &without).expect("it can be read");
    let kept = draft(&workspace).passage("problems").expect("it is there").clone();
    assert_eq!((kept.state, kept.text.as_str()), (State::Added, "但问题还有："));
}

#[test]
fn conditions_after_unless_must_not_hold() {
    let text = |conditions: &str, workspace: &Workspace| {
        let template = Template::read(&format!("{SET}[a] 正文 {conditions}\nx")).expect("it has no fault");
        Draft::new(&template, &facts(workspace), &notice(workspace)).passage("a").is_some()
    };
    let (alone, grown) = (open(), with_year_before(&[("express", 1)]));
    for (conditions, of_alone, of_grown) in [
        ("当 有同期", false, true),
        ("除非 有同期", true, false),
        ("当 有同期 除非 比同期多", false, false),
        ("除非 比同期少 与同期持平 当 有同期 有采用", false, true),
    ] {
        assert_eq!(
            (text(conditions, &alone), text(conditions, &grown)),
            (of_alone, of_grown),
            "{conditions}"
        );
    }
}

#[test]
fn a_template_that_cannot_be_read_is_refused_with_its_lines_and_changes_nothing() {
    let mut workspace = open();
    set(&mut workspace, &own()).expect("it can be read");
    let before = saved::write(&workspace);
    let bad =
        own().replace("请{县名}各单位照办。", "请{县}各单位照办。").replace("[要求] 结尾", "[要求] 末尾");
    let line = |text: &str| 1 + bad.lines().position(|line| line.contains(text)).expect("it is there");
    let Err(EditFault::Refused(found)) = set(&mut workspace, &bad) else { panic!("it is refused") };
    let wanted = [
        format!("/noticeTemplate/{} Unknown(\"{{县}}\")", line("{县}")),
        format!("/noticeTemplate/{} Unknown(\"末尾\")", line("末尾")),
    ];
    assert_eq!(told(&found), wanted);
    let long = format!("{}# {}", own(), "字".repeat(LONGEST_TEMPLATE));
    let Err(EditFault::Refused(found)) = set(&mut workspace, &long) else { panic!("it is refused") };
    assert_eq!(told(&found), [format!("/noticeTemplate TooMuch {{ most: {LONGEST_TEMPLATE} }}")]);
    assert_eq!(saved::write(&workspace), before);
    // A file with one is refused as the edit is.
    let mut parts = workspace.to_parts();
    parts.notice_template = bad;
    assert_eq!(told(&Workspace::new(parts).expect_err("it is refused")), wanted);
}

#[test]
fn a_template_is_kept_in_the_file_and_taken_back() {
    let mut workspace = open();
    let before = saved::write(&workspace);
    assert!(!before.contains("noticeTemplate"), "nothing is written where nothing is set");
    let inverse =
        set(&mut workspace, &format!("\u{feff}{}", own().replace('\n', "\r\n"))).expect("it can be read");
    assert_eq!(workspace.notice_template(), own());
    assert_eq!(Template::read(&own()), Ok(workspace.template()));
    let again = saved::read(&saved::write(&workspace)).expect("it opens");
    assert_eq!((again.notice_template(), again.template()), (own().as_str(), workspace.template()));
    assert_eq!(logged(&workspace, &inverse)[0].what, Changed::Template);
    // The wording is the county's and goes on to its units and into an empty table; what is published has none of it.
    assert_eq!(workspace.cleared().notice_template(), own());
    assert!(!saved::write_published(&workspace).expect("a period is published").contains("noticeTemplate"));
    let mut written = Written { edit: Some(inverse), ..Written::default() };
    let inverse = saved::read_edit(&saved::write_edit(&mut written)).and_then(|read| read.edit);
    let redo = edit::apply(&mut workspace, inverse.expect("it reads back")).expect("it applies").inverse;
    assert_eq!(saved::write(&workspace), before);
    assert_eq!(redo, Edit::SetTemplate(own()));
    // Blank, or as it is built in, is none of its own.
    for none in ["", " \n", Template::built_in_text()] {
        set(&mut workspace, &own()).expect("it can be read");
        set(&mut workspace, none).expect("it can be read");
        assert_eq!((workspace.notice_template(), saved::write(&workspace).as_str()), ("", before.as_str()));
        assert_eq!(workspace.template(), Template::built_in());
    }
}

#[test]
fn an_unknown_placeholder_is_a_fault_with_its_line() {
    assert_eq!(faults("[a] body\n{colour}"), ["/noticeTemplate/10 Unknown(\"{colour}\")"]);
    // Known, but not in this place.
    assert_eq!(faults("[a] body\n{class}"), ["/noticeTemplate/10 Unknown(\"{class}\")"]);
    assert_eq!(
        faults("[a] 正文 每个 合计 ,\n\n# x\nx\n<{居前单位}>"),
        ["/noticeTemplate/13 Unknown(\"{居前单位}\")"]
    );
    assert_eq!(faults("[a] body each class ,\n{period}<{class}{top}>"), [""; 0]);
}

#[test]
fn a_malformed_template_tells_every_fault() {
    assert_eq!(
        faults(
            "[a] body\n1{period\n[a] nowhere\nx\n[] body glad each x ,\nx\n[b] body when zero unless sunny\nx\n[c] body\n[d]\nx\n[e e] 正文 当\nx\n[f] 正文 每个 类别\nx"
        ),
        [
            "/noticeTemplate/10 BadClause(2)",
            "/noticeTemplate/11 Twice(\"a\")",
            "/noticeTemplate/11 Unknown(\"nowhere\")",
            "/noticeTemplate/13 BadId(\"\")",
            "/noticeTemplate/13 Unknown(\"glad\")",
            "/noticeTemplate/13 Unknown(\"x\")",
            "/noticeTemplate/15 Unknown(\"sunny\")",
            "/noticeTemplate/17 Empty",
            "/noticeTemplate/18 Empty",
            "/noticeTemplate/20 BadId(\"e e\")",
            "/noticeTemplate/20 Empty",
            "/noticeTemplate/22 Empty",
        ]
    );
    assert_eq!(faults("[a] body\nx<y>"), ["/noticeTemplate/10 BadClause(2)"]);
    assert_eq!(faults("[a] body each kind ,\n  x>y<"), ["/noticeTemplate/10 BadClause(4)"]);
    assert_eq!(faults("[a] 正文\n一二\n\n 三{县名"), ["/noticeTemplate/12 BadClause(3)"]);
    assert_eq!(faults("[own-1] body\nx"), ["/noticeTemplate/9 BadId(\"own-1\")"]);
    // A passage has one id in both spellings.
    assert_eq!(faults("[urge] body\nx\n[重视] 正文\nx"), ["/noticeTemplate/11 Twice(\"重视\")"]);
    assert_eq!(
        faults("[a] 附件 备选\n{附件名称}\n[b] 附件\nx\n[a-1] 正文\nx"),
        [
            "/noticeTemplate/9 Conflict(\"附件\")",
            "/noticeTemplate/11 Twice(\"附件\")",
            "/noticeTemplate/13 Twice(\"a-1\")"
        ]
    );
    let many: Vec<String> = (0..201).map(|at| format!("[p{at}] 正文\nx\n")).collect();
    assert_eq!(faults(&many.concat()), ["/noticeTemplate/409 TooMuch { most: 200 }"]);
}

#[test]
fn settings_are_there_once_each_and_ask_for_no_setting() {
    let found = Template::read(
        "recipients: {signature}\nsignature:\ncolour: red\n署名：s\ndate: y m\n一段没有冒号的很长很长很长很长很长很长的话",
    );
    assert_eq!(
        told(&found.err().unwrap_or_default()),
        [
            "/noticeTemplate/1 Unknown(\"{signature}\")",
            "/noticeTemplate/2 Empty",
            "/noticeTemplate/3 Unknown(\"colour\")",
            "/noticeTemplate/4 Twice(\"署名\")",
            "/noticeTemplate/5 Unknown(\"y m\")",
            "/noticeTemplate/6 Unknown(\"一段没有冒号的很长很长很长很长很长很长的\")",
            "/noticeTemplate Missing(\"附件名称\")",
            "/noticeTemplate Missing(\"排名依据\")",
            "/noticeTemplate Missing(\"名称间隔\")",
            "/noticeTemplate Missing(\"附件引语\")",
            "/noticeTemplate Missing(\"抄送引语\")",
        ]
    );
    let found =
        Template::read(&SET.replace(" r\n", " x{县名\n").replacen("basis: p q x{县名", "basis: p q r", 1));
    assert_eq!(found.expect_err("it is refused")[0].problem, Problem::BadClause(14));
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "[a-z{}<>\\[\\]:!，条#｛】当除非每个合计\n ]{0,60}") {
        let whole = format!("{SET}[a] body each total ，\n{text}");
        prop_assert_eq!(Template::read(&whole), Template::read(&whole));
    }
}
