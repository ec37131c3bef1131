// Searches the index that diglot writes (docs/search-format.md). No DOM, but for pages opened from a folder.
globalThis.diglotSearch = (() => {
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUE = Object.fromEntries([...DIGITS].map((digit, value) => [digit, value]));

  // Reads numbers: five bits a digit, the small ones first.
  const numbers = (text) => {
    let at = 0;
    return {
      more: () => at < text.length,
      digit: () => VALUE[text[at++]],
      next() {
        let [n, shift, digit] = [0, 0, 32];
        while (digit > 31) {
          digit = VALUE[text[at++]];
          n |= (digit & 31) << shift;
          shift += 5;
        }
        return n >>> 0;
      },
    };
  };

  // Words. Scripts without spaces are read in pairs of characters.
  const DENSE =
    "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3ffff}";
  const WORD = "\\p{Alphabetic}\\p{M}\\p{N}\\xad\\u200c\\u200d";
  const LETTERS = `(?:(?![${DENSE}])[${WORD}])+`;
  const RUNS = new RegExp(`(${LETTERS}(?:[._-]${LETTERS})*)|(?:(?=[${DENSE}])[${WORD}])+`, "gu");
  const HANGUL = /[\uac00-\ud7a3]{3,}/g;
  const [IS_WORD, IS_CODE, IS_PAIR] = [0, 1, 2];

  const pairs = (run, start, found) => {
    const chars = [...run];
    if (chars.length < 2) found(start, start + run.length, IS_PAIR);
    for (let i = 1; i < chars.length; i++) {
      found(start, start + chars[i - 1].length + chars[i].length, IS_PAIR);
      start += chars[i - 1].length;
    }
  };

  // Calls `found(start, end, kind)` for each word.
  const scan = (text, found) => {
    for (const { 0: run, 1: chain, index } of text.matchAll(RUNS)) {
      if (!chain) {
        pairs(run, index, found);
        continue;
      }
      const words = chain.split(/[._-]/);
      let at = index;
      for (const word of words) {
        if (word.length <= 64) {
          found(at, at + word.length, IS_WORD);
          for (const hangul of word.matchAll(HANGUL)) pairs(hangul[0], at + hangul.index, found);
        }
        at += word.length + 1;
      }
      if (words.length > 1 && words.length < 9 && chain.length <= 64) found(index, index + chain.length, IS_CODE);
    }
  };

  const DROPPED = /[\xad\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]/g;
  const SAME = { ß: "ss", æ: "ae", œ: "oe", þ: "th", ø: "o", đ: "d", ð: "d", ħ: "h", ı: "i", ł: "l", ς: "σ", ى: "ي", ی: "ي", ة: "ه", ک: "ك" };
  const ALIKE = new RegExp(`[${Object.keys(SAME).join("")}]`, "g");
  const plain = (word) =>
    word.normalize("NFKD").replace(DROPPED, "").replace(ALIKE, (c) => SAME[c]).normalize("NFC");

  // Gives a word as it is looked up; letters of `keep` are letters of their own.
  const folding = (keep) => {
    const others = keep && new RegExp(`[^${keep}]+`, "g");
    return (word) => {
      const lower = word.normalize("NFC").toLowerCase();
      if (!/[^\0-\x7f]/.test(lower)) return lower;
      return others ? lower.replace(others, plain) : plain(lower);
    };
  };

  // The place of the last of `list` that is not after `key`; -1: all are.
  const place = (list, key) => {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] <= key) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  // How many letters were mistyped, swapped, left out or added; more than `most` is most + 1.
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let [before, row] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        let n = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) n = Math.min(n, before[j - 2] + 1);
        next.push(n);
        least = Math.min(least, n);
      }
      if (least > most) return most + 1;
      [before, row] = [row, next];
    }
    return row[b.length];
  };

  const weight = (level) => 1.4 / 1.25 ** (15 - level);

  class Index {
    constructor(meta, get) {
      Object.assign(this, { language: meta.language, dir: meta.dir, source: meta.source, count: meta.pages });
      this.meta = meta;
      this.fold = folding(meta.keep);
      this.common = new Set(meta.common.split(" "));
      let last = "";
      this.bounds = (meta.bounds ? meta.bounds.split(" ") : []).map((bound) => {
        const shared = [...last].slice(0, VALUE[bound[0]]).join("");
        return (last = shared + bound.slice(1));
      });
      const kept = new Map();
      this.asked = 0;
      this.get = (name) => {
        if (!kept.has(name)) {
          this.asked++;
          const payload = get(name, meta.version);
          payload.catch(() => kept.delete(name));
          kept.set(name, payload);
        }
        return kept.get(name);
      };
      this.shards = new Map();
    }

    // The forms of a shard and the groups they belong to.
    async shard(number) {
      const known = this.shards.get(number);
      if (known) return known;
      const [forms, refs, groups, elsewhere] = await this.get(`w${number}`);
      const read = numbers(refs);
      const shard = { shown: forms.split(" "), refs: [], forms: groups.map(() => []), groups };
      shard.keys = shard.shown.map(this.fold);
      let home = 0;
      for (const key of shard.keys) {
        const own = [];
        let more = 1;
        while (more) {
          const ref = read.next();
          more = ref & 1;
          const kind = ref >> 1;
          const far = kind - 2;
          if (kind && !(kind & 1)) own.push([elsewhere[far], elsewhere[far + 1]]);
          else {
            const at = kind ? (kind - 1) >> 1 : home++;
            own.push([number, at]);
            shard.forms[at]?.push(key);
          }
        }
        shard.refs.push(own);
      }
      this.shards.set(number, shard);
      return shard;
    }

    shardOf(key) {
      return Math.max(0, place(this.bounds, key));
    }

    // The postings of a group, and the forms that are known of it.
    async group([number, at]) {
      const shard = await this.shard(number);
      const text = shard.groups[at];
      if (typeof text !== "string") return text;
      const read = numbers(text);
      const group = { df: read.next(), pages: [], weights: [], sections: [], forms: shard.forms[at] };
      let page = 0;
      while (read.more()) {
        page += read.next();
        const digit = read.digit();
        group.pages.push(page);
        group.weights.push(weight(digit >> 2));
        group.sections.push((digit & 3) < 3 ? digit & 3 : 3 + read.next());
      }
      return (shard.groups[at] = group);
    }

    // The groups of a form; null: there is no such form.
    async lookup(key) {
      if (!this.bounds.length) return null;
      const shard = await this.shard(this.shardOf(key));
      const at = place(shard.keys, key);
      return shard.keys[at] === key ? Promise.all(shard.refs[at].map((ref) => this.group(ref))) : null;
    }

    // Forms that begin with `prefix`, those met most first: [shown, groups].
    async beginning(prefix, most) {
      if (!this.bounds.length) return [];
      const found = [];
      const first = this.shardOf(prefix);
      for (let number = first; number < Math.min(first + 2, this.bounds.length); number++) {
        if (number > first && !this.bounds[number].startsWith(prefix)) break;
        const shard = await this.shard(number);
        for (let at = Math.max(0, place(shard.keys, prefix)); at < shard.keys.length; at++) {
          if (!shard.keys[at].startsWith(prefix)) {
            if (shard.keys[at] > prefix) break;
            continue;
          }
          // Only what stands here: the forms that people write do.
          const here = shard.refs[at].filter((ref) => ref[0] === number);
          if (here.length) found.push([shard.shown[at], await Promise.all(here.map((ref) => this.group(ref)))]);
        }
      }
      const df = ([, groups]) => Math.max(...groups.map((group) => group.df));
      return found.sort((a, b) => df(b) - df(a)).slice(0, most);
    }

    // What a word that is unknown may have meant: [word, factor].
    async meant(key) {
      const length = [...key].length;
      const found = [];
      for (let most = 1; most <= (length < 8 ? 1 : 2) && !found.length && length > 3; most++) {
        const lengths = this.meta.suggestions.filter((n) => Math.abs(n - length) <= most);
        const sorts = await Promise.all(lengths.map((n) => this.get(`v${n}`)));
        for (const words of sorts) {
          words.forEach((list, sort) => {
            for (const word of list.split(" ")) {
              const n = distance(key, word, most);
              if (n <= most) found.push([word, n + sort / 10 + (word[0] !== key[0]) / 5]);
            }
          });
        }
      }
      found.sort((a, b) => a[1] - b[1]);
      return found.slice(0, 3).map(([word, cost]) => [word, 0.8 ** cost]);
    }

    // What is searched for: words with the groups that stand for them.
    async terms(query, typing) {
      const quoted = [];
      const text = query.replace(/["“”„«»]([^"“”„«»]+)["“”„«»]/g, (all, inner) => {
        const phrase = [];
        scan(inner, (start, end, kind) => {
          if (kind !== IS_CODE) phrase.push(this.fold(inner.slice(start, end)));
        });
        if (phrase.length) quoted.push(phrase);
        return ` ${inner} `;
      });
      const words = new Map();
      scan(text, (start, end, kind) => {
        const key = this.fold(text.slice(start, end));
        if (!key) return;
        const word = { key, written: text.slice(start, end), kind, last: end === text.length && kind === IS_WORD, groups: [], quoted: quoted.some((phrase) => phrase.includes(key)) };
        if (!words.has(key) || word.last) words.set(key, word);
      });
      // Syllables of a Korean word stand for it only where it is unknown.
      let terms = [...words.values()];
      const telling = terms.filter((term) => !this.common.has(term.key));
      if (telling.length) terms = telling;
      terms = terms.slice(0, 20);
      let corrected = query;
      const arabic = /^ar\b/.test(this.language);
      await Promise.all(
        terms.map(async (term) => {
          let groups = await this.lookup(term.key);
          // Arabic joins the article to its word, and a page may have the word with it only.
          const joined = "ال" + term.key;
          if (!groups && arabic && !term.key.startsWith("ال") && (groups = await this.lookup(joined))) term.key = joined;
          for (const group of groups ?? []) term.groups.push([group, 1]);
          if (term.last && typing && term.key.length > 1) {
            for (const [shown, groups] of await this.beginning(term.key, 8)) {
              if (this.fold(shown) === term.key) continue;
              for (const group of groups) {
                if (!term.groups.some(([known]) => known === group)) term.groups.push([group, term.groups.length ? 0.4 : 0.8]);
              }
            }
          }
        }),
      );
      for (const term of terms) {
        if (term.groups.length || term.kind !== IS_WORD || typing) continue;
        const meant = await this.meant(term.key);
        for (const [i, [word, factor]] of meant.entries()) {
          for (const group of (await this.lookup(word)) ?? []) term.groups.push([group, factor]);
          if (!i) corrected = corrected.replace(term.written, word);
        }
        if (!meant.length && term.key.length > 4) {
          const stem = term.key.slice(0, Math.max(4, term.key.length - 3));
          for (const [, groups] of await this.beginning(stem, 3)) for (const group of groups) term.groups.push([group, 0.6]);
        }
      }
      // A code that nobody wrote whole, or a syllable of a known word, is nothing to miss.
      terms = terms.filter((term) => term.groups.length || term.kind === IS_WORD);
      for (const term of terms) {
        const df = Math.max(0.5, ...term.groups.map(([group]) => group.df));
        term.idf = Math.log(1 + (this.count - Math.min(df, this.count) + 0.5) / (df + 0.5));
      }
      return { terms, quoted, corrected: corrected === query ? undefined : corrected };
    }

    async facets() {
      if (!this.filed) {
        const [names, runs] = await this.get("p");
        const [sections, states] = [new Uint16Array(this.count), new Uint8Array(this.count)];
        const read = numbers(runs);
        for (let at = 0; read.more(); ) {
          const [length, section, state] = [read.next(), read.next(), read.next()];
          sections.fill(section, at, at + length);
          states.fill(state, at, (at += length));
        }
        this.filed = { names, sections, states };
      }
      return this.filed;
    }

    async page(number) {
      const pack = Math.floor(number / this.meta.pack);
      return (await this.get(`t${pack}`))[number % this.meta.pack];
    }

    // The text of a page's section.
    async text(number, section) {
      const [, , text, at] = section;
      return typeof text === "number" ? (await this.get(`x${number}-${text}`))[at] : text;
    }

    async search(query, { limit = 10, offset = 0, filters = {}, typing = false } = {}) {
      const filed = this.facets();
      const { terms, quoted, corrected } = await this.terms(query, typing);
      const { names, sections, states } = await filed;
      const count = this.count;
      const score = new Float32Array(count);
      const cover = new Float32Array(count);
      let whole = 0;
      for (const term of terms) {
        whole += term.idf;
        const best = new Map();
        for (const [group, factor] of term.groups) {
          group.pages.forEach((page, i) => {
            const w = group.weights[i] * factor;
            if (w > (best.get(page) ?? 0)) best.set(page, w);
          });
        }
        for (const [page, w] of best) {
          score[page] += term.idf * w;
          cover[page] += term.idf;
        }
      }
      let hits = [];
      let most = 0;
      for (let page = 0; page < count; page++) if (cover[page] > most) most = cover[page];
      // A long query is a description: a page may lack some of it.
      const strict = Math.max(0.6, Math.min(2, 8 / terms.length));
      const enough = quoted.length ? most : most * 0.6;
      for (let page = 0; page < count; page++) {
        if (!score[page] || cover[page] < enough - 1e-3) continue;
        score[page] *= (cover[page] / whole) ** strict;
        hits.push(page);
      }
      const states_ = this.meta.states;
      const facets = { section: {}, state: {} };
      hits = hits.filter((page) => {
        const [section, state] = [names[sections[page]], states_[states[page]]];
        const inSection = !filters.section || filters.section === section;
        const inState = !filters.state || filters.state === state;
        if (inState && section) facets.section[section] = (facets.section[section] ?? 0) + 1;
        if (inSection) facets.state[state] = (facets.state[state] ?? 0) + 1;
        return inSection && inState;
      });
      hits.sort((a, b) => score[b] - score[a] || a - b);
      let total = hits.length;
      let exact = hits.every((page) => cover[page] > whole - 1e-3);

      const matcher = new Map();
      terms.forEach((term, i) => {
        matcher.set(term.key, i);
        for (const [group] of term.groups) for (const form of group.forms) if (!matcher.has(form)) matcher.set(form, i);
      });
      const seen = [];
      if (quoted.length) {
        // Texts are read until there are results enough; how many files that may take is bounded.
        const most = this.asked + 36;
        let checked = 0;
        while (checked < hits.length && seen.length < offset + limit && this.asked < most) {
          const some = hits.slice(checked, (checked += 4));
          const found = await Promise.all(some.map((page) => this.phrased(page, quoted)));
          seen.push(...some.filter((_, i) => found[i]));
        }
        checked = Math.min(checked, hits.length);
        exact = checked === hits.length;
        total = exact ? seen.length : Math.max(seen.length, Math.round((hits.length * seen.length) / Math.max(checked, 1)));
      } else {
        seen.push(...hits.slice(0, offset + Math.max(limit, 10)));
      }
      const read = await Promise.all(seen.slice(offset).map((page) => this.read(page, terms, matcher, score[page])));
      // Words that stand close to each other count more; only within what is shown together.
      read.sort((a, b) => b.score - a.score);
      return {
        total,
        exact,
        more: total > offset + limit,
        corrected,
        terms: terms.map((term) => term.key),
        facets,
        results: read.slice(0, limit),
      };
    }

    // Whether a page has all phrases.
    async phrased(number, phrases) {
      const page = await this.page(number);
      const left = new Set(phrases);
      for (const section of [[page[1], "", page[1]], ...page[5]]) {
        if (!left.size) break;
        const text = await this.text(number, section);
        const keys = [];
        for (const part of [section[0], text]) {
          scan(part, (start, end, kind) => kind !== IS_CODE && keys.push(this.fold(part.slice(start, end))));
          keys.push("");
        }
        for (const phrase of left) {
          if (keys.some((key, i) => key === phrase[0] && phrase.every((word, j) => keys[i + j] === word))) left.delete(phrase);
        }
      }
      return !left.size;
    }

    // A result: the page's best section and what of its text to show.
    async read(number, terms, matcher, score) {
      const [url, title, state, language, crumbs, sections] = await this.page(number);
      const votes = new Map();
      for (const term of terms) {
        for (const [group, factor] of term.groups) {
          const at = place(group.pages, number);
          if (group.pages[at] !== number) continue;
          const section = group.sections[at];
          votes.set(section, (votes.get(section) ?? 0) + term.idf * factor * group.weights[at]);
        }
      }
      const [best] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [0];
      const section = sections[best] ?? sections[0];
      const text = await this.text(number, section);
      const hits = this.hits(text, matcher);
      const inTitle = this.hits(title, matcher);
      const [near, from] = this.window(hits, terms);
      const [lang, dir] = language ? this.meta.languages[language - 1] : [this.language, this.dir];
      let words = 0;
      scan(title, (_, __, kind) => (words += kind !== IS_CODE));
      const known = new Set(inTitle.map((hit) => hit[2])).size;
      const share = known / Math.max(words, terms.length, 1);
      return {
        url,
        title,
        lang,
        dir,
        state: this.meta.states[state],
        crumbs,
        score:
          score *
          (1 +
            0.8 * Math.max(near, this.window(inTitle, terms)[0]) +
            0.4 * Math.max(this.order(hits, terms), this.order(inTitle, terms)) +
            0.3 * share),
        heading: section[0] || undefined,
        anchor: section[1] || undefined,
        excerpt: this.excerpt(text, hits, from),
        titleParts: this.parts(title, inTitle, 0, title.length),
      };
    }

    // Where words of the search stand in a text: [start, end, term, place, form].
    hits(text, matcher) {
      const hits = [];
      let nth = 0;
      scan(text, (start, end, kind) => {
        const key = this.fold(text.slice(start, end));
        const term = matcher.get(key);
        if (term !== undefined) hits.push([start, end, term, nth, key]);
        nth += kind !== IS_CODE;
      });
      return hits;
    }

    // The closest company of words: how close it is (0 to 1), and its first hit.
    window(hits, terms) {
      let [near, from, top] = [0, 0, -1];
      const whole = terms.reduce((sum, term) => sum + term.idf, 0) || 1;
      hits.forEach((first, i) => {
        const met = new Set();
        let sum = 0;
        for (let j = i; j < hits.length && hits[j][3] - first[3] < 30 && hits[j][0] - first[0] < 180; j++) {
          if (met.has(hits[j][2])) continue;
          met.add(hits[j][2]);
          const term = terms[hits[j][2]];
          sum += term.idf * (term.key === hits[j][4] ? 1 : 0.7);
          const worth = (sum / whole) * Math.min(1, (met.size * 2.5) / (hits[j][3] - first[3] + 1));
          near = Math.max(near, worth);
        }
        if (sum > top) [top, from] = [sum, i];
      });
      return [near, from];
    }

    // How many of the words follow each other as they were typed (0 to 1).
    order(hits, terms) {
      const last = [];
      const pairs = new Set();
      for (const [, , term, at] of hits) {
        if (at - last[term - 1] < 7) pairs.add(term);
        last[term] = at;
      }
      return pairs.size / Math.max(1, terms.length - 1);
    }

    excerpt(text, hits, from) {
      const LENGTH = 200;
      let start = 0;
      if (hits.length && text.length > LENGTH) {
        start = Math.max(0, hits[from][0] - 50);
        const before = text.slice(Math.max(0, hits[from][0] - 90), hits[from][0]);
        const sentence = Math.max(before.lastIndexOf("\n"), before.search(/[.!?。！？؟][\s”"»]*(?!.*[.!?。！？؟])/su));
        if (sentence >= 0) start = hits[from][0] - before.length + sentence + 1;
        else if (start) start += Math.max(0, text.slice(start, hits[from][0]).search(/\s/) + 1);
      }
      let end = Math.min(text.length, start + LENGTH);
      if (end < text.length) {
        const space = text.slice(start, end).search(/\s\S*$/);
        if (space > LENGTH / 2) end = start + space;
      }
      const parts = this.parts(text, hits, start, end);
      if (start > 0) parts.unshift({ text: "… ", hit: false });
      if (end < text.length) parts.push({ text: " …", hit: false });
      return parts;
    }

    // A stretch of text in pieces, hits apart.
    parts(text, hits, start, end) {
      const parts = [];
      const put = (from, to, hit) => {
        const piece = text.slice(from, to).replace(/\s+/g, " ");
        const last = parts[parts.length - 1];
        if (!piece) return;
        if (last && last.hit === hit) last.text += piece;
        else parts.push({ text: piece, hit });
      };
      let at = start;
      for (const [from, to] of hits) {
        if (to <= at || from < start || to > end) continue;
        put(at, Math.max(at, from), false);
        put(Math.max(at, from), to, true);
        at = to;
      }
      put(at, end, false);
      return parts;
    }

    // Ways to complete what was typed.
    async complete(text, { limit = 6 } = {}) {
      let last;
      scan(text, (start, end, kind) => {
        if (end === text.length && kind !== IS_PAIR && !(last?.[0] <= start)) last = [start, end];
      });
      if (!last) return [];
      const key = this.fold(text.slice(...last));
      if (key.length < 2) return [];
      const found = await this.beginning(key, limit * 3);
      const seen = new Set();
      const ways = [];
      for (const [shown, groups] of found) {
        const known = groups.every((group) => seen.has(group));
        groups.forEach((group) => seen.add(group));
        if (!known && this.fold(shown) !== key) ways.push(text.slice(0, last[0]) + shown);
      }
      return ways.slice(0, limit);
    }
  }

  // Payloads that scripts bring, by name, and who waits for them.
  const waiting = new Map();
  const add = (name, payload) => {
    waiting.get(name)?.(payload);
    waiting.delete(name);
  };

  // How files are had when the caller does not say.
  const loader = (base) => {
    const url = new URL(base.replace(/\/?$/, "/"), globalThis.document?.baseURI);
    const folder = decodeURIComponent(url.pathname.split("/").at(-2));
    const script = (name, query) =>
      new Promise((resolve, reject) => {
        const element = document.createElement("script");
        waiting.set(`${folder}/${name}`, resolve);
        element.onload = () => element.remove();
        element.onerror = () => reject(new Error(`${name} is missing`));
        element.src = `${url}${name}.js${query}`;
        document.head.append(element);
      });
    const text = async (name, query) => {
      const answer = await fetch(`${url}${name}.js${query}`, { cache: query ? "default" : "no-cache" });
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      const text = await answer.text();
      return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
    };
    const get = url.protocol === "file:" ? script : text;
    return (name, version) => get(name, version ? `?v=${version}` : "");
  };

  const open = async (base, { load } = {}) => {
    const get = load ?? loader(base);
    return new Index(await get("index"), get);
  };

  return { add, open, scan, folding };
})();
