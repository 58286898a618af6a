import { expect, test } from "vitest";
import { deriveText } from "./derive-text.ts";

test.each([
  ["", ""],
  ["  \n", ""],
  ["<p>Hello</p><p>there</p>", "Hello\n\nthere"],
  ["<h1>Autumn roast</h1>Now", "Autumn roast\n\nNow"],
  ['<a href="https://x.example/a">Look</a>', "Look [https://x.example/a]"],
  ['<a href="https://x.example/">https://x.example/</a>', "https://x.example/"],
  ['<a href="{{UnsubscribeUrl}}">Unsubscribe</a>', "Unsubscribe [{{UnsubscribeUrl}}]"],
  ['<img src="cup.png" alt="A cup"><img src="line.png" alt="">', "A cup"],
  ["<ul><li>One</li><li>Two</li></ul>", " * One\n * Two".trim()],
  ["<style>p{}</style><script>alert(1)</script><p>Text</p>", "Text"],
  [
    "<p>{{#if User.UserAttributes.Name}}Dear {{upper User.UserAttributes.Name}}{{else}}Hello{{/if}}</p>",
    "{{#if User.UserAttributes.Name}}Dear {{upper User.UserAttributes.Name}}{{else}}Hello{{/if}}",
  ],
  ["<p>{{join Attributes.Tags ' <b> '}} &amp; more</p>", "{{join Attributes.Tags ' <b> '}} & more"],
  ["<p>a</p><br><br><br><p>b</p>", "a\n\nb"],
])("%j → %j", (html, text) => {
  expect(deriveText(html)).toBe(text);
});
