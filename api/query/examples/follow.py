#!/usr/bin/env python3
"""Prints live detections: follow.py [ADDRESS] [COUNT]

Server-sent events carry an id; coming back with it misses nothing and gets nothing twice.
"""
import json
import sys
import time
import urllib.request

address = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8080"
left = int(sys.argv[2]) if len(sys.argv) > 2 else -1


def events(last_id):
    """The id and the detection of each event until the connection ends."""
    headers = {"Accept": "text/event-stream"}
    if last_id:
        headers["Last-Event-ID"] = last_id
    request = urllib.request.Request(f"{address}/v1/stream", headers=headers)
    with urllib.request.urlopen(request, timeout=60) as stream:
        name, data = None, None
        for line in stream:
            field, _, value = line.decode("utf-8").rstrip("\n").partition(":")
            value = value.removeprefix(" ")
            if field == "id":
                last_id = value
            elif field == "event":
                name = value
            elif field == "data":
                data = value
            elif not field and not value:
                if name == "detection" and data:
                    yield last_id, json.loads(data)
                name, data = None, None


last = None
while left != 0:
    try:
        for last, detection in events(last):
            labels = [f"{r['label']} {r['probability']:.2f}" for r in detection["regions"]]
            print(detection["capturedAt"], detection["camera"], ", ".join(labels) or "nothing moves", flush=True)
            left -= 1
            if left == 0:
                break
    except OSError as error:
        print(f"lost the connection ({error}), coming back", file=sys.stderr)
        time.sleep(2)
