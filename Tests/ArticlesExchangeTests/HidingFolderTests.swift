import Articles
import Foundation
import Testing

@testable import ArticlesExchange

/// What the names of files and folders, and the settings of a site, say of who may see an article.
@Suite("Hiding folders")
struct HidingFolderTests {
    private static let post = "---\ntitle: A\n---\nx"

    @Test(arguments: [
        "hello.draft.en.md", "hello.en.draft.md", "hello.draft/index.md", "p/Brouillons/a.md",
        "entwürfe/a.md", "Entwu\u{308}rfe/a.md", "borradores/a.md", "rascunhos/a.md", "concepten/a.md",
        "old-drafts/a.md", "vecchie-bozze/a.md", "in-review/a.md", "needs-review/a.md", "alte-kladden/a.md",
        "drafts-2020/a.md", "_drafts/p/q/a.md", "posts/draft/a.md", "hello.draft.html.md",
    ])
    func `a draft by its name or folder can be published by a command:`(_ name: String) async throws {
        #expect(try await visible([name: Self.post]) == [])
        #expect(try await visible([name: Self.post], .published) == ["A"])
    }

    @Test(arguments: [
        "_private/a.md", "private/p/a.md", "_trash/a.md", "trash/a.md", "unpublished/a.md", "privat/a.md",
        "Papierkorb/a.md", "corbeille/a.md", "_hidden/a.md", "_internal/a.md", "members-only/a.md",
        "hello.private.md", "draft-hello.md", "hello-draft.md", "DRAFT hello.md", "wip_hello.md",
        "nicht/_privat/a.md",
        "_drafts/private/a.md", "unlisted/a.md", "restricted/a.md", "premium/a.md", "archived/a.md",
        "embargoed/a.md", "_unlisted-2020/a.md", "confidentiel/a.md", "hello.unlisted.md", "archiviert/a.md",
        "bozza-ciao.md", "ciao_kladde.md", "awaiting-approval/a.md", "needs-work/a.md", "not-yet-ready/a.md",
        "~old/a.md", "~a.md", "#a.md", "private-posts/a.md", "_privato/a.md",
    ])
    func `what is not for everybody by its name or folder is not:`(_ name: String) async throws {
        #expect(try await visible([name: Self.post]) == [])
        #expect(try await visible([name: Self.post], .published) == [])
    }

    @Test(arguments: [
        "archive/a.md", "_draft-picks/a.md", "2020-05-01-draft-picks.md", "draftsmen/a.md", "nfl-draft/a.md",
        "concepts/a.md",
        "trashy/a.md",
        "reviews/a.md", "review/a.md", "needs/a.md", "pending-2020-results.md",
        "privately/a.md", "en/a.md", "posts/v1.2-notes.md",
    ])
    func `a name that only resembles such a word hides nothing:`(_ name: String) async throws {
        #expect(try await visible([name: Self.post]) == ["A"])
    }

    @Test func `a name that may be of a draft does not win over what the file says plainly`() async throws {
        #expect(try await visible(["draft-picks.md": "---\ntitle: A\ndraft: false\n---\nx"]) == ["A"])
    }

    @Test(arguments: [
        "site/_drafts", "site/_drafts/sub", "site/_drafts/sub/deep", "site/_drafts/sub/a.md",
    ])
    func `a folder around the import hides what is in it:`(_ root: String) async throws {
        let files = ["site/_drafts/sub/a.md": Self.post, "site/_drafts/sub/deep/b.md": Self.post]
        #expect(try await visible(files, below: root) == [])
    }

    @Test func `a private folder between the site's and the import hides what is in it`() async throws {
        let files = ["site/_config.yml": "title: x\n", "site/private/p/a.md": Self.post]
        #expect(try await visible(files, below: "site/private/p", .published) == [])
    }

