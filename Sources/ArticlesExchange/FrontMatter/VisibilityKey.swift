import Articles

/// What a member that is about visibility says, by its key.
enum VisibilityKey {
    /// Hidden if it is true.
    case hides
    /// Hidden if it is false; may also be a date.
    case shows
    /// A word.
    case status
    /// Since when.
    case time
    /// When it was made: its date if there is no other.
    case created
    /// Until when.
    case expiry
    /// Only for who knows a word.
    case password

    init?(plain key: String) {
        guard let kind = Self.table[key] else { return nil }
        self = kind
    }

    private static let names: [(VisibilityKey, String)] = [
        (
            .hides,
            """
            draft drafts isdraft unpublished private isprivate hidden ishidden unlisted wip workinprogress membersonly \
            subscribersonly paywall premium encrypted encrypt protected isprotected embargoed disabled noindexed \
            entwurf brouillon borrador rascunho concept
            """
        ),
        (.shows, "published publish ispublished public ispublic"),
        (
            .status,
            """
            status poststatus state poststate visibility access publicationstatus publishstatus articlestatus \
            pagestatus workflow workflowstate reviewstatus
            """
        ),
        (
            .time,
            """
            date publishdate pubdate publishedat publishat publishon publishedon publisheddate publicationdate \
            datepublished releasedate postdate posted postedon scheduled scheduledfor scheduledat scheduleddate schedule \
            embargo embargountil embargodate golive golivedate availablefrom visiblefrom datetime publishtime \
            publishedtime
            """
        ),
        (.created, "created createdat createdon datecreated creationdate"),
        (
            .expiry,
            "expirydate expiredate expires expireson expiresat expiry unpublishdate unpublishon unpublishat"
        ),
        (.password, "password passwort passphrase"),
    ]

    private static let table = Dictionary(
        uniqueKeysWithValues: names.flatMap { kind, keys in
            keys.split(separator: " ").map { (String($0), kind) }
        })

    /// The word in lower case, without what spellings differ in.
    static func plainWord(_ word: String) -> String { FrontMatterKey.plain(word.trimmed) }

    /// Words for what everybody may see.
    static let shown: Set<String> = [
        "published", "publish", "public", "live", "posted", "visible", "released", "everyone", "anyone",
        "all",
        "open", "online",
    ]

    /// Words for what not everybody may see.
    static let hidden: Set<String> = [
        "draft", "drafts", "pending", "pendingreview", "inreview", "review", "private", "hidden", "unlisted",
        "internal", "autodraft", "wip", "idea", "unpublished", "notpublished", "disabled", "inactive",
        "trash",
        "deleted", "password", "protected", "members", "paid", "subscribers", "membersonly", "tiers",
        "embargoed",
        "inherit", "skip", "archived", "archive", "offline", "closed",
    ]

    /// The key that was meant by a mistyped one.
    static func near(_ plain: String) -> String? {
        let names = ["draft", "published", "status", "visibility", "unlisted", "private"]
        guard plain.utf8.count <= 12, !names.contains(plain) else { return nil }
        if let anagram = names.first(where: { $0.utf8.sorted() == plain.utf8.sorted() }) { return anagram }
        return nearestName(to: plain, among: names, within: 1)
    }
}
