import Articles
import Testing

@testable import ArticlesExchange

/// Files in which a site says in patterns what it does not publish.
@Suite("What a site leaves out")
struct SiteExclusionTests {
    private static let post = "---\ntitle: A\n---\nx"

    @Test(arguments: [
        [".eleventyignore": "# drafts\np/\n"], [".eleventyignore": "*.tmp\na.md\n"],
        [".eleventyignore": "p/**\n!p/b.md\n"], [".eleventyignore": "p/[a]*\n"],
        [".gitignore": "/p\n", "eleventy.config.js": ""],
        ["eleventy.config.mjs": "export default function (c) { c.ignores.add('p/*'); }"],
        ["mkdocs.yml": "docs_dir: ./\nexclude_docs: |\n  *.py\n  p/\n"],
        ["mkdocs.yml": "docs_dir: p\ndraft_docs: |\n  a.md\n"],
        ["mkdocs.yaml": "docs_dir: p\nexclude_docs: |\n  a.md\n"],
        [
            "quartz.config.ts":
                "const c = { ignorePatterns: [\(String(repeating: "'q', ", count: 1_000))'p'] }"
        ],
        ["mkdocs.yml": "a: !!python/name:x\nexclude_docs: |\n  p\n"],
        ["mkdocs.yml": "site_name: x\n", "docs/b.md": "# B\n"],
        ["config.toml": "base_url = 'x'\n", "content/b.md": "# B\n"],
        ["_config.yml": "source_dir: s\n", "s/b.md": "# B\n"],
        ["_config.yml": "source: s\n", "s/b.md": "# B\n"],
        ["pelicanconf.py": "DEFAULT_METADATA = {'status': 'draft'}\n"],
        ["pelicanconf.py": "DEFAULT_METADATA = (('status', 'hidden'),)\n"],
        ["p/_data.yml": "draft: true\n"], ["p/_data.json": "{\"draft\": true}"],
        [".vitepress/config/index.ts": "export default { srcExclude: ['p/**'] }"],
        [".vitepress/config.cjs": "module.exports = { srcExclude: ['p/**'] }"],
        ["docusaurus.config.cjs": "module.exports = { docs: { exclude: ['p/**'] } };"],
        [
            "docusaurus.config.js":
                "module.exports = { presets: [['classic', { docs: { exclude: ['**/b', 'p/**'] } }]] };"
        ],
        [".vitepress/config.mts": "export default defineConfig({ srcExclude: ['**/a.md'] })"],
        ["quartz.config.ts": "const config = { configuration: { ignorePatterns: ['p', '.obsidian'] } }"],
        ["pelicanconf.py": "# it's\nARTICLE_EXCLUDES = ['p']\n"],
        ["config.toml": "base_url = 'https://a.example'\nignored_content = ['p/*.md']\n"],
        ["zola.toml": "base_url = 'https://a.example'\n", "p/_index.md": "+++\ndraft = true\n+++\n"],
    ])
    func `what a site leaves out by its name is not public`(_ files: [String: String]) async throws {
        let all = files.merging(["p/a.md": Self.post, "src/b.md": "---\ntitle: B\n---\nx"]) { $1 }
        #expect(try await !visible(all).contains("A"))
        #expect(try await !visible(all, below: "p").contains("A"))
    }

    @Test(arguments: [
        [".gitignore": "p\n"], [".eleventyignore": "q/\n# p\n"], [".eleventyignore": "p/*\n!p/a.md\n"],
        [".eleventyignore": "*.md\n!a.md\n"], [".eleventyignore": "\n"],
        ["hugo.toml": "baseURL = 'x'\n", "p/_index.md": "+++\ndraft = true\n+++\n"],
        ["mkdocs.yml": "a: !!python/name:x\n"], ["mkdocs.yml": "exclude_docs: |\n  p\n"],
        ["docusaurus.config.js": "module.exports = { docs: { exclude: ['**/_*.md', 'q'] } };"],
        ["config.toml": "baseURL = 'x'\n", "content/b.md": "# B\n"],
        ["_config.yml": "title: x\n", "s/b.md": "# B\n"],
        ["pelicanconf.py": "DEFAULT_METADATA = {'status': 'published'}\n"],
        ["pelicanconf.py": "DEFAULT_METADATA = {'lang': 'en'}\n"], ["p/_data.yml": "draft: false\n"],
    ])
    func `what a site leaves out of others hides no article`(_ files: [String: String]) async throws {
        #expect(try await visible(files.merging(["p/a.md": Self.post]) { $1 }).contains("A"))
    }
}
