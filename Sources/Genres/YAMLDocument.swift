import Foundation
import Yams

/// A YAML text with its lines remembered, so that what is wrong with it can be pointed at.
struct YAMLDocument {
    let name: String
    private let root: Node

    /// Parses a text.
    ///
    /// - Throws: ``RecordProblem`` with the line at which it stops being YAML.
    init(name: String, data: Data) throws(RecordProblem) {
        self.name = name
        guard let text = String(validating: data, as: UTF8.self) else {
            throw RecordProblem(file: name, line: nil, text: "it is not text in UTF-8")
        }
        do {
            // Only the text of scalars is used, so no tag needs resolving, which is what takes most time.
            guard let root = try compose(yaml: text, .basic) else {
                throw RecordProblem(file: name, line: nil, text: "it is empty")
            }
            self.root = root
        } catch let problem as RecordProblem {
            throw problem
        } catch let error as YamlError {
            throw RecordProblem(file: name, line: error.line, text: error.sentence)
        } catch {
            throw RecordProblem(file: name, line: nil, text: "\(error)")
        }
    }

    /// Decodes the whole text.
    ///
    /// - Throws: ``RecordProblem`` with the line of the field that does not fit.
    func decode<Value: Decodable>(_ type: Value.Type) throws(RecordProblem) -> Value {
        do {
            return try NodeDecoder(node: root, codingPath: []).value(type)
        } catch let DecodingError.keyNotFound(key, context) {
            throw problem("'\(key.stringValue)' is missing", at: context.codingPath.map(\.stringValue))
        } catch let DecodingError.dataCorrupted(context), let DecodingError.typeMismatch(_, context),
            let DecodingError.valueNotFound(_, context)
        {
            let path = context.codingPath.map(\.stringValue)
            throw problem(sentence(context.debugDescription, at: path), at: path)
        } catch {
            throw RecordProblem(file: name, line: nil, text: "\(error)")
        }
    }

    /// A problem at the line of a field or a list's element; where the path leads nowhere, at its nearest parent's.
    ///
    /// - Parameters:
    ///   - text: What is wrong.
    ///   - path: Field names, and positions in lists counted from 0.
    /// - Returns: The problem with this document's name and the line.
    func problem(_ text: String, at path: [String]) -> RecordProblem {
        RecordProblem(file: name, line: place(at: path).line, text: text)
    }

    /// The node that a path leads to and the line it begins on, for a field the line of its name.
    private func place(at path: [String]) -> (node: Node, line: Int?) {
        var place = (node: root, line: root.mark?.line)
        for step in path {
            guard let child = place.node.child(step) else { break }
            place = child
        }
        return place
    }

    /// The standard library's words for an unknown case of an enumeration, in a teacher's words.
    private func sentence(_ description: String, at path: [String]) -> String {
        guard description.hasPrefix("Cannot initialize"), case .scalar(let scalar) = place(at: path).node,
            let field = path.last(where: { Int($0) == nil })
        else { return description }
        return "\(field) may not be '\(scalar.string)'; data/schema/genre.schema.json lists what it may be"
    }
}

extension Node {
    /// The value of a field with its name's line, or the element at a position with its own.
    fileprivate func child(_ step: String) -> (node: Node, line: Int?)? {
        switch self {
        case .mapping(let mapping):
            return mapping.first { $0.key.text == step }.map { ($0.value, $0.key.mark?.line) }
        case .sequence(let sequence):
            guard let index = Int(step), sequence.indices.contains(index) else { return nil }
            return (sequence[index], sequence[index].mark?.line)
        case .scalar, .alias:
            return nil
        }
    }

    /// The text of a scalar, whatever it looks like; nil for lists and mappings.
    var text: String? {
        guard case .scalar(let scalar) = self else { return nil }
        return scalar.string
    }
}

extension YamlError {
    fileprivate var line: Int? {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        case .no, .memory, .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded: nil
        }
    }

    fileprivate var sentence: String {
        switch self {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
        case .duplicatedKeysInMapping(let names, _): "\(names.joined(separator: ", ")) is there twice"
        case .reader(let problem, _, _, _): problem
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded: "\(self)"
        }
    }
}
