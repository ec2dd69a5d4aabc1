import Articles
import Testing

@testable import ArticlesExchange

/// What is not for everybody stays so, whatever the command says; what is only not ready can be published by it.
@Suite("Held back, whatever the command says")
struct HeldBackTests {
    private static let now = Timestamp(clamping: 1_800_000_000_000)

    /// The titles that the public may see after an import that publishes.
    private func published(_ files: [String: String], below root: String = "") async throws -> [String] {
        let fixture = Fixture()
        let folder = try TemporaryFolder(files)
        _ = try await fixture.run(folder.file(root), ImportOptions(status: .published))
        return try await fixture.articles().filter { $0.isVisible(at: Self.now) }.map(\.title)
    }

    private func post(_ line: String) -> String { "---\ntitle: A\ndate: 2020-01-01\n\(line)\n---\nx" }

    @Test(arguments: [
        "draft: true", "status: draft", "status: pending", "state: in review", "isDraft: yes", "entwurf: ja",
        "brouillon: oui", "borrador: sí", "rascunho: sim", "layout: draft", "Status: Entwurf",
    ])
    func `a command publishes a draft:`(_ line: String) async throws {
        #expect(try await published(["a.md": post(line)]) == ["A"])
    }

    @Test(arguments: [
        // Not for everybody
        "private: true", "password: secret", "status: private", "visibility: members", "access: paid",
        "audience: subscribers", "members: true", "paid: true", "membersOnly: true", "members_only: yes",
        "premium: true", "unlisted: true", "listed: false", "hidden: true", "internal: true",
        "archived: true",
        "status: archived", "noindex: true", "sitemap: false", "robots: noindex", "robots: noindex, nofollow",
        "wip: true", "ready: false", "published: false", "publish: no", "dg-publish: false",
        "is_public: false",
        "visible_to: team", "accessLevel: 2", "access_level: members", "tier: gold", "approved: false",
        "reviewed: false", "needs_review: true", "not_published: true", "do-not-publish: true",
        "confidential: true",
        "secret: true", "restricted: yes", "paywall: true", "online: false", "live: false", "visible: no",
        "show_in_list: false", "exclude_from_feed: true", "hidden-from-search: true", "hide: true",
        "skip: true",
        "listed: 'no'", "readers: team", "status: [draft, published]", "draft: {value: true}",
        "wp_status: private",
        "stage: private", "kind: unpublished", "flags: [wip]", "state: hidden",
        "withdrawn: true", "requires_login: true", "auth: required", "subscription: required",
        "level: premium",
        "classification: confidential", "allowed_roles: [member]", "friends: only", "on_hold: true",
        "inactive: true",
        "valid_to: 2020-01-01", "remove_after: 2020-01-01", "nur_für: abonnenten", "review_state: open",
        // In other languages
        "privat: ja", "veröffentlicht: nein", "veroeffentlicht: false", "sichtbarkeit: intern",
        "sichtbar: nein",
        "öffentlich: nein", "status: vertraulich", "freigegeben: nein", "nur_für_mitglieder: ja",
        "zugriff: mitglieder",
        "publié: non", "visibilité: privé", "accès: abonnés", "caché: oui", "statut: privé", "archivé: oui",
        "publicado: no", "oculto: sí", "estado: privado", "acceso: miembros", "visibilidad: oculto",
        "publicado: não", "visibilidade: privado", "acesso: assinantes", "escondido: sim", "público: não",
        "gepubliceerd: nee", "zichtbaarheid: verborgen", "toegang: leden", "verborgen: ja", "openbaar: nee",
        // Times
        "expiryDate: 2020-01-01", "expires: 2020-01-01", "unpublish: 2020-01-01", "unpublish_on: 2020-01-01",
        "unpublishDate: 2099-01-01", "visible_until: 2020-01-01", "valid-until: 2020-01-01",
        "ablaufdatum: 2020-01-01",
        "archived_at: 2020-01-01", "deletedAt: 2020-01-01", "publishDate: someday",
        "veröffentlichungsdatum: bald",
        "fecha_de_publicación: pronto", "date-de-publication: bientôt", "publicatiedatum: 2099-01-01",
        "data_de_publicação: 2099-01-01", "datum: 2099-01-01", "fecha: 2099-01-01",
        "hidden_until: 2099-01-01",
        "meta: {start: 2099-01-01}", "x: 2099-01-01", "go_live: 2099-01-01",
        "params: {publishDate: 2099-01-01}",
        "params: {publishDate: soon}", "date: {published: 2099-01-01}", "date: [2020-01-01, 2099-01-01]",
        "schedule: {at: 2099-01-01}", "seo: {noindex: true}", "sitemap: {exclude: yes}",
        "sitemap: {disable: true}",
        "build: {list: [never]}", "_build: {render: link}", "params: {extra: {deep: {draft: true}}}",
        "list: [{draft: true}]", "wordpress: [{status: private}]", "visibility: {web: members}",
        "post: {password: x}", "robots: {index: false}", "title2: draft",
    ])
    func `no command publishes`(_ line: String) async throws {
        #expect(try await published(["a.md": post(line)]) == [])
    }

