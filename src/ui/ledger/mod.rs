//! 台账: the items of a period with who took them up and what that counts, entries by hand, and how the ledger stands
//! to the table of counts.

mod adjust;
mod beside;
mod draft;
mod entry;
mod field;
mod filter;
mod form;
mod guard;
mod paste;
mod shown;
mod state;
mod table;

use leptos::prelude::*;

use self::adjust::{entries, entry_form};
use self::beside::beside;
use self::form::item_form;
use self::guard::{go_on_after_forms, told_line};
use self::paste::paste_form;
pub use self::state::Ledger;
use self::state::{Form, Wanted};
use self::table::table;
use super::parts::{Heading, PeriodState, begin_here, button, live, picker};
use super::text;
use crate::session::Session;

/// The ledger screen.
#[component]
pub fn LedgerScreen(
    /// The open page.
    session: Session,
    /// What was shown of it last.
    ledger: Ledger,
) -> impl IntoView {
    go_on_after_forms(ledger);
    let acts = ledger.may_change().then(|| {
        let paste = button("btn", text::PASTE_ITEMS, move || ledger.ask(Wanted::Paste));
        let new = button("btn main", text::NEW_ITEM, move || ledger.start_new());
        view! { {paste}{new} }.into_any()
    });
    let why = session.is_reading().then(|| view! { <p class="how">{text::LEDGER_READING}</p> }.into_any());
    let shown = move || {
        let all = ledger.found.with(Vec::len);
        text::items_shown(all.min(ledger.limit.get()), all)
    };
    let form = move || match ledger.form.get() {
        Form::None => told_line(ledger),
        Form::Item => live(move || {
            // Another item is another form.
            ledger.item_kept.track();
            item_form(ledger)
        }),
        Form::Entry => live(move || {
            ledger.entry_kept.track();
            entry_form(ledger)
        }),
        Form::Paste => paste_form(ledger),
    };
    view! {
        <div class="ledger">
            <div class="head">
                <Heading session of=text::LEDGER_HEADING/>
                <p class="meta"><PeriodState session/></p>
                <div class="acts">{acts}</div>
            </div>
            {begin_here(session)}
            {filters(ledger, live(shown))}
            {why}
            {live(form)}
            <div class="led-wrap">
                <div>
                    <div class="led-scroll">{table(ledger)}</div>
                    {entries(ledger)}
                </div>
                {beside(ledger)}
            </div>
        </div>
    }
}

