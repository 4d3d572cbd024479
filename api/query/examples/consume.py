#!/usr/bin/env python3
"""Consumes detections from Kafka: consume.py [BROKER] [COUNT]

Needs confluent-kafka (Debian: python3-confluent-kafka).
"""
import json
import sys

from confluent_kafka import Consumer

broker = sys.argv[1] if len(sys.argv) > 1 else "127.0.0.1:9092"
left = int(sys.argv[2]) if len(sys.argv) > 2 else -1
consumer = Consumer({
    "bootstrap.servers": broker,
    "group.id": "example-consume",
    "auto.offset.reset": "earliest",
    "isolation.level": "read_committed",  # without it, results that were never committed show, and frames show twice
})
consumer.subscribe(["fovea.detections"])
try:
    while left != 0:
        record = consumer.poll(1.0)
        if record is None or record.error():
            continue
        detection = json.loads(record.value())
        print(record.key().decode(), detection["epoch"], detection["seq"], [r["label"] for r in detection["regions"]])
        left -= 1
finally:
    consumer.close()
