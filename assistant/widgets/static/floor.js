// The browser floor: Chrome/Edge 116, Firefox 124, Safari 17.4 (the first with AbortSignal.any). Plain old syntax.
(function () {
  var supports = window.HTMLScriptElement && HTMLScriptElement.supports;
  if (window.AbortSignal && AbortSignal.any && supports && HTMLScriptElement.supports("importmap")) return;
  var words = document.getElementById("chibo-floor"); // a plain script imports nothing: the page has its words
  var notice = document.createElement("div");
  notice.className = "chibo-notice";
  notice.setAttribute("role", "alert");
  var title = document.createElement("h1");
  title.textContent = words.getAttribute("data-title");
  var text = document.createElement("p");
  text.textContent = words.getAttribute("data-text");
  notice.appendChild(title);
  notice.appendChild(text);
  var skeleton = document.getElementById("chibo-skeleton");
  while (skeleton.firstChild) skeleton.removeChild(skeleton.firstChild);
  skeleton.appendChild(notice);
  window.chiboTooOld = true;
})();