    @Test(arguments: [
        (["p/_index.html": "---\ncascade:\n  draft: true\n---\n"], ""),
        (["p/_index.de.md": "---\ncascade:\n  draft: true\n---\n"], ""),
        (["_index.md": "+++\n[cascade]\ndraft = true\n+++\n"], "p"),
        (["hugo.toml": "[cascade]\ndraft = true\n"], "p"),
        (["hugo.toml": "title = 'x'\n", "_index.md": "---\ncascade: {private: true}\n---\n"], "p"),
        (["p/p.yaml": "draft: true\n"], ""),
        (["p/p.11tydata.js": "module.exports = { permalink: false };"], ""),
        (["p/p.11tydata.cjs": "module.exports = () => ({ draft: isDraft });"], "p"),
        (["p/p.json": "{\"eleventyExcludeFromCollections\": true}"], "p"),
        (["p/p.11tydata.js": "module.exports = { unlisted: true };"], ""),
        (["p/p.11tydata.js": "export default { 'members': true };"], ""),
        (["p/p.11tydata.js": "module.exports = { isVisible: false };"], ""),
        (["p/p.11tydata.js": "module.exports = { ready: false, visibility: x };"], ""),
        (["p/p.11tydata.mjs": "export default { ready: false };"], ""),
        (["p/p.11tydata.js": "module.exports = { password: process.env.P };"], ""),
        (["p/p.11tydata.js": "module.exports = { eleventyExcludeFromCollections: true };"], ""),
        (["p/p.11tydata.js": "module.exports = { access: ['membersOnly'] };"], ""),
        (["p/p.11tydata.ts": "const data: Data = { draft: true }\nexport default data\n"], ""),
        (["p/p.11tydata.js": "const draft = true;\nmodule.exports = { draft };"], ""),
        (["p/p.11tydata.js": "module.exports = {}; module.exports['draft'] = isProduction;"], ""),
        (["p/p.11tydata.js": "module.exports = { x: /['\"]/, draft: true };"], ""),
        (["p/p.11tydata.js": "export default { permalink: require('./permalink.js') };"], ""),
        (["p/p.11tydata.js": "export default { eleventyComputed: { private: (d) => d.x } };"], ""),
        (["p/p.11tydata.js": "export default { extra: { members: true } };"], ""),
        (["p/a.11tydata.json": "{\"draft\": true}"], ""), (["p/a.json": "{\"permalink\": false}"], "p"),
        (["p/a.11tydata.js": "module.exports = { private: true };"], ""),
        (["p/p.json": "{\"draft\": false}", "p/a.json": "{\"draft\": true}"], ""),
        (["p/index.md": "---\ndraft: true\n---\nx"], ""),
        (["hugo.toml": "ignoreFiles = ['p/.*']\n"], ""), (["hugo.toml": "ignoreFiles = ['\\.md$']\n"], "p"),
        (["hugo.toml": "ignoreFiles = ['(p|q)/[a-z]+']\n"], ""),
        (["config/_default/module.toml": "[[mounts]]\nsource = 'p'\nexcludeFiles = 'a*'\n"], ""),
        (["hugo.toml": mount("excludeFiles = 'a*'", source: "./p")], ""),
        (["hugo.toml": mount("excludeFiles = 'p/*'", source: ".")], ""),
        (["hugo.toml": mount("excludeFiles = 'a*'", source: "q/../p/")], ""),
        (["hugo.toml": "disableLanguages = ['de']\n[languages.de]\ncontentDir = 'p'\n"], ""),
        (["hugo.toml": "disableLanguages = ['de']\n[languages.de]\ncontentDir = './p/'\n"], "p"),
        (["hugo.toml": "disableLanguages = 'fr de'\n[[module.mounts]]\nsource = 'p'\nlang = 'de'\n"], ""),
        (
            [
                "config/_default/hugo.toml": "disableLanguages = ['de']\n",
                "config/_default/languages.toml": "[de]\ncontentDir = 'p'\n",
            ], ""
        ),
        (["config/_default/languages.de.toml": "disabled = true\ncontentDir = 'p'\n"], ""),
        (["hugo.toml": mount("files = ['! a.md']")], ""), (["hugo.toml": mount("includeFiles = ['b*']")], ""),
        (["hugo.toml": "", "content/b.md": "---\ndraft: true\n---\nx"], ""),
        (["hugo.toml": "", "p/index.md": "---\nvisibility: x\n---\nx"], "p"),
        (["_config.yml": "include: ['_p/a.md']\n", "_p/a.md": "---\ntitle: B\n---\nx"], "_p"),
        (["_config.yml": "exclude: [p]\ninclude: ['[x']\n"], ""),
        (["_config.yml": "exclude: [p]\ninclude: ['{x']\n"], ""),
        (["hugo.toml": "[cascade]\ndraft = true\n", "_index.md": unclear], ""),
        (["_config.yml": "defaults:\n- scope: {path: p}\n  values: {published: false}\n"], ""),
        (["_config.yml": "defaults:\n- scope: {path: ''}\n  values: {published: false}\n"], "p"),
        (["_config.yml": "defaults:\n- scope: {path: 'p/*.md'}\n  values: {draft: true}\n"], "p"),
        (["_config.yml": "exclude: [p]\n"], ""), (["_config.yml": "a: &x {published: false}\nb: *x\n"], ""),
        (["_config.yml": "ignore:\n- '**/a.md'\n"], ""), (["_config.toml": "exclude = ['p/']\n"], "p"),
        (["hugo.toml": "[[cascade]]\ndraft = true\n[cascade.target]\npath = '{/q/**,/p/**}'\n"], ""),
        (["_index.md": "---\ncascade:\n- _target: {path: '/p/**'}\n  draft: true\n---\n"], ""),
        (["p/_index.md": cascade("/p/**")], ""), (["p/_index.md": cascade("/p/a"), "hugo.toml": ""], ""),
        (["_index.md": cascade("/P/A")], ""), (["hugo.toml": hugo("/p/a")], "p"),
        (["hugo.toml": hugo("{/q/**,/p/a}")], ""), (["_INDEX.md": cascade("/p/a*")], "p"),
    ])
    func `what a site says of a folder holds for its articles`(_ rule: [String: String], _ root: String)
        async throws
    {
        #expect(try await visible(rule.merging(["p/a.md": Self.post]) { $1 }, below: root) == [])
    }

