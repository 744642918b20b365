(() => {
  "use strict";
  const { words, store, questions } = JSON.parse(document.getElementById("spoken").textContent);
  const articles = Array.from(document.querySelectorAll(".question"));
  const states = questions.map((question, at) => ({ ...question, at, article: articles[at], home: articles[at].parentElement, key: document.querySelector(`#key-${at + 1} .entry`), result: null, shown: true }));
  let saved = {};
  const by = (id) => document.getElementById(id);
  const find = (state, selector) => Array.from(state.article.querySelectorAll(selector));
  const same = (one, other) => one.length === other.length && one.every((value, at) => value === other[at]);

  const make = (name, kind, text) => {
    const element = document.createElement(name);
    element.className = kind;
    element.textContent = text;
    return element;
  };

  const given = (state) => {
    const choices = find(state, ".options input");
    return choices.length ? choices.filter((input) => input.checked).map((input) => input.value) : find(state, "select").map((select) => select.value);
  };

  const visible = () => states.filter((state) => state.shown);

  // Some browsers refuse to store anything for a file: then the page forgets, and works all the same.
  const recall = () => {
    try {
      const found = JSON.parse(localStorage.getItem(store));
      if (found && typeof found === "object") saved = found;
    } catch (error) { saved = {}; }
  };

  const keep = (state) => {
    if (state.result === null) delete saved[state.id];
    else saved[state.id] = [state.result, said(state)];
    try { localStorage.setItem(store, JSON.stringify(saved)); } catch (error) { return; }
  };

  const said = (state) => find(state, ".line input").length ? find(state, ".line input").map((input) => input.value) : given(state);

  const tally = () => {
    const all = visible();
    const done = all.filter((state) => state.result !== null);
    const right = done.filter((state) => state.result).length;
    by("progress").max = Math.max(all.length, 1);
    by("progress").value = done.length;
    by("score").textContent = `${done.length} ${words.of} ${all.length} ${words.answered} · ${right} ${words.right}`;
    by("missed").hidden = right === done.length;
    by("again").hidden = done.length === 0;
  };

  const verdict = (state) => {
    const good = state.result;
    return make("p", good ? "verdict right" : "verdict wrong", good ? `✓ ${words.correct}` : `✗ ${words.wrong}`);
  };

  const explain = (state) => {
    const feedback = find(state, ".feedback")[0];
    const choices = find(state, ".options li");
    const copies = Array.from(state.key.children).filter((part) => !(choices.length && part.dataset.option)).map((part) => part.cloneNode(true));
    feedback.replaceChildren(...copies);
    choices.forEach((row) => {
      const input = row.querySelector("input");
      const good = state.correct.includes(input.value);
      const reason = state.key.querySelector(`[data-option="${input.value}"] span`);
      row.classList.add(good ? "right" : "wrong");
      const mark = (good ? "✓" : input.checked ? "✗" : "") + (input.checked ? ` ${words.yours}` : "");
      if (mark) row.querySelector("label").append(make("span", "mark", mark));
      if (reason) {
        const line = make("p", "reason", "");
        line.append(reason.cloneNode(true));
        row.append(line);
      }
    });
    find(state, "select").forEach((select, at) => select.classList.add(select.value === state.correct[at] ? "right" : "wrong"));
    find(state, "input, select").forEach((control) => { control.disabled = true; });
    state.article.classList.add("done");
  };

  const judge = (state, good) => {
    state.result = good;
    find(state, ".feedback")[0].prepend(verdict(state));
    find(state, ".actions button").forEach((button) => { button.hidden = !button.matches(".next"); });
  };

  const settle = (state, good) => {
    judge(state, good);
    keep(state);
    const last = visible().every((other) => other.result !== null);
    const next = find(state, ".next")[0];
    next.hidden = last;
    tally();
    (last ? by("again") : next).focus({ preventScroll: last });
  };

  const check = (state) => {
    if (given(state).every((value) => value === "")) return;
    explain(state);
    settle(state, same(given(state), state.correct));
  };

  const reveal = (state) => {
    explain(state);
    find(state, ".reveal")[0].hidden = true;
    find(state, ".knew, .not-yet").forEach((button) => { button.hidden = false; });
    find(state, ".knew")[0].focus();
  };

  const restore = (state) => {
    const entry = saved[state.id];
    if (!Array.isArray(entry) || !Array.isArray(entry[1])) return;
    const choices = find(state, ".options input");
    choices.forEach((input) => { input.checked = entry[1].includes(input.value); });
    if (!choices.length) find(state, "select, .line input").forEach((control, at) => { control.value = String(entry[1][at] ?? ""); });
    explain(state);
    judge(state, entry[0] === true);
  };

  const go = (target) => {
    if (!target) return;
    target.article.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    const control = find(target, "input:enabled, select:enabled, button:not([hidden])")[0];
    if (control) control.focus({ preventScroll: true });
  };

  const next = (state) => {
    const at = states.indexOf(state);
    go([...states.slice(at + 1), ...states.slice(0, at + 1)].find((other) => other.shown && other.result === null));
  };

  const step = (state, way) => {
    const shown = visible();
    go(shown[shown.indexOf(state) + way]);
  };

  const clear = (state) => {
    state.result = null;
    state.article.classList.remove("done");
    find(state, ".feedback")[0].replaceChildren();
    find(state, ".mark, .options .reason").forEach((part) => part.remove());
    find(state, ".right, .wrong").forEach((part) => { if (part.tagName !== "TD") part.classList.remove("right", "wrong"); });
    find(state, "input, select").forEach((control) => {
      control.disabled = false;
      control.checked = false;
      if (control.type !== "radio" && control.type !== "checkbox") control.value = "";
    });
    find(state, ".actions button").forEach((button) => { button.hidden = !button.matches(".check, .reveal"); });
  };

  const retry = (chosen) => {
    chosen.forEach((state) => { clear(state); keep(state); });
    tally();
    if (chosen.length) next(states[(states.indexOf(chosen[0]) + states.length - 1) % states.length]);
  };

  const press = (state, event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const choices = find(state, ".options input");
    const chosen = choices[Number(event.key) - 1];
    if (chosen && !chosen.disabled) {
      event.preventDefault();
      chosen.focus();
      chosen.click();
    } else if (event.key === "Enter" && event.target.matches("input")) {
      event.preventDefault();
      if (choices.length) check(state); else reveal(state);
    } else if (!event.target.matches("[type=text], select") && "nNpP".includes(event.key)) {
      event.preventDefault();
      step(state, "nN".includes(event.key) ? 1 : -1);
    } else if (!event.target.matches("[type=text]") && event.key === "?") {
      event.preventDefault();
      by("keys").open = true;
      by("keys").querySelector("summary").focus();
    }
  };

  // The place of a question hangs on the seed and on itself alone: no other question moves it.
  const rank = (seed, id) => Array.from(`${seed} ${id}`).reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16777619) >>> 0, 2166136261);

  const arrange = () => {
    const seed = by("filters").elements.seed.value;
    states.sort((one, other) => (seed ? rank(seed, one.id) - rank(seed, other.id) : 0) || one.at - other.at);
    states.forEach((state) => (seed ? by("shuffled") : state.home).append(state.article));
  };

  // A question that stops to be missed stays where it is until the choice is made anew.
  const sift = () => {
    const wish = new FormData(by("filters"));
    const fits = (state, name) => !wish.get(name) || String(state[name]) === wish.get(name);
    states.forEach((state) => {
      state.shown = ["week", "topic", "shape"].every((name) => fits(state, name)) && (!wish.get("missed") || state.result === false);
      state.article.hidden = !state.shown;
    });
    document.querySelectorAll(".part").forEach((part) => { part.hidden = !part.querySelector(".question:not([hidden])"); });
    by("none").hidden = visible().length > 0;
    tally();
  };

  states.forEach((state) => {
    const on = (selector, act) => find(state, selector).forEach((button) => button.addEventListener("click", () => act(state)));
    on(".check", check);
    on(".reveal", reveal);
    on(".knew", () => settle(state, true));
    on(".not-yet", () => settle(state, false));
    on(".next", next);
    state.article.addEventListener("keydown", (event) => press(state, event));
    find(state, ".actions")[0].hidden = false;
  });
  by("missed").addEventListener("click", () => retry(visible().filter((state) => state.result === false)));
  by("again").addEventListener("click", () => retry(visible()));
  by("filters").addEventListener("change", (event) => {
    if (event.target.name === "seed") arrange();
    sift();
  });
  by("filters").addEventListener("submit", (event) => event.preventDefault());
  by("print").addEventListener("click", () => print());
  by("show-key").addEventListener("click", () => {
    by("key").classList.add("shown");
    document.querySelector(".more").hidden = true;
    by("key").focus();
  });
  document.documentElement.classList.add("live");
  document.querySelector(".bar").hidden = false;
  by("filters").hidden = false;
  document.querySelector(".more").hidden = false;
  recall();
  states.forEach(restore);
  tally();
})();
