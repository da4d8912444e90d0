"""A server on 127.0.0.1 for the measurements: a large body of JSON lines, an endless one, a language model that puts the
moment of sending into its text, and a SearXNG that takes 300 ms. Runs as a process of its own, so that it takes no time
from who measures."""
import json
import os
import signal
import socket
import struct
import threading
import time
import urllib.parse

SIZE = 50 * 1_000_000


def large_body():
    """JSON lines of 100 bytes to 64 KB, about 50 MB together."""
    short = b'{"message":{"role":"assistant","content":"' + b"x" * 52 + b'"},"done":false}\n'
    long = b'{"message":{"role":"assistant","content":"' + b"y" * 65_400 + b'"},"done":false}\n'
    block = short * 250 + long
    return block * (SIZE // len(block))


def head(length=None, kind="application/x-ndjson"):
    framing = "Transfer-Encoding: chunked" if length is None else f"Content-Length: {length}"
    return f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{framing}\r\n\r\n".encode()


def chunk(data):
    return b"%x\r\n" % len(data) + data + b"\r\n"


def line(content, done=False):
    message = {"model": "bench:1b", "message": {"role": "assistant", "content": content}, "done": done}
    if done:
        message |= {"done_reason": "stop", "prompt_eval_count": 900, "eval_count": 9}
    return (json.dumps(message) + "\n").encode()


def found(query):
    """An answer of SearXNG about whatever was asked for."""
    text = f"A page on {query}, long enough to be kept: it tells of the people who made this music, and of how it is taught. "
    return {"query": query, "unresponsive_engines": [],
            "results": [{"url": f"https://www.loc.gov/{number}", "title": query, "content": text * 2, "score": 1}
                        for number in range(5)]}


def read_request(stream):
    request = stream.readline().decode().split(" ")
    length = 0
    while True:
        field = stream.readline()
        if field in (b"\r\n", b""):
            break
        if field.lower().startswith(b"content-length:"):
            length = int(field.split(b":")[1])
    return (request[1] if len(request) > 1 else None), stream.read(length)


def answer(connection, path, body, large):
    def whole(value):
        data = json.dumps(value).encode()
        connection.sendall(head(len(data), "application/json") + data)

    if path == "/lines":
        connection.sendall(head(len(large)))
        connection.sendall(large)
    elif path.startswith(("/slow/search", "/mixed/search")):
        query = urllib.parse.parse_qs(urllib.parse.urlparse(path).query)["q"][0]
        if path.startswith("/mixed") and "Jazz" in query:
            time.sleep(60)  # hangs, until the client has gone
        elif path.startswith("/mixed") and "Blues" in query:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            raise OSError("reset")
        time.sleep(0.3)
        whole(found(query))
    elif path == "/endless":
        connection.sendall(head())
        while True:
            connection.sendall(chunk(line("on and on")))
            time.sleep(0.001)
    elif path == "/moment" or (path == "/api/chat" and b'"format"' not in body):
        connection.sendall(head())
        # Whoever asks has shown its sign of life and waits; then one piece says when it was sent.
        time.sleep(0.1)
        connection.sendall(chunk(line(f"SENT{time.perf_counter_ns()}END\n\n")))
        time.sleep(0.05)
        connection.sendall(chunk(line("", done=True)) + b"0\r\n\r\n")
    elif path == "/api/chat":
        connection.sendall(head() + chunk(line("{}")) + chunk(line("", done=True)) + b"0\r\n\r\n")
    elif path == "/api/version":
        whole({"version": "0.0.0"})
    elif path == "/api/tags":
        whole({"models": [{"name": "bench:1b", "capabilities": ["completion"]}]})
    elif path == "/api/show":
        whole({"capabilities": ["completion"], "model_info": {"general.architecture": "llama", "llama.context_length": 8192}})
    else:
        connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")


def serve(connection, large):
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    stream = connection.makefile("rb")
    try:
        while True:
            path, body = read_request(stream)
            if path is None:
                return
            answer(connection, path, body, large)
    except OSError:
        return  # the client has gone, which is what some measurements are about
    finally:
        connection.close()


class Loopback:
    """The server, from its start to `stop`."""

    def __init__(self):
        listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        self.pid = os.fork()
        if self.pid == 0:
            signal.signal(signal.SIGPIPE, signal.SIG_IGN)
            large = large_body()
            while True:
                connection, _ = listener.accept()
                threading.Thread(target=serve, args=(connection, large), daemon=True).start()
        listener.close()

    def stop(self):
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
