package dev.fovea.ingest.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.ingest.feed.Kept;
import dev.fovea.ingest.picture.Size;
import dev.fovea.ingest.wire.Message;
import dev.fovea.ingest.wire.MessageReader;
import dev.fovea.ingest.wire.MessageWriter;
import dev.fovea.topics.Reason;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WindowTest {

    private MessageReader sent;
    private Window window;

    @BeforeEach
    void open() throws IOException {
        Pipe pipe = Pipe.open();
        sent = new MessageReader(Channels.newInputStream(pipe.source()));
        window = new Window(1, new MessageWriter(pipe.sink(), "test"));
    }

    @Test
    void shouldCountLivePicturesPastTheCreditAndTellThemBeforeTheNext() throws Exception {
        window.open(100);
        window.send(picture(150), false);
        window.send(picture(10), false);
        window.send(picture(10), false);
        window.open(100);
        window.send(picture(20), false);

        assertThat(length(sent.read())).isEqualTo(150);
        assertThat(sent.read()).isEqualTo(new Message.Got(1, new Kept.Lost(Reason.BACKPRESSURE, 2)));
        assertThat(length(sent.read())).isEqualTo(20);
    }

    @Test
    void shouldTellLossesOfTheSourceOnce() throws Exception {
        window.open(100);
        window.send(new Kept.Lost(Reason.DECODE_ERROR, 1), false);
        window.tellLosses();
        window.tellLosses();
        window.send(picture(20), false);

        assertThat(sent.read()).isEqualTo(new Message.Got(1, new Kept.Lost(Reason.DECODE_ERROR, 1)));
        assertThat(length(sent.read())).isEqualTo(20);
    }

    @Test
    void shouldMakeRecordedPicturesWaitForCredit() throws Exception {
        window.open(10);
        window.send(picture(10), true);
        Thread sender = Thread.ofVirtual().start(() -> {
            try {
                window.send(picture(20), true);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Awaitility.await("it waits")
                .atMost(Duration.ofSeconds(10))
                .until(() -> sender.getState() == Thread.State.WAITING);
        window.open(10);
        sender.join();

        assertThat(length(sent.read())).isEqualTo(10);
        assertThat(length(sent.read())).isEqualTo(20);
    }

    private static Kept picture(int length) {
        return new Kept.Picture(Instant.EPOCH, new Size(4, 3), List.of(), new byte[length]);
    }

    private static int length(@Nullable Message message) {
        assertThat(message).isInstanceOf(Message.Got.class);
        return message instanceof Message.Got(var _, Kept.Picture picture) ? picture.jpeg().length : -1;
    }
}
