package dev.fovea.resnet.evaluation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A set of pictures in a tar, streamed in its order. */
record TarPictureSet(Path tar) implements PictureSet {

    private static final int BUFFER = 1 << 20;
    private static final long MAX_PICTURE_BYTES = 64 << 20;

    @Override
    public <X extends Exception> void forEach(String split, Visitor<X> visitor)
            throws IOException, PictureSetException, X {
        long count = 0;
        try (TarArchiveInputStream in =
                new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(tar), BUFFER))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Optional<PicturePath> path =
                        PicturePath.of(entry.getName()).filter(p -> p.split().equals(split));
                if (path.isPresent() && entry.isFile()) {
                    requireSize(entry);
                    visitor.visit(new LabelledPicture(path.get().label(), entry.getName(), in.readAllBytes()));
                    count++;
                }
            }
        }
        if (count == 0) {
            throw new PictureSetException(tar, "no pictures", "a tar with " + split + "/<label>/<name>.jpg");
        }
    }

    private void requireSize(TarArchiveEntry entry) throws PictureSetException {
        if (entry.getSize() > MAX_PICTURE_BYTES) {
            throw new PictureSetException(
                    tar,
                    entry.getName() + " of " + entry.getSize() + " bytes",
                    "pictures of at most " + MAX_PICTURE_BYTES);
        }
    }
}
