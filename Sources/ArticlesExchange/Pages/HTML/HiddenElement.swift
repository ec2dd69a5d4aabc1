/// Whether a browser shows an element at all, by what its attributes say.
enum HiddenElement {
    /// Whether an element is shown on no screen.
    static func isOne(_ node: HTMLDocument.Node) -> Bool {
        if node["hidden"] != nil { return true }
        let classes = (node["class"] ?? "").split(whereSeparator: \.isWhitespace)
        if classes.contains(where: isName), !classes.contains(where: isShownOnSomeScreens) { return true }
        let style = node["style"].map { $0.filter { !$0.isWhitespace }.lowercased() } ?? ""
        return style.contains("display:none") || style.contains("visibility:hidden")
    }

    /// Whether a class hides its element, if no other shows it.
    static func isName(_ name: Substring) -> Bool { hiding.contains(String(withoutWeight(name))) }

    /// Classes of Tailwind, Bootstrap, Bulma and UIkit.
    private static let hiding: Set<String> = [
        "hidden", "d-none", "is-hidden", "uk-hidden", "invisible", "is-invisible",
    ]

    /// `hidden md:block`, `d-none d-lg-table-cell`: shown on screens of some widths.
    private static func isShownOnSomeScreens(_ name: Substring) -> Bool {
        if let colon = name.firstIndex(of: ":") {
            var width = name[..<colon]
            for prefix in ["max-", "min-", "@"] where width.hasPrefix(prefix) {
                width = width.dropFirst(prefix.count)
            }
            let display = withoutWeight(name[name.index(after: colon)...])
            return widths.contains(String(width)) && isDisplay(display)
        }
        let parts = name.split(separator: "-", maxSplits: 2)
        return parts.count == 3 && parts[0] == "d" && widths.contains(String(parts[1])) && isDisplay(parts[2])
    }

    private static func isDisplay(_ value: Substring) -> Bool {
        let word = value.prefix { $0 != "-" }
        return ["block", "flex", "grid", "inline", "table", "contents", "visible"].contains(word)
            || value == "flow-root" || value == "list-item"
    }

    /// The name without the mark by which it wins over others.
    private static func withoutWeight(_ name: Substring) -> Substring {
        if name.hasPrefix("!") { return name.dropFirst() }
        return name.hasSuffix("!") ? name.dropLast() : name
    }

    private static let widths: Set<String> = ["xs", "sm", "md", "lg", "xl", "xxl", "2xl", "3xl"]
}
