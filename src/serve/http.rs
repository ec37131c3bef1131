//! Answering requests.

use std::convert::Infallible;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State as Shared};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::stream;
use percent_encoding::percent_decode_str;

use super::address::{Address, Found};
use super::hosts::Hosts;
use super::live::{Live, State};
use super::range::{Part, part};
use super::{headers, mime, page};

/// What all requests share.
struct Server {
    live: Arc<Live>,
    hosts: Hosts,
}

/// The whole server: the site, and what an open page needs below `/_diglot/`.
pub(super) fn router(live: Arc<Live>, hosts: Hosts) -> Router {
    let server = Arc::new(Server { live, hosts });
    let script = || async { asset(include_str!("reload.js"), "reload.js") };
    let style = || async { asset(include_str!("reload.css"), "reload.css") };
    Router::new()
        .route("/_diglot/events", get(events))
        .route("/_diglot/reload.js", get(script))
        .route("/_diglot/reload.css", get(style))
        .fallback(site)
        .layer(middleware::from_fn_with_state(Arc::clone(&server), guard))
        .with_state(server)
}

/// Refuses what no reader of the site sends, and seals every answer.
async fn guard(Shared(server): Shared<Arc<Server>>, request: Request, next: Next) -> Response {
    let mut response = if !names_us(&server.hosts, request.headers(), request.uri()) {
        let text = "diglot serve answers to localhost, to addresses and to the name given with --host.\n";
        (StatusCode::FORBIDDEN, text).into_response()
    } else if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let allow = [(header::ALLOW, "GET, HEAD")];
        (StatusCode::METHOD_NOT_ALLOWED, allow, "GET and HEAD only.\n").into_response()
    } else {
        next.run(request).await
    };
    headers::seal(response.headers_mut(), server.live.now().remote_media);
    response
}

fn names_us(hosts: &Hosts, headers: &HeaderMap, uri: &Uri) -> bool {
    let mut named = headers.get_all(header::HOST).iter();
    let header = match (named.next(), named.next()) {
        (Some(one), None) => one.to_str().is_ok_and(|h| hosts.allow(h)),
        _ => false,
    };
    header && uri.authority().is_none_or(|a| hosts.allow(a.as_str()))
}

fn asset(text: &'static str, name: &str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, mime::of(name))], text)
}

/// The news for one page, for as long as it is open: `/_diglot/events?page=PATH`.
async fn events(Shared(server): Shared<Arc<Server>>, uri: Uri) -> impl IntoResponse {
    let page =
        uri.query().and_then(|q| q.split('&').find_map(|p| p.strip_prefix("page="))).unwrap_or_default();
    let page = percent_decode_str(page).decode_utf8_lossy().into_owned();
    let news = stream::unfold((server.live.subscribe(), page), |(mut live, page)| async move {
        live.changed().await.ok()?;
        let told = live.borrow_and_update().told(&page);
        let event = Event::default().event("state").retry(Duration::from_secs(1)).data(told);
        Some((Ok::<_, Infallible>(event), (live, page)))
    });
    Sse::new(news).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
}

/// A file of the site.
async fn site(Shared(server): Shared<Arc<Server>>, request: Request) -> Response {
    // Read before the file is: a page must not claim to be newer than it is.
    let state = server.live.now();
    let answer = tokio::task::spawn_blocking(move || answer(&state, request.uri(), request.headers())).await;
    answer.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

fn answer(state: &State, uri: &Uri, asked: &HeaderMap) -> Response {
    let address = Address::parse(uri.path());
    match address.as_ref().map_or(Found::Nothing, |a| a.find(&state.site)) {
        Found::File(path, output) => match file(state, &path, &output, asked) {
            Ok(response) => response,
            // It went away a moment ago.
            Err(_) => not_found(state, address.as_ref()),
        },
        Found::Folder => {
            let query = uri.query().map(|q| format!("?{q}")).unwrap_or_default();
            let to = format!("{}/{query}", uri.path());
            (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, to)]).into_response()
        }
        // Browsers ask for it whatever a page says, and complain to the writer.
        Found::Nothing if uri.path() == "/favicon.ico" => StatusCode::NO_CONTENT.into_response(),
        Found::Nothing => not_found(state, address.as_ref()),
    }
}

fn file(state: &State, path: &Path, output: &str, asked: &HeaderMap) -> io::Result<Response> {
    let mut bytes = std::fs::read(path)?;
    let kind = [(header::CONTENT_TYPE, mime::of(output)), (header::ACCEPT_RANGES, "bytes")];
    if mime::of(output) == mime::HTML {
        bytes = page::with_reload(&bytes, &state.version);
    }
    let len = bytes.len();
    Ok(match part(asked.get(header::RANGE).and_then(|r| r.to_str().ok()), len) {
        Part::Whole => (kind, bytes).into_response(),
        Part::Bytes(range) => {
            let which = [(header::CONTENT_RANGE, format!("bytes {}-{}/{len}", range.start, range.end - 1))];
            bytes.truncate(range.end);
            (StatusCode::PARTIAL_CONTENT, kind, which, bytes.split_off(range.start)).into_response()
        }
        Part::Outside => {
            let which = [(header::CONTENT_RANGE, format!("bytes */{len}"))];
            (StatusCode::RANGE_NOT_SATISFIABLE, which).into_response()
        }
    })
}

/// The locale's own page for that, otherwise the source locale's.
fn not_found(state: &State, address: Option<&Address>) -> Response {
    let top = address.map_or("", Address::top);
    let own = state.locales.iter().filter(|l| *l == top).chain(state.locales.first());
    let written = own.into_iter().find_map(|l| std::fs::read(state.site.join(l).join("404.html")).ok());
    let (status, html) = match written {
        Some(html) => (StatusCode::NOT_FOUND, page::anywhere(&String::from_utf8_lossy(&html), state)),
        None if state.site.join("index.html").is_file() => {
            (StatusCode::NOT_FOUND, page::plain("Not found", "The site has no page at this address."))
        }
        None => {
            let text = "The docset is gone, or cannot be built. This page reloads when it can be.";
            (StatusCode::SERVICE_UNAVAILABLE, page::plain("Nothing to show", text))
        }
    };
    let html = page::with_reload(html.as_bytes(), &state.version);
    (status, [(header::CONTENT_TYPE, mime::HTML)], html).into_response()
}