    @Test(arguments: [
        "author: Ann", "layout: post", "comments: true", "comments: false", "toc: true",
        "toc: {enable: false}",
        "featured: false", "series: [a]", "weight: 0", "menu: main", "linkTitle: A", "type: post", "url: /a/",
        "aliases: [/b/]", "keywords: [draft, private]", "math: false", "pin: true", "sticky: 1",
        "hide_title: true",
        "hide_table_of_contents: true", "hide: [navigation, toc]", "showToc: false", "ShowReadingTime: false",
        "show_date: false", "params: {show_publish_date: true}",
        "hide_publish_date: true", "params: {searchable: false}", "hideMeta: true", "readingTime: 3 minutes",
        "share: false", "related: true",
        "sidebar: {hidden: true}", "cover: {image: /a.png, hidden: true}", "classes: wide", "nav_order: 2",
        "redirect_from: [/c/]", "comment_status: open", "ping_status: closed", "wordpress_id: 12",
        "published_by: Ann", "publisher: The Town Press", "publication_types: ['2']", "publication: Nature",
        "publishedIn: The Times", "release: 1.2", "release_notes: x", "live_demo: https://a.example",
        "index: 0",
        "review: 4.5", "concept: relativity", "members: [Ann, Tom]", "event_date: 2019-05-01",
        "start: 2019-05-01",
        "data: {a: 1}", "time: 10 minutes", "order: 3", "level: 2", "locale: en", "license: CC-BY",
        "accessibility: good", "authors: [Ann]", "group: tutorials", "roles: [editor]", "requirements: none",
        "candidates: [a]", "update: minor", "statement: x", "sitemap: {priority: 0.5}",
        "robots: index, follow", "seo: {title: x}", "resources: [{src: a.png, title: x}]", "outputs: [html]",
        "isCJKLanguage: true", "draft: false", "private: false", "visibility: public", "status: published",
        "veröffentlicht: ja", "sichtbarkeit: öffentlich", "publié: oui", "estado: publicado", "openbaar: ja",
        "dg-publish: true", "listed: true", "members: false", "paid: false", "ready: true", "expires:",
        "audience: everyone", "archived: false", "show: [a, b]", "gallery: [{hidden: false}]",
        "tags: [NFL draft]",
        "description: A draft", "excerpt_separator: x", "css: [a]", "hero: {show: false}", "enableToc: false",
    ])
    func `an ordinary member hides nothing:`(_ line: String) async throws {
        #expect(try await published(["a.md": post(line)]) == ["A"])
        let fixture = Fixture()
        let folder = try TemporaryFolder(["a.md": post(line)])
        _ = try await fixture.run(folder.path)
        #expect(try await fixture.articles().map { $0.isVisible(at: Self.now) } == [true])
    }

    @Test func `why it is held back is said with the line of the member`() async throws {
        let folder = try TemporaryFolder(["a.md": post("sichtbarkeit: intern")])
        let items = try Reading.items(at: folder.file("a.md"))
        guard case .heldBack(_, let note) = items[0].verdict else {
            Issue.record("is not held back")
            return
        }
        #expect(note.description == "\(folder.path)/a.md:4: sichtbarkeit intern makes it a draft")
    }

    @Test func `a date ahead in another member counts until it has passed`() async throws {
        let fixture = Fixture()
        let folder = try TemporaryFolder(["a.md": post("meta: {start: 2099-01-01}")])
        var held: [String] = []
        _ = try await Importer(service: fixture.service).run(
            .path(folder.path), onItem: { if $0.isHeldBack { held.append($0.reason?.text ?? "") } })
        #expect(held == ["start is a date ahead: 2099-01-01"])
    }

