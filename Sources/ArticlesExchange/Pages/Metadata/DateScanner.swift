import Articles

/// Finds a date, with the time and zone beside it, in the words of a line.
struct DateScanner {
    /// How a date of three numbers is read that could be both.
    enum Order {
        case dayFirst, monthFirst
        /// The page gives no evidence.
        case unknown
    }

    let tokens: [MetaToken]
    let order: Order

    /// The date that begins at an index, and where it ends.
    func date(at start: Int) -> (time: PageTime, end: Int)? {
        if let found = day(at: start) { return withTime(found.time, found.end) }
        guard let clock = clock(at: start), let next = skip(clock.end, over: [.comma, .separator]),
            let found = day(at: next)
        else { return nil }
        var time = found.time
        apply(clock, to: &time)
        return (time, found.end)
    }

    private func withTime(_ date: PageTime, _ end: Int) -> (time: PageTime, end: Int) {
        var time = date
        guard date.minutes == nil, let next = skip(end, over: [.comma, .separator]),
            let clock = clock(at: next)
        else { return (date, end) }
        apply(clock, to: &time)
        return (time, clock.end)
    }

    private func apply(_ clock: Clock, to time: inout PageTime) {
        time.minutes = clock.minutes
        time.seconds = clock.seconds
        time.zone = clock.zone
        if let zone = clock.place { time.zone = time.offset(in: zone) }
    }

    // MARK: The day

    private func day(at start: Int) -> (time: PageTime, end: Int)? {
        guard var index = skip(start, over: []) else { return nil }
        if DateWords.weekdays.contains(key(index)) {
            guard let next = skip(index + 1, over: [.comma]) else { return nil }
            index = next
        }
        if let time = numeric(tokens[index]) { return (time, index + 1) }
        if let day = dayNumber(index), let next = skip(index + 1, over: []), let month = month(next),
            let after = skip(next + 1, over: [.comma]), let year = year(after)
        {
            return (PageTime(year: year, month: month, day: day), after + 1)
        }
        if order == .dayFirst, let day = dayNumber(index), index + 2 < tokens.count,
            (1...2).contains(key(index + 1).utf8.count), let month = Int(key(index + 1)),
            (1...12).contains(month),
            let year = year(index + 2)
        {
            // `29. 10. 2022`
            return (PageTime(year: year, month: month, day: day), index + 3)
        }
        if let month = month(index), let next = skip(index + 1, over: []), let day = dayNumber(next),
            let after = skip(next + 1, over: [.comma]), let year = year(after)
        {
            return (PageTime(year: year, month: month, day: day), after + 1)
        }
        return nil
    }

    /// The next word that is no connector.
    private func skip(_ start: Int, over kinds: Set<MetaToken.Kind>) -> Int? {
        var index = start
        while index < tokens.count {
            let token = tokens[index]
            guard kinds.contains(token.kind) || token.kind == .word && isConnector(index) else { break }
            index += 1
        }
        return index < tokens.count && tokens[index].kind == .word ? index : nil
    }

    private func isConnector(_ index: Int) -> Bool { DateWords.connectors.contains(key(index)) }

    private func key(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].key : "" }

    private func month(_ index: Int) -> Int? { DateWords.months[key(index)] }

    private func dayNumber(_ index: Int) -> Int? {
        var text = key(index)[...]
        for ending in ["st", "nd", "rd", "th", "er", "o", "a", "e"] where text.hasSuffix(ending) {
            text = text.dropLast(ending.count)
            break
        }
        guard (1...2).contains(text.utf8.count), let day = Int(text), (1...31).contains(day) else {
            return nil
        }
        return day
    }

    private func year(_ index: Int) -> Int? {
        let text = key(index)
        guard text.utf8.count == 4, let year = Int(text), (1_000...2_999).contains(year) else { return nil }
        return year
    }

    /// `2024-03-12T08:15Z`, `12.03.2024`, `3/12/24`.
    private func numeric(_ token: MetaToken) -> PageTime? {
        guard token.kind == .word, token.text.utf8.count <= 40 else { return nil }
        if token.text.utf8.count > 10, token.text.contains(where: { $0 == "T" || $0 == "t" }),
            let moment = PostDate.timestamp(String(token.text))
        {
            return PageTime(moment)
        }
        if let time = ideographic(token.text) { return time }
        guard let mark = token.text.first(where: { "./-".contains($0) }) else { return nil }
        let parts = token.text.split(separator: mark, omittingEmptySubsequences: false)
        if parts.count == 3, let day = Int(parts[0]), let year = Int(parts[2]), year > 999,
            let month = DateWords.months[LabelSet.form(of: parts[1])]
        {
            return valid(PageTime(year: year, month: month, day: day))
        }
        let numbers = parts.compactMap { $0.utf8.count <= 4 ? Int($0) : nil }
        guard numbers.count == 3, parts.count == 3, !token.text.contains("+") else { return nil }
        if parts[0].utf8.count == 4 {
            return valid(PageTime(year: numbers[0], month: numbers[1], day: numbers[2]))
        }
        guard parts[2].utf8.count == 4 || parts[2].utf8.count == 2 else { return nil }
        let year = parts[2].utf8.count == 4 ? numbers[2] : 2_000 + numbers[2]
        return smallNumbers(numbers[0], numbers[1], year, mark)
    }

    /// `2024年3月12日`.
    private func ideographic(_ text: Substring) -> PageTime? {
        guard text.hasSuffix("日") else { return nil }
        let parts = text.dropLast().split { $0 == "年" || $0 == "月" }.compactMap { Int($0) }
        guard parts.count == 3, parts[0] > 999 else { return nil }
        return valid(PageTime(year: parts[0], month: parts[1], day: parts[2]))
    }

    private func smallNumbers(_ first: Int, _ second: Int, _ year: Int, _ mark: Character) -> PageTime? {
        let isOpen = first <= 12 && second <= 12 && first != second && mark == "/"
        let isMonthFirst = second > 12 || (isOpen && order != .dayFirst)
        var time = PageTime(
            year: year, month: isMonthFirst ? first : second, day: isMonthFirst ? second : first)
        time.isAmbiguous = isOpen && order == .unknown
        return valid(time)
    }

    private func valid(_ time: PageTime) -> PageTime? { time.timestamp == nil ? nil : time }
}
