// One order a day for each card: both sides work it out for themselves, so nothing has to be stored for it.
(function () {
  var list = document.getElementById("quizgen-options");
  if (!list) { return; }
  var rows = Array.prototype.slice.call(list.children);
  var many = list.getAttribute("data-mode") === "multiple";
  var back = list.getAttribute("data-side") === "back";
  var key = list.getAttribute("data-key");
  var day = new Date();
  var words = key + day.getFullYear() + "-" + day.getMonth() + "-" + day.getDate();
  var seed = 2166136261;
  for (var at = 0; at < words.length; at++) { seed = Math.imul(seed ^ words.charCodeAt(at), 16777619) >>> 0; }
  function chance() {
    seed = (seed + 1831565813) >>> 0;
    var mix = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mix = (mix + Math.imul(mix ^ (mix >>> 7), 61 | mix)) ^ mix;
    return ((mix ^ (mix >>> 14)) >>> 0) / 4294967296;
  }
  var shown = rows.slice();
  if (!list.getAttribute("data-fixed")) {
    for (var end = shown.length - 1; end > 0; end--) {
      var pick = Math.floor(chance() * (end + 1)), kept = shown[end];
      shown[end] = shown[pick];
      shown[pick] = kept;
    }
    shown.forEach(function (row) { list.appendChild(row); });
  }
  function recall() {
    try { return JSON.parse(sessionStorage.getItem("quizgen:" + key)) || []; } catch (error) { return (window.quizgenPicks || {})[key] || []; }
  }
  function keep(picks) {
    (window.quizgenPicks = window.quizgenPicks || {})[key] = picks;
    try { sessionStorage.setItem("quizgen:" + key, JSON.stringify(picks)); } catch (error) { return; }
  }
  if (back) {
    recall().forEach(function (place) { if (rows[place]) { rows[place].classList.add("picked"); } });
    return;
  }
  function mark(row, on) {
    row.classList.toggle("picked", on);
    row.setAttribute("aria-checked", on ? "true" : "false");
  }
  function choose(row) {
    var on = many ? !row.classList.contains("picked") : true;
    if (!many) { rows.forEach(function (other) { mark(other, false); }); }
    mark(row, on);
    keep(rows.map(function (other, place) { return other.classList.contains("picked") ? place : -1; }).filter(function (place) { return place >= 0; }));
  }
  keep([]);
  list.classList.add("live");
  list.setAttribute("role", many ? "group" : "radiogroup");
  rows.forEach(function (row) {
    row.setAttribute("role", many ? "checkbox" : "radio");
    row.setAttribute("tabindex", "0");
    mark(row, false);
    row.addEventListener("click", function (event) { event.stopPropagation(); choose(row); });
    row.addEventListener("keydown", function (event) {
      if (event.key === " ") { event.preventDefault(); event.stopPropagation(); choose(row); }
    });
  });
  document.removeEventListener("keydown", window.quizgenKeys);
  window.quizgenKeys = function (event) {
    var row = shown[Number(event.key) - 1];
    if (row && row.isConnected && !event.ctrlKey && !event.altKey && !event.metaKey) { choose(row); }
  };
  document.addEventListener("keydown", window.quizgenKeys);
})();
