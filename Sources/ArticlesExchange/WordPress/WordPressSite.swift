import Articles

/// What a WordPress export says of its site.
struct WordPressSite {
    /// The names of people by their logins.
    var authors: [String: String] = [:]
    /// Categories by their slugs.
    var categories: [String: (name: String, parent: String)] = [:]
    /// Pictures and other files by their ids.
    private(set) var attachments: [String: File] = [:]
    /// The ids of the files of a post.
    private var files: [String: [String]] = [:]
    /// Files that were too many.
    private(set) var leftAttachments = 0
    var address = ""
    var language = ""
    /// What it says of itself on who may see its posts.
    var visibility: SourceVisibility?

    /// The most files that are remembered.
    private static let attachmentLimit = 200_000
    /// The most characters of a caption that are remembered.
    private static let captionLimit = 1_000
    /// The deepest category.
    private static let depthLimit = 20

    /// `Parent/Child`.
    func path(ofCategory slug: String, named name: String) -> String {
        var names = [name]
        var seen: Set = [slug]
        var parent = categories[slug]?.parent ?? ""
        while !parent.isEmpty, names.count < Self.depthLimit, seen.insert(parent).inserted,
            let category = categories[parent]
        {
            names.append(category.name)
            parent = category.parent
        }
        return names.reversed().joined(separator: "/")
    }

    mutating func remember(_ item: WordPressItem) {
        guard item.type == "attachment" else { return }
        guard attachments.count < Self.attachmentLimit else {
            leftAttachments += 1
            return
        }
        let id = item["wp:post_id"]
        let url = item["wp:attachment_url"].isEmpty ? item["link"] : item["wp:attachment_url"]
        let parent = item["wp:post_parent"]
        if attachments[id] == nil, !parent.isEmpty, parent != "0" { files[parent, default: []].append(id) }
        attachments[id] = File(
            id: id, url: url, text: item.field("_wp_attachment_image_alt") ?? item["title"],
            caption: String(item["excerpt:encoded"].prefix(Self.captionLimit)),
            place: Int(item["wp:menu_order"]) ?? 0)
    }

    /// The files of a kind that belong to a post, in the order of a gallery.
    func files(of post: String, _ kind: File.Kind) -> [File] {
        let files = (files[post] ?? []).compactMap { attachments[$0] }.filter { $0.kind == kind }
        return files.sorted { ($0.place, $0.id.utf8.count, $0.id) < ($1.place, $1.id.utf8.count, $1.id) }
    }

    /// A picture or another file.
    struct File {
        let id: String
        let url: String
        /// What a picture shows; else the title.
        let text: String
        let caption: String
        fileprivate let place: Int

        enum Kind { case picture, audio, video }

        /// By its ending: exports have no media types.
        var kind: Kind? {
            let path = url.prefix { $0 != "?" && $0 != "#" }
            return switch path.split(separator: ".").last?.lowercased() {
            case "jpg", "jpeg", "jpe", "png", "gif", "webp", "avif", "heic", "svg", "bmp": .picture
            case "mp3", "m4a", "ogg", "oga", "opus", "wav", "flac", "aac", "wma": .audio
            case "mp4", "m4v", "mov", "webm", "ogv", "avi", "wmv", "mpg", "mpeg": .video
            case _: nil
            }
        }
    }
}

/// The name of a source by the address of a site.
enum SiteName {
    /// Host and path, without scheme; `nil` for no address.
    static func name(of address: String) -> String? {
        var name = address.trimmed[...]
        for scheme in ["https://", "http://"] where name.lowercased().hasPrefix(scheme) {
            name = name.dropFirst(scheme.count)
        }
        while name.last == "/" { name = name.dropLast() }
        guard !name.isEmpty, name.contains(".") || name.hasPrefix("localhost") else { return nil }
        return String(String.UnicodeScalarView(name.unicodeScalars.prefix(ArticleLimits.sourceName)))
    }
}
