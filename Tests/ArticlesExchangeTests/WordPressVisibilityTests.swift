import Articles
import Testing

@testable import ArticlesExchange

/// What a plugin of WordPress shows to some readers only is not published, and what it keeps for itself not shown.
@Suite("WordPress: who may read it")
struct WordPressVisibilityTests {
    private func reason(body: String = "Text", _ more: String = "") throws -> String {
        let items = try WordPressExport.read(WordPressExport.item(1, "publish", body: body, more: more))
        guard case .heldBack(let draft, let reason)? = items.first?.verdict else { return "" }
        #expect(draft.status == .draft)
        return reason.text
    }

    private func field(_ key: String, _ value: String) -> String {
        "<wp:postmeta><wp:meta_key>\(key)</wp:meta_key><wp:meta_value><![CDATA[\(value)]]></wp:meta_value></wp:postmeta>"
    }

    @Test(arguments: [
        "<!-- wp:jetpack/paywall /-->", "<!-- wp:premium-content/container {\"isPreviewMode\":true} -->",
        "<!-- wp:premium-content/subscriber-view -->",
        "<!-- wp:restrict-content/container -->", "<!-- wp:memberful/content -->",
        "<!-- wp:group {\"metadata\":{\"blockVisibility\":false}} -->",
        "<!-- wp:paragraph {\"accessLevel\":\"subscribers\"} -->",
        "<!-- wp:group {\"blockVisibility\":{\"controlSets\":[1]}} -->",
        "<!-- wp:group {\"restricted\":true -->",
        "[restrict]a[/restrict]", "[restrict paid=\"true\"]", "[members_only]a[/members_only]",
        "[memberpress]",
        "[mepr-show rules=\"1\"]a[/mepr-show]", "[mepr-active]a[/mepr-active]",
        "[woocommerce-memberships plans=\"gold\"]", "[pmpro_member level=\"1\"]", "[pmpro]",
        "[membership level=1]",
        "[member]a[/member]", "[private]a[/private]", "[Private]a[/Private]", "[protected]", "[wcm_restrict]",
        "[wpmem_logged_in]a[/wpmem_logged_in]", "[um_loggedin]", "[passster password=\"x\"]a[/passster]",
        "[rcp_restrict]", "[paywall]", "[hide]a[/hide]", "<!--members-only-->",
    ])
    func `a post is a draft with a part such as`(_ part: String) throws {
        #expect(
            try reason(body: "Open.\n\n\(part)\n\nMore.").hasPrefix("a part of it is not for everybody ("))
    }

    @Test(arguments: [
        "The [members of the council] left.", "[[private]] shows how it is written.",
        "[code][private][/code]",
        "<!-- wp:group {\"metadata\":{\"blockVisibility\":true},\"accessibility\":{\"a\":1}} -->",
        "[gallery ids=\"1\"]",
        "<!-- wp:group {\"restricted\":false} -->", "<!-- wp:core/loginout /-->", "<!--more-->",
        "<!-- wp:jetpack/subscriptions {\"showSubscribersTotal\":true} /-->", "[jetpack_subscription_form]",
    ])
    func `a post is public with a part such as`(_ part: String) throws {
        #expect(try reason(body: "Open.\n\n\(part)\n\nMore.") == "")
    }

    @Test(arguments: [
        ("_jetpack_newsletter_access", "subscribers"), ("_jetpack_newsletter_access", "paid_subscribers"),
        ("_jetpack_memberships_contains_paywalled_content", "1"), ("_members_access_role", "editor"),
        ("_members_access_error", "No."), ("_pmpro_level", "2"),
        ("_mepr_unauthorized_message_type", "custom"),
        ("_wc_memberships_restriction", "yes"), ("visibility", "private"), ("visibility", "odd"),
        ("password", "x"),
        ("_content_restriction", "a:1:{s:1:\"a\";}"), ("_restrict_content", "yes"),
        ("rcp_user_level", "Author"),
        ("_is_private", "1"), ("patreon-level", "5"), ("_expiration-date", "1900000000"),
        ("unlisted", "true"),
        ("access", "0"), ("public", "no"), ("status", "draft"),
    ])
    func `a post is a draft with a field`(_ key: String, _ value: String) throws {
        #expect(try reason(field(key, value)) == "the field \(key) limits who may read it, and it is a draft")
    }

    @Test(arguments: [
        ("_jetpack_newsletter_access", "everybody"), ("_members_access_role", ""), ("visibility", "public"),
        ("_wc_memberships_force_public", "yes"), ("_restrict_content", "no"), ("_is_premium", "0"),
        ("mood", "private"),
        ("status", "reading"), ("team_member", "Ann"), ("accessibility_note", "ramp"), ("_edit_lock", "1:2"),
    ])
    func `a post is public with a field`(_ key: String, _ value: String) throws {
        #expect(try reason(field(key, value)) == "")
    }

    @Test func `a field that is too many for metadata still hides`() throws {
        let many = (0..<2_100).map { field("k\($0)", "v") }.joined()
        let items = try WordPressExport.read(
            WordPressExport.item(1, "publish", more: many + field("visibility", "private")))
        guard case .heldBack? = items.first?.verdict else {
            Issue.record("is public")
            return
        }
        #expect(
            items.first?.notes.contains { $0.text == "left out, 101 custom fields: they are too many" }
                == true)
    }

    @Test(arguments: [
        ("<wp:status>private</wp:status>", "is private, and is a draft"),
        ("<wp:status></wp:status>", "has no status, and is a draft"),
        (
            "<wp:post_password>x</wp:post_password><wp:post_password></wp:post_password>",
            "has a password, and is a draft"
        ),
        (
            "<wp:post_date_gmt>2020-02-02 00:00:00</wp:post_date_gmt>",
            "has two dates in wp:post_date_gmt, and is a draft"
        ),
        ("<pubDate>soon</pubDate>", "pubDate can't be read: soon, and it is a draft"),
    ])
    func `of what is said twice that holds which hides`(_ more: String, _ reason: String) throws {
        #expect(try self.reason(more) == reason)
    }

    @Test func `what is said twice is noted`() throws {
        let items = try WordPressExport.read(
            WordPressExport.item(1, "publish", more: "<wp:status>trash</wp:status><title>B</title>"),
            WordPressExport.item(2, "draft", more: "<wp:status>publish</wp:status>"))
        guard case .skipped? = items.first?.verdict else {
            Issue.record("is taken")
            return
        }
        #expect(items.last?.verdict.draft?.status == .draft)
        #expect(items.last?.notes.contains { $0.text.hasPrefix("has wp:status more than once") } == true)
    }

    @Test(arguments: [
        ("billing_email", "x", "e-mail addresses"), ("contact", "ann@blog.example", "e-mail addresses"),
        ("e-mail", "x", "e-mail addresses"), ("stripe_secret", "x", "keys, tokens or passwords"),
        ("api_key", "x", "keys, tokens or passwords"), ("apiKey", "x", "keys, tokens or passwords"),
        ("pwd", "x", "keys, tokens or passwords"), ("mailchimp_token", "x", "keys, tokens or passwords"),
        ("phone", "x", "what belongs to a person or a customer"),
        ("customer_ip", "x", "what belongs to a person or a customer"),
        ("billingCity", "x", "what belongs to a person or a customer"),
        ("geo_address", "x", "what belongs to a person or a customer"),
        ("order_id", "1", "what belongs to a person or a customer"),
    ])
    func `a field that is nobody's business is left out, and said`(
        _ key: String, _ value: String, _ kind: String
    ) throws {
        let item = try #require(
            try WordPressExport.read(WordPressExport.item(1, "publish", more: field(key, value))).first)
        #expect(item.verdict.draft?.metadata == "{}")
        #expect(item.notes.map(\.text).contains("left out, fields that may hold \(kind): \(key)"))
    }

    @Test(arguments: [
        "mood", "key_points", "menu_order", "keyword", "description", "tips", "secretary", "order",
    ])
    func `other fields stay`(_ key: String) throws {
        let item = try WordPressExport.read(WordPressExport.item(1, "publish", more: field(key, "x"))).first
        #expect(item?.verdict.draft?.metadata == "{\"\(key)\":\"x\"}")
    }

    @Test(arguments: [
        ("ann@blog.example", "ann@blog.example", "Ann", "Lee", "Ann Lee", false),
        ("ann@blog.example", "Ann L.", "", "", "Ann L.", false),
        ("ann+wp@blog.example", "", "", "", "ann", true),
        ("x", "Ann Lee &lt;ann@blog.example&gt;", "", "", "Ann Lee", false),
    ])
    func `an author is no e-mail address`(
        _ login: String, _ shown: String, _ first: String, _ last: String, _ name: String, _ isNoted: Bool
    ) throws {
        let author = """
            <wp:author><wp:author_login>\(login)</wp:author_login><wp:author_display_name>\(shown)</wp:author_display_name>
            <wp:author_first_name>\(first)</wp:author_first_name><wp:author_last_name>\(last)</wp:author_last_name></wp:author>
            """
        let item = WordPressExport.item(1, "publish").replacing(">ann<", with: ">\(login)<")
        let read = try #require(try WordPressExport.read(author + item).first)
        #expect(read.verdict.draft?.authors == [name])
        #expect(read.notes.contains { $0.text.hasPrefix("an author is but an e-mail address") } == isNoted)
        #expect(!read.notes.contains { $0.text.contains("@") })
    }
}
