package dev.fovea.load.bench.cameras;

/**
 * Which load to try next: doubled while it is carried, then the gap between the last that was and the first that was not
 * is halved until it is an eighth. Not thread-safe.
 */
final class Ladder {

    private static final int FINENESS = 8;

    private final int most;
    private int carried;
    private int broken = Integer.MAX_VALUE;

    /** @param most the greatest load to try, ≥ 1 */
    Ladder(int most) {
        this.most = most;
    }

    /** The first load. */
    int first() {
        return Math.min(4, most);
    }

    /**
     * The load after this one.
     *
     * @param holds whether it was carried
     * @return 0 where enough is known
     */
    int after(int load, boolean holds) {
        if (holds) {
            carried = Math.max(carried, load);
        } else {
            broken = Math.min(broken, load);
        }
        if (broken == Integer.MAX_VALUE) {
            return carried >= most ? 0 : Math.min(most, 2 * carried);
        }
        int gap = broken - carried;
        return gap <= Math.max(1, carried / FINENESS) ? 0 : carried + gap / 2;
    }
}
