package dev.fovea.ingest.wire;

import dev.fovea.ingest.config.IngestSettings.RtspTransport;
import dev.fovea.ingest.config.SourceSettings;
import dev.fovea.ingest.feed.Kept;
import dev.fovea.ingest.picture.Size;
import dev.fovea.topics.Camera;
import dev.fovea.topics.Reason;
import dev.fovea.topics.Region;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;

/** The head of each kind of message; a picture's bytes come after it. */
final class Codec {

    private static final int SETUP = 1;
    private static final int OPEN = 2;
    private static final int CREDIT = 3;
    private static final int CLOSE = 4;
    private static final int READY = 5;
    private static final int OPENED = 6;
    private static final int PICTURE = 7;
    private static final int LOST = 8;
    private static final int ENDED = 9;
    private static final int ALIVE = 10;

    private Codec() {}

    static void write(Message message, DataOutputStream out) throws IOException {
        switch (message) {
            case Message.Setup m -> {
                out.writeByte(SETUP);
                writeSources(m.sources(), out);
                out.writeInt(m.maxBytes());
                out.writeInt(m.jpegQuality());
                Fields.writeMap(m.properties(), out, Fields::writeText, Fields::writeText);
            }
            case Message.Open(var capture, var camera, var location) -> {
                out.writeByte(OPEN);
                out.writeInt(capture);
                writeCamera(camera, out);
                Fields.writeText(location, out);
            }
            case Message.Credit(var capture, var bytes) -> {
                out.writeByte(CREDIT);
                out.writeInt(capture);
                out.writeLong(bytes);
            }
            case Message.Close(var capture) -> {
                out.writeByte(CLOSE);
                out.writeInt(capture);
            }
            case Message.Ready() -> out.writeByte(READY);
            case Message.Opened(var capture) -> {
                out.writeByte(OPENED);
                out.writeInt(capture);
            }
            case Message.Got(var capture, Kept.Picture picture) -> {
                out.writeByte(PICTURE);
                out.writeInt(capture);
                out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, picture.capturedAt()));
                out.writeInt(picture.size().width());
                out.writeInt(picture.size().height());
                Fields.writeList(picture.moving(), out, Codec::writeRegion);
            }
            case Message.Got(var capture, Kept.Lost(var reason, var count)) -> {
                out.writeByte(LOST);
                out.writeInt(capture);
                Fields.writeText(reason.word(), out);
                out.writeLong(count);
            }
            case Message.Ended(var capture, var error) -> {
                out.writeByte(ENDED);
                out.writeInt(capture);
                out.writeBoolean(error != null);
                if (error != null) {
                    Fields.writeText(error, out);
                }
            }
            case Message.Alive(var overdue) -> {
                out.writeByte(ALIVE);
                Fields.writeMap(overdue, out, (c, o) -> o.writeInt(c), Fields::writeDuration);
            }
        }
    }

    /**
     * Reads a message.
     *
     * @throws IOException if the bytes are no message
     */
    static Message read(byte[] head, byte[] picture) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(head));
        try {
            return read(in, picture);
        } catch (IllegalArgumentException e) { // A field out of its range, too.
            throw new IOException("no message: " + e.getMessage(), e);
        }
    }

    private static Message read(DataInputStream in, byte[] picture) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case SETUP ->
                new Message.Setup(
                        readSources(in),
                        in.readInt(),
                        in.readInt(),
                        Fields.readMap(in, Fields::readText, Fields::readText));
            case OPEN -> new Message.Open(in.readInt(), readCamera(in), Fields.readText(in));
            case CREDIT -> new Message.Credit(in.readInt(), in.readLong());
            case CLOSE -> new Message.Close(in.readInt());
            case READY -> new Message.Ready();
            case OPENED -> new Message.Opened(in.readInt());
            case PICTURE -> new Message.Got(in.readInt(), readPicture(in, picture));
            case LOST -> new Message.Got(in.readInt(), new Kept.Lost(Reason.of(Fields.readText(in)), in.readLong()));
            case ENDED -> new Message.Ended(in.readInt(), in.readBoolean() ? Fields.readText(in) : null);
            case ALIVE -> new Message.Alive(Fields.readMap(in, DataInputStream::readInt, Fields::readDuration));
            default -> throw new IOException("no kind of message has the number " + kind);
        };
    }

    private static Kept.Picture readPicture(DataInputStream in, byte[] jpeg) throws IOException {
        return new Kept.Picture(
                Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS),
                new Size(in.readInt(), in.readInt()),
                Fields.readList(in, Codec::readRegion),
                jpeg);
    }

    private static void writeRegion(Region region, DataOutputStream out) throws IOException {
        out.writeInt(region.x());
        out.writeInt(region.y());
        out.writeInt(region.width());
        out.writeInt(region.height());
    }

    private static Region readRegion(DataInputStream in) throws IOException {
        return new Region(in.readInt(), in.readInt(), in.readInt(), in.readInt());
    }

    private static void writeSources(SourceSettings sources, DataOutputStream out) throws IOException {
        Fields.writeDuration(sources.openTimeout(), out);
        Fields.writeDuration(sources.readTimeout(), out);
        Fields.writeList(List.copyOf(sources.unverifiedHosts()), out, Fields::writeText);
        Fields.writeText(sources.rtspTransport().name(), out);
        out.writeLong(sources.maxPixels());
        out.writeInt(sources.maxPictureBytes());
        Fields.writeOptional(sources.allowedNetworks(), out, Fields::writeText);
        Fields.writeOptional(sources.mediaDirectories(), out, (path, o) -> Fields.writeText(path.toString(), o));
        Fields.writeText(sources.listens(), out);
    }

    private static SourceSettings readSources(DataInputStream in) throws IOException {
        return new SourceSettings(
                Fields.readDuration(in),
                Fields.readDuration(in),
                new LinkedHashSet<>(Fields.readList(in, Fields::readText)),
                RtspTransport.valueOf(Fields.readText(in)),
                in.readLong(),
                in.readInt(),
                Fields.readOptional(in, Fields::readText),
                Fields.readOptional(in, i -> Path.of(Fields.readText(i))),
                Fields.readText(in));
    }

    private static void writeCamera(Camera camera, DataOutputStream out) throws IOException {
        Fields.writeText(camera.id(), out);
        Fields.writeText(camera.source(), out);
        out.writeBoolean(camera.enabled());
        out.writeDouble(camera.fps());
        out.writeBoolean(camera.keyframesOnly());
        out.writeInt(camera.maxSide());
        Fields.writeText(camera.regions().name(), out);
        Fields.writeText(camera.pace().name(), out);
        out.writeBoolean(camera.loop());
    }

    private static Camera readCamera(DataInputStream in) throws IOException {
        return new Camera(
                Fields.readText(in),
                Fields.readText(in),
                in.readBoolean(),
                in.readDouble(),
                in.readBoolean(),
                in.readInt(),
                Camera.RegionMode.valueOf(Fields.readText(in)),
                Camera.Pace.valueOf(Fields.readText(in)),
                in.readBoolean());
    }
}
