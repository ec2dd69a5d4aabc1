/// Takes a file apart at its line feeds, holding one line at a time.
struct LineReader {
    enum Line {
        /// The bytes without the line feed.
        case text([UInt8], number: Int)
        /// More bytes than the limit; they were passed over.
        case tooLong(number: Int)
    }

    private let file: InputFile
    private let limit: Int
    private var buffer: [UInt8] = []
    private var position = 0
    private var number = 0
    private var isAtEnd = false

    init(_ file: InputFile, limit: Int) {
        self.file = file
        self.limit = limit
    }

    mutating func next() throws(SystemError) -> Line? {
        var line: [UInt8] = []
        var isTooLong = false
        var hasLine = false
        while true {
            if position == buffer.count {
                buffer = isAtEnd ? [] : try file.chunk()
                position = 0
                if buffer.isEmpty {
                    isAtEnd = true
                    guard hasLine else { return nil }
                    number += 1
                    return isTooLong ? .tooLong(number: number) : .text(line, number: number)
                }
            }
            hasLine = true
            let end = buffer[position...].firstIndex(of: UInt8(ascii: "\n"))
            let piece = buffer[position..<(end ?? buffer.count)]
            position = end.map { $0 + 1 } ?? buffer.count
            isTooLong = isTooLong || line.count + piece.count > limit
            if isTooLong { line = [] } else { line += piece }
            guard end == nil else {
                number += 1
                return isTooLong ? .tooLong(number: number) : .text(line, number: number)
            }
        }
    }
}
