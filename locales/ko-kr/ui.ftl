### 사이트 텍스트(한국어).

## Every page

skip-to-content = 주요 콘텐츠로 건너뛰기
documentation = 설명서
home = 홈
contents-label = 목차
breadcrumbs-label = 현재 위치
on-this-page = 이 페이지의 내용
sequence-label = 이전 페이지 및 다음 페이지
previous-page = 이전
next-page = 다음
language-label = 언어
language-menu-label = 다른 언어로 이 페이지 읽기
not-translated = 번역되지 않음
updated = 업데이트: { $date }
made-with = { $tool }(으)로 제작

## Notices above an article

notice-label = 이 페이지 정보
fallback-notice = 이 페이지는 아직 번역되지 않았습니다. 표시 언어: { $language }.
machine-notice = 이 페이지는 기계 번역되었으며 오류가 있을 수 있습니다.
machine-notice-dated = 이 페이지는 { $date }에 기계 번역되었으며 오류가 있을 수 있습니다.
read-source = 원본 페이지 읽기: { $language }
untranslated-share = 이 페이지의 { $share }%가 아직 번역되지 않았습니다.
stale-notice = 이 번역 이후 { $date }에 원본 페이지가 변경되었습니다.

## Facts below an article

translated-by-person = 사람이 번역함
translated-by-machine = 기계 번역
translation-date = 번역일: { $date }
translated-version = 번역에 사용된 버전: { $commit }
edit-page = 이 페이지 편집
edit-translation = 이 번역 개선
as-markdown = 이 페이지의 Markdown

## The language an article is read in

view-label = 읽기
view-translation = 번역
view-source = 원문
view-side = 나란히
view-reveal = 문장별
view-source-here = 페이지: { $language }, 메뉴: { $interface }

## Tools that need the script

close = 닫기
copy = 복사
copied = 복사됨
anchor-link = 이 섹션의 링크
filter-label = 목차 필터링
filter-none = 결과 없음
theme-system = 색: 시스템 설정에 따름
theme-light = 색: 밝게
theme-dark = 색: 어둡게
keys-title = 바로 가기 키
keys-on = 이 키 사용
key-help = 이 목록 표시
key-next = 다음 페이지
key-previous = 이전 페이지
key-view = 번역과 원문 간 전환
key-contents = 섹션 목록으로 이동
key-escape = 열려 있는 항목 닫기

## Search

search = 검색
search-label = 이 설명서 검색
search-section = 섹션
search-state = 번역
search-all = 모두
search-words = 추천 검색어
search-results = 결과
search-count = 결과: { $count }개
search-count-about = 결과: 약 { $count }개
search-count-shown = 결과: { $count }개 중 { $shown }개
search-none = 결과 없음
search-busy = 검색 중…
search-corrected = 다음에 대한 결과 표시: { $query }
search-foreign = 이 검색에 대한 { $language } 결과
search-translated = 번역됨
search-machine = 기계 번역
search-partial = 일부 번역됨
search-fallback = 번역되지 않음
search-source = 원문
search-more = 결과 더 보기
search-failed = 검색을 로드할 수 없습니다. 연결을 확인하세요.
search-retry = 다시 시도
search-highlighted = 이 페이지에서: { $count }개
search-unhighlight = 강조 표시 제거
search-needs-script = 검색하려면 JavaScript가 필요합니다. 목차에서 모든 페이지로 이동할 수 있습니다.

## The page for addresses that lead nowhere

not-found-title = 페이지를 찾을 수 없음
not-found-text = 이 주소에는 페이지가 없습니다. 페이지가 이동했거나 주소가 잘못되었을 수 있습니다.
not-found-home = 시작 페이지로 이동
moved-title = 이 페이지가 이동했습니다
moved-link = 새 주소로 이동

## Start pages

choose-language = 언어 선택
all-pages = 모든 페이지
page-count =
    { $count ->
       *[other] 페이지 { $count }개
    }
translated-count =
    { $total ->
       *[other] 페이지 { $total }개 중 { $translated }개 번역됨
    }

## Inside articles

alert-note = 참고
alert-tip = 팁
alert-important = 중요
alert-caution = 주의
alert-warning = 경고
video-link = { $host }에서 비디오 보기
image-larger = 더 큰 이미지 열기
image-description = 이미지 설명
table-label = 가로로 스크롤되는 표
snippet-missing = 코드 샘플 { $path }이(가) 없습니다.
zone-label = 대상: { $pivots }
version-label = 버전: { $versions }
task-done = 완료
task-open = 미완료

## Help panes, which portals embed

pane-title = 도움말
pane-back = 뒤로
pane-loading = 로드 중…
pane-failed = 도움말을 로드할 수 없습니다.
pane-retry = 다시 시도
pane-missing = 아직 도움말이 없습니다. 검색해 보세요.
pane-search = 도움말 검색
pane-results = 결과: { $count }개
pane-no-results = “{ $query }”에 대한 결과를 찾을 수 없습니다.
pane-related = 관련 항목
pane-new-tab = 새 탭에서 열림
pane-fallback = 아직 번역되지 않았습니다. 표시 언어: { $language }.
pane-stale = 원문이 이 번역보다 최신입니다.
pane-full-page = 전체 페이지 열기
pane-helpful = 도움이 되었나요?
pane-yes = 예
pane-no = 아니요

## The page that shows help panes in a portal

demo-title = 포털의 도움말 창
demo-about = 이 문서 집합의 도움말을 보여 주는 가상의 포털입니다. 단추에는 컨텍스트 ID가 있으며, 요소가 포털에 알린 내용은 아래에 표시됩니다.
demo-mode = 형태
demo-beside = 페이지 옆
demo-dialog = 대화 상자
demo-inline = 페이지 안
demo-events = 요소가 포털에 알린 내용
demo-unknown = 알 수 없는 컨텍스트
demo-address = 주소로 열기

## Formats

date = { NUMBER($year, useGrouping: "false") }년 { $month }월 { $day }일
