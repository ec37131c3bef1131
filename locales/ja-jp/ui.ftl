### サイトの文言（日本語）

## Every page

skip-to-content = 本文へ移動
documentation = ドキュメント
home = ホーム
contents-label = 目次
breadcrumbs-label = 現在の位置
on-this-page = このページの内容
sequence-label = 前のページと次のページ
previous-page = 前へ
next-page = 次へ
language-label = 言語
language-menu-label = このページを別の言語で読む
not-translated = 未翻訳
updated = 更新日: { $date }
made-with = { $tool } で作成

## Notices above an article

notice-label = このページについて
fallback-notice = このページはまだ翻訳されていません。{ $language }で表示しています。
machine-notice = このページは機械翻訳です。誤りが含まれている可能性があります。
machine-notice-dated = このページは { $date }に機械翻訳されました。誤りが含まれている可能性があります。
read-source = 元のページを読む: { $language }
untranslated-share = このページの { $share }% はまだ翻訳されていません。
stale-notice = この翻訳の後、{ $date }に元のページが変更されました。

## Facts below an article

translated-by-person = 人による翻訳
translated-by-machine = 機械翻訳
translation-date = 翻訳日: { $date }
translated-version = 翻訳元のバージョン: { $commit }
edit-page = このページを編集
edit-translation = 翻訳を改善
as-markdown = このページの Markdown

## The language an article is read in

view-label = 表示
view-translation = 翻訳
view-source = 原文
view-side = 並べて表示
view-reveal = 文ごと
view-source-here = ページは { $language }、メニューは { $interface }

## Tools that need the script

close = 閉じる
copy = コピー
copied = コピーしました
anchor-link = このセクションへのリンク
filter-label = 目次を絞り込む
filter-none = 見つかりません
theme-system = 配色: システムと同じ
theme-light = 配色: ライト
theme-dark = 配色: ダーク
keys-title = キーボード ショートカット
keys-on = これらのキーを使う
key-help = この一覧を表示
key-next = 次のページ
key-previous = 前のページ
key-view = 翻訳と原文を切り替える
key-contents = セクションの一覧へ移動
key-escape = 開いているものを閉じる

## Search

search = 検索
search-label = ドキュメントを検索
search-section = セクション
search-state = 翻訳
search-all = すべて
search-words = 候補
search-results = 検索結果
search-count = 検索結果: { $count } 件
search-count-about = 検索結果: 約 { $count } 件
search-count-shown = 検索結果: { $count } 件中 { $shown } 件
search-none = 見つかりません
search-busy = 検索しています…
search-corrected = 次の検索結果を表示: { $query }
search-foreign = この検索に対する{ $language }の結果
search-translated = 翻訳済み
search-machine = 機械翻訳
search-partial = 一部翻訳
search-fallback = 未翻訳
search-source = 原文
search-more = さらに表示
search-failed = 検索を読み込めませんでした。接続を確認してください。
search-retry = 再試行
search-highlighted = このページ内: { $count } 件
search-unhighlight = 強調表示を解除
search-needs-script = 検索には JavaScript が必要です。目次からすべてのページを開けます。

## The page for addresses that lead nowhere

not-found-title = ページが見つかりません
not-found-text = このアドレスにページはありません。移動されたか、アドレスが間違っている可能性があります。
not-found-home = トップ ページへ移動
moved-title = このページは移動しました
moved-link = 新しいアドレスへ移動

## Start pages

choose-language = 言語を選択
all-pages = すべてのページ
page-count =
    { $count ->
       *[other] { $count } ページ
    }
translated-count =
    { $total ->
       *[other] { $total } ページ中 { $translated } ページを翻訳済み
    }

## Inside articles

alert-note = メモ
alert-tip = ヒント
alert-important = 重要
alert-caution = 注意
alert-warning = 警告
video-link = { $host } で動画を見る
image-larger = 大きな画像を開く
image-description = 画像の説明
table-label = 横にスクロールできる表
snippet-missing = コード サンプル { $path } が見つかりません。
zone-label = 対象: { $pivots }
version-label = バージョン: { $versions }
task-done = 完了
task-open = 未完了

## Help panes, which portals embed

pane-title = ヘルプ
pane-back = 戻る
pane-loading = 読み込んでいます…
pane-failed = ヘルプを読み込めませんでした。
pane-retry = もう一度試す
pane-missing = ここのヘルプはまだありません。検索してみてください。
pane-search = ヘルプを検索
pane-results = 検索結果: { $count } 件
pane-no-results = 「{ $query }」に一致するものは見つかりませんでした。
pane-related = 関連トピック
pane-new-tab = 新しいタブで開きます
pane-fallback = 未翻訳のため、{ $language }で表示しています。
pane-stale = 原文は翻訳より新しいものです。
pane-full-page = ページ全体を開く
pane-helpful = お役に立ちましたか?
pane-yes = はい
pane-no = いいえ

## The page that shows help panes in a portal

demo-title = ポータルのヘルプ ペイン
demo-about = このドキュメントのヘルプを表示する架空のポータルです。ボタンにはコンテキスト ID があり、要素がポータルに伝えた内容は下に表示されます。
demo-mode = 形
demo-beside = ページの横
demo-dialog = ダイアログ
demo-inline = ページの中
demo-events = 要素がポータルに伝えたこと
demo-unknown = 不明なコンテキスト
demo-address = アドレスで開く

## Formats

date = { NUMBER($year, useGrouping: "false") }年{ $month }月{ $day }日
