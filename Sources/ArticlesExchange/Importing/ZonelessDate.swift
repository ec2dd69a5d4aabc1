import Articles
import Foundation

extension ArticleDraft {
    /// Half a day: by so much the clocks farthest west are behind UTC.
    private static let farthestWest: Int64 = 12 * 3_600_000

    /// Takes a date of publication that names no zone, and was read as UTC, for one of a place; without a place for the
    /// latest moment that it may mean, unless that has passed. Returns whether it waits for that.
    mutating func setZone(_ place: TimeZone?, now: Timestamp) -> Bool {
        guard case .value(let time) = publishedAt else { return false }
        guard let place else {
            let latest = Timestamp(clamping: time.milliseconds + Self.farthestWest)
            guard status == .published, latest > now else { return false }
            publishedAt = .value(latest)
            return true
        }
        let local = Date(timeIntervalSince1970: Double(time.milliseconds) / 1_000)
        let near = Double(place.secondsFromGMT(for: local))
        let seconds = place.secondsFromGMT(for: local.addingTimeInterval(-near))
        publishedAt = .value(Timestamp(clamping: time.milliseconds - Int64(seconds) * 1_000))
        return false
    }
}

extension ImportedItem {
    /// What is said of an article that waits for the latest moment that its date may mean.
    static let zonelessNote =
        "its date has no zone: it appears when that is past everywhere, 12 hours later; --time-zone says where it is meant"
}
