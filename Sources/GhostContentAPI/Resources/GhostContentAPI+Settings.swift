import ArticlesSyndication
import HTTPRouting
import StrictJSON

/// What is said of the site, and of what is sold, which is nothing.
extension GhostContentAPI {
    @Sendable func showSettings(_ request: Request) async throws -> Response {
        var members = [
            JSONMember("title", .string(site.title)), JSONMember("description", .null),
            JSONMember("url", .string(site.url.text + "/")), JSONMember("lang", .string(site.language)),
            JSONMember("locale", .string(site.language)), JSONMember("timezone", "Etc/UTC"),
            JSONMember("navigation", []), JSONMember("secondary_navigation", []),
        ]
        members += .nulls(
            "logo", "icon", "accent_color", "cover_image", "facebook", "twitter", "meta_title",
            "meta_description", "og_image", "og_title", "og_description", "twitter_image", "twitter_title",
            "twitter_description", "codeinjection_head", "codeinjection_foot", "members_support_address",
            "firstpromoter_account", "portal_button_icon", "portal_button_signup_text",
            "portal_button_style", "portal_signup_terms_html")
        members += [
            "members_enabled", "members_invite_only", "paid_members_enabled", "allow_self_signup",
            "portal_button", "portal_name", "portal_signup_checkbox_required", "recommendations_enabled",
        ].map { JSONMember($0, false) }
        members += [
            JSONMember("comments_enabled", "off"), JSONMember("portal_plans", []),
            JSONMember("version", "6.0"),
        ]
        return response(
            .object([JSONMember("settings", .object(members)), JSONMember("meta", .object([]))]))
    }

    @Sendable func browseTiers(_ request: Request) async throws -> Response {
        try await response("tiers", [], GhostPagination(try GhostQuery(request), total: 0))
    }
}
