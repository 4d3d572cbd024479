package dev.fovea.load.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventReaderTest {

    private final List<String> detections = new ArrayList<>();
    private final EventReader reader = new EventReader(detections::add);

    @Test
    void shouldGiveTheDataOfDetectionsAlone() {
        reader.read("""
                : heartbeat

                id: 0:1
                event: detection
                data: {"camera":"a"}

                event:reset
                data: older than retention

                event:detection
                data:{"camera":"b"}
                """.lines());

        assertThat(detections).containsExactly("{\"camera\":\"a\"}", "{\"camera\":\"b\"}");
    }

    @Test
    void shouldSayWhyItWasCutOff() {
        assertThatThrownBy(() -> reader.read("event: cut-off\ndata: reads too slowly\n".lines()))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("reads too slowly");
    }
}
