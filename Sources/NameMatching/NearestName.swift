/// Finds the names that were probably meant by one that is not there.
public enum NearestName {
    /// The candidate nearest to `text`, where it is near enough to be a slip, or begins with it; nil otherwise.
    public static func of(_ text: String, among candidates: [String]) -> String? {
        let typed = text.lowercased()
        if !typed.isEmpty, let started = candidates.first(where: { $0.lowercased().hasPrefix(typed) }) {
            return started
        }
        return all(text, among: candidates, allowing: max(1, typed.count / 3)).first
    }

    /// The candidates nearest to `text`, nearest first, without repetition.
    /// - Parameters:
    ///   - text: what was typed; case does not matter.
    ///   - candidates: the names there are.
    ///   - limit: the most edits that still count as a slip; at least two and a third of the text's length unless said.
    ///   - count: how many at most.
    /// - Returns: names of `candidates`.
    public static func all(
        _ text: String,
        among candidates: [String],
        allowing limit: Int? = nil,
        count: Int = 3
    ) -> [String] {
        let typed = text.lowercased()
        let allowed = limit ?? max(2, typed.unicodeScalars.count / 3)
        let measured = candidates.enumerated().compactMap { place, name -> (distance: Int, place: Int, name: String)? in
            let distance = EditDistance.between(typed, name.lowercased())
            return distance <= allowed && distance < typed.unicodeScalars.count ? (distance, place, name) : nil
        }
        var seen: Set<String> = []
        return measured.sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }
            .map(\.name).filter { seen.insert($0).inserted }.prefix(count).map(\.self)
    }
}
