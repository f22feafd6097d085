// Runs before everything else, in every browser there is: only syntax and names of 1999 (ES3).
// It knows whether the page can start, shows in words why not, and completes the security policy.
(function () {
  var html = document.documentElement;
  var hashes = "%ERMU_SCRIPT_HASHES%";
  var started = false;

  // A copy saved by the browser carries the state it was saved in.
  html.setAttribute('data-state', 'loading');
  html.setAttribute('data-boot', 'wait');

  // Policies add up and cannot be loosened, so only one that this browser can live with is added: Chromium
  // below 97 and Firefox below 102 know no 'wasm-unsafe-eval' (findLast came at the same time).
  // The tag is taken out again: the policy holds, and a copy saved here opens in another browser.
  function narrow() {
    if (hashes.charAt(0) === '%') { return; }
    var wasm = Array.prototype.findLast ? "'wasm-unsafe-eval'" : "'unsafe-eval'";
    var meta = document.createElement('meta');
    var head = document.getElementsByTagName('head')[0];
    meta.setAttribute('http-equiv', 'Content-Security-Policy');
    meta.setAttribute('content', 'script-src ' + hashes + ' ' + wasm + '; worker-src blob:');
    head.appendChild(meta);
    head.removeChild(meta);
  }

  // Defined only where scripts run: its text is for copies in which they do not.
  function still() {
    if (!window.customElements || !window.Reflect) { return; }
    var Still = function () { return Reflect.construct(HTMLElement, [], Still); };
    Still.prototype = Object.create(HTMLElement.prototype);
    customElements.define('ermu-still', Still);
  }

  function write(id, text) {
    var place = document.getElementById(id);
    if (place) {
      place.innerHTML = '';
      place.appendChild(document.createTextNode(text));
    } else if (document.readyState !== 'complete' && document.addEventListener) {
      document.addEventListener('DOMContentLoaded', function () { write(id, text); });
    }
  }

  // A syntax or a module this browser cannot read means that it is too old, unless a policy forbade the module.
  function tooOld(words) {
    return /SyntaxError|CompileError|LinkError/.test(words) && !/unsafe-eval|Content Security|embedder/.test(words);
  }

  // Everything this program has in the store, as it stands there; the store itself is left alone. Works without the
  // module, so that a fault in it keeps nobody from the data.
  function rescue() {
    var kept = {};
    var text;
    try {
      for (var i = 0; i < window.localStorage.length; i += 1) {
        var key = window.localStorage.key(i);
        if (key.indexOf('ermu:') === 0) { kept[key] = window.localStorage.getItem(key); }
      }
      text = JSON.stringify(kept);
    } catch (fault) {
      text = '';
    }
    var link = document.createElement('a');
    if (text.length > 2 && window.Blob && window.URL && URL.createObjectURL && link.download !== undefined) {
      link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
      link.download = 'ermu-rescue.json';
      // Inside of the strip, where a frozen page still lets a click through.
      var home = document.getElementById('ermu-frozen') || document.body;
      home.appendChild(link);
      link.click();
      home.removeChild(link);
      return;
    }
    write('ermu-frozen-detail', text.length > 2 ? text : '本浏览器里没有存着本页的数据。');
    write('ermu-boot-detail', text.length > 2 ? text : '本浏览器里没有存着本页的数据。');
  }

  function offerRescue(id) {
    var button = document.getElementById(id);
    if (button) {
      button.onclick = rescue;
    } else if (document.readyState !== 'complete' && document.addEventListener) {
      document.addEventListener('DOMContentLoaded', function () { offerRescue(id); });
    }
  }

  // Keeps the page readable while nothing in it can be operated any more.
  function freeze() {
    var kinds = ['click', 'dblclick', 'mousedown', 'pointerdown', 'keydown', 'keyup', 'beforeinput', 'input',
      'change', 'paste', 'cut', 'drop', 'submit', 'compositionstart', 'hashchange', 'popstate', 'storage'];
    var strip = document.getElementById('ermu-frozen');
    var stop = function (event) {
      if (strip && event.target && strip.contains && event.target.nodeType && strip.contains(event.target)) { return; }
      event.stopImmediatePropagation();
      if (/^(click|beforeinput|paste|cut|drop|submit)$/.test(event.type)) { event.preventDefault(); }
    };
    for (var i = 0; i < kinds.length; i += 1) { window.addEventListener(kinds[i], stop, true); }
    var fields = document.querySelectorAll('#ermu-app input, #ermu-app textarea');
    for (i = 0; i < fields.length; i += 1) { fields[i].readOnly = true; }
    if (strip) {
      strip.hidden = false;
      document.getElementById('ermu-reload').onclick = function () { location.reload(); };
      offerRescue('ermu-rescue');
    }
  }

  // kind: 'old', 'failed' or 'frozen'. The first fault is the cause; what follows from it is not told.
  window.ermuFail = function (kind, detail) {
    var state = html.getAttribute('data-state');
    var words = detail ? String(detail) : '';
    if (state === 'failed' || state === 'frozen') { return; }
    if (kind === 'frozen' && state === 'ready' || !document.getElementById('ermu-boot') && document.body) {
      html.setAttribute('data-state', 'frozen');
      freeze();
      write('ermu-frozen-detail', words);
      return;
    }
    html.setAttribute('data-state', 'failed');
    html.setAttribute('data-boot', kind === 'old' || tooOld(words) ? 'old' : 'failed');
    write('ermu-boot-detail', words);
    offerRescue('ermu-boot-rescue');
    // What #诊断 tells of the state is told anew.
    if (typeof window.onhashchange === 'function') { window.onhashchange(); }
  };

  window.ermuStart = function () {
    started = true;
    return html.getAttribute('data-state') === 'loading';
  };

  function whileLoading(detail) {
    if (html.getAttribute('data-state') === 'loading') { window.ermuFail('failed', detail); }
  }

  window.onerror = function (message, source, line, column, error) {
    whileLoading((error || message) + ' (' + line + ':' + column + ')');
  };
  if (window.addEventListener) {
    window.addEventListener('unhandledrejection', function (event) { whileLoading(event.reason); });
    window.addEventListener('load', function () {
      if (!started) { whileLoading('文件不完整或脚本被拦住：请重新复制一份 ermu.html。'); }
    });
  }

  still();
  if (typeof WebAssembly !== 'object' || typeof Promise !== 'function') {
    window.ermuFail('old', '');
    return;
  }
  narrow();
}());
