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

## The page for addresses that lead nowhere

not-found-title = ページが見つかりません
not-found-text = このアドレスにページはありません。移動されたか、アドレスが間違っている可能性があります。
not-found-home = トップ ページへ移動

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
code-label = 横にスクロールできるコード
snippet-missing = コード サンプル { $path } が見つかりません。
zone-label = 対象: { $pivots }
task-done = 完了
task-open = 未完了

## Formats

date = { NUMBER($year, useGrouping: "false") }年{ $month }月{ $day }日
