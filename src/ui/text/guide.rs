//! 怎么用: the guide of every screen, and what the words mean. The same text is `docs/guide/README.md`.

/// What is to be done, and how.
pub type Step = (&'static str, &'static str);

pub const GUIDE: &str = "怎么用";
pub const TERMS: &str = "名词";
/// Nothing secret is to be typed in.
pub const GUIDE_SECRET: &str = "本页不联网、不上传；但涉密信息、内部敏感信息不要填进来。";

pub const TOUR: &str = "看一遍";
pub const TOUR_NEXT: &str = "下一页";
pub const TOUR_BACK: &str = "上一页";
pub const TOUR_DONE: &str = "看完了";
pub const TOUR_END: &str = "不看了";
pub const TOUR_RANKING: &str =
    "排名：各类别谁第几。点单位名，右边写着每一分怎么来的。现在是示例，随便点，不会混进真数。";
pub const TOUR_ESTIMATE: &str =
    "自评：信息员选本单位、填条数，得分、名次、还差几条随填随出；填完导出自评文件，发给县办。";
pub const TOUR_ENTRY: &str = "录入：县办把表格粘进来，或合并各单位的自评文件，核对以后发布。";
pub const TOUR_LEDGER: &str = "台账：一条一条地登采用的信息，可以与录入表核对，也可以改按台账计分。";
pub const TOUR_NOTICE: &str = "通报：按数据写好全文和附表，可以改句子，打印，存成文档。";
pub const TOUR_RULES: &str = "办法：计分的条文和名录都在这里；改一个数，谁的得分和名次会变，当场列出。";
pub const TOUR_DATA: &str = "数据：改了就存在本浏览器里；常点“导出文件”留底。每一页右上角都有“怎么用”。";

/// 排名.
pub const GUIDE_RANKING: &[Step] = &[
    ("看谁第几", "左右是各类别的排名；序号逐行往下，名次按所选算法，同分的用括线连着。换期点标题旁的 ‹ ›。"),
    ("问为什么", "点单位名，右边出说明：每个渠道几条、每条几分、按哪一条。可以复制，可以打印成得分单。"),
    ("换着看", "点列头换次序，点第三下恢复正式次序；导出和通报始终按正式次序。“一览”旁是各类别的完整表。"),
    ("拿出去", "打印成一张，或导出表格文件；“数据”里的“发布只读页”做一份只有已发布数据的网页，发给大家看。"),
];

/// 自评, in a draft of the unit's own.
pub const GUIDE_STEPS: &[Step] = &[
    ("选单位", "在标题右边选本单位，只选一次，本浏览器会记住。"),
    ("填条数", "每个渠道填被采用的条数，没有就留空。得分和算式随填随出；填错了按 Ctrl+Z 撤销。"),
    (
        "换一期",
        "在最后一期上，标题右边的“填…”按钮写着能新填哪一期，点它就是。有了几期，用标题旁的 ‹ › 换着看，以前填的还在。",
    ),
    ("看名次", "县办发布的页面里直接看；自己填的，点“比对县办记录…”打开县办发的页面，放进它的表里看。"),
    ("算一算", "点“试算”，在“再加”一栏填打算再报的条数，实有的数不会变。“要到第几名”列出最少要几条。"),
    ("报县办", "点“导出自评文件”，把下载的文件发给县办，县办并入即可，不用再填表。"),
    ("留一份", "数存在本浏览器里。清理浏览器、换电脑之前先导出文件；以后在“数据”里打开它就能接着填。"),
];

/// 自评 of a page for readers, in which nothing is entered.
pub const READERS_STEPS: &[Step] = &[
    ("选单位", "在标题右边选本单位，右边就是得分、算式和名次，都是县办发布的数。"),
    ("算一算", "点“试算”，在“再加”一栏填打算再报的条数；“要到第几名”列出最少要几条。都不会存下来。"),
    (
        "自己填",
        "这里只能看。要填本单位的数，请打开县办发的本县版，在那里点“比对县办记录…”选这份页面。要留着它，把这个文件存到自己的文件夹里。",
    ),
];

/// 录入.
pub const GUIDE_ENTRY: &[Step] = &[
    ("开一期", "点“新建下一期”，光标就在第一格。Enter 到下一行，Tab 到右一格，和表格软件一样。"),
    (
        "粘一张表",
        "在 Excel、WPS、Word 里连表头复制，到这里按 Ctrl+V：先给看改哪几格，确认了才写，可以一步撤销。也可以“打开表格…”。",
    ),
    (
        "并自评的",
        "点“合并自评文件…”选各单位发来的文件，或把它们拖进来：与本表不同的格逐个列出，取哪个由人定。",
    ),
    ("查一遍", "右边“检查”列出看不懂的、可疑的和单位之间对不上的，点一下就到那一格；看过没错就写说明。"),
    (
        "核对发布",
        "逐行打勾核对，或退回写明原因；“送核”“发布…”写字号和日期。发布后数固定，有错用“更正”，晚到的用补计。",
    ),
];

/// 台账.
pub const GUIDE_LEDGER: &[Step] = &[
    ("登一条", "按 N 或点“新登一条”：题目、单位、采用的渠道和日期。有清单的，用“粘贴成批”。"),
    ("看怎么计", "每一行按渠道写着得分；划去的是没有计的，旁边写着为什么：取高、重复、属于别的期。"),
    ("与表对", "右边列出台账和录入表差在哪里；题目相同的可以合为一条。"),
    ("按它计分", "“按台账计分”先告诉有几个单位的得分会变，再换。只登台账、不用它计分，也可以。"),
];

