import Yams

/// Reads values from a YAML node, and refuses fields that the value does not know.
///
/// Yams' own decoder ignores unknown fields, and resolves every scalar with regular expressions, which costs more than
/// the decoding itself.
struct NodeDecoder: Decoder {
    let node: Node
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .mapping(let mapping) = node else { throw mismatch([String: String].self, "fields") }
        var fields: [String: Node] = [:]
        for (name, value) in mapping {
            let text = name.text ?? ""
            guard Key(stringValue: text) != nil else {
                let place = codingPath + [NodeKey(text)]
                throw DecodingError.dataCorrupted(
                    .init(codingPath: place, debugDescription: "'\(text)' is not a field that belongs here")
                )
            }
            fields[text] = value
        }
        return KeyedDecodingContainer(NodeFields<Key>(fields: fields, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .sequence(let sequence) = node else { throw mismatch([String].self, "a list") }
        return NodeList(nodes: Array(sequence), codingPath: codingPath)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        NodeValue(decoder: self)
    }

    /// The node as a value: scalars are read from their text, everything else by its own decoding.
    func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
        guard let scalarType = type as? any NodeScalar.Type else { return try Value(from: self) }
        guard let text = node.text, let value = scalarType.init(text) as? Value else {
            throw mismatch(type, scalarType.words)
        }
        return value
    }

    var isNull: Bool {
        guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
        return ["", "~", "null"].contains(scalar.string)
    }

    private func mismatch(_ type: Any.Type, _ wanted: String) -> DecodingError {
        let name = codingPath.last { $0.intValue == nil }?.stringValue ?? "the file"
        let found = node.text.map { "'\($0)'" } ?? "something else"
        return .typeMismatch(
            type,
            .init(codingPath: codingPath, debugDescription: "\(name) must be \(wanted), not \(found)")
        )
    }
}

/// A type that a YAML scalar's text is read as.
private protocol NodeScalar: LosslessStringConvertible {
    static var words: String { get }
}

extension String: NodeScalar { fileprivate static var words: String { "text" } }
extension Int: NodeScalar { fileprivate static var words: String { "a whole number" } }
extension Double: NodeScalar { fileprivate static var words: String { "a number" } }
extension Bool: NodeScalar { fileprivate static var words: String { "true or false" } }

/// A step of a path through nodes.
private struct NodeKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(_ name: String) {
        stringValue = name
        intValue = nil
    }

    init(index: Int) {
        stringValue = String(index)
        intValue = index
    }

    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { self.init(index: intValue) }
}

private struct NodeFields<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let fields: [String: Node]
    let codingPath: [any CodingKey]

    var allKeys: [Key] { fields.keys.compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { fields[key.stringValue] != nil }

    func decodeNil(forKey key: Key) throws -> Bool { try decoder(key).isNull }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try decoder(key).value(type)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try decoder(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try decoder(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { try decoder(NodeKey("super")) }
    func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }

    private func decoder(_ key: any CodingKey) throws -> NodeDecoder {
        guard let node = fields[key.stringValue] else {
            throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: ""))
        }
        return NodeDecoder(node: node, codingPath: codingPath + [key])
    }
}

private struct NodeList: UnkeyedDecodingContainer {
    let nodes: [Node]
    let codingPath: [any CodingKey]
    var currentIndex = 0

    init(nodes: [Node], codingPath: [any CodingKey]) {
        self.nodes = nodes
        self.codingPath = codingPath
    }

    var count: Int? { nodes.count }
    var isAtEnd: Bool { currentIndex == nodes.count }

    mutating func decodeNil() throws -> Bool {
        guard try current().isNull else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let value = try current().value(type)
        currentIndex += 1
        return value
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested>
    {
        try superDecoder().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try superDecoder().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder {
        let decoder = try current()
        currentIndex += 1
        return decoder
    }

    private func current() throws -> NodeDecoder {
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                NodeDecoder.self,
                .init(codingPath: codingPath, debugDescription: "the list is too short")
            )
        }
        return NodeDecoder(node: nodes[currentIndex], codingPath: codingPath + [NodeKey(index: currentIndex)])
    }
}

private struct NodeValue: SingleValueDecodingContainer {
    let decoder: NodeDecoder
    var codingPath: [any CodingKey] { decoder.codingPath }

    func decodeNil() -> Bool { decoder.isNull }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try decoder.value(type) }
}
