package dev.fovea.resnet.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Labelled pictures laid out as {@code <split>/<label>/<name>.jpg}, in a folder or a tar of one, read one after another. */
public sealed interface PictureSet permits FolderPictureSet, TarPictureSet {

    /**
     * Visits each picture of a split once.
     *
     * @param split the first folder, for example {@code test}
     * @throws PictureSetException if the split holds no pictures
     * @throws X what the visitor throws; the rest is then not visited
     */
    <X extends Exception> void forEach(String split, Visitor<X> visitor) throws IOException, PictureSetException, X;

    /**
     * A tar (which is streamed, never unpacked) or a folder.
     *
     * @throws PictureSetException if there is neither
     */
    static PictureSet at(Path path) throws PictureSetException {
        if (Files.isDirectory(path)) {
            return new FolderPictureSet(path);
        }
        if (Files.isRegularFile(path)) {
            return new TarPictureSet(path);
        }
        throw new PictureSetException(path, "nothing", "a folder or a tar with <split>/<label>/<name>.jpg");
    }

    /** Takes one picture at a time. */
    interface Visitor<X extends Exception> {
        void visit(LabelledPicture picture) throws X;
    }
}
