extension VisibilityValue {
    /// Whether a word is one that scripts and styles have for a part of a page, which they show later: a menu that is
    /// `closed`. Of a part it says nothing about who may read.
    static func isOfScripts(_ text: String) -> Bool {
        text.utf8.count <= 60 && scripts.contains(VisibilityKey.folded(text))
    }

    private static let scripts: Set<String> = ["hidden", "closed", "inactive", "disabled", "collapsed"]
}
