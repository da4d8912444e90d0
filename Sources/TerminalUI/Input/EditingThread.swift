import Foundation
import Synchronization

/// The one thread readline runs on, apart from the cooperative pool because it waits for keys.
enum EditingThread {
    private static let turn = Mutex(())

    /// Runs the body on a thread of its own, after whatever another editor is still doing.
    static func run(_ body: @escaping @Sendable () -> Void) {
        Thread.detachNewThread { turn.withLock { _ in body() } }
    }
}

/// Why the editing thread was woken.
enum WakeReason: UInt8 {
    case interrupt = 1
    case stop, resize, suspend
}
