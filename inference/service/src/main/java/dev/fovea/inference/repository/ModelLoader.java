package dev.fovea.inference.repository;

import dev.fovea.inference.engine.DeviceChoice;
import dev.fovea.inference.engine.DeviceRequest;
import dev.fovea.inference.engine.DeviceUnavailableException;
import dev.fovea.inference.engine.DjlEngine;
import dev.fovea.inference.engine.Engine;
import dev.fovea.inference.engine.InferenceException;
import dev.fovea.inference.engine.SessionSettings;
import dev.fovea.inference.model.LabelRule;
import dev.fovea.inference.model.Model;
import dev.fovea.inference.model.PreprocessorReader;
import dev.fovea.inference.model.ReaderPool;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.ModelCard;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.ModelPackageException;
import dev.fovea.resnet.pictures.PictureLimits;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Checks a model package, opens its network and warms it, so that the first frame is as fast as the next.
 *
 * @param device which execution providers may be used
 * @param session threads of the network
 * @param limits of pictures
 * @param readers how many pictures may be decoded at once, ≥ 1
 * @param top how many labels a region lists, ≥ 1
 */
public record ModelLoader(DeviceRequest device, SessionSettings session, PictureLimits limits, int readers, int top) {

    /**
     * Loads a package.
     *
     * @param folder {@code <name>/<version>/}
     * @return warm; the caller's to close
     * @throws ModelPackageException if the package disagrees with itself
     * @throws DeviceUnavailableException if no permitted provider can run its network
     */
    public Model load(Path folder) throws ModelPackageException, DeviceUnavailableException {
        DjlEngine.start();
        ModelPackage checked = ModelPackage.read(folder);
        ModelCard card = checked.card();
        InputFormat input = card.input();
        DeviceChoice choice = DeviceChoice.of(device, d -> {
            Engine engine = DjlEngine.open(checked.onnx(), input.width(), input.height(), d, session);
            warm(engine, card);
            return engine;
        });
        return new Model(
                card,
                new LabelRule(checked.labels(), card.threshold(), card.none(), top),
                choice.placement(),
                new ReaderPool(readers, () -> new PreprocessorReader(input, limits)),
                choice.engine());
    }

    /** Runs the smallest and the largest batch once: memory is reserved, and a provider that only fails at work is found. */
    private static void warm(Engine engine, ModelCard card) throws DeviceUnavailableException {
        ByteBuffer blank =
                ByteBuffer.allocateDirect(card.maxBatch() * card.input().bytes());
        try {
            engine.probabilities(blank.slice(0, card.input().bytes()), 1);
            engine.probabilities(blank, card.maxBatch());
        } catch (InferenceException e) {
            engine.close();
            throw new DeviceUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }
}
