package dev.fovea.resnet.evaluation.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.resnet.ColourPictures;
import dev.fovea.resnet.evaluation.Ensemble;
import dev.fovea.resnet.onnx.TinyPackage;
import dev.fovea.resnet.pictures.PictureLimits;
import dev.fovea.resnet.pictures.PictureRegion;
import dev.fovea.resnet.pictures.Views;
import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FieldEvaluatorTest {

    private static final int FRAMES = 6;

    @TempDir
    Path folder;

    @Test
    void shouldClassifyRegionsOfTheFramesThatAreNamed() throws Exception {
        clip(folder.resolve("colours.avi"));
        List<Crop> crops = List.of(crop(0, "red"), crop(1, "green"), crop(4, "red"), crop(5, "green"));

        CropReport report = evaluate(evaluator -> evaluator.crops(crops, folder));

        assertThat(report.said()).containsEntry("red", Map.of("red", 2L)).containsEntry("green", Map.of("green", 2L));
    }

    @Test
    void shouldSayHowManyFramesAClipHas() throws Exception {
        clip(folder.resolve("colours.avi"));

        assertThatThrownBy(() -> evaluate(evaluator -> evaluator.crops(List.of(crop(FRAMES, "red")), folder)))
                .isInstanceOf(FieldException.class)
                .hasMessageContaining("has only 6 frames");
    }

    @Test
    void shouldNameAClipThatIsNotThere() {
        assertThatThrownBy(() -> evaluate(evaluator -> evaluator.crops(List.of(crop(0, "red")), folder)))
                .isInstanceOf(FieldException.class)
                .hasMessageContaining("colours.avi");
    }

    @Test
    void shouldJudgePhotosByTheirNames() throws Exception {
        Path photos = Files.createDirectories(folder.resolve("photos"));
        Files.write(photos.resolve("red.png"), ColourPictures.png(9, Color.RED));
        Files.write(photos.resolve("green.png"), ColourPictures.png(9, Color.RED));

        PhotoReport report = evaluate(evaluator -> evaluator.photos(PhotoFolder.read(photos, TinyPackage.LABELS)));

        assertThat(report.right()).isEqualTo(0.5);
        assertThat(report.rows())
                .extracting(row -> row.photo() + " " + row.said())
                .containsExactly("green.png red", "red.png red");
    }

    @Test
    void shouldKnowWhatThePhotosWordsAreKindsOf() throws Exception {
        Files.write(folder.resolve("sorrel.jpg"), new byte[0]);

        assertThat(PhotoFolder.read(folder, List.of("horse")))
                .containsExactly(new Photo(folder.resolve("sorrel.jpg"), "horse"));
    }

    @Test
    void shouldRefuseAPhotoOfWhichItIsNotKnownWhatItShows() throws Exception {
        Files.write(folder.resolve("thing.jpg"), new byte[0]);

        assertThatThrownBy(() -> PhotoFolder.read(folder, TinyPackage.LABELS))
                .hasMessageContaining("thing.jpg")
                .hasMessageContaining("red, green, blue");
    }

    private interface Question<R> {
        R ask(FieldEvaluator evaluator) throws Exception;
    }

    private <R> R evaluate(Question<R> question) throws Exception {
        var model = TinyPackage.write(folder.resolve("models"), "tiny", 0.2);
        try (Ensemble ensemble = new Ensemble(List.of(model), PictureLimits.DEFAULT, Views.SINGLE, 1)) {
            return question.ask(new FieldEvaluator(ensemble, 0.6));
        }
    }

    private static Crop crop(int frame, String shows) {
        return new Crop("colours.avi", frame, new PictureRegion(16, 16, 32, 32), shows);
    }

    /** Red and green frames by turns, each a picture of its own. */
    private static void clip(Path file) throws Exception {
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), 64, 64);
                OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat()) {
            recorder.setFormat("avi");
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_MJPEG);
            recorder.setPixelFormat(avutil.AV_PIX_FMT_YUVJ420P);
            recorder.setFrameRate(10);
            recorder.start();
            for (int i = 0; i < FRAMES; i++) {
                try (Scalar colour = i % 2 == 0 ? new Scalar(0, 0, 255, 0) : new Scalar(0, 255, 0, 0);
                        Mat picture = new Mat(64, 64, opencv_core.CV_8UC3, colour);
                        Frame frame = converter.convert(picture)) {
                    recorder.record(frame);
                }
            }
            recorder.stop();
        }
    }
}
