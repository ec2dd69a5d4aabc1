import Articles

/// The attributes that are kept.
extension HTMLWriter {
    /// As they are written behind the name of an element.
    static func attributes(_ name: String, _ node: HTMLDocument.Node, _ base: String?) -> String {
        var text = ""
        if name == "a", let target = node["href"], let url = link(target, base) {
            text += " href=\"\(escaped(url))\""
        }
        for kept in ["colspan", "rowspan", "start"] {
            if let value = node[kept], !value.isEmpty, value.count < 6, value.allSatisfy(\.isNumber) {
                text += " \(kept)=\"\(value)\""
            }
        }
        return text
    }

    /// The address that a link leads to; `nil` for one that is left out.
    static func link(_ target: String, _ base: String?) -> String? {
        let trimmed = target.trimmed
        guard !trimmed.isEmpty, WebAddress.isSafeLink(trimmed) else { return nil }
        return trimmed.hasPrefix("#") ? trimmed : WebAddress.resolve(target, base) ?? trimmed
    }
}
