"""A language model on loopback: it answers what was recorded for a sentence, and keeps what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Said = Mapping[str, str]
"""`kind` and `words`."""


class FakeModel:
    """An OpenAI-compatible endpoint. `recorded` has, by sentence, what is to be said of it."""

    def __init__(self, recorded: Mapping[str, Sequence[Said]]) -> None:
        self.recorded = recorded
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.reply: Callable[[str], tuple[int, str]] = lambda content: (200, content)
        """What becomes of an answer on its way: its status, and its content."""
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                fake.asked.append(asked)
                fake.keys.append(self.headers.get("Authorization", ""))
                status, content = fake.reply(fake.answer(asked["messages"][-1]["content"]))
                message = {"role": "assistant", "content": content}
                choice = {"index": 0, "finish_reason": "stop", "message": message}
                told = {
                    "id": "1",
                    "object": "chat.completion",
                    "created": 0,
                    "model": asked["model"],
                    "choices": [choice],
                }
                body = json.dumps(told).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Nobody listens."""

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.endpoint = f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def answer(self, content: str) -> str:
        """What is recorded for the sentences of one request."""
        sentences = json.loads(content)["sentences"]
        said = [
            {"sentence": each["number"], **one} for each in sentences for one in self.recorded.get(each["text"], ())
        ]
        return json.dumps({"claims": said})

    @contextmanager
    def serving(self) -> Iterator[FakeModel]:
        """Answer until the block ends."""
        thread = threading.Thread(target=self._http.serve_forever, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._http.shutdown()
            self._http.server_close()
            thread.join()
