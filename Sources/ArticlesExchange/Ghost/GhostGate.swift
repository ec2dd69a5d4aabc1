import Articles
import StrictJSON

/// Whom a card of a Ghost post is for.
enum GhostAudience {
    case everybody
    /// Shown in newsletters only: it is no part of the page.
    case email
    case members
    case unknown

    /// By the member `visibility` of a card, in both of its forms.
    init(of card: JSONValue) {
        guard let said = card["visibility"], !said.isNull else {
            self = .everybody
            return
        }
        guard case .object = said else {
            self = said == .string("public") ? .everybody : .unknown
            return
        }
        let web = said["web"] ?? .null
        let segment = web["memberSegment"]?.text ?? said["segment"]?.text ?? ""
        switch web["nonMember"] ?? said["showOnWeb"] {
        case .bool(true): self = web.isNull && !segment.isEmpty ? .members : .everybody
        case .bool(false): self = segment.isEmpty || web.isNull ? .email : .members
        case .some, nil: self = .unknown
        }
    }
}

/// What in a Ghost post says that a part of it is not for everybody.
enum GhostGate {
    /// Why the post can't be public; `nil` when all of it may be.
    static func reason(_ post: JSONValue, _ meta: JSONValue?, _ documents: GhostDocuments) -> String? {
        let isForEmail = (post.members + (meta?.members ?? [])).contains {
            $0.name == "email_only" && isTrue($0.value)
        }
        if isForEmail { return "is only for e-mail" }
        if let access = post["access"], access != .bool(true), !access.isNull {
            return "is not open to everybody"
        }
        if let reason = post["html"]?.text.flatMap({ HidingMark.first(in: $0, .html)?.reason }) {
            return reason
        }
        for document in [documents.lexical, documents.mobiledoc] {
            if let reason = document.flatMap(reason(in:)) { return reason }
        }
        return documents.isDamaged ? "has a document that can't be read" : nil
    }

    /// Whether a member is anything but false, in the spellings of old versions too.
    static func isTrue(_ value: JSONValue?) -> Bool {
        switch value ?? .null {
        case .null, .bool(false), .number("0"), .string("false"), .string("0"), .string(""): false
        case .bool, .number, .string, .array, .object: true
        }
    }

    private static func reason(in node: JSONValue) -> String? {
        switch node {
        case .array(let elements):
            if let name = elements.first?.text, PaywallMark.isName(name) { return "has a paywall" }
            return elements.lazy.compactMap(reason).first
        case .object(let members):
            if let type = node["type"]?.text, PaywallMark.isName(type) { return "has a paywall" }
            // Cards of a mobiledoc have no type; members of embedded data may be called so, too, and are texts.
            let isCard =
                node["type"] != nil || node["showOnWeb"] != nil
                || node["visibility"]?.members.isEmpty == false
            switch isCard ? GhostAudience(of: node) : .everybody {
            case .everybody, .email: break
            case .members: return "a part of it is for members only"
            case .unknown: return "a part of it has a visibility that is not understood"
            }
            for (name, format) in [("html", ArticleFormat.html), ("markdown", .markdown)] {
                if let text = node[name]?.text, let mark = HidingMark.first(in: text, format) {
                    return mark.reason
                }
            }
            return members.lazy.compactMap { reason(in: $0.value) }.first
        case .null, .bool, .number, .string: return nil
        }
    }
}
