addEventListener("click", function (event) {
  var button = event.target.closest("[data-copy]");
  if (!button) return;
  var text = document.getElementById(button.dataset.copy);
  text.select();
  var done = function () { button.textContent = button.dataset.done; };
  if (navigator.clipboard) navigator.clipboard.writeText(text.value).then(done);
  else if (document.execCommand("copy")) done();
});
document.documentElement.classList.add("js");
