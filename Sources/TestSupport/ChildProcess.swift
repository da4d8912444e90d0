import Foundation
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Starts programs with `posix_spawn`: no inherited descriptors, no inherited environment, default signals.
enum ChildProcess {
    /// What a program's standard input, output and error are.
    enum Streams {
        /// A terminal, opened by its name as the first thing in a new session, which makes it the controlling one.
        case terminal(path: String)
        /// Three descriptors of this process.
        case descriptors(input: Int32, output: Int32, error: Int32)
    }

    /// Held while descriptors are made and programs started, so that no program inherits another's.
    static let makingDescriptors = Mutex(())

    /// Starts a program and returns its process number.
    /// - Throws: `PseudoTerminal.Failure.system(call:errno:)`.
    static func start(
        _ executable: String,
        _ arguments: [String],
        environment: [String: String],
        workingDirectory: String?,
        streams: Streams
    ) throws -> pid_t {
        #if canImport(Glibc)
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        #else
        var actions: posix_spawn_file_actions_t?
        var attributes: posix_spawnattr_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        switch streams {
        case .terminal(let path):
            posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
            posix_spawn_file_actions_adddup2(&actions, 0, 1)
            posix_spawn_file_actions_adddup2(&actions, 0, 2)
        case .descriptors(let input, let output, let error):
            posix_spawn_file_actions_adddup2(&actions, input, 0)
            posix_spawn_file_actions_adddup2(&actions, output, 1)
            posix_spawn_file_actions_adddup2(&actions, error, 2)
        }
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        var flags = Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
        #if canImport(Glibc)
        flags |= 0x80  // POSIX_SPAWN_SETSID, which glibc shows to GNU sources only
        #else
        flags |= Int32(POSIX_SPAWN_SETSID) | Int32(POSIX_SPAWN_CLOEXEC_DEFAULT)
        #endif
        posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))
        var command = [executable] + arguments
        if let workingDirectory {
            command = ["/bin/sh", "-c", #"cd "$0" && exec "$@""#, workingDirectory] + command
        }
        return try CStrings.with(command) { argv in
            try CStrings.with(environment.map { "\($0.key)=\($0.value)" }) { envp in
                var pid: pid_t = 0
                let result = makingDescriptors.withLock { _ in
                    posix_spawn(&pid, command[0], &actions, &attributes, argv, envp)
                }
                guard result == 0 else {
                    throw PseudoTerminal.Failure.system(call: "posix_spawn \(executable)", errno: result)
                }
                return pid
            }
        }
    }
}

/// Arrays of C strings that live as long as a call.
private enum CStrings {
    static func with<Result>(
        _ strings: [String],
        _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) throws -> Result
    ) rethrows -> Result {
        let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: strings.count + 1)
        for (index, string) in strings.enumerated() { list[index] = strdup(string) }
        list[strings.count] = nil
        defer {
            for index in strings.indices { free(list[index]) }
            list.deallocate()
        }
        return try body(list)
    }
}