/// 通报.
pub const GUIDE_NOTICE: &[Step] = &[
    ("看一遍", "通报按数据写成，左边是版面，右边是文字。框线里的数随数据变。"),
    ("改一句", "点右边的一句来改；改过的句子不再跟着数变，数变了会标“疑”，等人定。"),
    ("填要素", "字号、日期、主送、署名、抄送在“要素”里；留空就按办法里的写法。"),
    ("发出去", "打印，或存成 WPS 文档；附表另存成表格文件。以后常改的措辞，写进“措辞模板”。"),
];

/// 办法.
pub const GUIDE_RULES: &[Step] = &[
    ("看条文", "划线的数和词可以改。启用前不生效，右边“改了会怎样”马上列出谁的得分和名次会变。"),
    ("启用", "满意了点“启用…”：改现在这一版，或另起一版从某一期起用。已发布的期本身不动。"),
    ("名录", "“名录”里加减单位、改名、合并拆分，定类别和次序；计分不计分也在这里。"),
    ("改成本县的", "“名录”里点“县名…”；栏目叫法不同的，在条文里打开“改类别和渠道的名称”，表头一并改。"),
    ("给别的县", "“导出办法”“打开办法…”：办法是一个文件，改好可以换着用。"),
];

/// 数据.
pub const GUIDE_DATA: &[Step] = &[
    (
        "存在哪里",
        "每改一处，一秒内存进本浏览器，不用保存；按 Ctrl+S 会说存到了几点。浏览器会被清理，所以隔些日子点“导出文件”，文件放到自己的文件夹。",
    ),
    ("打开", "拖一个文件进来，或点“打开文件…”。旧的不会悄悄换掉新的：不一样会先问。"),
    ("几份草稿", "“草稿”里新建、复制、改名、删除，删了能找回；“历史版本”能比较、能恢复。"),
    ("给各单位", "“下载本县版”是装好名录和办法、没有数的页面；“发布只读页”是只有已发布数据的页面。"),
    ("换电脑", "“下载全部草稿”，在新电脑的页面里打开，全部找回。"),
];

/// What the words mean, in the order in which they are met.
pub const TERM_LIST: &[Step] = &[
    ("单位", "报送信息的镇或部门。"),
    ("类别", "镇、部门等；各自一张表，各自排名。"),
    ("只列不计分", "条数照印，计入合计，没有得分和名次的单位。"),
    ("渠道", "信息能被采用的地方：栏目、专报、上级办公厅，每条各有分值。"),
    ("条数", "一期里一个单位被一个渠道采用了几条。"),
    ("未反馈", "上级还没有告知采用情况的渠道：先不计分，以后来了再补。"),
    ("本期", "这一期得的分。"),
    ("累计", "本年度到这一期为止得的分。"),
    ("序号", "表里一行一个号，同分也往下数。"),
    ("名次", "第几名；同分怎么排，由所选的算法定。"),
    ("办法", "一条得几分、怎样封顶、怎样排名的规定；每一期各用一版。"),
    ("加减分", "人工记的一笔：批示、约稿、迟报等，写明原因。"),
    ("补计", "已发布的期后来才知道的采用，记在知道的那一期。"),
    ("更正", "已发布的数错了，写明原因改过来，列入更正清单。"),
    ("草稿", "本浏览器里存着的一份数，随改随存。"),
];

/// The whole guide as one Markdown page, with a picture of each screen beside it.
pub fn guide_page() -> String {
    let screens: [(&str, &str, &[Step]); 7] = [
        (super::ESTIMATE, "estimate", GUIDE_STEPS),
        (super::RANKING, "ranking", GUIDE_RANKING),
        (super::ENTRY, "entry", GUIDE_ENTRY),
        (super::LEDGER, "ledger", GUIDE_LEDGER),
        (super::NOTICE, "notice", GUIDE_NOTICE),
        (super::RULES, "rules", GUIDE_RULES),
        (super::DATA, "data", GUIDE_DATA),
    ];
    let mut page = format!(
        "# 怎么用\n\n各单位的信息员看“自评”一节就够了；县办看其余各节；看排名的看“排名”。页面右上角的“{GUIDE}”里是同样的话，断网也看得到。\n{GUIDE_SECRET}\n"
    );
    for (name, picture, steps) in screens {
        page.push_str(&section(name, name, picture, steps));
    }
    page.push_str(&section("看县办发布的页面", "发布的页面", "published", READERS_STEPS));
    let terms = TERM_LIST.iter().map(|(word, means)| format!("| {word} | {means} |\n"));
    page + &format!("\n## {TERMS}\n\n| 词 | 意思 |\n|---|---|\n") + &terms.collect::<String>()
}

/// A section: a heading, a picture, the steps as a numbered list.
fn section(name: &str, shown: &str, picture: &str, steps: &[Step]) -> String {
    let step = |(at, (what, how)): (usize, &Step)| format!("{}. **{what}**　{how}\n", at + 1);
    let steps: String = steps.iter().enumerate().map(step).collect();
    format!("\n## {name}\n\n![{shown}]({picture}.png)\n\n{steps}")
}
