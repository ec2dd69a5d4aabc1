import Articles
import Foundation

/// A day, with a time of day and a zone as far as a page names them.
struct PageTime: Equatable {
    var year: Int
    var month: Int
    var day: Int
    var minutes: Int?
    var seconds = 0
    /// Minutes east of UTC.
    var zone: Int?
    /// Whether day and month could also be the other way round.
    var isAmbiguous = false

    /// The moment: midnight without a time, UTC without a zone. `nil` for a day that does not exist.
    var timestamp: Timestamp? {
        guard (1...9_999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        let minutes = minutes ?? 0
        guard (0..<1_440).contains(minutes) else { return nil }
        let date = "\(Self.digits(year, 4))-\(Self.digits(month, 2))-\(Self.digits(day, 2))"
        let time =
            "\(Self.digits(minutes / 60, 2)):\(Self.digits(minutes % 60, 2)):\(Self.digits(seconds, 2))"
        guard let local = Timestamp("\(date)T\(time)Z") else { return nil }
        return Timestamp(clamping: local.milliseconds - Int64(zone ?? 0) * 60_000)
    }

    private static func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
}

extension PageTime {
    /// A moment, as UTC.
    init(_ moment: Timestamp) {
        let text = moment.description
        func number(_ from: Int, _ count: Int) -> Int {
            Int(String(decoding: text.utf8.dropFirst(from).prefix(count), as: UTF8.self)) ?? 0
        }
        self.init(year: number(0, 4), month: number(5, 2), day: number(8, 2))
        minutes = number(11, 2) * 60 + number(14, 2)
        seconds = number(17, 2)
        zone = 0
    }

    /// Minutes east of UTC of the clocks of a place at this time; `nil` for a day that does not exist.
    func offset(in place: TimeZone) -> Int? {
        var local = self
        local.zone = nil
        guard let milliseconds = local.timestamp?.milliseconds else { return nil }
        let asUTC = Date(timeIntervalSince1970: Double(milliseconds) / 1_000)
        let near = Double(place.secondsFromGMT(for: asUTC))
        return place.secondsFromGMT(for: asUTC.addingTimeInterval(-near)) / 60
    }
}
