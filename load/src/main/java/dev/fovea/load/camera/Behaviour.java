package dev.fovea.load.camera;

/** What a synthetic camera does with its connections; it can be changed while a connection is open. */
public sealed interface Behaviour {

    /** Sends every frame whole and in time. */
    record Steady() implements Behaviour {}

    /** Keeps connections open and sends nothing; a connection that is opened now is not even answered (half-open). */
    record Stalled() implements Behaviour {}

    /**
     * Sends so slowly that hardly a frame gets whole.
     *
     * @param bytesASecond ≥ 1
     */
    record Trickling(int bytesASecond) implements Behaviour {

        public Trickling {
            if (bytesASecond < 1) {
                throw new IllegalArgumentException(bytesASecond + " bytes a second is not at least 1");
            }
        }
    }

    /**
     * Changes bytes of the pictures on their way, as a bad cable would.
     *
     * @param fraction of bytes that are changed, 0 to 1; the head and the tail of a JPEG are hit like the rest
     */
    record Corrupting(double fraction) implements Behaviour {

        public Corrupting {
            if (!(fraction >= 0 && fraction <= 1)) {
                throw new IllegalArgumentException("fraction " + fraction + " is not between 0 and 1");
            }
        }
    }

    /** Closes every connection, new ones at once. */
    record Refusing() implements Behaviour {}
}
