import Articles
import Testing

@testable import ArticlesExchange

/// Blocks, shortcodes and fields of plugins: which of them say that not everybody may read a post.
@Suite("WordPress: blocks, shortcodes and fields for some readers")
struct WordPressGateTests {
    private func reason(body: String = "Text", _ more: String = "") throws -> String {
        try WordPressExport.read(WordPressExport.item(1, "publish", body: body, more: more)).first?
            .heldReason?.text
            ?? ""
    }

    private func field(_ key: String, _ value: String) -> String {
        "<wp:postmeta><wp:meta_key>\(key)</wp:meta_key><wp:meta_value><![CDATA[\(value)]]></wp:meta_value></wp:postmeta>"
    }

    @Test(arguments: [
        ("[content visible_to=\"x\" visibility=\"members\"]a[/content]", "[content visibility]"),
        ("[box role=\"subscriber\"]a[/box]", "[box role]"),
        ("[box logged_in=\"yes\"]a[/box]", "[box logged_in]"),
        ("[block access=\"paid\"]a[/block]", "[block access]"), ("[s2If is_user()]a[/s2If]", "[s2If]"),
        ("[am4show have=\"1\"]a[/am4show]", "[am4show]"), ("[emember]a[/emember]", "[emember]"),
        ("[sociallocker]a[/sociallocker]", "[sociallocker]"), ("[if_user]a[/if_user]", "[if_user]"),
        ("[draft]a[/draft]", "[draft]"), ("[internal]a[/internal]", "[internal]"),
        ("[adminonly]a[/adminonly]", "[adminonly]"), ("[registered]a[/registered]", "[registered]"),
        ("[vip]a[/vip]", "[vip]"), ("[paid]\n\na", "[paid]"), ("[private]a[/private]", "[private]"),
        ("<pre>[private]a[/private]</pre>", "[private]"),
        ("<pre>[s2If current_user_can(x)]a[/s2If]</pre>", "[s2If]"),
        ("<p><code>[vip]a[/vip]</code></p>", "[vip]"),
        ("<!-- wp:group {\"userState\":\"logged-in\"} -->", "wp:group userState"),
        ("<!-- wp:group {\"editorskit\":{\"loggedin\":true,\"loggedout\":false}} -->", "wp:group loggedin"),
        ("<!-- wp:group {\"conditions\":[{\"rule\":\"role\"}]} -->", "wp:group conditions"),
        ("<!-- wp:acme/box {\"userRoles\":[\"editor\"]} -->", "wp:acme/box userRoles"),
        (
            "<!-- wp:acme/box {\"a\":{\"b\":[{\"allowedRoles\":[\"editor\"]}]}} -->",
            "wp:acme/box allowedRoles"
        ),
        ("<!-- wp:acme/box {\"audience\":\"customers\"} -->", "wp:acme/box audience"),
        ("<!-- wp:acme/box {\"status\":\"private\"} -->", "wp:acme/box status"),
        ("<!-- wp:premium-content/subscriber-view -->", "wp:premium-content/subscriber-view"),
    ])
    func `a part is for some readers only, and what says so is named:`(_ part: String, _ gate: String) throws
    {
        #expect(
            try reason(body: "Open.\n\n\(part)\n\nMore.")
                == "a part of it is not for everybody (\(gate)), and it is a draft")
    }

    @Test(arguments: [
        "<!-- wp:premium/heading {\"blockId\":\"premium-heading-1\",\"hideDesktop\":false} -->",
        "<!-- wp:premium/heading {\"premiumId\":\"1\"} -->",
        "<!-- wp:group {\"editorskit\":{\"loggedin\":true,\"loggedout\":true,\"logic\":\"\"}} -->",
        "<!-- wp:acme/stats {\"subscriberCount\":12,\"memberPrice\":\"5\"} -->",
        "<!-- wp:acme/box {\"conditions\":{\"enabled\":false,\"rules\":[1]}} -->",
        "<!-- wp:acme/box {\"visibility\":{\"mobile\":true,\"desktop\":false}} -->",
        "<!-- wp:acme/box {\"visibility\":\"hidden-mobile\"} -->", "<!-- wp:acme/box {\"roles\":[]} -->",
        "<!-- wp:acme/person {\"role\":\"Chief of staff\"} -->", "<!-- wp:acme/box {\"role\":\"button\"} -->",
        "He [paid] for it, and [private] is what it is.", "<code>[paid]</code>", "<pre>\n[private]\n</pre>",
        "<pre>[s2If is_user()]</pre>", "<pre>[vip] [/vip]</pre>", "<code>[[vip]]a[[/vip]]</code>",
        "[yith_wcwl_add_to_wishlist]", "[tooltip text=\"x\"]a[/tooltip]", "[dropcap]A[/dropcap]",
        "[column width=\"1/2\"]a[/column]", "[quote]a[/quote]", "[su_note]a[/su_note]", "[foo]a[/foo]",
        "[team_member name=\"Ann\"]a[/team_member]", "[subscriber_count]", "[price_paid value=\"3\"]",
        "[slideshow]a[/slideshow]", "[[private]] a [[members]]",
    ])
    func `a part is for everybody:`(_ part: String) throws {
        #expect(try reason(body: "Open.\n\n\(part)\n\nMore.") == "")
    }

    @Test(arguments: [
        ("_yoast_wpseo_meta-robots-noindex", "1"), ("rank_math_robots", "a:1:{i:0;s:7:\"noindex\";}"),
        ("acme_is_draft", "1"), ("acme_post_status", "private"), ("acme_published", "no"),
        ("_acme_visibility", "members"), ("rank_math_robots", "noindex,follow"),
        ("_seopress_robots_index", "yes"),
        ("acme_hidden", "yes"), ("acme_post_password", "x"), ("is_public", "0"), ("is_public", "no"),
        ("staff_only", "1"), ("logged_in_only", "1"), ("visible", "0"), ("ready", "no"), ("is_free", "0"),
        ("login_required", "1"), ("_login_required", "1"), ("requires_login", "1"), ("_require_login", "yes"),
        ("content_locker", "yes"), ("_content_lock", "1"), ("roles", "subscriber"),
        ("_allowed_roles", "a:1:{i:0;s:6:\"editor\";}"), ("groups-read", "3"),
        ("s2member_ccaps_req", "a:1:{i:0;s:3:\"foo\";}"),
        ("wpf-settings", "a:2:{s:12:\"lock_content\";b:1;s:1:\"x\";b:0;}"),
    ])
    func `a field of a plugin hides a post:`(_ key: String, _ value: String) throws {
        #expect(try reason(field(key, value)) == "the field \(key) limits who may read it, and it is a draft")
    }

    @Test(arguments: [
        ("embargo_until", true), ("_go_live", true), ("publish_date", true), ("_EventStartDate", false),
        ("release_date", false),
    ])
    func `the date of a field holds a post back while it is ahead:`(_ key: String, _ isHeld: Bool) throws {
        let item = WordPressExport.item(1, "publish", body: "Text", more: field(key, "2099-01-01 00:00:00"))
        let later = try #require(try WordPressExport.read(item).first).laterDate
        #expect((later?.time == Timestamp("2099-01-01T00:00:00Z")) == isHeld)
    }

    @Test(arguments: [
        ("_premium", "field_5f3a1b2c"), ("subscriber_count", "1200"), ("price_paid", "12.50"),
        ("member_price", "€ 9"),
        ("_yoast_wpseo_meta-robots-noindex", "2"), ("_yoast_wpseo_meta-robots-noindex", "0"),
        ("rank_math_robots", "a:1:{i:0;s:5:\"index\";}"), ("rank_math_robots", "max-image-preview:none"),
        ("comment_status", "closed"), ("sidebar_hide", "1"), ("_hide_title", "yes"), ("audience", "General"),
        ("state", "Texas"), ("acme_is_draft", "0"), ("_publicize_pending", "1"), ("_wpas_done_all", "1"),
        ("_seopress_robots_index", ""), ("restaurant_access", "any"), ("order_status", "deleted"),
        ("_yith_wcwl_wishlist_count", "3"), ("_edit_lock", "1700000000:1"), ("_edit_last", "1"),
        ("roles", ""),
        ("is_public", "1"), ("ready", "yes"), ("show_author", "0"), ("acme_enabled", "0"), ("index", "0"),
        ("login_redirect", "/x"), ("wpf-settings", "a:1:{s:12:\"lock_content\";b:0;}"),
    ])
    func `a field of a plugin hides nothing:`(_ key: String, _ value: String) throws {
        #expect(try reason(field(key, value)) == "")
    }
}
