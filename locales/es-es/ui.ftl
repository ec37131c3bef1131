### Textos del sitio en español.

## Every page

skip-to-content = Ir al contenido principal
documentation = Documentación
home = Inicio
contents-label = Contenido
breadcrumbs-label = Está aquí
on-this-page = En esta página
sequence-label = Página anterior y siguiente
previous-page = Anterior
next-page = Siguiente
language-label = Idioma
language-menu-label = Leer esta página en otro idioma
not-translated = sin traducir
updated = Actualización: { $date }
made-with = Creado con { $tool }

## Notices above an article

notice-label = Acerca de esta página
fallback-notice = Esta página aún no se ha traducido. Se muestra en el siguiente idioma: { $language }.
machine-notice = Esta página se ha traducido automáticamente y puede contener errores.
machine-notice-dated = Esta página se tradujo automáticamente el { $date } y puede contener errores.
read-source = Leer la página original: { $language }
untranslated-share = El { $share } % de esta página aún no se ha traducido.
stale-notice = La página original ha cambiado después de esta traducción, el { $date }.

## Facts below an article

translated-by-person = Traducción humana
translated-by-machine = Traducción automática
translation-date = Traducción del { $date }
translated-version = Traducido de la versión { $commit }
edit-page = Editar esta página
edit-translation = Mejorar esta traducción
as-markdown = Esta página en Markdown

## The language an article is read in

view-label = Lectura
view-translation = Traducción
view-source = Original
view-side = En paralelo
view-reveal = Frase por frase
view-source-here = Página en { $language }, menús en { $interface }

## Tools that need the script

close = Cerrar
copy = Copiar
copied = Copiado
anchor-link = Enlace a esta sección
filter-label = Filtrar el contenido
filter-none = No se ha encontrado nada
theme-system = Colores: los del sistema
theme-light = Colores: claros
theme-dark = Colores: oscuros
keys-title = Métodos abreviados de teclado
keys-on = Usar estas teclas
key-help = Mostrar esta lista
key-next = Página siguiente
key-previous = Página anterior
key-view = Alternar entre la traducción y el original
key-contents = Ir a la lista de secciones
key-escape = Cerrar lo que esté abierto

## Search

search = Buscar
search-label = Buscar en la documentación
search-section = Sección
search-state = Traducción
search-all = Todo
search-words = Sugerencias
search-results = Resultados
search-count = Resultados: { $count }
search-count-about = Resultados: { $count } aproximadamente
search-count-shown = Resultados: { $shown } de { $count }
search-none = No se ha encontrado nada
search-busy = Buscando…
search-corrected = Se muestran resultados de: { $query }
search-foreign = Resultados en { $language } para esta búsqueda
search-translated = Traducido
search-machine = Traducción automática
search-partial = Traducido en parte
search-fallback = Sin traducir
search-source = Original
search-more = Más resultados
search-failed = No se ha podido cargar la búsqueda. Compruebe la conexión.
search-retry = Reintentar
search-highlighted = En esta página: { $count }
search-unhighlight = Quitar el resaltado
search-needs-script = La búsqueda necesita JavaScript. Desde el contenido se llega a todas las páginas.

## The page for addresses that lead nowhere

not-found-title = Página no encontrada
not-found-text = No hay ninguna página en esta dirección. Puede que se haya movido o que la dirección esté mal escrita.
not-found-home = Ir a la página de inicio
moved-title = Esta página se ha movido
moved-link = Ir a la nueva dirección

## Start pages

choose-language = Elija un idioma
all-pages = Todas las páginas
page-count =
    { $count ->
        [one] { $count } página
        [many] { $count } de páginas
       *[other] { $count } páginas
    }
translated-count =
    { $total ->
        [one] { $translated } de { $total } página traducida
        [many] { $translated } de { $total } de páginas traducidas
       *[other] { $translated } de { $total } páginas traducidas
    }

## Inside articles

alert-note = Nota
alert-tip = Sugerencia
alert-important = Importante
alert-caution = Precaución
alert-warning = Advertencia
video-link = Ver el vídeo en { $host }
image-larger = Abrir la imagen a mayor tamaño
image-description = Descripción de la imagen
table-label = Tabla con desplazamiento horizontal
snippet-missing = Falta el ejemplo de código { $path }.
zone-label = Para: { $pivots }
version-label = Versión: { $versions }
task-done = Hecho
task-open = Pendiente

## Help panes, which portals embed

pane-title = Ayuda
pane-back = Atrás
pane-loading = Cargando…
pane-failed = No se ha podido cargar la ayuda.
pane-retry = Reintentar
pane-missing = Aquí aún no hay ayuda. Pruebe a buscar.
pane-search = Buscar en la ayuda
pane-results = Resultados: { $count }
pane-no-results = No se ha encontrado nada para «{ $query }».
pane-related = Temas relacionados
pane-new-tab = se abre en una pestaña nueva
pane-fallback = Aún sin traducir; se muestra en: { $language }.
pane-stale = El original es más reciente que esta traducción.
pane-full-page = Abrir la página completa
pane-helpful = ¿Le ha resultado útil?
pane-yes = Sí
pane-no = No

## The page that shows help panes in a portal

demo-title = Paneles de ayuda en un portal
demo-about = Un portal ficticio que muestra la ayuda de esta documentación. Sus botones tienen identificadores de contexto; lo que el elemento comunica al portal aparece más abajo.
demo-mode = Forma
demo-beside = Junto a la página
demo-dialog = Cuadro de diálogo
demo-inline = En la página
demo-events = Lo que el elemento ha comunicado al portal
demo-unknown = Un contexto desconocido
demo-address = Abrir mediante una dirección

## Formats

date =
    { $day } de { $month ->
        [1] enero
        [2] febrero
        [3] marzo
        [4] abril
        [5] mayo
        [6] junio
        [7] julio
        [8] agosto
        [9] septiembre
        [10] octubre
        [11] noviembre
       *[12] diciembre
    } de { NUMBER($year, useGrouping: "false") }
