package dev.fovea.load.proxy;

/** The condition that all connections of a proxy share. Thread-safe. */
final class Way {

    private Condition condition = new Condition.Open();

    synchronized void set(Condition condition) {
        this.condition = condition;
        notifyAll();
    }

    /** The condition, as soon as it lets bytes pass or cuts the connection. */
    synchronized Condition await() throws InterruptedException {
        while (condition instanceof Condition.Silent) {
            wait();
        }
        return condition;
    }
}
