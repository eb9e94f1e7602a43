(function () {
  var root = document.documentElement, left = document.getElementById("con-lai");

  // The page around knows the sender by its window; the height is no secret.
  function tell() {
    var height = Math.ceil(document.querySelector("main").getBoundingClientRect().height);
    if (parent !== window) parent.postMessage({ type: "contest-board-height", height: height }, "*");
  }

  // The same rule as on the program's pages: whole days, in the last two days whole hours. After
  // that the board says the closing alone: it is closed once numbers of after the closing say so.
  function count() {
    var hours = Math.floor((Date.parse(left.dataset.closes) - Date.now()) / 3600000);
    if (hours >= 48) left.textContent = left.dataset.days.replace("#", Math.floor(hours / 24));
    else if (hours >= 2) left.textContent = left.dataset.hours.replace("#", hours);
    else left.textContent = left.dataset.until;
  }

  // Only newer numbers draw the board again; without an answer it stays as it is.
  function look() {
    fetch("turnout.json", { cache: "no-cache" })
      .then(function (answer) { return answer.ok ? answer.json() : null; })
      .then(function (now) {
        if (now && (now.as_of > root.dataset.asOf || (now.corrected_at || "") > root.dataset.correctedAt)) location.reload();
      })
      .catch(function () {});
  }

  if (left) { count(); setInterval(count, 60000); }
  setInterval(look, 300000);
  new ResizeObserver(tell).observe(document.querySelector("main"));
  addEventListener("load", tell);
})();
