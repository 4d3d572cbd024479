package dev.fovea.inference.model;

import dev.fovea.inference.engine.Engine;
import dev.fovea.inference.engine.Placement;
import dev.fovea.resnet.packages.ModelCard;
import dev.fovea.topics.ModelRef;

/**
 * One version of a model package, warm and ready.
 *
 * @param card what the package says of itself
 * @param labels turns the network's output into labels
 * @param placement where the network runs
 * @param readers turn pictures into the network's input
 */
public record Model(ModelCard card, LabelRule labels, Placement placement, ReaderPool readers, Engine engine)
        implements AutoCloseable {

    /** Name and version. */
    public ModelRef ref() {
        return new ModelRef(card.name(), card.version());
    }

    /** The most pictures that the network takes at once, ≥ 1. */
    public int maxBatch() {
        return card.maxBatch();
    }

    /** Bytes of one picture as the network takes it. */
    public int slotBytes() {
        return card.input().bytes();
    }

    /** Closes readers and engine; nobody may use the model any more. */
    @Override
    public void close() {
        readers.close();
        engine.close();
    }
}
