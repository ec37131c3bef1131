### 網站文字（繁體中文）。

## Every page

skip-to-content = 跳至主要內容
documentation = 文件
home = 首頁
contents-label = 目錄
breadcrumbs-label = 目前位置
on-this-page = 本頁內容
sequence-label = 上一頁與下一頁
previous-page = 上一頁
next-page = 下一頁
language-label = 語言
language-menu-label = 以其他語言閱讀本頁
not-translated = 未翻譯
updated = 更新日期：{ $date }
made-with = 使用 { $tool } 製作

## Notices above an article

notice-label = 關於本頁
fallback-notice = 本頁尚未翻譯，目前顯示的語言：{ $language }
machine-notice = 本頁由機器翻譯，可能有錯誤。
machine-notice-dated = 本頁由機器於 { $date }翻譯，可能有錯誤。
read-source = 閱讀原文頁面：{ $language }
untranslated-share = 本頁有 { $share }% 的內容尚未翻譯。
stale-notice = 原文頁面在這次翻譯之後，已於 { $date }變更。

## Facts below an article

translated-by-person = 人工翻譯
translated-by-machine = 機器翻譯
translation-date = 翻譯日期：{ $date }
translated-version = 譯自版本 { $commit }
edit-page = 編輯本頁
edit-translation = 改善這份翻譯
as-markdown = 本頁的 Markdown 版本

## The language an article is read in

view-label = 閱讀方式
view-translation = 譯文
view-source = 原文
view-side = 並排
view-reveal = 逐句
view-source-here = 本頁：{ $language }，功能表：{ $interface }

## Tools that need the script

close = 關閉
copy = 複製
copied = 已複製
anchor-link = 本節的連結
filter-label = 篩選目錄
filter-none = 找不到任何項目
theme-system = 色彩：依系統設定
theme-light = 色彩：淺色
theme-dark = 色彩：深色
keys-title = 鍵盤快速鍵
keys-on = 啟用這些按鍵
key-help = 顯示此清單
key-next = 下一頁
key-previous = 上一頁
key-view = 在譯文與原文之間切換
key-contents = 移至章節清單
key-escape = 關閉已開啟的項目

## Search

search = 搜尋
search-label = 搜尋本文件
search-section = 分類
search-state = 翻譯
search-all = 全部
search-words = 建議
search-results = 結果
search-count = { $count } 筆結果
search-count-about = 約 { $count } 筆結果
search-count-shown = 顯示 { $shown } 筆結果，共 { $count } 筆
search-none = 找不到任何結果
search-busy = 正在搜尋…
search-corrected = 以下是「{ $query }」的搜尋結果
search-foreign = 此搜尋的{ $language }結果
search-translated = 已翻譯
search-machine = 機器翻譯
search-partial = 部分翻譯
search-fallback = 未翻譯
search-source = 原文
search-more = 更多結果
search-failed = 無法載入搜尋。請檢查網路連線。
search-retry = 再試一次
search-highlighted = 本頁符合：{ $count }
search-unhighlight = 移除醒目提示
search-needs-script = 搜尋需要 JavaScript。您可以透過目錄前往所有頁面。

## The page for addresses that lead nowhere

not-found-title = 找不到頁面
not-found-text = 這個位址沒有頁面。頁面可能已移動，或位址有誤。
not-found-home = 前往首頁
moved-title = 此頁面已移動
moved-link = 前往新位址

## Start pages

choose-language = 選擇語言
all-pages = 所有頁面
page-count =
    { $count ->
       *[other] { $count } 頁
    }
translated-count =
    { $total ->
       *[other] 共 { $total } 頁，已翻譯 { $translated } 頁
    }

## Inside articles

alert-note = 附註
alert-tip = 提示
alert-important = 重要
alert-caution = 注意
alert-warning = 警告
video-link = 在 { $host } 上觀看影片
image-larger = 開啟較大的影像
image-description = 影像描述
table-label = 可水平捲動的表格
snippet-missing = 缺少程式碼範例 { $path }。
zone-label = 適用於：{ $pivots }
version-label = 版本：{ $versions }
task-done = 已完成
task-open = 未完成

## Help panes, which portals embed

pane-title = 說明
pane-back = 返回
pane-loading = 正在載入…
pane-failed = 無法載入說明。
pane-retry = 再試一次
pane-missing = 此處尚無說明。請試著搜尋。
pane-search = 搜尋說明
pane-results = { $count } 筆結果
pane-no-results = 找不到與「{ $query }」相關的內容。
pane-related = 相關主題
pane-new-tab = 在新索引標籤中開啟
pane-fallback = 尚未翻譯，目前顯示的語言：{ $language }
pane-stale = 原文比譯文新。
pane-full-page = 開啟完整頁面
pane-helpful = 這項資訊有幫助嗎？
pane-yes = 是
pane-no = 否

## The page that shows help panes in a portal

demo-title = 入口網站中的說明窗格
demo-about = 一個虛構的入口網站，用來展示本文件集的說明。其中的按鈕具有內容識別碼；元素告知入口網站的內容列於下方。
demo-mode = 形式
demo-beside = 頁面旁邊
demo-dialog = 對話方塊
demo-inline = 頁面內
demo-events = 元素告知入口網站的內容
demo-unknown = 不明的內容識別碼
demo-address = 依位址開啟

## Formats

date = { NUMBER($year, useGrouping: "false") }年{ $month }月{ $day }日
