package dev.fovea.resnet.pictures;

import dev.fovea.resnet.natives.NotUnpackedException;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;

/** The native code that decodes and resizes pictures. */
public final class OpenCv {

    private static final String FOLDER = "org.bytedeco.javacpp.cachedir";

    private OpenCv() {}

    /**
     * Unpacks and loads it, once for the process. Without this the first picture does so.
     *
     * @throws NotUnpackedException if that fails
     */
    public static void load() {
        try {
            Loader.load(opencv_imgproc.class);
            Loader.load(opencv_imgcodecs.class);
        } catch (LinkageError e) {
            Path usual = Path.of(System.getProperty("user.home"), ".javacpp", "cache");
            throw new NotUnpackedException("OpenCV", Path.of(System.getProperty(FOLDER, usual.toString())), FOLDER, e);
        }
    }
}