/// The line of filters.
fn filters(ledger: Ledger, shown: AnyView) -> AnyView {
    let (classes, channels) = ledger.session.with(|workspace, board| {
        let classes = workspace.roster().classes().iter().map(|class| class.name.clone());
        let classes = std::iter::once(text::ALL_CLASSES.to_owned()).chain(classes).collect::<Vec<_>>();
        let mut channels = vec![text::ANY_CHANNEL.to_owned()];
        if let Some(rules) = workspace.rules_of(board.period()) {
            channels.extend(rules.channels_ix().map(|(ix, channel)| {
                let kind = rules.kinds().get(rules.kind_of(ix).get()).map_or("", |kind| kind.name.as_str());
                text::kind_channel(kind, &channel.label)
            }));
        }
        (classes, channels)
    });
    let channels = live(move || picker(text::CHANNEL, channels.clone(), ledger.channel));
    let toggle = |words: &'static str, on: RwSignal<bool>| {
        let turn = move |_| on.update(|on| *on = !*on);
        view! { <button class="btn" type="button" aria-pressed=move || on.get().to_string() on:click=turn>{words}</button> }.into_any()
    };
    view! {
        <div class="tools">
            {toggle(text::ALL_PERIODS, ledger.all)}
            <span class="grp">{picker(text::CLASSES, classes, ledger.class)}</span>
            <span class="grp">{channels}</span>
            <span class="grp">{toggle(text::ONLY_ASKED, ledger.asked)}</span>
            <span class="sp"></span>
            <span class="dim" data-shown="">{shown}</span>
            <label class="dim grp">
                {text::FIND}" "
                <input
                    class="field find" id="ledger-find" type="search" placeholder=text::FIND_ITEM_HINT
                    prop:value=move || ledger.find.get()
                    on:input=move |event| ledger.find.set(event_target_value(&event))
                />
            </label>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {

    use std::rc::Rc;

    use super::*;
    use crate::domain::edit::Edit;
    use crate::domain::id::{ChannelId, ItemId, UnitId};
    use crate::domain::record::{Adoption, Author, Item};
    use crate::platform::Platform;
    use crate::platform::memory::Memory;

    struct Page {
        session: Session,
        ledger: Ledger,
        _owner: Owner,
    }

    fn page() -> Page {
        _ = any_spawner::Executor::init_futures_executor();
        let owner = Owner::new();
        owner.set();
        let platform: Rc<dyn Platform> = Rc::new(Memory::default());
        let session = Session::open(platform).unwrap_or_else(|faults| panic!("the page opens: {faults:?}"));
        Page { session, ledger: Ledger::new(session), _owner: owner }
    }

    fn put(session: Session, id: &str, title: &str, unit: &str, adoptions: &[(&str, &str)]) {
        let adopted = |&(channel, on): &(&str, &str)| Adoption {
            channel: ChannelId::new(channel),
            date: crate::domain::calendar::Date::parse(on),
            ..Adoption::default()
        };
        let item = Item {
            id: ItemId::new(id),
            title: title.to_owned(),
            units: vec![Author { unit: UnitId::new(unit), ..Author::default() }],
            length: None,
            adoptions: adoptions.iter().map(adopted).collect(),
        };
        session
            .attempt(Edit::PutItem { id: item.id.clone(), item: Some(Box::new(item)) })
            .unwrap_or_else(|fault| panic!("it is taken: {fault:?}"));
    }

    fn drawn(page: &Page) -> String {
        let (session, ledger) = (page.session, page.ledger);
        view! { <LedgerScreen session ledger/> }.to_html()
    }

    fn plain(html: &str) -> String {
        let mut text = String::new();
        let mut rest = html;
        while let Some((before, after)) = rest.split_once('<') {
            text.push_str(before);
            rest = after.split_once('>').map_or("", |(_, after)| after);
        }
        text + rest
    }

    #[test]
    fn a_row_shows_points_by_channel_and_what_is_struck_with_its_reason() {
        let page = page();
        assert!(plain(&drawn(&page)).contains("这一期台账还没有信息"));
        put(
            page.session,
            "a",
            "农村互助养老怎样办得下去",
            "t11",
            &[("res-city", "2022-03-04"), ("res-nation", "2022-03-22"), ("dyn-province", "2022-03-22")],
        );
        put(
            page.session,
            "b",
            "春季学期开学检查全覆盖",
            "d04",
            &[("express", "2022-03-17"), ("city-site", "2022-03-18")],
        );
        put(page.session, "c", "直达资金拨付进度", "d09", &[("dyn-city", "2022-04-02")]);
        let html = drawn(&page);
        assert_eq!(html.matches("data-item=").count(), 2, "what was adopted after the period is not shown");
        let row =
            html.split("data-item=\"a\"").nth(1).and_then(|rest| rest.split("</tr>").next()).expect("a row");
        put(page.session, "d", "媒体融合", "d35", &[("focus", "2022-03-17")]);
        let listed = drawn(&page);
        let listed = listed.split("data-item=\"d\"").nth(1).expect("a row");
        assert!(plain(listed).contains("不计分"), "a listed-only unit has no score");
        page.session.undo();
        assert!(row.contains("<s>10</s>") && plain(row).contains("10 取高"), "{row}");
        assert!(plain(row).contains("未反馈"), "{row}");
        let row =
            html.split("data-item=\"b\"").nth(1).and_then(|rest| rest.split("</tr>").next()).expect("a row");
        assert!(plain(row).contains("1.5"), "{row}");
        page.ledger.all.set(true);
        let html = drawn(&page);
        assert_eq!(html.matches("data-item=").count(), 3);
        assert!(plain(&html).contains("不在期内"));
        page.ledger.find.set("jtkj".to_owned());
        assert_eq!(page.ledger.found.get(), [ItemId::new("b")], "found by the unit's initials");
        page.ledger.find.set("互助养老".to_owned());
        assert_eq!(page.ledger.found.get(), [ItemId::new("a")]);
        page.ledger.find.set(String::new());
        page.ledger.class.set(1);
        assert_eq!(page.ledger.found.get(), [ItemId::new("a")], "towns alone");
    }

    #[test]
    fn a_form_is_saved_told_its_faults_and_asks_before_it_is_left() {
        let page = page();
        let ledger = page.ledger;
        ledger.start_new();
        assert!(drawn(&page).contains("data-form=\"item\""));
        ledger.item.update(|draft| {
            draft.title = "库区清漂专项行动".to_owned();
            draft.units[0].name = "喜河镇".to_owned();
            draft.adoptions[0].channel = Some(ChannelId::new("focus"));
            draft.adoptions[0].date = "三月".to_owned();
        });
        assert!(!ledger.save(Wanted::Close), "three is no date");
        assert!(ledger.told.get().contains("“三月”不是日期"));
        assert_eq!(ledger.item.with(|draft| draft.title.clone()), "库区清漂专项行动", "nothing is lost");
        ledger.ask(Wanted::Paste);
        assert_eq!(ledger.form.get(), Form::Item, "what is not saved stays");
        assert!(drawn(&page).contains("data-unsaved"));
        ledger.item.update(|draft| draft.adoptions[0].date = "３月２９日".to_owned());
        assert!(ledger.save(Wanted::Paste), "{}", ledger.told.get());
        assert_eq!(ledger.form.get(), Form::Paste);
        assert!(page.session.with(|workspace, _| workspace.items().get(&ItemId::new("item0001")).is_some()));
        ledger.ask(Wanted::Item(Some(ItemId::new("item0001"))));
        assert!(plain(&drawn(&page)).contains("喜河镇本期得 0.5 分"));
        ledger.delete();
        assert!(page.session.with(|workspace, _| workspace.items().is_empty()));
        page.session.undo();
        assert!(!page.session.with(|workspace, _| workspace.items().is_empty()));
        assert!(!ledger.close(), "no form is open");
    }

    #[test]
    fn twins_are_offered_and_a_list_is_pasted_in_one_step() {
        let page = page();
        let ledger = page.ledger;
        ledger.go(Wanted::Paste);
        ledger.read(
            None,
            Some("日期\t题目\t单位\t渠道\n2022.3.25\t茶园雇工难\t云雾山镇\t聚焦石泉\n2022.3.26\t“茶园雇工难”\t财政局\t部门动态\n2022.3.26\t没有的\t火星局\t部门动态"),
        );
        let html = drawn(&page);
        assert!(
            plain(&html).contains("新增信息 2 条、采用 2 处") && html.contains("data-not-taken=\"4\""),
            "{html}"
        );
        ledger.add_pasted();
        assert_eq!(page.session.steps().len(), 1);
        assert_eq!(ledger.found.with(Vec::len), 2);
        let html = drawn(&page);
        assert_eq!(html.matches("data-alike").count(), 1);
        let group = ledger.alike.get().remove(0);
        ledger.unite(&group);
        assert_eq!(ledger.found.with(Vec::len), 1);
        assert_eq!(page.session.steps().len(), 2);
        assert!(ledger.alike.with(Vec::is_empty));
        // The example's counts have no items beside them.
        assert!(drawn(&page).contains("data-differs"));
    }
}
