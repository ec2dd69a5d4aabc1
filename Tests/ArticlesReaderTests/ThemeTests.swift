import ArticlesConformance
import ArticlesReader
import ArticlesSyndication
import Testing

@Suite struct ThemeTests {
    @Test func `the theme that comes with it is one`() throws {
        let theme = try ReaderTheme()
        #expect(theme.style.bytes.count > 1_000)
        #expect(theme.asset(named: theme.style.name)?.name == theme.style.name)
        #expect(theme.asset(named: "style-0.css")?.name == theme.style.name)
        #expect(theme.asset(named: "style.svg") == nil && theme.asset(named: "") == nil)
    }

    @Test func `a file replaces the one of its name`() throws {
        let theme = try ReaderTheme(replacing: [
            "problem.mustache": "{{heading}}|{{>own}}", "own.mustache": "{{#words}}{{skip}}{{/words}}",
            "style.css": "a{}",
        ])
        let pages = ReaderPages(site: PublicSite(), theme: theme)
        let page = String(decoding: pages.html(ofStatus: 404, detail: nil).bytes, as: UTF8.self)
        #expect(page == "This page does not exist|Skip to the content")
        #expect(theme.style.bytes == Array("a{}".utf8))
    }

    @Test(arguments: [
        ("artcle.mustache", "a", "artcle.mustache: is a template that no page uses; did you mean article?"),
        ("stile.css", "", "stile.css: is no file of a theme; did you mean style.css?"),
        ("card.mustache", "\n{{titl}}", "card.mustache:2: there is no value titl; did you mean title?"),
        ("card.mustache", "{{#authors}}", "card.mustache:1: the section {{#authors}} does not end"),
        (
            "card.mustache", "{{#authors}}\n{{/tags}}",
            "card.mustache:2: {{/tags}} ends no section that is open here"
        ),
        ("card.mustache", "{{/tags}}", "card.mustache:1: {{/tags}} ends no section that is open here"),
        ("card.mustache", "a\n{{title", "card.mustache:2: a tag begins with {{ and does not end"),
        ("card.mustache", "{{{title}}", "card.mustache:1: a tag begins with {{ and does not end"),
        (
            "card.mustache", "{{>byeline}}",
            "card.mustache:1: there is no template byeline; did you mean byline?"
        ),
        ("byline.mustache", "{{>card}}", "byline.mustache: includes itself: byline > card > byline"),
        (
            "card.mustache", "{{<head}}{{/head}}",
            "card.mustache:1: {{<…}} is not for these templates: blocks, delimiters and pragmas are left out"
        ),
        (
            "card.mustache", "{{%CONTENT_TYPE:TEXT}}",
            "card.mustache:1: {{%…}} is not for these templates: blocks, delimiters and pragmas are left out"
        ),
        (
            "card.mustache", "{{#items}}{{#items}}{{/items}}{{/items}}",
            "card.mustache:1: a section of items stands in one of the same name"
        ),
        (
            "card.mustache", "a\n{{{title}}}",
            "card.mustache:2: {{{title}}} is not escaped: only body and json_ld may stand in three braces"
        ),
        (
            "card.mustache", "{{#title}}{{&.}}{{/title}}",
            "card.mustache:1: {{{.}}} is not escaped: only body and json_ld may stand in three braces"
        ),
        ("card.mustache", "{{title!}}", "card.mustache:1: there is no value title!; did you mean title?"),
    ])
    func `a fault is named with its place`(_ name: String, _ text: String, _ expected: String) {
        let error = #expect(throws: ThemeError.self) { try ReaderTheme(replacing: [name: text]) }
        #expect(error?.description == expected)
    }

    @Test func `a template cut off anywhere is one, or a fault`() {
        let source =
            "a {{! c }}\n{{#tags}}{{#items}}<b>{{name}}{{url}}</b>{{/items}}{{/tags}}{{^tags}}{{>byline}}{{/tags}} {{words.skip}}"
        var accepted = 0
        for length in stride(from: 0, through: source.utf8.count, by: 3) {
            let text = String(decoding: source.utf8.prefix(length), as: UTF8.self)
            for end in ["", "{{", "}}", "{{}}", "{{>}}"] {
                if (try? ReaderTheme(replacing: ["card.mustache": text + end])) != nil { accepted += 1 }
            }
        }
        #expect(accepted > 5)
    }

    @Test func `lists in lists of lists are refused, partials included`() {
        let files = [
            "card.mustache": "{{#tags}}{{#items}}{{>own}}{{/items}}{{/tags}}",
            "own.mustache": "{{#authors}}{{#items}}{{name}}{{/items}}{{/authors}}",
        ]
        let error = #expect(throws: ThemeError.self) { try ReaderTheme(replacing: files) }
        #expect(error?.detail == "has lists more than 2 deep in lists, partials included")
    }

    @Test func `pages of what is not there are made once for each theme`() throws {
        let pages = ReaderPages(site: PublicSite(), theme: try ReaderTheme())
        let first = pages.html(ofStatus: 404, detail: "a", request: "1").bytes
        #expect(pages.html(ofStatus: 404, detail: "b", request: "2").bytes == first)
        #expect(pages.html(ofStatus: 410, detail: nil).bytes != first)
        let failed = String(
            decoding: pages.html(ofStatus: 503, detail: "a", request: "r-7").bytes, as: UTF8.self)
        #expect(failed.contains("<code>r-7</code>"))
        pages.theme = try ReaderTheme(replacing: ["problem.mustache": "{{status}}"])
        #expect(pages.html(ofStatus: 404, detail: nil).bytes == Array("404".utf8))
    }

    @Test func `partials that come to too many are refused`() {
        var files = ["card.mustache": "{{>p0}}"]
        for number in 0..<12 { files["p\(number).mustache"] = "{{>p\(number + 1)}}{{>p\(number + 1)}}" }
        files["p12.mustache"] = "x"
        let error = #expect(throws: ThemeError.self) { try ReaderTheme(replacing: files) }
        #expect(error?.detail == "includes more than 500 templates")
    }
}
