// The browser floor: Chrome/Edge 116, Firefox 124, Safari 17.4 (the first with AbortSignal.any). Plain old syntax.
(function () {
  var supports = window.HTMLScriptElement && HTMLScriptElement.supports;
  if (window.AbortSignal && AbortSignal.any && supports && HTMLScriptElement.supports("importmap")) return;
  var notice = document.createElement("div");
  notice.className = "chibo-notice";
  notice.setAttribute("role", "alert");
  var title = document.createElement("h1");
  title.textContent = "Trình duyệt này quá cũ";
  var text = document.createElement("p");
  text.textContent = "Hãy mở bằng Chrome hoặc Edge từ bản 116, Firefox từ bản 124, hoặc Safari từ bản 17.4.";
  notice.appendChild(title);
  notice.appendChild(text);
  var skeleton = document.getElementById("chibo-skeleton");
  while (skeleton.firstChild) skeleton.removeChild(skeleton.firstChild);
  skeleton.appendChild(notice);
  window.chiboTooOld = true;
})();
