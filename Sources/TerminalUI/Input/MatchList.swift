#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The array readline wants from a completer.
///
/// What stands in for the word comes first, then the matches, then nil. Readline frees it.
enum MatchList {
    typealias Pointer = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

    static func make(_ matches: [String], typed: String) -> Pointer? {
        guard !matches.isEmpty else { return nil }
        let strings = matches.count == 1 ? matches : [commonPrefix(of: matches, typed: typed)] + matches
        let size = (strings.count + 1) * MemoryLayout<UnsafeMutablePointer<CChar>?>.stride
        guard let memory = malloc(size) else { return nil }
        let list = memory.bindMemory(to: UnsafeMutablePointer<CChar>?.self, capacity: strings.count + 1)
        for (index, string) in strings.enumerated() { list[index] = strdup(string) }
        list[strings.count] = nil
        return list
    }

    /// What all matches begin with; never less than was typed, so that a loose match cannot eat typed letters.
    static func commonPrefix(of matches: [String], typed: String) -> String {
        guard var prefix = matches.first else { return typed }
        for match in matches.dropFirst() { prefix = prefix.commonStart(with: match) }
        return prefix.hasPrefix(typed) ? prefix : typed
    }
}

extension String {
    fileprivate func commonStart(with other: String) -> String {
        String(zip(self, other).prefix { $0 == $1 }.map(\.0))
    }
}
