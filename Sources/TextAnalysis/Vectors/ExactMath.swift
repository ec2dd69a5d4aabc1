/// Logarithm and power of + − × ÷ alone, which IEEE 754 fixes to the last bit, on every machine.
///
/// The C library's are only nearly the same from version to version. Errors stay below 10⁻¹⁴.
enum ExactMath {
    private static let ln2 = 0.693_147_180_559_945_3

    /// The natural logarithm of a positive, finite number.
    static func log(_ x: Double) -> Double {
        var significand = x.significand
        var exponent = Double(x.exponent)
        if significand > 1.414_213_562_373_095 {
            significand /= 2
            exponent += 1
        }
        let ratio = (significand - 1) / (significand + 1)
        let square = ratio * ratio
        var sum = 0.0
        for divisor in stride(from: 25.0, through: 1.0, by: -2.0) { sum = sum * square + 1 / divisor }
        return exponent * ln2 + 2 * ratio * sum
    }

    /// A positive number to a power, both moderate.
    static func power(_ base: Double, _ exponent: Double) -> Double {
        let y = exponent * log(base)
        let halvings = (y / ln2).rounded()
        let rest = y - halvings * ln2
        var sum = 1.0
        for divisor in stride(from: 18.0, through: 1.0, by: -1.0) { sum = 1 + sum * rest / divisor }
        return Double(sign: .plus, exponent: Int(halvings), significand: sum)
    }
}
