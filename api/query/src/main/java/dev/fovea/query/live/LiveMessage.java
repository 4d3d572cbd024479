package dev.fovea.query.live;

/** What a live client is sent. */
public sealed interface LiveMessage {

    /** The connection stands; from here on the id is valid. */
    record Welcome(String id) implements LiveMessage {}

    /** A detection; {@code id} names everything seen up to and with it. */
    record Seen(String id, String json) implements LiveMessage {}

    /** Nothing to tell, but the connection lives and {@code id} has moved on past what was filtered out. */
    record Heartbeat(String id) implements LiveMessage {}

    /** What the client saw last is no longer kept: something is missing before what follows. */
    record Reset(String id, String why) implements LiveMessage {}

    /** The last message: the client was too slow or the service stops; it may come back with its last id. */
    record CutOff(String why) implements LiveMessage {}
}
