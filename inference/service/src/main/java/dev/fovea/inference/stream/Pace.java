package dev.fovea.inference.stream;

/** Hears how a stream gets on, and may have it rest between two sets of frames. */
public interface Pace {

    /** A poll brought so many frames; 0 if there was nothing to do. */
    void taken(int frames);

    /**
     * The network has answered for so many frames, or failed.
     *
     * @param nanos that it took
     */
    void answered(int frames, long nanos);

    /** Whether further frames may be taken while the last of these are classified; a stream that does so never rests. */
    boolean takesAhead();

    /** Waits as long as the stream shall rest. */
    void rest() throws InterruptedException;

    /** The stream is to end: nobody rests any more. From any thread. */
    void end();
}
