import Articles
import Foundation
import StrictJSON

/// Holds a JSON value against a schema of `openapi.yaml`: the part of JSON Schema 2020-12 that it uses.
struct SchemaCheck {
    let contract: JSONValue

    /// The schema, response or parameter itself, where this is a reference to one.
    func resolved(_ value: JSONValue) -> JSONValue {
        guard let reference = value["$ref"]?.text else { return value }
        let target = reference.split(separator: "/").dropFirst().reduce(contract as JSONValue?) {
            value, name in
            value?[String(name).replacing("~1", with: "/")]
        }
        return target.map(resolved) ?? .null
    }

    /// What is wrong with the value, each with its place.
    func faults(of value: JSONValue, against schema: JSONValue, at place: String = "") -> [String] {
        let schema = resolved(schema)
        var faults = typeFaults(value, schema, place) + compositionFaults(value, schema, place)
        if let allowed = schema["enum"]?.elements, !allowed.contains(where: { same($0, value) }) {
            faults.append("\(place): not one of the enum")
        }
        if let constant = schema["const"], !same(constant, value) { faults.append("\(place): not the const") }
        switch value {
        case .string(let text): faults += textFaults(text, schema, place)
        case .number(let digits): faults += numberFaults(Double(digits) ?? .nan, schema, place)
        case .array(let elements):
            if let most = number(schema["maxItems"]), elements.count > Int(most) {
                faults.append("\(place): too many")
            }
            guard let items = schema["items"] else { break }
            for (index, element) in elements.enumerated() {
                faults += self.faults(of: element, against: items, at: "\(place)/\(index)")
            }
        case .object(let members): faults += memberFaults(members, schema, place)
        case .null, .bool: break
        }
        return faults
    }

    private func typeFaults(_ value: JSONValue, _ schema: JSONValue, _ place: String) -> [String] {
        guard let type = schema["type"] else { return [] }
        let types = type.text.map { [$0] } ?? type.elements.compactMap(\.text)
        let actual =
            switch value {
            case .null: ["null"]
            case .bool: ["boolean"]
            case .number(let digits):
                digits.contains(where: { ".eE".contains($0) }) ? ["number"] : ["number", "integer"]
            case .string: ["string"]
            case .array: ["array"]
            case .object: ["object"]
            }
        return types.contains(where: actual.contains) ? [] : ["\(place): not of type \(types)"]
    }

    private func compositionFaults(_ value: JSONValue, _ schema: JSONValue, _ place: String) -> [String] {
        var faults: [String] = []
        for part in schema["allOf"]?.elements ?? [] {
            faults += self.faults(of: value, against: part, at: place)
        }
        for word in ["anyOf", "oneOf"] {
            guard let choices = schema[word]?.elements else { continue }
            let fitting = choices.count { self.faults(of: value, against: $0, at: place).isEmpty }
            if fitting == 0 || word == "oneOf" && fitting > 1 {
                faults.append("\(place): fits \(fitting) of \(word)")
            }
        }
        if let condition = schema["if"] {
            let fits = self.faults(of: value, against: condition, at: place).isEmpty
            if let part = schema[fits ? "then" : "else"] {
                faults += self.faults(of: value, against: part, at: place)
            }
        }
        return faults
    }

    private func textFaults(_ text: String, _ schema: JSONValue, _ place: String) -> [String] {
        var faults: [String] = []
        let length = text.unicodeScalars.count
        if let most = number(schema["maxLength"]), length > Int(most) { faults.append("\(place): too long") }
        if let least = number(schema["minLength"]), length < Int(least) {
            faults.append("\(place): too short")
        }
        if let pattern = schema["pattern"]?.text, text.range(of: pattern, options: .regularExpression) == nil
        {
            faults.append("\(place): \(text) does not match \(pattern)")
        }
        return faults
    }

    private func numberFaults(_ value: Double, _ schema: JSONValue, _ place: String) -> [String] {
        let isLow = number(schema["minimum"]).map { value < $0 } ?? false
        let isHigh = number(schema["maximum"]).map { value > $0 } ?? false
        return isLow || isHigh ? ["\(place): out of range"] : []
    }

    private func memberFaults(_ members: [JSONMember], _ schema: JSONValue, _ place: String) -> [String] {
        let known = schema["properties"]?.members ?? []
        var faults: [String] = []
        for name in (schema["required"]?.elements ?? []).compactMap(\.text)
        where !members.contains(where: { $0.name == name }) {
            faults.append("\(place)/\(name): missing")
        }
        for member in members {
            if let property = known.first(where: { $0.name == member.name }) {
                faults += self.faults(
                    of: member.value, against: property.value, at: "\(place)/\(member.name)")
            } else if case .bool(false)? = schema["additionalProperties"] ?? schema["unevaluatedProperties"] {
                faults.append("\(place)/\(member.name): not in the contract")
            }
        }
        return faults
    }

    private func number(_ value: JSONValue?) -> Double? {
        if case .number(let digits)? = value { Double(digits) } else { nil }
    }

    private func same(_ left: JSONValue, _ right: JSONValue) -> Bool {
        var (first, second) = (JSONWriter(), JSONWriter())
        first.value(left)
        second.value(right)
        return first.bytes == second.bytes
    }
}
