/// Where the items of a file come from.
struct ItemOrigin: Sendable {
    /// The file in messages.
    let label: String
    /// The path below the imported folder, with `/` between; the name of a file that was named itself.
    let path: String
    /// The name that the caller gave the import.
    let givenSourceName: String?
    /// The name that the place of the input makes.
    let derivedSourceName: String
    /// The id of the source of a file that is one item.
    let sourceID: String
    /// What hides it around the import: a folder of drafts, or a part of its own name.
    var hiding: HidingPart?
    /// What files of its site and folders say of it.
    var rules: [HidingPart] = []
    /// What it has in common with the files that are its translations.
    var translationKey: String?
    /// Whether the file's folder has a page of its own, `index.md`.
    var isBesideIndex = false

    /// Whether the pages of a site are taken beside its posts.
    var includesPages = false

    /// The name of the source of items that have none of their own: the caller's, else the one that the input has
    /// for itself (the address of a site, say), else the one of its place.
    func sourceName(of site: String? = nil) -> String {
        givenSourceName ?? site ?? derivedSourceName
    }

    /// A place in the file.
    func line(_ line: Int) -> ItemLocation {
        ItemLocation(file: label, line: line)
    }
}
