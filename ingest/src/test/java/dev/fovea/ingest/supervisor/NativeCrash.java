package dev.fovea.ingest.supervisor;

import org.bytedeco.javacpp.BytePointer;

/** A process whose native code reads where no memory is, as a capture's thread. */
final class NativeCrash {

    private NativeCrash() {}

    /** Crashes. */
    public static void main(String[] args) throws InterruptedException {
        Thread.ofPlatform()
                .name("capture-yard")
                .start(() -> System.out.println(new Wild().getInt(0)))
                .join();
    }

    private static final class Wild extends BytePointer {
        Wild() {
            address = 8;
        }
    }
}
