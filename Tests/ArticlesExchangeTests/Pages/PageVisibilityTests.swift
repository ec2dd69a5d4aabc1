import Articles
import Testing

@testable import ArticlesExchange

/// A page that says that it is not for everybody, or says it in a way that is not understood, is a draft.
@Suite("Visibility of saved pages")
struct PageVisibilityTests {
    private static let now = Timestamp(clamping: 1_800_000_000_000)
    private static let text =
        "The council met on Tuesday evening and argued for three hours about the bridge. Nobody left early. "
        + "In the end the vote was postponed, as it had been in spring, and everyone went home unhappy."

    /// The reason of each file that was held back, or what became of it.
    private func reason(_ name: String, _ page: String) async throws -> String {
        let folder = try TemporaryFolder([name: page])
        let fixture = Fixture()
        var reasons: [String] = []
        let importer = Importer(service: fixture.service, options: ImportOptions())
        _ = try await importer.run(
            .path(folder.path), onFault: { reasons.append("refused: \($0.reason)") },
            onItem: { item in
                if item.isHeldBack, let reason = item.reason { reasons.append(reason.text) }
            })
        let isVisible = try await fixture.articles().contains { $0.isVisible(at: Self.now) }
        #expect(isVisible == reasons.isEmpty)
        return reasons.joined(separator: "\n")
    }

    private func page(
        head: String = "", html: String = "", body: String = "", article: String = "", text: String = ""
    ) -> String {
        """
        <!doctype html>
        <html lang=en \(html)><head><title>The bridge stays closed - Gazette</title>\(head)</head><body \(body)>
        <nav><a href=/>Home</a><form action=/login><input type=text name=user><input type=password name=pw></form></nav>
        <main><article \(article)><h1>The bridge stays closed</h1>\(text)<p>\(Self.text)</p><p>\(Self.text)</p>
        </article></main></body></html>
        """
    }

    @Test func `a page that says nothing of it is public`() async throws {
        #expect(try await reason("a.html", page()) == "")
        #expect(try await reason("a.txt", "The bridge stays closed\n\n\(Self.text)") == "")
    }