    private static func cascade(_ path: String) -> String {
        "---\ncascade:\n- _target: {path: '\(path)'}\n  draft: true\n---\n"
    }

    private static func mount(_ line: String, source: String = "p") -> String {
        "[[module.mounts]]\nsource = '\(source)'\ntarget = 'content'\n\(line)\n"
    }

    @Test(arguments: [
        "ignoreFiles = ['\\.Rmd$', '_files$', 'q/.*']\n", mount("excludeFiles = 'b*'"),
        mount("files = ['a*']"),
        "disableLanguages = ['de']\n", "[languages.de]\ndisabled = true\n[languages.en]\ntitle = 'x'\n",
    ])
    func `what Hugo leaves out of others hides nothing`(_ settings: String) async throws {
        let files = ["hugo.toml": settings, "p/a.md": Self.post, "p/b.de.md": "---\ntitle: B\n---\nx"]
        let isOff = settings.contains("anguages")
        #expect(try await visible(files).contains("A"))
        #expect(try await visible(files).contains("B") == (!isOff && !settings.contains("mounts")))
    }

    private static func hugo(_ path: String) -> String {
        "[[cascade]]\ndraft = true\n[cascade.target]\npath = '\(path)'\n"
    }

    @Test(arguments: [
        ["p/index.md": "---\ndraft: true\n---\nx", "p/b.md": "---\ntitle: B\ndraft: false\n---\nx"],
        ["p/index.md": "---\ndraft: true\n---\nx", "p/q/b.md": "---\ntitle: B\n---\nx"],
        [
            "p/index.de.md": "---\ndraft: true\n---\nx", "p/index.md": "---\ntitle: P\n---\nx",
            "p/b.md": "---\ntitle: B\n---\nx",
        ],
        ["index.md": "---\ndraft: true\n---\nx", "b.md": "---\ntitle: B\n---\nx"],
        ["posts/index.md": "---\ndraft: true\n---\nx", "posts/b.md": "---\ntitle: B\n---\nx"],
        [
            "p/p.json": "{\"draft\": true}", "p/b.json": "{\"draft\": false}",
            "p/b.md": "---\ntitle: B\n---\nx",
        ],
        ["p/b.json": "[1]", "p/b.yaml": "rows: 1\n", "p/b.md": "---\ntitle: B\n---\nx"],
    ])
    func `a page or data file hides no other articles`(_ files: [String: String]) async throws {
        #expect(try await visible(files).contains("B"))
    }

