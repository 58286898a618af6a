import { describe, expect, it } from "vitest";
import { emptyEmail } from "../../../../shared/domain/campaign.ts";
import { compileEmail } from "./compile.ts";

const email = (parts: Partial<ReturnType<typeof emptyEmail>>) => ({ ...emptyEmail(), ...parts });
const amara = {
  Address: "amara@example.com",
  User: {
    UserId: "u1",
    UserAttributes: { FirstName: ["Amara"], Interests: ["Filter", "Espresso"] },
  },
  Location: { City: "Vienna" },
};

describe("a message with variables", () => {
  it("fills Pinpoint's paths, escapes in HTML only, joins lists and takes elements", () => {
    const compiled = compileEmail(
      email({
        subject: "{{User.UserAttributes.FirstName}} & you",
        html: "<p>{{User.UserAttributes.[FirstName].[0]}} likes {{User.UserAttributes.Interests}}</p>",
        text: "Hi {{User.UserAttributes.FirstName}} in {{Location.City}}",
      }),
    );
    expect(compiled.findings).toEqual([]);
    const values = {
      ...amara,
      User: { UserAttributes: { FirstName: ["A<b>"], Interests: ["x", "y"] } },
    };
    expect(compiled.render(values, null)).toMatchObject({
      subject: "A<b> & you",
      html: "<p>A&lt;b&gt; likes x, y</p>",
      text: "Hi A<b> in Vienna",
      missing: [],
    });
  });

  it("takes defaults for missing values and names what has neither", () => {
    const compiled = compileEmail(
      email({
        subject: "Hi {{User.UserAttributes.Nick}}",
        text: "{{Location.City}} {{Attributes.Plan}}",
        defaults: { "User.UserAttributes.Nick": "there" },
      }),
    );
    const rendered = compiled.render({ Location: { City: "" } }, null);
    expect(rendered.subject).toBe("Hi there");
    expect(rendered.usedDefaults).toEqual(["User.UserAttributes.Nick"]);
    expect(rendered.missing).toEqual(["Location.City", "Attributes.Plan"]);
  });

  it("does not miss what a false condition hides", () => {
    const compiled = compileEmail(
      email({
        text: "{{#if User.UserAttributes.Nick}}Hi {{User.UserAttributes.Nick}}{{else}}Hi{{/if}}",
      }),
    );
    expect(compiled.render(amara, null)).toMatchObject({ text: "Hi", missing: [] });
  });

  it("keeps exactly the values it reads, and renders the same from them", () => {
    const compiled = compileEmail(
      email({
        subject: "{{User.UserAttributes.FirstName.[0]}}",
        text: "{{#each User.UserAttributes.Interests}}{{this}};{{/each}}{{#if Location.City}}c{{/if}}",
      }),
    );
    const picked = compiled.pick({ ...amara, Metrics: { Age: 3 } });
    expect(picked).toEqual({
      User: { UserAttributes: { FirstName: ["Amara"], Interests: ["Filter", "Espresso"] } },
      Location: { City: "Vienna" },
    });
    expect(compiled.render(picked, null)).toEqual(compiled.render(amara, null));
  });

  it.each([
    ["Hi {{FirstName}}", 1, 6, "“FirstName” is not a variable."],
    ["one\n{{#if Location.City}}x", 2, 1, "{{#if}} is not closed"],
    ["a\n\n{{#if Location.City}}x{{/each}}", 3, null, "closed by"],
    ["{{shout Address}}", 1, 1, "no helper called “shout”"],
    ["{{> footer}}", 1, 1, "There is no partial “footer” here"],
    ['{{#*inline "a"}}{{> a}}{{/inline}}{{> a}}', 1, 17, "would call itself for ever"],
    ["{{upper Frist}}", 1, 9, "“Frist” is not a variable"],
    ["{{ }}", 1, 4, "not a complete"],
  ])("names line and column of %j", (text, line, column, words) => {
    const [found] = compileEmail(email({ text }), ["User.UserAttributes.FirstName"]).findings;
    expect(found).toMatchObject({ severity: "error", field: "text" });
    expect(found?.text).toContain(words);
    expect(found?.line).toBe(line);
    if (column !== null) expect(found?.column).toBe(column);
  });

  it("suggests the variable that was meant", () => {
    const compiled = compileEmail(email({ text: "{{city}}" }));
    expect(compiled.findings[0]?.text).toContain("{{Location.City}}");
  });

  it("cannot be talked into prototypes or functions", () => {
    const compiled = compileEmail(
      email({ text: "{{Attributes.constructor}}{{Attributes.__proto__}}" }),
    );
    expect(compiled.render({ Attributes: {} }, null).text).toBe("");
  });
});

