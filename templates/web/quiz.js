(() => {
  "use strict";
  const { words, questions } = JSON.parse(document.getElementById("spoken").textContent);
  const articles = Array.from(document.querySelectorAll(".question"));
  const states = questions.map((question, at) => ({ ...question, article: articles[at], key: document.querySelector(`#key-${at + 1} .entry`), result: null }));
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

  const tally = () => {
    const done = states.filter((state) => state.result !== null);
    const right = done.filter((state) => state.result).length;
    by("progress").value = done.length;
    by("score").textContent = `${done.length} ${words.of} ${states.length} ${words.answered} · ${right} ${words.right}`;
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

  const settle = (state, good) => {
    state.result = good;
    find(state, ".feedback")[0].prepend(verdict(state));
    find(state, ".actions button").forEach((button) => { button.hidden = !button.matches(".next"); });
    const last = states.every((other) => other.result !== null);
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

  const next = (state) => {
    const at = states.indexOf(state);
    const target = [...states.slice(at + 1), ...states.slice(0, at + 1)].find((other) => other.result === null);
    if (!target) return;
    target.article.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    find(target, "input, select")[0].focus({ preventScroll: true });
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
    chosen.forEach(clear);
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
    }
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
  by("missed").addEventListener("click", () => retry(states.filter((state) => state.result === false)));
  by("again").addEventListener("click", () => retry(states));
  by("print").addEventListener("click", () => print());
  by("show-key").addEventListener("click", () => {
    by("key").classList.add("shown");
    document.querySelector(".more").hidden = true;
    by("key").focus();
  });
  document.documentElement.classList.add("live");
  document.querySelector(".bar").hidden = false;
  document.querySelector(".more").hidden = false;
  tally();
})();
