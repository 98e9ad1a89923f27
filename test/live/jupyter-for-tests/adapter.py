"""
A debug adapter for the tests that is what Jupyter's is to VS Code: a real ipykernel runs the cells of a notebook, and
what VS Code asks of their program is asked of the kernel. The kernel knows a cell by the file that it writes for it,
VS Code by its address in the notebook.
"""
import json
import os
import sys
import threading

import zmq
from jupyter_client import KernelManager

writing = threading.Lock()


def send(message):
    data = json.dumps({"seq": 0, **message}).encode()
    with writing:
        sys.stdout.buffer.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        sys.stdout.buffer.flush()


def event(name, **body):
    send({"type": "event", "event": name, "body": body})


def requests():
    while True:
        length = 0
        while True:
            line = sys.stdin.buffer.readline()
            if line == b"":
                return
            if line == b"\r\n":
                break
            name, value = line.decode().split(":")
            if name == "Content-Length":
                length = int(value)
        yield json.loads(sys.stdin.buffer.read(length))


class Kernel:
    def __init__(self):
        self.manager = KernelManager()
        self.manager.kernel_spec.argv[0] = sys.executable
        self.manager.start_kernel(extra_arguments=["--HistoryManager.enabled=False"], stdout=sys.stderr.fileno())
        self.session = self.manager.session
        # Each is read by one thread.
        self.control = self.connected(zmq.DEALER, self.manager.control_port)
        self.shell = self.connected(zmq.DEALER, self.manager.shell_port)
        self.published = self.connected(zmq.SUB, self.manager.iopub_port)
        self.published.subscribe(b"")
        while not self.published.poll(100):  # it has started when it publishes
            self.ask(self.shell, "kernel_info_request", {})

    def connected(self, kind, port):
        socket = zmq.Context.instance().socket(kind)
        socket.linger = 0
        socket.connect(f"tcp://{self.manager.ip}:{port}")
        return socket

    def next(self, socket):
        return self.session.recv(socket, mode=0)[1]

    def ask(self, socket, kind, content):
        """One after the other, as the kernel answers."""
        sent = self.session.send(socket, kind, content)
        while True:
            reply = self.next(socket)
            if reply["parent_header"].get("msg_id") == sent["header"]["msg_id"]:
                return reply["content"]

    def debug(self, request):
        return self.ask(self.control, "debug_request", request)

    def run(self, code):
        self.ask(self.shell, "execute_request", {"code": code, "silent": False})

    def end(self):
        self.manager.shutdown_kernel(now=True)


class Adapter:
    def __init__(self):
        self.kernel = Kernel()
        self.cells = []
        self.sources = {}
        threading.Thread(target=self.hand_on_events, daemon=True).start()

    def hand_on_events(self):
        while True:
            message = self.kernel.next(self.kernel.published)
            content = message["content"]
            if message["msg_type"] == "debug_event":
                send(self.with_addresses(content))
            elif message["msg_type"] == "stream":
                event("output", category=content["name"], output=content["text"])
            elif message["msg_type"] == "error":
                event("output", category="stderr", output="\n".join(content["traceback"]))

    def note_cells(self, cells):
        for cell in cells:
            request = {"seq": 0, "type": "request", "command": "dumpCell", "arguments": {"code": cell["code"]}}
            path = self.kernel.debug(request)["body"]["sourcePath"]
            self.sources[path] = {"name": cell["name"], "path": cell["address"]}
        self.cells = cells

    def with_addresses(self, value):
        """The same with the addresses of cells in place of the kernel's files."""
        if isinstance(value, list):
            return [self.with_addresses(each) for each in value]
        if not isinstance(value, dict):
            return value
        cell = self.sources.get(value.get("path"))
        return {key: self.with_addresses(each) for key, each in value.items()} | (cell or {})

    def with_files(self, arguments):
        source = arguments.get("source", {})
        files = [path for path, cell in self.sources.items() if cell["path"] == source.get("path")]
        return arguments | {"source": {"path": files[0]}} if files else arguments

    def run_cells(self):
        for cell in self.cells:
            self.kernel.run(cell["code"])
        event("terminated")

    def answer(self, request):
        command, arguments = request["command"], request.get("arguments", {})
        if command == "attach":
            self.kernel.run(f"__import__('os').chdir({arguments['cwd']!r})")
            self.note_cells(arguments.pop("cells"))
        reply = self.kernel.debug(request | {"arguments": self.with_files(arguments)})
        known = {"type": "response", "request_seq": request["seq"], "command": command, "success": True}
        send(self.with_addresses(known | reply))
        if command == "configurationDone":
            threading.Thread(target=self.run_cells, daemon=True).start()


adapter = Adapter()
try:
    for asked in requests():
        if asked["command"] == "disconnect":
            send({"type": "response", "request_seq": asked["seq"], "command": "disconnect", "success": True})
            break
        adapter.answer(asked)
finally:
    adapter.kernel.end()
os._exit(0)
