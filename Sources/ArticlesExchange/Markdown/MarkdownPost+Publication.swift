import Articles
import StrictJSON

extension MarkdownPost {
    mutating func readPublication() throws(ImportFault) {
        let publication = Publication(rest, origin)
        rest.removeAll { publication.understood.contains($0.key) }
        notes += publication.notes
        doubt = doubt ?? publication.doubt
        laterDate = publication.laterDate ?? laterDate
        let status = publication.status
        if let part = name.doubt, !publication.isPlainlyPublic {
            doubt = doubt ?? ImportNote(origin.line(1), "its name, \(part), may say that it is a draft")
        }
        if let template = rest.first(where: {
            $0.value.text?.contains("{{") == true && $0.key.lowercased() == "title"
        }) {
            doubt = doubt ?? ImportNote(origin.line(template.value.line), "its title is a template")
        }
        set("status", .string(publication.isToCome && status == .published ? "scheduled" : status.rawValue))
        let published = publication.time ?? name.date
        isZoneless = publication.time == nil ? name.date != nil : publication.isZoneless
        if let published {
            set(
                "published_at", .string(published.description),
                publication.time == nil ? 1 : publication.timeLine)
        } else if status == .published, origin.hiding == nil, origin.rules.isEmpty {
            note("has no date: it gets that of its first import")
        }
        let updated = take(
            "updated", "lastmod", "lastmodified", "modified", "updatedat", "updateddate", "lastupdated",
            "dateupdated")
        guard let updated else { return }
        guard let time = (updated.text ?? updated.member("date")?.text).flatMap(FeedDate.timestamp) else {
            return note("the date of its last change is not understood, and left out", at: updated.line)
        }
        set("updated_at", .string(time.description), updated.line)
        set("created_at", .string(min(published ?? time, time).description), updated.line)
    }

    mutating func readMetadata() {
        let shown = PublicMetadata(rest.map { JSONMember($0.key, $0.value.json) })
        for (key, value) in rest {
            for (top, path) in shown.left where top == key {
                note("\(path) is left out: it is no matter for the public", at: value.line)
            }
            if shown.members.contains(where: { $0.name == key }) {
                note("\(key) is kept in metadata", at: value.line)
            }
        }
        var members = shown.members
        let isLinked = members.contains { FrontMatterKey.plain($0.name) == "translationkey" }
        if let key = origin.translationKey, !isLinked {
            note("is one of several translations, by its name: \(key)")
            members.append(JSONMember("translation_key", .string(key)))
        }
        if !members.isEmpty { set("metadata", .object(members), rest.first?.value.line ?? 1) }
    }
}
