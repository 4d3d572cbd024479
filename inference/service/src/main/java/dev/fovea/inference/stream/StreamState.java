package dev.fovea.inference.stream;

/** Where the stream from frames to detections stands. */
public sealed interface StreamState {

    /** The model is not warm yet. */
    record Waiting() implements StreamState {}

    /**
     * The broker is being reached, for the first time or again.
     *
     * @param trouble what stands in the way, empty while there is none
     */
    record Connecting(String trouble) implements StreamState {}

    /**
     * Member of the group, taking frames.
     *
     * @param partitions of this member; 0 where there are more members than partitions
     */
    record Consuming(int partitions) implements StreamState {}

    /** Ended, and not to begin again in this process. */
    record Stopped() implements StreamState {}
}