    @Test func `what was to be scheduled for a time that has passed is not published by a command`()
        async throws
    {
        #expect(try await published(["a.md": post("status: scheduled")]) == [])
    }

    @Test(arguments: [
        ("a.md", "---\ntitle: '[Draft] A'\n---\nx"), ("b.md", "---\ntitle: 'WIP: A'\n---\nx"),
        ("a.md", "---\ntitle: A\n---\nx\n\n<!--members-only-->\n\ny"),
        ("a.md", "---\ntitle: '[Bozza] ciao'\n---\nx"), ("a.md", "---\ntitle: 'Private: A'\n---\nx"),
        ("a.md", "# [Draft] A\n\nx"), ("a.md", "# DRAFT - A\n\nx"), ("b.md", "# A – Draft\n\nx"),
        ("a.md", "# *[Draft]* A\n\nx"), ("b.md", "# `draft` – A\n\nx"),
        ("a.md", "---\ntitle: '{Draft} A'\n---\nx"),
        ("a.md", "---\ntitle: '«Draft» A'\n---\nx"), ("b.md", "---\ntitle: 'Confidential: A'\n---\nx"),
        ("a.md", "---\ntitle: 'Do not publish: A'\n---\nx"),
        ("b.md", "---\ntitle: 'Patrons only: A'\n---\nx"),
        ("a.md", "---\ntitle: 'Embargoed until 2099: A'\n---\nx"), ("b.md", "---\ntitle: DRAFT\n---\nx"),
        ("a.md", "---\ntitle: A (draft)\n---\nx"),
        ("a.md", "---\ntitle: 'Concept: A'\nlang: nl\n---\nx"), ("a.md", "Kladde: A\n=========\n\nx"),
        (
            "a.rss",
            "<rss><channel><item><title>Private: A</title><description>x</description></item></channel></rss>"
        ),
        ("a.rss", "<rss><channel><item><description>[Draft] A</description></item></channel></rss>"),
        (
            "a.rss",
            "<rss><channel><language>nl-BE</language><item><title>Concept: A</title></item></channel></rss>"
        ),
        (
            "a.atom",
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><title>A (entwurf)</title></entry></feed>"
        ),
        (
            "a.json",
            #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"WIP: A","content_text":"x"}]}"#
        ),
        (
            "a.json",
            #"{"posts":[{"id":"1","title":"Geschützt: A","status":"published","visibility":"public","html":"x"}]}"#
        ),
        (
            "a.xml",
            WordPressExport.text(
                WordPressExport.item(1, "publish").replacing("Title 1", with: "Protected: A"))
        ),
    ])
    func `a title or text that says so is held back`(_ name: String, _ text: String) async throws {
        #expect(try await published([name: text]) == [])
    }

    @Test(arguments: [
        "Private lives: a bridge", "Concept: a bridge", "Why drafts matter (in art)", "[1] A bridge",
    ])
    func `a title of a feed that only begins so is published`(_ title: String) async throws {
        let item = "<item><title>\(title)</title><description>x</description></item>"
        let feed = "<rss><channel><language>en</language>\(item)</channel></rss>"
        #expect(try await published(["a.rss": feed]) == [title])
    }

    @Test func `keys, passwords and e-mail addresses do not come into the public metadata`() async throws {
        let fixture = Fixture()
        let folder = try TemporaryFolder([
            "a.md": """
            ---
            title: A
            author: [ann@blog.example, Tom Ek <tom@blog.example>]
            billing_email: pay@blog.example
            contact: ann@blog.example
            api_key: 0815
            params: {token: abc, colour: red}
            deep: {a: {secretKey: x}}
            keywords: [a]
            mail_subject: Hello
            ---
            x
            """
        ])
        _ = try await fixture.run(folder.path)
        let article = try #require(try await fixture.articles().first)
        #expect(article.authors == ["Tom Ek"])
        #expect(article.metadata == #"{"params":{"colour":"red"},"keywords":["a"],"mail_subject":"Hello"}"#)
        let notes = try Reading.items(at: folder.file("a.md"))[0].notes.map(\.text)
        #expect(notes.contains("billing_email is left out: it is no matter for the public"))
        #expect(notes.contains("params.token is left out: it is no matter for the public"))
    }
}
