(function () {
  "use strict";
  var about = document.body.dataset, steps = Number(about.steps), last = steps ? steps + 1 : 0;
  var stage = document.getElementById("stage"), lost = document.getElementById("lost");
  var parts = { cover: null, place: null, end: null }, at = 0, asked = 0, timer = 0;
  Object.keys(parts).forEach(function (id) { parts[id] = document.getElementById(id); });

  function fit(box) {
    var size = 1, around = getComputedStyle(stage);
    var room = stage.clientHeight - parseFloat(around.paddingTop) - parseFloat(around.paddingBottom);
    box.style.setProperty("--fit", size);
    while (size > 0.3 && (box.offsetHeight > room || box.scrollWidth > box.clientWidth)) {
      size -= 0.04;
      box.style.setProperty("--fit", size);
    }
  }

  function show(id, step) {
    Object.keys(parts).forEach(function (name) { parts[name].hidden = name !== id; });
    at = step;
    lost.hidden = true;
    fit(parts[id]);
    parts[id].classList.remove("shown");
    void parts[id].offsetWidth;
    parts[id].classList.add("shown");
    document.body.classList.toggle("begun", at > 0);
    document.getElementById("back").disabled = at === 0;
    document.getElementById("next").disabled = at === last;
    history.replaceState(null, "", at ? "#" + at : location.pathname + location.search);
  }

  function fill(place) {
    ["list", "prize", "name", "unit", "note"].forEach(function (field) {
      document.getElementById(field).textContent = place[field];
    });
  }

  function go(step) {
    var mine = ++asked;
    if (!(step >= 0 && step <= last)) return;
    if (step === 0) { fill({}); return show("cover", 0); }
    if (step === last) { fill({}); return show("end", last); }
    var address = location.pathname + "/" + about.release + "/" + step + "?language=" + about.language;
    fetch(address, { cache: "no-store" }).then(function (answer) {
      if (answer.status === 403) location.reload();
      if (!answer.ok) throw new Error("refused");
      return answer.json();
    }).then(function (place) {
      if (mine !== asked) return;
      fill(place);
      show("place", step);
    }).catch(function () { if (mine === asked) lost.hidden = false; });
  }

  function forward() { go(at + 1); }
  function backward() { go(at - 1); }
  function screen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (document.documentElement.requestFullscreen) document.documentElement.requestFullscreen().catch(function () {});
  }
  function leave() { location.href = about.out; }
  function stir() {
    document.body.classList.remove("still");
    clearTimeout(timer);
    timer = setTimeout(function () { document.body.classList.add("still"); }, 3000);
  }

  var keys = {
    " ": forward, ArrowRight: forward, PageDown: forward, ArrowLeft: backward, PageUp: backward,
    f: screen, F: screen, Escape: leave
  };
  document.addEventListener("keydown", function (event) {
    var pressed = keys[event.key], tag = event.target.tagName;
    if (!pressed || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === " " && (tag === "BUTTON" || tag === "A")) return;
    event.preventDefault();
    if (!event.repeat) pressed();
  });
  stage.addEventListener("click", forward);
  document.getElementById("next").addEventListener("click", forward);
  document.getElementById("back").addEventListener("click", backward);
  document.getElementById("screen").addEventListener("click", screen);
  ["pointermove", "pointerdown", "focusin"].forEach(function (name) { document.addEventListener(name, stir); });
  addEventListener("resize", function () {
    Object.keys(parts).forEach(function (name) { if (!parts[name].hidden) fit(parts[name]); });
  });
  stir();
  go(Number(location.hash.slice(1)) || 0);
})();
