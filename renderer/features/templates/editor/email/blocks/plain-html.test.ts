// @vitest-environment jsdom
import { expect, test } from "vitest";
import { plainHtml } from "./plain-html.ts";

test.each([
  ["<p>Hello <b>there</b></p>", "<p>Hello <b>there</b></p>"],
  ["<div>One</div><div>Two</div>", "<p>One</p><p>Two</p>"],
  ['<p onclick="x()" style="color:red">A</p>', "<p>A</p>"],
  ["<script>alert(1)</script><p>A</p>", "<p>A</p>"],
  ['<a href="javascript:alert(1)">A</a>', "<a>A</a>"],
  [
    '<a href="https://x.example/?a=1&amp;b=2">A</a>',
    '<a href="https://x.example/?a=1&amp;b=2">A</a>',
  ],
  ['<a href="{{UnsubscribeUrl}}">A</a>', '<a href="{{UnsubscribeUrl}}">A</a>'],
  ['<img src=x onerror="alert(1)"><p>A</p>', "<p>A</p>"],
  [
    "<p>{{#gt a 1}}x{{/gt}} {{> card}} a &gt; b</p>",
    "<p>{{#gt a 1}}x{{/gt}} {{> card}} a &gt; b</p>",
  ],
  ["<table><tr><td>A</td></tr></table>", "A"],
])("%s → %s", (html, plain) => expect(plainHtml(html)).toBe(plain));

test("what was cleaned stays as it is", () => {
  const once = plainHtml("<div><h1>A</h1><span>b</span><ul><li>c</li></ul></div>");
  expect(plainHtml(once)).toBe(once);
});