    @Test(arguments: ["astro.config.mjs", "docusaurus.config.js"])
    func `a generator that leaves out folders with a low line publishes none of theirs`(_ name: String)
        async throws
    {
        let files = ["src/_notes/a.md": Self.post, "src/notes/b.md": "---\ntitle: B\n---\nx"]
        #expect(try await visible(files) == ["A", "B"])
        #expect(try await visible(files.merging([name: ""]) { $1 }) == ["B"])
    }

    @Test func `a pattern of Hugo that may be for other articles shows none that are hidden`() async throws {
        let shown = "---\ncascade:\n- _target: {path: '/p/**'}\n  draft: false\n---\n"
        let files = [
            "hugo.toml": "[cascade]\ndraft = true\n", "content/_index.md": shown,
            "content/p/a.md": Self.post, "content/x/p/b.md": "---\ntitle: B\n---\nx",
        ]
        #expect(try await visible(files) == ["A"])
    }

    /// Whether it is for an article, nobody knows: then it does not show what else is hidden.
    private static let unclear = "---\ncascade:\n- _target: {path: '/[x/**'}\n  draft: false\n---\n"

    @Test func `a file that Jekyll includes does not show the others of its folder`() async throws {
        let files = [
            "_config.yml": "include: ['_notes/public.md', '_more/', './_one']\n",
            "_notes/secret.md": "---\ntitle: Secret\n---\nx", "_more/b.md": "---\ntitle: B\n---\nx",
            "_one/c.md": "---\ntitle: C\n---\nx",
        ]
        #expect(try await visible(files) == ["B", "C"])
    }

