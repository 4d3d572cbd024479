package dev.fovea.load.camera;

import java.util.Comparator;

/**
 * What a synthetic camera paints into a picture, so that the picture can be recognised wherever it turns up. Stamps of
 * one camera sort in the order in which they were sent.
 *
 * @param camera id of the camera, 1 to {@value #MAX_ID} lower-case letters, digits and hyphens
 * @param session number of the connection or file in which the picture was sent, 1 to 65,535
 * @param seq number of the picture in its session, from 0, less than 2^40
 */
public record Stamp(String camera, int session, long seq) implements Comparable<Stamp> {

    /** The longest id that fits into the painted code. */
    public static final int MAX_ID = 12;

    private static final Comparator<Stamp> ORDER =
            Comparator.comparing(Stamp::camera).thenComparingInt(Stamp::session).thenComparingLong(Stamp::seq);

    public Stamp {
        if (!camera.matches("[a-z0-9-]{1," + MAX_ID + "}")) {
            throw new IllegalArgumentException("camera '" + camera + "' cannot be painted: 1 to " + MAX_ID
                    + " lower-case letters, digits and hyphens are accepted");
        }
        if (session < 1 || session > 0xffff || seq < 0 || seq >= 1L << 40) {
            throw new IllegalArgumentException("session " + session + " or seq " + seq
                    + " cannot be painted: 1 to 65535 and 0 to 2^40 − 1 are accepted");
        }
    }

    @Override
    public int compareTo(Stamp other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return camera + "/" + session + "/" + seq;
    }
}
