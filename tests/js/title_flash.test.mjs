import assert from "node:assert/strict";
import { test } from "node:test";
import { TitleFlash } from "../../static/js/lib/title_flash.js";

test("the news shows at once and the page's own title is back at the end", () => {
  const page = { title: "Inbox" };
  const flash = new TitleFlash(page);
  flash.show("Incoming call: Dana");
  assert.equal(page.title, "Incoming call: Dana");
  flash.show("");
  assert.equal(page.title, "Inbox");
});

test("a page that changed its title meanwhile keeps it", () => {
  const page = { title: "Inbox" };
  const flash = new TitleFlash(page);
  flash.show("Incoming call: Dana");
  page.title = "Calls";
  flash.show("");
  assert.equal(page.title, "Calls");
});

test("other news replaces the first", () => {
  const page = { title: "Inbox" };
  const flash = new TitleFlash(page);
  flash.show("Incoming call: Dana");
  flash.show("Incoming call: Lee");
  assert.equal(page.title, "Incoming call: Lee");
  flash.show("");
  assert.equal(page.title, "Inbox");
});
