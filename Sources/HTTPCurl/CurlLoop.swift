import CCurl
import HTTPCore

/// Runs the transfers of one multi handle; used on the driving thread only.
final class CurlLoop {
    private let multi: UnsafeMutableRawPointer
    private var transfers: [Int: CurlTransfer] = [:]
    private let clock = ContinuousClock()

    init(_ multi: UnsafeMutableRawPointer) {
        self.multi = multi
    }

    /// Runs until `take` hands out `.stop`; it hands out the commands that came since it was called last.
    func run(_ take: () -> [CurlDriver.Command]) {
        while true {
            for command in take() {
                if case .stop = command { return end() }
                perform(command)
            }
            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            let now = clock.now
            for transfer in transfers.values { transfer.flush(at: now) }
            finishDone(at: now)
            expire(at: now)
            curl_multi_poll(multi, nil, 0, timeout(at: now), nil)
        }
    }

    private func perform(_ command: CurlDriver.Command) {
        switch command {
        case .start(let id, let setup, let channel):
            guard let transfer = CurlTransfer(setup, channel) else {
                channel.finish(.failed(.other(reason: "libcurl could not prepare the request")))
                return
            }
            transfers[id] = transfer
            curl_multi_add_handle(multi, transfer.handle)
        case .resume(let id): transfers[id]?.resume(at: clock.now)
        case .cancel(let id): remove(id, .cancelled)
        case .count(let answer): answer(transfers.count)
        case .stop: break
        }
    }

    /// Takes a transfer out; libcurl closes its connection unless the response was complete.
    private func remove(_ id: Int, _ ending: TransferChannel.Ending) {
        guard let transfer = transfers.removeValue(forKey: id) else { return }
        curl_multi_remove_handle(multi, transfer.handle)
        transfer.channel.finish(ending)
    }

    private func finishDone(at now: ContinuousClock.Instant) {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE else { continue }
            let handle = message.pointee.easy_handle
            let code = message.pointee.data.result
            guard let (id, transfer) = transfers.first(where: { $0.value.handle == handle }) else { continue }
            transfer.flush(at: now)
            remove(id, transfer.ending(code))
        }
    }

    private func expire(at now: ContinuousClock.Instant) {
        for (id, transfer) in transfers {
            if let failure = transfer.expired(at: now) { remove(id, .failed(failure)) }
        }
    }

    private func timeout(at now: ContinuousClock.Instant) -> Int32 {
        guard let next = transfers.values.compactMap(\.nextDeadline).min() else { return 60_000 }
        return Int32(clamping: max(0, now.duration(to: next).milliseconds))
    }

    private func end() {
        for id in transfers.keys { remove(id, .cancelled) }
    }
}
