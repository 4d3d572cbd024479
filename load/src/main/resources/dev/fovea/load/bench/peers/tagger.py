"""What one would write without Fovea: OpenCV reads a clip, PyTorch classifies batches, confluent-kafka sends the tags.

Reading and preprocessing have a thread of their own (OpenCV gives the interpreter's lock back while it works), the network
is traced, frozen and optimised with its batch-norm folded, and the producer batches. The network has untrained numbers, which
are as fast as trained ones. Each line of the input is a number of frames, answered with "done" when their tags are acknowledged.
"""

import argparse
import json
import queue
import sys
import threading
import time

import cv2
import numpy
import torch
import torchvision
from confluent_kafka import Producer

MEAN = numpy.array([0.485, 0.456, 0.406], numpy.float32) * 255
STD = numpy.array([0.229, 0.224, 0.225], numpy.float32) * 255
SIDE, RESIZE = 224, 256


def frames(clip, fps):
    """Frames of the clip, over and over, as many of each second as are wanted."""
    while True:
        video = cv2.VideoCapture(clip)
        step = max(1.0, (video.get(cv2.CAP_PROP_FPS) or fps) / fps)
        due, number = 0.0, 0
        while video.grab():
            if number >= due:
                ok, frame = video.retrieve()
                if ok:
                    yield number, frame
                due += step
            number += 1
        video.release()


def pixels(frame):
    """BGR uint8 to the network's input [3,224,224]."""
    height, width = frame.shape[:2]
    scale = RESIZE / min(height, width)
    small = cv2.resize(frame, (round(width * scale), round(height * scale)), interpolation=cv2.INTER_LINEAR)
    top, left = (small.shape[0] - SIDE) // 2, (small.shape[1] - SIDE) // 2
    crop = cv2.cvtColor(small[top:top + SIDE, left:left + SIDE], cv2.COLOR_BGR2RGB)
    return ((crop.astype(numpy.float32) - MEAN) / STD).transpose(2, 0, 1)


def read(source, waiting):
    for number, frame in source:
        waiting.put((number, time.time(), pixels(frame)))


def network(name, batch):
    model = getattr(torchvision.models, name)(weights=None).eval().to(memory_format=torch.channels_last)
    example = torch.zeros(batch, 3, SIDE, SIDE).contiguous(memory_format=torch.channels_last)
    return torch.jit.optimize_for_inference(torch.jit.freeze(torch.jit.trace(model, example)))


def main():
    options = argparse.ArgumentParser()
    for option in ("--clip", "--kafka", "--topic", "--network"):
        options.add_argument(option, required=True)
    options.add_argument("--fps", type=float, required=True)
    options.add_argument("--batch", type=int, required=True)
    options.add_argument("--threads", type=int, required=True)
    wanted = options.parse_args()

    torch.set_num_threads(wanted.threads)
    producer = Producer({"bootstrap.servers": wanted.kafka, "linger.ms": 5, "enable.idempotence": True})
    model = network(wanted.network, wanted.batch)
    waiting = queue.Queue(maxsize=4 * wanted.batch)
    threading.Thread(target=read, args=(frames(wanted.clip, wanted.fps), waiting), daemon=True).start()
    print("ready", flush=True)
    with torch.inference_mode():
        for line in sys.stdin:
            left = int(line)
            while left > 0:
                batch = [waiting.get() for _ in range(min(left, wanted.batch))]
                inputs = torch.from_numpy(numpy.stack([b[2] for b in batch])).to(memory_format=torch.channels_last)
                probabilities, labels = model(inputs).softmax(1).topk(5)
                for (number, at, _), p, top in zip(batch, probabilities.tolist(), labels.tolist()):
                    tag = {"frame": number, "capturedAt": at, "top": [{"label": l, "probability": q} for l, q in zip(top, p)]}
                    producer.produce(wanted.topic, json.dumps(tag).encode(), key=b"camera")
                producer.poll(0)
                left -= len(batch)
            producer.flush()
            print("done", flush=True)


main()