    @Test(arguments: [
        "<meta name=robots content=\"noindex, follow\">", "<meta name=Robots content=NONE>",
        "<meta name=googlebot content=noindex>", "<meta property=robots content='max-snippet:1,noindex'>",
        "<meta http-equiv=X-Robots-Tag content=noindex>",
        "<meta name=robots content='unavailable_after: 2030-01-01'>", "<meta name=status content=draft>",
        "<meta name=status content=wibble>", "<meta name=draft content=true>",
        "<meta name=visibility content=private>", "<meta name=published content=false>",
        "<meta property='article:content_tier' content=locked>",
        "<meta property='article:expiration_time' content='2024-01-01T00:00:00Z'>",
        "<meta property='article:published_time' content='some day in May'>",
        "<meta property='article:published_time' content='2099-01-01T00:00:00Z'>",
        "<meta name=date content='2020-01-01'><meta property='article:published_time' content='2099-01-01'>",
        "<meta name=dc.date content='31 of May'>", "<meta itemprop=isAccessibleForFree content=false>",
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}</script>",
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"False\"}</script>",
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"http://schema.org/False\"}</script>",
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"partly\"}</script>",
        "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebPage\"},{\"@type\":\"Article\",\"hasPart\":{\"isAccessibleForFree\":\"no\"}}]}</script>",
        "<script type='application/ld+json'>{\"@type\":\"BlogPosting\",\"creativeWorkStatus\":\"Draft\"}</script>",
        "<script type='application/ld+json'>{\"@type\":\"BlogPosting\",\"creativeWorkStatus\":{\"name\":\"In review\"}}</script>",
        "<script type='application/ld+json'>{\"@type\":\"BlogPosting\",\"isAccessibleForFree\":false,}</script>",
        "<script type='application/ld+json'>{\"@type\":\"BlogPosting\",\"datePublished\":\"soon\"}</script>",
        "<script type='application/ld+json'>{\"@type\":\"BlogPosting\",\"datePublished\":\"2099-03-01\"}</script>",
        "<!-- status: draft -->", "<!--\n.. title: A\n.. status: private\n-->", "<!-- draft: true -->",
        "<!--\n---\nvisibility: members\n---\n-->", "<!-- password: hunter2 -->",
    ])
    func `a page is a draft with this in its head`(_ head: String) async throws {
        #expect(try await reason("a.html", page(head: head)) != "")
    }

    @Test(arguments: [
        "<meta name=robots content='index, follow, max-image-preview:large'>",
        "<meta name=status content=published>",
        "<meta name=expires content=0>", "<meta property='article:content_tier' content=free>",
        "<meta property='article:published_time' content='2021-01-01T08:00:00+01:00'>",
        "<meta name=date content=''>", "<!-- saved from url=(0023)https://gazette.example/ -->",
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"True\",\"creativeWorkStatus\":\"Published\"}</script>",
        "<script type='application/ld+json'>{\"@type\":\"ItemList\",\"itemListElement\":[{\"isAccessibleForFree\":false}]}</script>",
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",}</script>",
    ])
    func `a page is public with this in its head`(_ head: String) async throws {
        #expect(try await reason("a.html", page(head: head)) == "")
    }

    @Test(arguments: [
        "status-private", "post-7 post status-draft hentry", "hentry status-future", "hentry status-embargo",
        "post type-post post-password-required", "node node--unpublished", "access-paid",
        "post-access-members",
        "visibility-private", "draft", "is-private", "members-only", "status-pending",
    ])
    func `a page is a draft when its article is named`(_ name: String) async throws {
        let expected = name.split(separator: " ").first { $0.contains("status-") && !$0.hasSuffix("hentry") }
        let said = try await reason("a.html", page(article: "class='\(name)'"))
        #expect(said.contains(expected.map(String.init) ?? "the class "))
        #expect(try await reason("a.html", page(body: "class='single \(name)'")) != "")
    }

    @Test(arguments: [
        "class='post-7 post type-post status-publish format-standard hentry category-private tag-draft'",
        "class='page-template visibility-hidden no-draft'", "data-status=loaded", "data-state=open",
    ])
    func `a page is public when its article is named`(_ attributes: String) async throws {
        #expect(try await reason("a.html", page(article: attributes)) == "")
        #expect(try await reason("a.html", page(body: attributes)) == "")
    }

    @Test(arguments: [
        "data-status=draft", "data-post-visibility=private", "data-published=false", "data-draft=true",
    ])
    func `a page is a draft when its article has`(_ attribute: String) async throws {
        #expect(
            try await reason("a.html", page(article: attribute)).contains(attribute.split(separator: "=")[0]))
    }

    @Test(arguments: [
        "<form action='/wp-login.php?action=postpass' method=post><input name=post_password type=password></form>",
        "<div><form><input type=password><input type=submit></form></div>",
        "<form><input type=email><input type=password></form>",
    ])
    func `a page that asks for a password is a draft`(_ form: String) async throws {
        #expect(try await reason("a.html", page(text: form)).contains("password"))
    }

    @Test(arguments: [
        "Private: The bridge", "Protected: The bridge", "Privat: Die Brücke", "Geschützt: Die Brücke",
        "Privé : Le pont", "Protégé\u{A0}: Le pont", "Privado: El puente", "Protegido: El puente",
        "Privado: A ponte", "Privato: Il ponte", "Beveiligd: De brug", "[Draft] The bridge",
        "The bridge (draft)",
        "Entwurf: Die Brücke", "Brouillon : Le pont",
    ])
    func `a page whose title says that it is not public is a draft`(_ title: String) async throws {
        let html = "<html><head><title>\(title)</title></head><body><h1>\(title)</h1><p>\(Self.text)</p>"
        #expect(try await reason("a.html", html).hasPrefix("its title says that it is not public"))
        #expect(try await reason("a.txt", "\(title)\n\n\(Self.text)\n").hasPrefix("its title says"))
    }

    @Test(arguments: [
        "Private lives: the bridge", "Why drafts matter", "Protected areas of the coast", "Concept: a bridge",
    ])
    func `a title that only begins so is public`(_ title: String) async throws {
        let html = "<html><head><title>\(title)</title></head><body><h1>\(title)</h1><p>\(Self.text)</p>"
        #expect(try await reason("a.html", html) == "")
    }

    @Test(arguments: [
        "<table class=properties><tbody><tr class=property-row-select><th>Status</th><td><span>Draft</span></td></tr></table>",
        "<table><tr><th>Status</th><td>In progress</td></tr></table>",
        "<table><tr><th>Published</th><td><div class='checkbox checkbox-off'></div></td></tr></table>",
        "<dl><dt>Visibility</dt><dd>Private</dd></dl>", "<ul><li>Status: Draft</li></ul>",
        "<p><b>Status:</b> Draft</p>",
        "<p>Embargoed until: 2099-01-01</p>",
    ])
    func `members between headline and text hide a page`(_ html: String) async throws {
        #expect(try await reason("a.html", page(text: html)) != "")
    }

    @Test(arguments: [
        "Status: Draft", "Status\tDraft", "- Status: Draft", "| Status | Draft |", "Published: No",
        ":status: draft", ".. status: private", "Draft: yes", "Visibility: members only",
    ])
    func `members between headline and text hide a text`(_ line: String) async throws {
        #expect(try await reason("a.txt", "The bridge stays closed\n\n\(line)\n\n\(Self.text)\n") != "")
        #expect(try await reason("a.txt", "\(line)\nThe bridge stays closed\n\n\(Self.text)\n") != "")
    }

    @Test(arguments: [
        "State: California", "Access: two miles from the station", "Date: 12 March 2021",
        "Published: 12 March 2021",
        "Status: Published", "Draft: no", "Password: a short history of the word",
    ])
    func `other members do not`(_ line: String) async throws {
        #expect(try await reason("a.txt", "The bridge stays closed\n\n\(line)\n\n\(Self.text)\n") == "")
    }

    @Test func `a text that stands for one that is not shown is a draft`() async throws {
        for line in [
            "This content is password protected. To view it please enter your password below:",
            "This post is for paid subscribers",
            "Dieser Inhalt ist passwortgeschützt. Bitte gib unten das Passwort ein.",
        ] {
            let said = try await reason("a.txt", "The bridge\n\n\(Self.text)\n\n\(line)\n")
            #expect(said.hasPrefix("it says that it is not for everybody"))
        }
    }

    @Test func `every reason is told with its line`() async throws {
        let html = "<html><head>\n<meta name=robots content=noindex>\n<meta name=status content=draft></head>"
        let items = try Reading.items("a.html", Array((html + "<body><h1>A</h1><p>\(Self.text)</p>").utf8))
        guard case .heldBack(_, let reason)? = items.first?.verdict else {
            Issue.record("is public")
            return
        }
        #expect(reason.location.line == 2 && reason.text == "robots noindex makes it a draft")
        #expect(
            items.first?.notes.contains { $0.location.line == 3 && $0.text.contains("status draft") } == true)
    }

    @Test func `a headline that begins with such a word is none`() async throws {
        let html = "<html><body><h1>Status: a history of envy</h1><p>\(Self.text)</p>"
        #expect(try await reason("a.html", html) == "")
    }

    @Test func `an author is no e-mail address`() throws {
        let html = page(head: "<meta name=author content='ann.lee@gazette.example'>")
        let item = try #require(try Reading.items("a.html", Array(html.utf8)).first)
        #expect(item.verdict.draft?.authors == ["ann.lee"])
        #expect(item.notes.contains { $0.text.hasPrefix("an author is but an e-mail address") })
    }

    @Test func `a password is never told`() async throws {
        let said = try await reason("a.html", page(head: "<!-- password: hunter2 -->"))
        #expect(said != "" && !said.contains("hunter2"))
    }
}
