package dev.fovea.ingest.source;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Takes {@code no_proxy} out of the environment that native code sees: FFmpeg would go round the gateway for the hosts
 * that it names. The JVM's own view of the environment stays.
 */
final class ProxyEnvironment {

    private ProxyEnvironment() {}

    @SuppressWarnings("restricted") // Native access is granted at start, as JavaCPP needs it, too.
    static void clear() {
        Linker linker = Linker.nativeLinker();
        MethodHandle unsetenv = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("unsetenv"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            int failed = (int) unsetenv.invokeExact(arena.allocateFrom("no_proxy"));
            if (failed != 0) {
                throw new IllegalStateException("unsetenv refused the name no_proxy");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("unsetenv cannot be called", e);
        }
    }
}