    @Test(arguments: [
        ["_config.yml": "title: x\ncollections:\n  notes: {output: false}\n"],
        ["_config.yml": "collections: [notes]\n"],
        ["_config.yml": "title: x\n"],
    ])
    func `a collection of Jekyll without output is not public`(_ settings: [String: String]) async throws {
        let files = settings.merging([
            "_notes/a.md": Self.post, "_posts/2020-01-01-b.md": "---\ntitle: B\n---\nx",
        ]) { $1 }
        #expect(try await visible(files) == ["B"])
        #expect(
            try await visible([
                "_config.yml": "collections: {notes: {output: true}}", "_notes/a.md": Self.post,
            ]) == ["A"])
    }

    @Test(arguments: [
        ["_config.yml": "defaults:\n- scope: {path: q}\n  values: {published: false}\n"],
        ["_config.yml": "defaults:\n- scope: {path: '', type: drafts}\n  values: {published: false}\n"],
        ["_config.yml": "defaults:\n- scope: {path: ''}\n  values: {layout: post, author: Ann}\n"],
        ["_config.yml": "exclude: [vendor, README.md, 'q/*']\n"],
        ["hugo.toml": "buildDrafts = false\ntitle = 'x'\n"],
        ["_index.md": "---\ncascade:\n- _target: {path: '/q/**'}\n  draft: true\n---\n"],
        ["hugo.toml": "[[cascade]]\ndraft = true\n[cascade.target]\npath = '{/news,/news/**}'\n"],
        ["p/p.11tydata.js": "export default { tags: ['posts'], layout: 'post.njk' };"],
        ["p/p.json": "{\"layout\": \"post\", \"tags\": [\"a\"]}"],
    ])
    func `settings that are about others hide nothing`(_ settings: [String: String]) async throws {
        #expect(try await visible(settings.merging(["p/a.md": Self.post]) { $1 }) == ["A"])
    }

    private static let long = String(repeating: "# a comment\n", count: 8_000)

    @Test(arguments: [
        ["_config.yml": "title: [x\n"], ["_config.yml": "title: a: b\n"], ["hugo.toml": "title = x\n"],
        ["_config.yml": long + "exclude: [p]\n"], ["hugo.toml": long + "[cascade]\ndraft = true\n"],
        ["p/_index.md": "---\n\(long.prefix(60_000))\nCascade:\n  draft: true\n---\n"],
        ["p/p.11tydata.js": long.replacing("#", with: "//") + "module.exports = { draft: true };"],
        ["config/_default/hugo.toml": "[cascade]\ndraft = true\n"],
        ["config/_default/config.yaml": "cascade:\n  private: true\n"],
        ["config/_default/cascade.toml": "draft = true\n"],
        ["config/production/hugo.toml": "[[cascade]]\ndraft = true\n"],
        ["config/_default/hugo.yaml": "cascade: [\n"],
        ["hugo.toml": "[cascade]\npublishDate = 2099-01-01\n"],
        ["_config.yml": "defaults:\n- scope: {path: ''}\n  values: {date: 2099-01-01}\n"],
    ])
    func `settings that are long, elsewhere or not understood hold for the site:`(
        _ settings: [String: String]
    ) async throws {
        #expect(try await visible(settings.merging(["p/a.md": Self.post]) { $1 }) == [])
    }

    @Test(arguments: [
        ["_config.yml": long + "title: x\n"], ["config/_default/params.toml": "draft = true\n"],
        ["config.json": "{ // of an editor\n}"],
        ["_config.yml": "include: [_pages]\nexclude: [q]\n", "_pages/b.md": "---\ntitle: B\n---\nx"],
        ["_config.yml": "exclude: [sub, '*.txt']\n", "p/sub/b.md": "---\ntitle: B\n---\nx"],
        ["_config.yml": "exclude: ['p/b*']\ninclude: [p/b.md]\n", "p/b.md": "---\ntitle: B\n---\nx"],
        [
            "p/_index.md": "---\ncascade:\n  draft: true\n---\n",
            "p/b.md": "---\ntitle: B\ndraft: false\n---\nx",
        ],
        ["_config.yml": published, "p/b.md": "---\ntitle: B\npublished: true\n---\nx"],
        ["p/p.json": "{\"draft\": true}", "p/b.md": "---\ntitle: B\nDraft: no\n---\nx"],
        ["hugo.toml": "[cascade]\ndraft = true\n", "q/_index.md": shown, "q/b.md": "---\ntitle: B\n---\nx"],
        ["_config.yml": scoped, "q/b.md": "---\ntitle: B\n---\nx"],
        ["hugo.toml": target("kind = 'section'")], ["hugo.toml": target("kind = '{home,term}'")],
        ["hugo.toml": target("environment = 'staging'")],
        ["hugo.toml": target("lang = 'de'"), "a.en.md": "---\ntitle: B\n---\nx"],
        ["p/p.11tydata.js": "module.exports = { permalink: (data) => `/${data.slug}/` };"],
        ["p/p.11tydata.js": "export default { permalink: '/a/{{ page.fileSlug }}/', toc: false };"],
        [
            "p/p.11tydata.js":
                "const x = require('./x.js'); module.exports = { tags: ['a'], publisher: x.name };"
        ],
        ["p/p.11tydata.js": "export default { accordion: { open: false }, draft: false, url: p.status };"],
        ["p/p.11tydata.js": "/* draft: true */ export default { description: 'My private life' };"],
        ["p/p.11tydata.js": "export default { x: a / b, layout: x ? 'a.njk' : 'b.njk', y: `${x} draft` };"],
        [
            "p/p.11tydata.js":
                "// draft: of this script\nmodule.exports = { image: '/public/a.png', active: true };"
        ],
        ["p/p.11tydata.js": "export default { permalink: function ({ page }) { return page.url } };"],
        ["hugo.toml": "contentDir = './p'\n"], ["hugo.toml": "contentDir = '.'\n"],
        [
            "hugo.toml":
                "disableLanguages = ['de']\n[languages.en]\ncontentDir = 'p'\n[languages.de]\ncontentDir = '.'\n"
        ],
    ])
    func `an article is public that its site takes out of what it hides:`(
        _ settings: [String: String]
    ) async throws {
        let all = settings.merging(["p/a.md": Self.post]) { $1 }
        let isOther = settings.values.contains { $0.contains("title: B") }
        #expect(try await visible(all).contains(isOther ? "B" : "A"))
    }

    private static let published = "defaults:\n- scope: {path: ''}\n  values: {published: false}\n"
    private static let scoped = published + "- scope: {path: q}\n  values: {published: true}\n"
    private static let shown = "---\ncascade:\n  draft: false\n---\n"

    private static func target(_ target: String) -> String {
        "[[cascade]]\ndraft = true\n[cascade.target]\n\(target)\n"
    }

    @Test(arguments: [
        ["hugo.toml": target("kind = 'page'")], ["hugo.toml": target("kind = '{page,section}'")],
        ["hugo.toml": target("environment = 'production'")],
        ["p/_index.md": "---\ncascade: {params: {private: true}}\n---\n"],
        ["hugo.toml": "[cascade]\ndraft = false\n", "p/_index.md": "---\ncascade: {draft: true}\n---\n"],
        ["_config.yml": "exclude: ['p/*']\ninclude: [q]\n"],
        ["source/_config.yml": "", "_config.yml": "exclude: [p]\n"],
        ["p/p.11tydata.js": "module.exports = { permalink(data) { return data.x ? false : '/a/' } };"],
        ["p/p.11tydata.js": "module.exports = { permalink: (data) => data.x ? false : '/a/' };"],
    ])
    func `an article stays hidden that says nothing of what its site says:`(
        _ settings: [String: String]
    ) async throws {
        let name = settings["source/_config.yml"] == nil ? "p/a.md" : "source/p/a.md"
        let text = "---\ntitle: A\nparams: {x: 1}\npublished: true\n---\nx"
        #expect(try await visible(settings.filter { !$0.value.isEmpty }.merging([name: text]) { $1 }) == [])
    }

    @Test func `pages beside posts in Markdown are attachments, and no articles`() async throws {
        let page = "A headline that is long enough\n\nSome text of the page, with a verb and an end.\n"
        let html = "<html><body><h1>A headline</h1><p>\(page)</p></body></html>"
        let files = [
            "p/index.md": Self.post, "p/notes.txt": page, "p/demo.html": html, "p/files/more.html": html,
            "q/b.md": "---\ntitle: B\n---\nx", "q/c.html": html, "q/sub/d.txt": page,
        ]
        #expect(try await visible(files) == ["A", "B"])
        #expect(try await visible(files, below: "p") == ["A"])
        let folder = try TemporaryFolder(files)
        let skipped = try Reading.items(at: folder.path).compactMap { item -> String? in
            if case .skipped(let note) = item.verdict { note.text } else { nil }
        }
        #expect(skipped == Array(repeating: "is beside index.md, and a part of that page", count: 3))
        #expect(try await visible(["a.md": "# A\n\nx", "b.txt": page], .published) == ["A"])
        #expect(try await visible(["p/a.txt": page, "p/README.md": "x"]).count == 1)
    }
}
