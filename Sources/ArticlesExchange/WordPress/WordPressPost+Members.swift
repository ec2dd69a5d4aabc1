import Articles
import StrictJSON

/// Terms, people, custom fields and the picture of a post.
extension WordPressPost {
    func fillTerms(_ post: inout ImportedPost) {
        var places: [String: Int] = [:]
        var others: [(domain: String, names: [JSONValue])] = []
        for term in source.terms {
            let name = HTMLText.decoded(term.name.isEmpty ? term.slug : term.name)
            switch term.domain {
            case "category", "":
                if term.slug == "uncategorized" || (term.slug.isEmpty && name == "Uncategorized") {
                    post.note("left out, the category for what has none: \(name)")
                } else {
                    let path = site.path(ofCategory: term.slug, named: name)
                    post.tags.append(path)
                    post.categories.insert(path)
                }
            case "post_tag", "tag": post.tags.append(name)
            case "author": break
            case let domain:
                if places[domain] == nil {
                    places[domain] = others.count
                    others.append((domain, []))
                }
                if let place = places[domain] { others[place].names.append(.string(name)) }
            }
        }
        for other in others { post.metadata.append(JSONMember(other.domain, .array(other.names))) }
    }

    // MARK: People

    func fillAuthors(_ post: inout ImportedPost) {
        let together = source.terms.filter { $0.domain == "author" }
        var names: [String] = []
        if together.isEmpty {
            let login = source["dc:creator"]
            if !login.isEmpty { names = [site.authors[login] ?? login] }
        } else {
            names = together.map { term in
                let login = term.slug.hasPrefix("cap-") ? String(term.slug.dropFirst(4)) : term.slug
                return site.authors[login] ?? (term.name.isEmpty ? login : term.name)
            }
        }
        for name in names {
            let author = AuthorName(HTMLText.decoded(name))
            post.authors.append(author.text)
            if author.isShortened {
                post.note("an author is but an e-mail address: only \(author.text) is kept of it")
            }
        }
    }

    // MARK: Custom fields

    /// Protected fields that stand in the page all the same.
    private static let shownFields: Set<String> = [
        "_yoast_wpseo_title", "_yoast_wpseo_metadesc", "_yoast_wpseo_canonical",
    ]

    func fillFields(_ post: inout ImportedPost) {
        if source["wp:is_sticky"] == "1" { post.metadata.append(JSONMember("sticky", .bool(true))) }
        var hidden: Set<String> = []
        var privates: [WordPressFieldPrivacy: Set<String>] = [:]
        let limits = Set(source.limitingFields.map(\.name))
        for field in source.fields where !field.key.isEmpty {
            post.keepLater(field.key, field.value)
            if field.key == "_thumbnail_id" {
                fillImage(&post, field.value.trimmed)
            } else if field.key.hasPrefix("_"), !Self.shownFields.contains(field.key) {
                // Such fields are protected: plugins keep keys and addresses in them, and metadata is public.
                hidden.insert(field.key)
            } else if let kind = WordPressFieldPrivacy(field.key, field.value) {
                privates[kind, default: []].insert(field.key)
            } else if !limits.contains(field.key) {
                post.metadata.append(JSONMember(field.key, .string(field.value)))
            }
        }
        if !hidden.isEmpty {
            post.note(
                "left out, fields that WordPress does not show: \(hidden.sorted().joined(separator: ", "))")
        }
        for kind in WordPressFieldPrivacy.allCases {
            guard let names = privates[kind] else { continue }
            post.note(
                "left out, fields that may hold \(kind.rawValue): \(names.sorted().joined(separator: ", "))")
        }
    }

    private func fillImage(_ post: inout ImportedPost, _ id: String) {
        guard let file = site.attachments[id] else {
            if !id.isEmpty, id != "0", id != "-1" {
                post.note("the featured image \(id) is not in the export")
            }
            return
        }
        post.image = (file.url, HTMLText.decoded(file.text))
    }
}
