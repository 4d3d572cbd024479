package dev.fovea.load.check;

/** What must hold after every run, whatever was broken meanwhile. */
public enum Invariant {
    /** Per camera, captured = classified + rejected(reason) + dropped(reason), to the frame, by every account. */
    ACCOUNTING("I1"),
    /** Per camera, (epoch, seq) strictly increases on frames and on detections. */
    ORDER("I2"),
    /** A result that a {@code read_committed} reader saw never disappears or changes, and is the only one of its frame. */
    ONCE("I3"),
    /** The same cursor gives the same page, and pages neither repeat nor leave out a detection. */
    STABLE_QUERIES("I4"),
    /** No secret in topics, logs, answers or command lines. */
    SECRECY("I5"),
    /** After a fault everything works again within a bound. */
    RECOVERY("I6"),
    /** Memory, descriptors and threads do not grow without end. */
    BOUNDED("I7"),
    /** Ready means able to serve now; liveness depends on nothing outside of the process. */
    HEALTH("I8");

    private final String number;

    Invariant(String number) {
        this.number = number;
    }

    @Override
    public String toString() {
        return number + " " + name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
