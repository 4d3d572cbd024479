package dev.fovea.ingest.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class WorkerOutputTest {

    @Test
    void shouldTellWhoseNativeCodeCrashedAndWhere() {
        WorkerExit exit = exit("""
                opened
                #
                # A fatal error has been detected by the Java Runtime Environment:
                #
                #  SIGSEGV (0xb) at pc=0x00007f1e2c0a1b2c, pid=1234, tid=1250
                #
                # Problematic frame:
                # C  [libavcodec.so.62+0x1b2c]  ff_h264_decode+0x1c
                #
                Current thread (0x00007f1e3c1d2e30):  JavaThread "capture-yard" daemon [_thread_in_native, id=1250]
                Current thread (0x00007f1e3c1d2e31):  JavaThread "another" daemon [_thread_in_native, id=1250]
                """, 134);

        assertThat(exit.thread()).hasValue("capture-yard");
        assertThat(exit.words()).isEqualTo("crashed in native code (C [libavcodec.so.62+0x1b2c] ff_h264_decode+0x1c)");
    }

    @Test
    void shouldBlameNoneWhereTheJvmSaysNothing() {
        WorkerExit exit = exit("Current thread (0x1):  JavaThread \"capture-yard\" daemon\n", 137);

        assertThat(exit.thread()).isEmpty();
        assertThat(exit.words()).contains("SIGKILL", "short of memory");
    }

    @Test
    void shouldNameTheSettingWhereTheHeapIsTooSmall() {
        assertThat(exit("", 3).words()).contains("fovea.capture.worker-heap");
    }

    private static WorkerExit exit(String printed, int status) {
        WorkerOutput output = new WorkerOutput(1);
        output.read(new BufferedReader(new StringReader(printed)));
        return output.exit(status);
    }
}
