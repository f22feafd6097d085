// #诊断: what this browser is and has, in a table that can be copied. It stands apart from everything else, in syntax and
// names of 1999 (ES3), so that it also tells where the page cannot start.
(function () {
  function tried(ask) {
    try {
      return String(ask());
    } catch (fault) {
      return '不行：' + (fault.message || fault);
    }
  }

  function yes(value) { return value ? '有' : '没有'; }

  function kernel() {
    var agent = navigator.userAgent;
    var found = /Chrom(e|ium)\/\d+/.exec(agent) || /Firefox\/\d+/.exec(agent) || /(MSIE |rv:)\d+/.exec(agent);
    return found ? found[0] : '认不出';
  }

  // Only this program's own keys are counted; nothing in the store is changed but a key of the probe's own.
  function store() {
    var taken = 0;
    var key = 'ermu:probe';
    window.localStorage.setItem(key, 'x');
    var works = window.localStorage.getItem(key) === 'x';
    window.localStorage.removeItem(key);
    for (var i = 0; i < window.localStorage.length; i += 1) {
      var name = window.localStorage.key(i);
      if (name.indexOf('ermu:') === 0) { taken += name.length + window.localStorage.getItem(name).length; }
    }
    return (works ? '能存能读' : '存了读不回') + '，本页用了 ' + taken + ' 字，约为能用的 ' + Math.ceil(taken / 52000) + '%';
  }

  function size() {
    return Math.round(document.documentElement.innerHTML.length / 1024) + ' KB';
  }

  // A font is there when a text in it is as wide whatever the font behind it.
  function fonts() {
    var names = ['方正小标宋简体', '方正小标宋_GBK', '仿宋_GB2312', '仿宋', '楷体_GB2312', '楷体', '黑体', '宋体', '微软雅黑'];
    var probe = document.createElement('canvas').getContext('2d');
    function width(font) {
      probe.font = '40px ' + font;
      return probe.measureText('国务院办公厅mw').width;
    }
    var there = [];
    for (var i = 0; i < names.length; i += 1) {
      var name = '"' + names[i] + '"';
      var is = width(name + ',monospace') !== width('monospace') || width(name + ',serif') !== width('serif');
      if (is) { there.push(names[i]); }
    }
    return there.join('、') || '公文用的字体一个也没有找到';
  }

  function rows() {
    var meta = document.getElementsByName('ermu-version')[0];
    return [
      ['版本', tried(function () { return meta.content; })],
      ['状态', tried(function () { return document.documentElement.getAttribute('data-state'); })],
      ['浏览器', tried(function () { return navigator.userAgent; })],
      ['内核', tried(kernel)],
      ['打开方式', tried(function () { return location.protocol + (window.isSecureContext ? '，安全环境' : '，非安全环境'); })],
      ['本地存储', tried(store)],
      ['WebAssembly', tried(function () { return yes(typeof WebAssembly === 'object'); })],
      ['解压', tried(function () { return typeof DecompressionStream === 'function' ? '浏览器自带' : '用本页的'; })],
      ['字体', tried(fonts)],
      ['屏幕', tried(function () { return screen.width + '×' + screen.height + '，缩放 ' + (window.devicePixelRatio || 1); })],
      ['语言和时区', tried(function () { return navigator.language + '，与世界时差 ' + (-new Date().getTimezoneOffset() / 60) + ' 小时'; })],
      ['本页大小', tried(size)]
    ];
  }

  function fill() {
    var table = document.getElementById('ermu-health-rows');
    var all = rows();
    var text = '';
    while (table.firstChild) { table.removeChild(table.firstChild); }
    for (var i = 0; i < all.length; i += 1) {
      var row = table.insertRow(-1);
      row.insertCell(-1).appendChild(document.createTextNode(all[i][0]));
      row.insertCell(-1).appendChild(document.createTextNode(all[i][1]));
      text += all[i][0] + '\t' + all[i][1] + '\n';
    }
    document.getElementById('ermu-health-copy').onclick = function () { copy(text); };
  }

  function copy(text) {
    var field = document.createElement('textarea');
    var told = document.getElementById('ermu-health-told');
    field.value = text;
    document.getElementById('ermu-health').appendChild(field);
    field.select();
    var done = tried(function () { return document.execCommand('copy'); }) === 'true';
    if (done) { document.getElementById('ermu-health').removeChild(field); }
    told.innerHTML = '';
    told.appendChild(document.createTextNode(done ? '已复制。' : '浏览器不让复制，请在下面的框里按 Ctrl+C。'));
  }

  function show() {
    var hash = tried(function () { return decodeURIComponent(location.hash); });
    var wanted = hash === '#诊断';
    var html = document.documentElement;
    if (wanted) {
      html.setAttribute('data-health', 'on');
      fill();
    } else {
      html.removeAttribute('data-health');
    }
  }

  function begin() {
    if (!document.getElementById('ermu-health')) { return; }
    show();
    window.onhashchange = show;
  }

  if (document.addEventListener) {
    document.addEventListener('DOMContentLoaded', begin);
    // What is told of the state is told anew once the page has started.
    window.addEventListener('load', begin);
  } else if (window.attachEvent) {
    window.attachEvent('onload', begin);
  }
}());
