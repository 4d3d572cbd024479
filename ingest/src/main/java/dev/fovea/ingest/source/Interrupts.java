package dev.fovea.ingest.source;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Lets FFmpeg's blocking calls ask whether their deadline is over.
 *
 * <p>JavaCPP allows ten live callbacks of one type, so that a callback for each source would fail at the eleventh. One
 * callback serves them all and finds the source's deadline by the address that FFmpeg hands back. Thread-safe.
 */
final class Interrupts {

    private static final Map<Long, Deadline> DEADLINES = new ConcurrentHashMap<>();
    private static final Callback CALLBACK = new Callback();

    private Interrupts() {}

    /**
     * Makes the context's calls obey the deadline.
     *
     * @return a ticket, to be given to {@link #remove} after the context was freed
     */
    static Pointer add(AVFormatContext context, Deadline deadline) {
        BytePointer ticket = new BytePointer(1);
        DEADLINES.put(ticket.address(), deadline);
        context.interrupt_callback().callback(CALLBACK).opaque(ticket);
        return ticket;
    }

    static void remove(Pointer ticket) {
        DEADLINES.remove(ticket.address());
        ticket.close();
    }

    private static final class Callback extends AVIOInterruptCB.Callback_Pointer {

        @Override
        public int call(@Nullable Pointer opaque) {
            Deadline deadline = opaque == null ? null : DEADLINES.get(opaque.address());
            return deadline != null && deadline.over() ? 1 : 0;
        }
    }
}
