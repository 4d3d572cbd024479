package dev.fovea.ingest.worker;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Has the kernel kill this process once the thread that started it is gone (prctl(2), PR_SET_PDEATHSIG): even while it is
 * stopped and could not read that the connection ended. Only Linux can do so.
 */
final class ParentBond {

    private static final int PR_SET_PDEATHSIG = 1;
    private static final long SIGKILL = 9;

    private ParentBond() {}

    /** Holds as long as the calling thread lives. Does nothing where the system has no {@code prctl}. */
    @SuppressWarnings("restricted") // Native access is granted at start, as JavaCPP needs it, too.
    static void tie() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> function = linker.defaultLookup().find("prctl");
        if (function.isEmpty()) {
            return;
        }
        MethodHandle prctl = linker.downcallHandle(
                function.get(),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG),
                Linker.Option.firstVariadicArg(1));
        try {
            int failed = (int) prctl.invokeExact(PR_SET_PDEATHSIG, SIGKILL);
            if (failed != 0) {
                throw new IllegalStateException("prctl refused PR_SET_PDEATHSIG");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("prctl cannot be called", e);
        }
    }
}
