/// A turn under way.
public struct RunningTurn: Sendable {
    /// What happens, until the turn is closed; a stopped turn still ends with `.done`.
    public let events: AsyncThrowingStream<TurnEvent, any Error>
    private let onStop: @Sendable () -> Void

    init(events: AsyncThrowingStream<TurnEvent, any Error>, onStop: @escaping @Sendable () -> Void) {
        self.events = events
        self.onStop = onStop
    }

    /// Stops lookups and the reply; what was said until then is kept, and the events go on to the end of the turn.
    public func stop() {
        onStop()
    }
}
