package dev.fovea.inference.repository;

import dev.fovea.inference.engine.Device;
import dev.fovea.inference.engine.DeviceChoice;
import dev.fovea.inference.engine.DeviceRequest;
import dev.fovea.inference.engine.DeviceUnavailableException;
import dev.fovea.inference.engine.DjlEngine;
import dev.fovea.inference.engine.Engine;
import dev.fovea.inference.engine.MeanEngine;
import dev.fovea.inference.engine.SessionSettings;
import dev.fovea.inference.engine.SharedEngine;
import dev.fovea.inference.model.LabelRule;
import dev.fovea.inference.model.Model;
import dev.fovea.inference.model.PreprocessorReader;
import dev.fovea.inference.model.ReaderPool;
import dev.fovea.resnet.natives.NotUnpackedException;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.ModelCard;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.ModelPackageException;
import dev.fovea.resnet.packages.PackageSet;
import dev.fovea.resnet.pictures.OpenCv;
import dev.fovea.resnet.pictures.PictureLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
     * @throws NotUnpackedException if the native libraries that it needs cannot be had
     */
    public Model load(Path folder) throws ModelPackageException, DeviceUnavailableException {
        DjlEngine.start();
        OpenCv.load();
        PackageSet checked = PackageSet.read(folder);
        ModelCard card = checked.card();
        requireItsPlace(folder, card);
        DeviceChoice choice = DeviceChoice.of(
                device,
                d -> warmed(new SharedEngine(open(checked, d), card.input().bytes(), card.maxBatch()), card));
        return new Model(
                card,
                new LabelRule(checked.labels(), card.threshold(), card.none(), top),
                choice.placement(),
                new ReaderPool(readers, () -> new PreprocessorReader(card.input(), limits)),
                choice.engine());
    }

    private Engine open(PackageSet packages, Device d) throws DeviceUnavailableException {
        List<Engine> opened = new ArrayList<>();
        try {
            for (ModelPackage network : packages.networks()) {
                InputFormat input = network.card().input();
                opened.add(DjlEngine.open(network.onnx(), input.width(), input.height(), d, session));
            }
        } catch (DeviceUnavailableException e) {
            opened.forEach(Engine::close);
            throw e;
        }
        return opened.size() == 1 ? opened.getFirst() : new MeanEngine(opened);
    }

    private static Engine warmed(Engine engine, ModelCard card) throws DeviceUnavailableException {
        try {
            WarmUp.run(engine, card);
            return engine;
        } catch (DeviceUnavailableException e) {
            engine.close();
            throw e;
        }
    }

    /** A detection names the model by its card, and an operator finds it by its folder: they must say the same. */
    private static void requireItsPlace(Path folder, ModelCard card) throws ModelPackageException {
        Path place = Path.of(card.name(), card.version());
        if (!folder.endsWith(place)) {
            throw new ModelPackageException(
                    folder.resolve(ModelPackage.CARD_FILE),
                    "name and version " + place,
                    "those of its folder, <name>/<version>/");
        }
    }
}
