package dev.fovea.load.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.LongConsumer;

/** One direction of one connection. Confined to one thread. */
final class Pump {

    private static final int PIECE = 64 << 10;

    private final InputStream in;
    private final OutputStream out;
    private final Way way;
    private final LongConsumer passed;

    Pump(InputStream in, OutputStream out, Way way, LongConsumer passed) {
        this.in = in;
        this.out = out;
        this.way = way;
        this.passed = passed;
    }

    /** Forwards until the sender has said everything. */
    void run() throws IOException, InterruptedException {
        byte[] piece = new byte[PIECE];
        for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
            forward(piece, length);
        }
    }

    private void forward(byte[] piece, int length) throws IOException, InterruptedException {
        int at = 0;
        while (at < length) {
            int step = switch (way.await()) {
                case Condition.Open open -> length - at;
                case Condition.Delayed delayed -> {
                    Thread.sleep(delayed.by());
                    yield length - at;
                }
                case Condition.Throttled throttled -> {
                    // Twenty steps a second keep the rate smooth without many wake-ups.
                    int share = Math.max(1, Math.min(length - at, throttled.bytesASecond() / 20));
                    Thread.sleep(Duration.ofNanos(share * 1_000_000_000L / throttled.bytesASecond()));
                    yield share;
                }
                case Condition.Cut cut -> throw new IOException("the way is cut");
                case Condition.Silent silent -> 0; // Set again between await() and here: wait once more.
            };
            out.write(piece, at, step);
            at += step;
            passed.accept(step);
        }
        out.flush();
    }
}
