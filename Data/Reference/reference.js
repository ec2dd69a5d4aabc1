// The reference of the API: a search, one language for all samples, and requests that are sent from the page.
// Whatever comes from elsewhere is set as text, never as html. The key is in its field alone.
"use strict";
(() => {
  const base = new URL(".", location.href).href.replace(/\/$/, "");
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  all(".base").forEach((span) => { span.textContent = base; });

  // One language for all samples.
  document.addEventListener("change", (event) => {
    if (!event.target.matches(".tabs input")) return;
    const place = all("input", event.target.parentElement).indexOf(event.target);
    const top = event.target.getBoundingClientRect().top;
    all(".tabs").forEach((tabs) => { all("input", tabs)[place].checked = true; });
    window.scrollBy(0, event.target.getBoundingClientRect().top - top);
  });

  // Search: what holds all words stays.
  const search = document.getElementById("search");
  const menu = document.getElementById("menu");
  const entries = all("nav li a").map((link) => ({ link, target: document.getElementById(link.hash.slice(1)) }));
  const sections = all(".operation, .schema").map((section) => ({
    section, link: entries.find((entry) => entry.target === section)?.link,
    text: section.querySelector(".about, h4").textContent.toLowerCase() + " " + section.id.toLowerCase(),
  }));
  search.addEventListener("input", () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const { section, link, text } of sections) {
      const isFound = words.every((word) => text.includes(word));
      section.hidden = !isFound;
      if (link) link.parentElement.hidden = !isFound;
    }
    all(".tag").forEach((tag) => { tag.hidden = !all(".operation", tag).some((section) => !section.hidden); });
    all("nav h2").forEach((heading) => { heading.hidden = all("li", heading.nextElementSibling).every((item) => item.hidden); });
    all("#introduction, #responses, #fields").forEach((part) => { part.hidden = words.length > 0; });
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") sections.find(({ section }) => !section.hidden)?.section.scrollIntoView();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.matches("input, textarea") || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    search.focus();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    menu.checked = false;
    // What a search has hidden can't be gone to.
    if (document.getElementById(link.hash.slice(1))?.closest("[hidden]")) {
      search.value = "";
      search.dispatchEvent(new Event("input"));
    }
  });

  // Requests.
  const shown = 200_000;
  const field = (label, value, isRequired) => {
    const input = make("input", { value, required: isRequired, autocomplete: "off", spellcheck: false });
    return { input, label: make("label", {}, label, input) };
  };

  const form = (section) => {
    const method = section.querySelector(".target b").textContent;
    const path = section.querySelector(".target code").textContent;
    const fields = all("[data-in]", section).map((row) => {
      const { name, in: place, example } = row.dataset;
      return { name, place, ...field(name, example ?? "", place === "path") };
    });
    const body = section.querySelector(".body");
    const text = body && make("textarea", { value: body.querySelector("pre").textContent, spellcheck: false });
    const send = make("button", { textContent: `Send ${method}` });
    const stop = make("button", { type: "button", textContent: "Stop", hidden: true });
    const output = make("output");
    const result = make("form", {}, ...fields.map((field) => field.label));
    if (text) result.append(make("label", {}, body.dataset.type, text));
    result.append(make("p", {}, send, stop), output);

    result.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (method === "DELETE" && !confirm(`Send DELETE ${path}?`)) return;
      let target = path;
      const query = new URLSearchParams();
      const headers = new Headers();
      const abort = new AbortController();
      stop.onclick = () => abort.abort();
      stop.hidden = false;
      send.disabled = true;
      output.replaceChildren("…");
      try {
        for (const { name, place, input } of fields) {
          if (!input.value) continue;
          if (place === "path") target = target.replace(`{${name}}`, encodeURIComponent(input.value));
          else if (place === "query") query.append(name, input.value);
          else headers.set(name, input.value);
        }
        const key = document.getElementById("key").value.trim();
        if (key) headers.set("Authorization", `Bearer ${key}`);
        if (text) headers.set("Content-Type", body.dataset.type);
        const address = base + target + (query.size ? `?${query}` : "");
        const response = await fetch(address, {
          method, headers, body: text?.value, credentials: "omit", cache: "no-store", signal: abort.signal,
        });
        const content = await response.text();
        const lines = [`${response.status} ${response.statusText}`];
        response.headers.forEach((value, name) => lines.push(`${name}: ${value}`));
        output.replaceChildren(make("pre", { textContent: `${lines.join("\n")}\n\n${readable(content, response)}` }));
      } catch (error) {
        output.replaceChildren(abort.signal.aborted ? "Stopped." : `There was no response: ${error.message}`);
      } finally {
        stop.hidden = true;
        send.disabled = false;
      }
    });
    return result;
  };

  const readable = (content, response) => {
    let text = content;
    if (/\bjson\b/.test(response.headers.get("Content-Type") ?? "") && content.length < shown) {
      try { text = JSON.stringify(JSON.parse(content), null, 2); } catch { /* shown as it came */ }
    }
    return text.length > shown ? `${text.slice(0, shown)}\n… and ${text.length - shown} characters more` : text;
  };

  all(".trying button").forEach((button) => {
    button.addEventListener("click", () => {
      const section = button.closest(".operation");
      button.parentElement.replaceWith(form(section));
      section.querySelector("form input, form textarea, form button").focus();
    });
  });
})();
