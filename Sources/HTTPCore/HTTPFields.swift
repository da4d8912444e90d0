/// Header fields in order; names are compared without regard to case (RFC 9110, 5.1).
public struct HTTPFields: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    /// One field.
    public struct Field: Sendable, Equatable {
        /// Its name as written.
        public var name: String
        /// Its value without white space around it.
        public var value: String

        /// A field.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The fields in order; a name may come more than once.
    public private(set) var all: [Field]

    /// The fields given, in order.
    public init(_ fields: [Field] = []) {
        all = fields
    }

    /// The fields of a literal, in order.
    public init(dictionaryLiteral elements: (String, String)...) {
        all = elements.map { Field(name: $0.0, value: $0.1) }
    }

    /// The first value under a name; setting replaces all values, nil removes them.
    public subscript(name: String) -> String? {
        get { all.first { $0.name.isSameFieldName(as: name) }?.value }
        set {
            all.removeAll { $0.name.isSameFieldName(as: name) }
            if let newValue { all.append(Field(name: name, value: newValue)) }
        }
    }

    /// Adds a field, also where the name is there already.
    public mutating func append(_ name: String, _ value: String) {
        all.append(Field(name: name, value: value))
    }
}

extension String {
    fileprivate func isSameFieldName(as other: String) -> Bool {
        utf8.count == other.utf8.count && zip(utf8, other.utf8).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
    }
}

extension UInt8 {
    fileprivate var asciiLowercased: UInt8 { (65...90).contains(self) ? self + 32 : self }
}
