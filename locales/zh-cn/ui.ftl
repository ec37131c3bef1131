### 网站文本（简体中文）。

## Every page

skip-to-content = 跳到主要内容
documentation = 文档
home = 主页
contents-label = 目录
breadcrumbs-label = 当前位置
on-this-page = 本页内容
sequence-label = 上一页和下一页
previous-page = 上一页
next-page = 下一页
language-label = 语言
language-menu-label = 用其他语言阅读本页
not-translated = 未翻译
updated = 更新日期：{ $date }
made-with = 使用 { $tool } 制作

## Notices above an article

notice-label = 关于本页
fallback-notice = 本页尚未翻译，当前显示的语言：{ $language }
machine-notice = 本页由机器翻译，可能存在错误。
machine-notice-dated = 本页由机器于 { $date }翻译，可能存在错误。
read-source = 阅读原文页面：{ $language }
untranslated-share = 本页有 { $share }% 的内容尚未翻译。
stale-notice = 原文页面在本次翻译之后于 { $date }有改动。

## Facts below an article

translated-by-person = 人工翻译
translated-by-machine = 机器翻译
translation-date = 翻译日期：{ $date }
translated-version = 译自版本 { $commit }
edit-page = 编辑本页
edit-translation = 改进此翻译
as-markdown = 本页的 Markdown 版本

## The language an article is read in

view-label = 阅读方式
view-translation = 译文
view-source = 原文
view-side = 并排
view-reveal = 逐句
view-source-here = 本页：{ $language }，菜单：{ $interface }

## Tools that need the script

close = 关闭
copy = 复制
copied = 已复制
anchor-link = 本节链接
filter-label = 筛选目录
filter-none = 未找到任何内容
theme-system = 颜色：跟随系统
theme-light = 颜色：浅色
theme-dark = 颜色：深色
keys-title = 键盘快捷键
keys-on = 启用这些按键
key-help = 显示此列表
key-next = 下一页
key-previous = 上一页
key-view = 在译文和原文之间切换
key-contents = 转到章节列表
key-escape = 关闭已打开的内容

## Search

search = 搜索
search-label = 搜索本文档
search-section = 栏目
search-state = 翻译
search-all = 全部
search-words = 建议
search-results = 结果
search-count = { $count } 条结果
search-count-about = 约 { $count } 条结果
search-count-shown = 显示 { $shown } 条结果，共 { $count } 条
search-none = 未找到任何内容
search-busy = 正在搜索…
search-corrected = 以下是“{ $query }”的搜索结果
search-foreign = 此搜索的{ $language }结果
search-translated = 已翻译
search-machine = 机器翻译
search-partial = 部分翻译
search-fallback = 未翻译
search-source = 原文
search-more = 更多结果
search-failed = 无法加载搜索。请检查网络连接。
search-retry = 重试
search-highlighted = 本页匹配：{ $count }
search-unhighlight = 取消突出显示
search-needs-script = 搜索需要 JavaScript。您可以通过目录前往所有页面。

## The page for addresses that lead nowhere

not-found-title = 找不到页面
not-found-text = 此地址没有页面。页面可能已移动，或者地址有误。
not-found-home = 转到首页
moved-title = 此页面已移动
moved-link = 转到新地址

## Start pages

choose-language = 选择语言
all-pages = 所有页面
page-count =
    { $count ->
       *[other] { $count } 页
    }
translated-count =
    { $total ->
       *[other] 共 { $total } 页，已翻译 { $translated } 页
    }

## Inside articles

alert-note = 备注
alert-tip = 提示
alert-important = 重要
alert-caution = 注意
alert-warning = 警告
video-link = 在 { $host } 上观看视频
image-larger = 打开大图
image-description = 图片说明
table-label = 可横向滚动的表格
snippet-missing = 缺少代码示例 { $path }。
zone-label = 适用于：{ $pivots }
version-label = 版本：{ $versions }
task-done = 已完成
task-open = 未完成

## Help panes, which portals embed

pane-title = 帮助
pane-back = 返回
pane-loading = 正在加载…
pane-failed = 无法加载帮助。
pane-retry = 重试
pane-missing = 此处暂无帮助。请尝试搜索。
pane-search = 搜索帮助
pane-results = { $count } 条结果
pane-no-results = 未找到与“{ $query }”相关的内容。
pane-related = 相关主题
pane-new-tab = 在新标签页中打开
pane-fallback = 尚未翻译，当前显示的语言：{ $language }
pane-stale = 原文比译文更新。
pane-full-page = 打开完整页面
pane-helpful = 此内容是否有帮助？
pane-yes = 是
pane-no = 否

## The page that shows help panes in a portal

demo-title = 门户中的帮助窗格
demo-about = 一个虚构的门户，用于展示本文档集的帮助。其中的按钮带有上下文 ID；元素告知门户的内容列在下方。
demo-mode = 形式
demo-beside = 页面旁边
demo-dialog = 对话框
demo-inline = 页面内
demo-events = 元素告知门户的内容
demo-unknown = 未知的上下文
demo-address = 按地址打开

## Formats

date = { NUMBER($year, useGrouping: "false") }年{ $month }月{ $day }日
