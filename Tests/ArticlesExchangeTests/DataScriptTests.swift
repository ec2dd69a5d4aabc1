import Articles
import Testing

@testable import ArticlesExchange

/// Scripts that give the articles of a folder their data, which are read and not run.
@Suite("Scripts with data of a folder")
struct DataScriptTests {
    private static let post = "---\ntitle: A\n---\nx"

    @Test(arguments: [
        ("p.11tydata.js", "module.exports = require('../shared.js');"),
        ("p.11tydata.js", "module.exports = { ...require('../shared.js') };"),
        (
            "p.11tydata.js",
            "const shared = require('../x');\nmodule.exports = { layout: 'a', ...shared };"
        ),
        ("p.11tydata.mjs", "import d from '../shared.js';\nexport default d;"),
        ("p.11tydata.mjs", "export { default } from '../shared.js';"),
        ("p.11tydata.mjs", "export * from '../shared.js';"),
        ("p.11tydata.js", "const k = 'dr' + 'aft';\nmodule.exports = { [k]: true };"),
        ("p.11tydata.js", "module.exports = { \"dr\\x61ft\": true };"),
        ("p.11tydata.js", "module.exports = { 'd\\u0072aft': true };"),
        ("p.11tydata.js", "module.exports = { dr\\u{61}ft: true };"),
        ("p.11tydata.js", "module.exports = { [`draft`]: true };"),
        ("p.11tydata.js", "module.exports = Object.assign({}, require('../x'));"),
        ("p.11tydata.js", "module.exports = JSON.parse(fs.readFileSync('x'));"),
        ("p.11tydata.js", "module.exports = {};\nObject.assign(module.exports, shared);"),
        ("p.11tydata.js", "const d = {};\nfor (const k in s) d[k] = s[k];\nmodule.exports = d;"),
        ("p.11tydata.js", "module.exports = () => ({ ...shared });"),
        ("p.11tydata.js", "module.exports = async function () {\n  return await load();\n};"),
        ("p.11tydata.js", "module.exports = () => { if (x) { return shared; } return {}; };"),
        ("p.11tydata.js", "module.exports = process.env.X ? a : { layout: 'b' };"),
        ("p.11tydata.js", "module.exports = { eleventyComputed: require('./c.js') };"),
        ("p.11tydata.js", "const d = Object.freeze(load());\nmodule.exports = d;"),
        ("p.11tydata.js", "module.exports = { a: `${f(`it's`)}`, draft: true, b: 'c' };"),
    ])
    func `a script that may hide articles hides them:`(_ name: String, _ text: String) async throws {
        #expect(try await visible(["p/\(name)": text, "p/a.md": Self.post]) == [])
    }

    @Test(arguments: [
        ("p.11tydata.js", "module.exports = { layout: 'private', tags: ['draft'], nav: ['Private'] };"),
        ("p.11tydata.js", "const data = { tags: [...all] };\nexport default data;"),
        (
            "p.11tydata.js",
            "const { a, ...rest } = x;\nmodule.exports = function () { return { layout: 'a' }; };"
        ),
        (
            "p.11tydata.js",
            "module.exports = { image: { ...defaults }, eleventyComputed: { title: d => d.x } };"
        ),
        ("p.11tydata.js", "module.exports = () => { try { return { tags: 'a' }; } finally { x(); } };"),
        ("p.11tydata.js", "export default Object.freeze({ layout: 'a' });"),
        ("p.11tydata.ts", "const data: Data = { layout: 'a' } as const\nexport default data\n"),
        ("p.11tydata.js", "module.exports = { permalink: `/a/${x}/`, title: 'It\\'s' };"),
    ])
    func `a script that hides nothing leaves them public:`(_ name: String, _ text: String) async throws {
        #expect(try await visible(["p/\(name)": text, "p/a.md": Self.post]) == ["A"])
    }

    @Test func `a draft of a script can be published by a command, and a script that can't be read is told`()
        async throws
    {
        let draft = ["p/p.11tydata.js": "module.exports = { status: 'draft' };", "p/a.md": Self.post]
        #expect(try await visible(draft) == [])
        #expect(try await visible(draft, .published) == ["A"])
        let folder = try TemporaryFolder([
            "p/p.11tydata.js": "// x\nmodule.exports = {\n  ...shared };", "p/a.md": Self.post,
        ])
        let held = try Reading.items(at: folder.path).compactMap(\.heldReason?.text)
        #expect(held == ["p/p.11tydata.js:3 hands on data that is not in it, and may make it a draft"])
    }

    @Test(arguments: [
        "`\\ ", "\"\\", "'\\", "/\\", "`${", "{", "a={", "return ", "const a=a;", "...", "permalink(", "/*",
    ])
    func `a script without ends is read in time:`(_ piece: String) {
        let text = "module.exports = " + String(repeating: piece, count: 500_000 / piece.utf8.count)
        #expect(DataScript.rule(of: text + " draft: true", "x.11tydata.js") != nil)
    }
}