describe("tracking", () => {
  const html =
    '<html><body><a class=x href="https://shop.example/?a=1&amp;b={{User.UserId}}"><b>Shop</b> now</a>' +
    '<a href="mailto:x@example.com">m</a><a href="#top">t</a><a ses:no-track href="https://x.example">n</a>' +
    '<a href="{{UnsubscribeUrl}}">u</a><a href=\'{{Attributes.Url}}\'><img src="i.png"></a></body></html>';

  it("replaces countable links, keeps the rest, adds the pixel before the body ends", () => {
    const compiled = compileEmail(email({ html }));
    expect(compiled.findings).toEqual([]);
    expect(compiled.links).toEqual([
      { address: "https://shop.example/?a=1&b={{User.UserId}}", label: "Shop now" },
      { address: "{{Attributes.Url}}", label: "Image" },
    ]);
    const rendered = compiled.render(
      { ...amara, UnsubscribeUrl: "http://t/u/1", Attributes: { Url: ["https://r.example"] } },
      { links: (index) => `http://t/c/${index}`, pixel: "http://t/o/p.gif" },
    );
    expect(rendered.html).toContain('href="http://t/c/0"');
    expect(rendered.html).toContain("href='http://t/c/1'");
    expect(rendered.html).toContain('href="mailto:x@example.com"');
    expect(rendered.html).toContain('href="https://x.example"');
    expect(rendered.html).toContain('href="http://t/u/1"');
    expect(rendered.html).toMatch(/<img src="http:\/\/t\/o\/p\.gif"[^>]*><\/body>/);
    expect(rendered.missing).toEqual([]);
  });

  it("keeps links in blocks whole: a fixed address is counted, an item's own stays as it is", () => {
    const compiled = compileEmail(
      email({
        html:
          '{{#each Attributes.Urls}}<a href="{{this}}">one</a><a href="https://shop.example/">all</a>{{/each}}' +
          '{{#with User}}<a href="https://shop.example/{{UserId}}">mine</a>{{/with}}' +
          '{{#if User.UserId}}<a href="https://shop.example/{{User.UserId}}">if</a>{{/if}}',
      }),
    );
    expect(compiled.findings).toEqual([]);
    const rendered = compiled.render(
      { ...amara, Attributes: { Urls: ["https://a.example/1", "https://a.example/2"] } },
      { links: (index) => `http://t/c/${index}`, pixel: "p" },
    );
    expect([...rendered.html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address)).toEqual([
      "https://a.example/1",
      "http://t/c/0",
      "https://a.example/2",
      "http://t/c/0",
      "https://shop.example/u1",
      "http://t/c/1",
    ]);
    expect(compiled.linkAddress(0, amara)).toBe("https://shop.example/");
    expect(compiled.linkAddress(1, amara)).toBe("https://shop.example/u1");
  });

  it("knows where a link leads for one recipient", () => {
    const compiled = compileEmail(email({ html }));
    expect(compiled.linkAddress(0, amara)).toBe("https://shop.example/?a=1&b=u1");
    expect(compiled.linkAddress(9, amara)).toBeNull();
  });

  it("misses a variable that stands only in a link", () => {
    const compiled = compileEmail(
      email({ html: '<a href="https://x.example/{{Attributes.Code}}">x</a>' }),
    );
    expect(compiled.render(amara, { links: () => "t", pixel: "p" }).missing).toEqual([
      "Attributes.Code",
    ]);
  });
});
