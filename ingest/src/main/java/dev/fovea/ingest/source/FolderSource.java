package dev.fovea.ingest.source;

import dev.fovea.ingest.picture.PictureHeader;
import dev.fovea.topics.Camera;
import dev.fovea.topics.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of JPEG and PNG files, played in the order of their names at the camera's rate. Every file is kept: one that
 * cannot be read as a picture is counted with its reason. Subfolders and other files are passed over.
 */
final class FolderSource implements Source {

    private final OpenRequest request;
    private final Path folder;
    private final Pictures pictures;
    private final Pace pace;
    private final long interval;
    private List<Path> files;
    private int next;
    private long played;

    FolderSource(OpenRequest request) throws SourceException {
        Camera camera = request.camera();
        this.request = request;
        this.folder = Path.of(request.location());
        this.pictures = new Pictures(camera.maxSide(), request.maxPixels());
        this.pace = new Pace(camera.pace() == Camera.Pace.SOURCE);
        this.interval = Math.round(1_000_000 / camera.fps());
        this.files = list();
    }

    private List<Path> list() throws SourceException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> found = all.filter(FolderSource::isPicture).sorted().toList();
            if (found.isEmpty()) {
                throw new SourceException("the folder holds no .jpg, .jpeg or .png file");
            }
            return found;
        } catch (IOException e) {
            throw new SourceException("the folder cannot be listed: check that it is there and readable");
        }
    }

    private static boolean isPicture(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".png");
    }

    @Override
    public @Nullable Shot read() throws SourceException, InterruptedException {
        if (next == files.size()) {
            if (!request.camera().loop()) {
                return null;
            }
            files = list();
            next = 0;
        }
        pace.await(played * interval);
        played++;
        try (var _ = request.deadline().within(request.readTimeout())) {
            return shot(files.get(next++));
        }
    }

    private Shot shot(Path file) {
        try {
            long size = Files.size(file);
            if (size > request.maxBytes()) {
                return new Shot.Broken(Reason.OVERSIZE, file.getFileName() + " has " + size + " bytes");
            }
            byte[] bytes = Files.readAllBytes(file);
            return pictures.shot(bytes, PictureHeader.size(bytes));
        } catch (IOException e) {
            return new Shot.Broken(Reason.DECODE_ERROR, file.getFileName() + " cannot be read");
        }
    }

    @Override
    public void close() {
        // No file is open between two reads.
    }
}
