// Types of <help-pane>. The ids of the bundle's contexts: contexts.d.ts.

/** A context id, or several: separated by blanks, or a list, most important first. */
export type Contexts = string | readonly string[];

/** A pane by its id: the docset path in lower case, or `path#anchor`. */
export interface PaneName { pane: string; anchor?: string; }

export interface ShowOptions {
  /** The heading to go to. */
  anchor?: string;
  /** What the focus returns to; its `aria-expanded` follows the pane. */
  trigger?: HTMLElement;
  /** What is searched for when the id is unknown. */
  query?: string;
  /** Whether the focus goes into the pane. Default: if the reader has just done something. */
  focus?: boolean;
}

export type State = "closed" | "loading" | "ready" | "list" | "missing" | "search" | "error";

/** A pane as its file has it: `schema/pane-1.schema.json`. */
export interface Pane {
  schemaVersion: string;
  id: string;
  locale: string;
  dir: "ltr" | "rtl";
  title: string;
  description?: string;
  html: string;
  toc?: { level: number; anchor: string; text: string }[];
  related?: { id: string; title: string }[];
  translation: { kind: "source" | "mt" | "ht"; stale: boolean; staleSince?: string; handedOff?: string; sourceCommit?: string; untranslated?: number };
  updated?: string;
  canonicalUrl?: string;
  editUrl?: string;
  page: string;
}

/** What a manifest says: `schema/manifest-1.schema.json`. */
export interface Manifest {
  schemaVersion: string;
  bundle: { id: string; version: string };
  sourceLocale: string;
  defaultLocale: string;
  locales: Record<string, { path: string; name: string; dir: "ltr" | "rtl"; chain: string[] }>;
  [field: string]: unknown;
}

/** The details of the element's events. All bubble and cross shadow roots; `preventDefault` counts where it says so. */
export interface HelpPaneEventMap {
  "help-pane-open": CustomEvent<{ contexts?: string[]; pane?: string }>;
  "help-pane-close": CustomEvent<Record<string, never>>;
  /** Cancelable: the reader stays. */
  "help-pane-navigate": CustomEvent<{ from: string | null; to: string; context: string }>;
  /** Cancelable: the portal follows the link by itself. */
  "help-pane-link": CustomEvent<{ href: string; kind: "portal" | "external" }>;
  "help-pane-search": CustomEvent<{ query: string; total: number }>;
  "help-pane-missing": CustomEvent<{ context: string; contexts: string[]; tried: string[] }>;
  "help-pane-feedback": CustomEvent<{ pane: string; locale: string; helpful: boolean }>;
  "help-pane-error": CustomEvent<{ error: Error | Response; contexts?: string[]; pane?: string }>;
}

export class HelpPane extends HTMLElement {
  /** Address of the manifest. */
  src: string;
  context: string;
  anchor: string;
  mode: "" | "complementary" | "dialog" | "inline";
  bilingual: "" | "off" | "hover" | "side" | "source";
  theme: "" | "auto" | "light" | "dark";
  /** Hash of a manifest to stay with. */
  version: string;
  /** Name of the query parameter that opens the pane. */
  param: string;
  open: boolean;
  /** Whether the bytes of files are compared with their names. */
  verify: boolean;
  /** Whether readers are asked if a pane helped. */
  feedback: boolean;
  /** Texts instead of the bundle's, by the names of their messages. */
  strings: Record<string, string> | undefined;
  /** Turns context ids into ids of contexts or panes; `undefined`: as they are. */
  resolver: ((contexts: string[], locales: string[]) => Promise<string[] | undefined> | string[] | undefined) | undefined;
  /** Fetches instead of `fetch`: to add headers. */
  fetcher: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  readonly state: State;
  readonly pane: Pane | null;
  readonly manifest: Manifest | null;
  show(what?: Contexts | PaneName, options?: ShowOptions): Promise<void>;
  hide(): Promise<void>;
  toggle(what?: Contexts | PaneName, options?: ShowOptions): Promise<void>;
  search(query: string): Promise<void>;
  back(): Promise<void>;
  preload(contexts: Contexts): Promise<void>;
  addEventListener<K extends keyof HelpPaneEventMap>(type: K, listener: (this: HelpPane, event: HelpPaneEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/** A call for `window.helpPane.push`: from before the element is there, too. */
export type HelpPaneCall =
  | ["show" | "toggle", (Contexts | PaneName)?, ShowOptions?]
  | ["hide" | "back"]
  | ["search", string]
  | ["preload", Contexts]
  | ((pane: HelpPane) => void);

/** Locales to read for a wanted tag, of those available. */
export function chain(tag: string, of: { available: readonly string[]; configured?: readonly string[]; source?: string; parents?: Record<string, string[]> }): string[];
/** The shard of an id. */
export function shardOf(id: string, shards: number): number;
/** What a shard says of an id: the id it stands for, and its panes with places. */
export function look(shard: { contexts: Record<string, string[][]>; aliases?: Record<string, string>; panes?: Record<string, unknown> }, id: string): [string, string[][]];
/** The panes of several ids, best first. */
export function rank(looked: [string, string[][]][]): { id: string; anchor?: string; count: number; order: number; place: number }[];

declare global {
  interface HTMLElementTagNameMap { "help-pane": HelpPane; }
  interface Window { helpPane: { push(...calls: HelpPaneCall[]): unknown }; }
}
