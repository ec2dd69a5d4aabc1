// Takes a picture of a page with headless Chromium, through its DevTools protocol, and says what the page logged.
// node --experimental-websocket Scripts/screenshots.mjs URL FILE WIDTH HEIGHT [dark] [noscript] [y=PIXELS] [run=JAVASCRIPT]
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [url, file, width, height, ...options] = process.argv.slice(2);
const option = (name) => options.find((text) => text.startsWith(`${name}=`))?.slice(name.length + 1);
const profile = mkdtempSync(join(tmpdir(), "screenshots-"));
const browser = spawn("chromium", [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-port=0",
  `--user-data-dir=${profile}`, "about:blank",
], { stdio: ["ignore", "ignore", "pipe"] });
const address = await new Promise((resolve) => {
  let text = "";
  browser.stderr.on("data", (bytes) => {
    text += bytes;
    const found = text.match(/ws:\/\/\S+/);
    if (found) resolve(found[0]);
  });
});
const pages = await (await fetch(`http://${new URL(address).host}/json`)).json();
const socket = new WebSocket(pages.find((page) => page.type === "page").webSocketDebuggerUrl);
await new Promise((resolve) => socket.addEventListener("open", resolve));

const waiting = new Map();
const said = [];
socket.addEventListener("message", ({ data }) => {
  const message = JSON.parse(data);
  if (message.id) waiting.get(message.id)(message.result);
  else if (["Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"].includes(message.method)) said.push(message.params);
  else if (message.method === "Page.loadEventFired") waiting.get("load")?.();
});
let number = 0;
const send = (method, params = {}) => new Promise((resolve) => {
  waiting.set(++number, resolve);
  socket.send(JSON.stringify({ id: number, method, params }));
});
const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

for (const domain of ["Page", "Runtime", "Log"]) await send(`${domain}.enable`);
await send("Emulation.setDeviceMetricsOverride", { width: +width, height: +height, deviceScaleFactor: 1, mobile: +width < 600 });
const scheme = options.includes("dark") ? "dark" : "light";
await send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
if (options.includes("noscript")) await send("Emulation.setScriptExecutionDisabled", { value: true });
const loaded = new Promise((resolve) => { waiting.set("load", resolve); });
await send("Page.navigate", { url });
await loaded;
if (option("run")) {
  const { result } = await send("Runtime.evaluate", { expression: option("run"), awaitPromise: true, returnByValue: true });
  if (result?.value !== undefined) console.log(result.value);
}
if (option("y")) await send("Runtime.evaluate", { expression: `scrollTo(0, ${option("y")})` });
await pause(700);
const { data } = await send("Page.captureScreenshot", { format: file.endsWith(".webp") ? "webp" : "png", quality: file.endsWith(".webp") ? 75 : undefined });
writeFileSync(file, Buffer.from(data, "base64"));
const { result } = await send("Runtime.evaluate", { expression: "document.documentElement.scrollWidth" });
if (result.value > +width) console.log(`${url}: ${result.value} pixels wide at ${width}`);
for (const what of said) console.log(`${url}: ${JSON.stringify(what).slice(0, 300)}`);
socket.close();
browser.once("exit", () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
browser.kill();
process.exitCode = said.length > 0 || result.value > +width ? 1 : 0;
