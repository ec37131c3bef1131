### Textos do site em português do Brasil.

## Every page

skip-to-content = Ir para o conteúdo principal
documentation = Documentação
home = Início
contents-label = Sumário
breadcrumbs-label = Você está aqui
on-this-page = Nesta página
sequence-label = Página anterior e próxima página
previous-page = Anterior
next-page = Próxima
language-label = Idioma
language-menu-label = Ler esta página em outro idioma
not-translated = não traduzida
updated = Atualização: { $date }
made-with = Criado com { $tool }

## Notices above an article

notice-label = Sobre esta página
fallback-notice = Esta página ainda não foi traduzida. Ela é exibida no seguinte idioma: { $language }.
machine-notice = Esta página foi traduzida automaticamente e pode conter erros.
machine-notice-dated = Esta página foi traduzida automaticamente em { $date } e pode conter erros.
read-source = Ler a página original: { $language }
untranslated-share = { $share }% desta página ainda não foram traduzidos.
stale-notice = A página original foi alterada depois desta tradução, em { $date }.

## Facts below an article

translated-by-person = Tradução humana
translated-by-machine = Tradução automática
translation-date = Tradução de { $date }
translated-version = Traduzido da versão { $commit }
edit-page = Editar esta página
edit-translation = Melhorar esta tradução
as-markdown = Esta página em Markdown

## The language an article is read in

view-label = Leitura
view-translation = Tradução
view-source = Original
view-side = Lado a lado
view-reveal = Frase por frase
view-source-here = Página em { $language }, menus em { $interface }

## Tools that need the script

close = Fechar
copy = Copiar
copied = Copiado
anchor-link = Link para esta seção
filter-label = Filtrar o sumário
filter-none = Nada encontrado
theme-system = Cores: as do sistema
theme-light = Cores: claras
theme-dark = Cores: escuras
keys-title = Atalhos de teclado
keys-on = Usar estas teclas
key-help = Mostrar esta lista
key-next = Próxima página
key-previous = Página anterior
key-view = Alternar entre a tradução e o original
key-contents = Ir para a lista de seções
key-escape = Fechar o que está aberto

## Search

search = Pesquisar
search-label = Pesquisar na documentação
search-section = Seção
search-state = Tradução
search-all = Tudo
search-words = Sugestões
search-results = Resultados
search-count = Resultados: { $count }
search-count-about = Resultados: cerca de { $count }
search-count-shown = Resultados: { $shown } de { $count }
search-none = Nada encontrado
search-busy = Pesquisando…
search-corrected = Resultados exibidos para: { $query }
search-foreign = Resultados em { $language } para esta pesquisa
search-translated = Traduzido
search-machine = Tradução automática
search-partial = Traduzido em parte
search-fallback = Não traduzido
search-source = Original
search-more = Mais resultados
search-failed = Não foi possível carregar a pesquisa. Verifique sua conexão.
search-retry = Tentar novamente
search-highlighted = Nesta página: { $count }
search-unhighlight = Remover o realce
search-needs-script = A pesquisa requer JavaScript. O sumário leva a todas as páginas.

## The page for addresses that lead nowhere

not-found-title = Página não encontrada
not-found-text = Não há nenhuma página neste endereço. Ela pode ter sido movida ou o endereço pode estar incorreto.
not-found-home = Ir para a página inicial
moved-title = Esta página foi movida
moved-link = Ir para o novo endereço

## Start pages

choose-language = Escolha um idioma
all-pages = Todas as páginas
page-count =
    { $count ->
        [one] { $count } página
        [many] { $count } de páginas
       *[other] { $count } páginas
    }
translated-count =
    { $total ->
        [one] { $translated } de { $total } página traduzida
        [many] { $translated } de { $total } de páginas traduzidas
       *[other] { $translated } de { $total } páginas traduzidas
    }

## Inside articles

alert-note = Observação
alert-tip = Dica
alert-important = Importante
alert-caution = Cuidado
alert-warning = Aviso
video-link = Assistir ao vídeo em { $host }
image-larger = Abrir uma imagem maior
image-description = Descrição da imagem
table-label = Tabela com rolagem horizontal
snippet-missing = O exemplo de código { $path } está ausente.
zone-label = Para: { $pivots }
version-label = Versão: { $versions }
task-done = Concluído
task-open = Não concluído

## Help panes, which portals embed

pane-title = Ajuda
pane-back = Voltar
pane-loading = Carregando…
pane-failed = Não foi possível carregar a ajuda.
pane-retry = Tentar novamente
pane-missing = Ainda não há ajuda aqui. Tente pesquisar.
pane-search = Pesquisar na ajuda
pane-results = Resultados: { $count }
pane-no-results = Nada foi encontrado para “{ $query }”.
pane-related = Tópicos relacionados
pane-new-tab = abre em uma nova guia
pane-fallback = Ainda não traduzido; exibido em: { $language }.
pane-stale = O original é mais recente que esta tradução.
pane-full-page = Abrir a página inteira
pane-helpful = Isto foi útil?
pane-yes = Sim
pane-no = Não

## The page that shows help panes in a portal

demo-title = Painéis de ajuda em um portal
demo-about = Um portal fictício que mostra a ajuda desta documentação. Seus botões têm IDs de contexto; o que o elemento informa ao portal é listado abaixo.
demo-mode = Forma
demo-beside = Ao lado da página
demo-dialog = Caixa de diálogo
demo-inline = Na página
demo-events = O que o elemento informou ao portal
demo-unknown = Um contexto desconhecido
demo-address = Abrir por um endereço

## Formats

date =
    { $day } de { $month ->
        [1] janeiro
        [2] fevereiro
        [3] março
        [4] abril
        [5] maio
        [6] junho
        [7] julho
        [8] agosto
        [9] setembro
        [10] outubro
        [11] novembro
       *[12] dezembro
    } de { NUMBER($year, useGrouping: "false") }
