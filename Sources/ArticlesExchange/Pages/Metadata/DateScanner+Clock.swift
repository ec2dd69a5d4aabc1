import Foundation

extension DateScanner {
    /// A time of day.
    struct Clock {
        var minutes: Int
        var seconds = 0
        var zone: Int?
        /// Whose clocks it is by, when the date decides on the zone.
        var place: TimeZone?
        var end: Int
    }

    /// The time that begins at an index.
    func clock(at start: Int) -> Clock? {
        guard start < tokens.count, tokens[start].kind == .word else { return nil }
        var text = tokens[start].key[...]
        var half: String?
        for name in ["am", "pm", "a.m", "p.m"] where text.hasSuffix(name) && text.count > name.count {
            half = name.hasPrefix("a") ? "am" : "pm"
            text = text.dropLast(name.count)
        }
        if text.hasSuffix("uhr") { text = text.dropLast(3) }
        var parts = text.split(whereSeparator: { ":.h時分".contains($0) }, omitsEmpty: true)
        guard (1...3).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.utf8.count) }) else {
            return nil
        }
        var index = start + 1
        if parts.count == 1, text.hasSuffix("h"), let minutes = number(at: index, digits: 2) {
            parts.append(minutes)
            index += 1
        } else if parts.count == 1, isWord(index, "h"), let minutes = number(at: index + 1, digits: 2) {
            parts.append(minutes)
            index += 2
        }
        if half == nil, let name = halfName(index) {
            half = name
            index += 1
        }
        let hasHourWord = index < tokens.count && DateWords.hourWords.contains(tokens[index].key)
        if hasHourWord { index += 1 }
        guard parts.count > 1 || half != nil || hasHourWord || text.hasSuffix("h") else { return nil }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count else { return nil }
        return clock(numbers, half, index)
    }

    private func clock(_ numbers: [Int], _ half: String?, _ index: Int) -> Clock? {
        var hour = numbers[0]
        if let half {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (half == "pm" ? 12 : 0)
        }
        let minute = numbers.count > 1 ? numbers[1] : 0
        let second = numbers.count > 2 ? numbers[2] : 0
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else {
            return nil
        }
        var clock = Clock(minutes: hour * 60 + minute, seconds: second, end: index)
        readZone(&clock)
        return clock
    }

    private func readZone(_ clock: inout Clock) {
        if clock.end + 1 < tokens.count, tokens[clock.end].kind == .comma,
            DateWords.zones[tokens[clock.end + 1].key] != nil
                || Self.offset(tokens[clock.end + 1].text) != nil
        {
            // `18:30 (CET)`
            clock.end += 1
        }
        guard clock.end < tokens.count, tokens[clock.end].kind == .word else { return }
        let token = tokens[clock.end]
        if let zone = DateWords.zones[token.key] {
            clock.zone = zone
            clock.end += 1
            if clock.end < tokens.count, zone == 0, let more = Self.offset(tokens[clock.end].text) {
                clock.zone = more
                clock.end += 1
            }
        } else if let place = DateWords.americanZones[token.key] {
            clock.place = TimeZone(identifier: place)
            clock.end += 1
        } else if let offset = Self.offset(token.text) {
            clock.zone = offset
            clock.end += 1
        } else if ["horario", "hora"].contains(token.key), clock.end + 2 < tokens.count,
            ["de", "do"].contains(tokens[clock.end + 1].key), tokens[clock.end + 2].key == "brasilia"
        {
            clock.zone = -180
            clock.end += 3
        }
    }

    /// `+0100`, `GMT+1`, `UTC-03:00`.
    private static func offset(_ text: Substring) -> Int? {
        var rest = text[...]
        for name in ["GMT", "UTC"] where rest.hasPrefix(name) { rest = rest.dropFirst(3) }
        guard let sign = rest.first, "+-−".contains(sign) else { return nil }
        let digits = rest.dropFirst().filter { $0 != ":" }
        guard (1...4).contains(digits.utf8.count), let number = Int(digits) else { return nil }
        let minutes = digits.utf8.count <= 2 ? number * 60 : number / 100 * 60 + number % 100
        guard minutes <= 14 * 60 else { return nil }
        return sign == "+" ? minutes : -minutes
    }

    private func halfName(_ index: Int) -> String? {
        guard index < tokens.count else { return nil }
        switch tokens[index].key {
        case "am", "a.m": return "am"
        case "pm", "p.m": return "pm"
        case _: return nil
        }
    }

    private func number(at index: Int, digits: Int) -> Substring? {
        guard index < tokens.count, tokens[index].text.utf8.count == digits, Int(tokens[index].text) != nil
        else { return nil }
        return tokens[index].key[...]
    }

    private func isWord(_ index: Int, _ word: String) -> Bool {
        index < tokens.count && tokens[index].key == word
    }
}

extension Substring {
    fileprivate func split(
        whereSeparator isSeparator: (Character) -> Bool, omitsEmpty: Bool
    ) -> [Substring] {
        split(omittingEmptySubsequences: omitsEmpty, whereSeparator: isSeparator)
    }
}
