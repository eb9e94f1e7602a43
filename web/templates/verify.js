(function () {
  var field = document.getElementById("code"), code = decodeURIComponent(location.hash.slice(1));
  if (!field || !code) return;
  field.value = code.slice(0, 40);
  history.replaceState(null, "", location.pathname + location.search);
  document.getElementById("full_name").focus();
})();
