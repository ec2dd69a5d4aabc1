import Articles

/// What shortcodes of WordPress itself stand for.
extension WordPressBody {
    /// The code of a program as it is: exports have its characters either as they are, or as references.
    static func program(_ inner: String) -> String {
        let hasReferences = inner.contains("&lt;") || inner.contains("&gt;") || inner.contains("&amp;")
        let isEscaped = hasReferences && !inner.contains("<")
        let text = isEscaped ? inner : HTMLWriter.escaped(inner)
        return "\n\n<pre><code>\(text.trimmingFeeds)</code></pre>\n\n"
    }

    /// A picture with its link, and what stands behind it as its caption.
    static func figure(_ code: Shortcode) -> String {
        let inner = (code.inner ?? "").trimmed
        let start = inner.firstRange(of: "<img")?.upperBound ?? inner.startIndex
        guard var end = inner[start...].firstIndex(of: ">").map({ inner.index(after: $0) }) else {
            return inner
        }
        let behind = inner[end...].drop(while: \.isWhitespace)
        if behind.hasPrefix("</a>") { end = behind.index(behind.startIndex, offsetBy: 4) }
        let caption = code.attributes["caption"] ?? inner[end...].trimmed
        let foot = caption.isEmpty ? "" : "<figcaption>\(caption)</figcaption>"
        return "\n\n<figure>\(inner[..<end])\(foot)</figure>\n\n"
    }

    mutating func embed(_ code: Shortcode) -> String {
        let names = ["src", "url", "mp4", "mp3", "m4a", "ogg", "webm", "id"]
        let inner = code.inner.map { HTMLText.plain($0) } ?? ""
        let address =
            inner.isEmpty ? names.lazy.compactMap { code.attributes[$0] }.first ?? code.first : inner
        guard WebAddress.isWeb(address) else {
            notes.add("left out, \(code.name) without a web address")
            return ""
        }
        notes.add("the \(code.name) of \(address) becomes a link")
        return "\n\n<p>\(Self.link(address, address))</p>\n\n"
    }

    private static func link(_ address: String, _ text: String) -> String {
        "<a href=\"\(HTMLWriter.escaped(address))\">\(HTMLWriter.escaped(text))</a>"
    }

    // MARK: Galleries and playlists

    mutating func gallery(_ code: Shortcode) -> String {
        let pictures = files(of: code, .picture, named: "pictures").map { file in
            let caption = HTMLText.plain(file.caption)
            let foot = caption.isEmpty ? "" : "<figcaption>\(HTMLWriter.escaped(caption))</figcaption>"
            let picture =
                "<img src=\"\(HTMLWriter.escaped(file.url))\" alt=\"\(HTMLWriter.escaped(file.text))\">"
            return "<figure>\(picture)\(foot)</figure>"
        }
        return pictures.isEmpty ? "" : "\n\n\(pictures.joined(separator: "\n"))\n\n"
    }

    mutating func playlist(_ code: Shortcode) -> String {
        let isVideo = code.attributes["type"] == "video"
        let links = files(of: code, isVideo ? .video : .audio, named: "files").map { file in
            "<li>\(Self.link(file.url, file.text.isEmpty ? file.url : HTMLText.plain(file.text)))</li>"
        }
        return links.isEmpty ? "" : "\n\n<ul>\n\(links.joined(separator: "\n"))\n</ul>\n\n"
    }

    /// The files that a gallery names, or else those of its post, in its order. Those of another post are not for
    /// everybody if that is not.
    private mutating func files(
        of code: Shortcode, _ kind: WordPressSite.File.Kind, named what: String
    ) -> [WordPressSite.File] {
        let ids = Self.ids(code, "ids") + Self.ids(code, "include")
        if ids.isEmpty, let other = code.attributes["id"]?.trimmed, !other.isEmpty, other != post {
            notes.add("left out, a \(code.name) of another post: \(other.prefix(60))")
            return []
        }
        let wanted = ids.isEmpty ? nil : ids.compactMap { site.attachments[$0] }
        let missing = wanted.map { ids.count - $0.count } ?? 0
        if missing > 0 {
            notes.add("left out, a \(code.name) with \(missing) \(what) that are not in the export")
        }
        let files = wanted ?? ownFiles(of: post, kind)
        if ids.isEmpty, files.isEmpty {
            notes.add("left out, a \(code.name) whose post has no \(what) in the export")
        }
        let excluded = Set(Self.ids(code, "exclude"))
        let shown = Array(files.lazy.filter { !excluded.contains($0.id) }.prefix(filesLeft))
        filesLeft -= shown.count
        let left = files.count - excluded.count - shown.count
        if filesLeft == 0, left > 0 {
            notes.add("left out, \(left) \(what) of a \(code.name): they are too many")
        }
        return shown
    }

    private static func ids(_ code: Shortcode, _ name: String) -> [String] {
        (code.attributes[name] ?? "").split { !$0.isNumber }.map(String.init)
    }

    private mutating func ownFiles(of post: String, _ kind: WordPressSite.File.Kind) -> [WordPressSite.File] {
        let key = "\(kind) \(post)"
        if let known = ownFiles[key] { return known }
        let files = site.files(of: post, kind)
        ownFiles[key] = files
        return files
    }
}

extension String {
    /// The text without the line breaks right behind and before its marks.
    fileprivate var trimmingFeeds: String {
        var text = self[...]
        while let first = text.first, first.isNewline { text = text.dropFirst() }
        while let last = text.last, last.isNewline { text = text.dropLast() }
        return String(text)
    }
}
