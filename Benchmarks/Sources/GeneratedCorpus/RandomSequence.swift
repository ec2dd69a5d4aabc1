/// Numbers that look random and follow from a seed: SplitMix64 (G. Steele et al., 2014).
struct RandomSequence: RandomNumberGenerator {
    private var state: UInt64

    /// The sequence of one of many things, from a common seed.
    init(seed: UInt64, of number: Int) {
        var mixer = RandomSequence(seed: seed)
        state = mixer.next() ^ UInt64(bitPattern: Int64(number)) &* 0xD1B5_4A32_D192_ED03
    }

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }

    /// A number of 0 ..< `end`, which is positive.
    mutating func number(below end: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(end)).high)
    }

    /// A number of the range.
    mutating func number(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + number(below: range.count)
    }
}
