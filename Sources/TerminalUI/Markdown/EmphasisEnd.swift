/// Where an emphasis ends that begins at a place.
enum EmphasisEnd: Equatable {
    /// Its closing marks begin there.
    case at(Int)
    /// More of the line is needed.
    case unknown
    /// The line has no end for it.
    case missing

    /// Looks for the end, stepping over escapes, code and emphases inside.
    /// - Parameters:
    ///   - text: the line as far as it is known.
    ///   - start: where the opening marks begin.
    ///   - length: how many marks open it.
    ///   - isWhole: whether the line ends with the text.
    /// - Returns: the place of the closing marks, or why there is none.
    static func find(in text: [Unicode.Scalar], from start: Int, length: Int, isWhole: Bool) -> EmphasisEnd {
        let mark = text[start]
        var inner: [Int] = []
        var index = start + length
        while index < text.count {
            switch text[index] {
            case "\\": index += 2
            case "`": index = afterCode(in: text, from: index)
            case mark:
                let run = text[index...].prefix { $0 == mark }.count
                if index + run == text.count, !isWhole { return .unknown }
                if let end = close(in: text, at: index, run: run, length: length, inner: &inner) { return .at(end) }
                index += run
            default: index += 1
            }
        }
        return isWhole ? .missing : .unknown
    }

    /// Lets a run of marks close what is open; gives the place when that is the outermost.
    private static func close(
        in text: [Unicode.Scalar],
        at index: Int,
        run: Int,
        length: Int,
        inner: inout [Int]
    ) -> Int? {
        let after = index + run < text.count ? text[index + run] : " "
        let closes = !text[index - 1].isBlank && !(text[index] == "_" && after.isWordPart)
        guard closes else {
            if !after.isBlank { inner.append(run) }
            return nil
        }
        var left = run
        var place = index
        while left > 0 {
            guard let last = inner.last else { return left >= length ? place : nil }
            guard last <= left else { return nil }
            inner.removeLast()
            left -= last
            place += last
        }
        return nil
    }

    private static func afterCode(in text: [Unicode.Scalar], from index: Int) -> Int {
        let length = text[index...].prefix { $0 == "`" }.count
        var scan = index + length
        while scan < text.count {
            guard text[scan] == "`" else {
                scan += 1
                continue
            }
            let run = text[scan...].prefix { $0 == "`" }.count
            if run == length { return scan + run }
            scan += run
        }
        return index + length
    }
}
