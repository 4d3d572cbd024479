package dev.fovea.resnet.architecture;

/** The paper's three kinds of shortcut, and the plain network's lack of one (section 3.3). */
public enum ShortcutOption {
    /** No shortcut: a plain network. */
    NONE,
    /** Identity everywhere, zero-padded where channels grow: no parameters. */
    A,
    /** Projection where the shape changes, identity elsewhere. */
    B,
    /** Projection everywhere. */
    C;

    Shortcut shortcut(String block, int inputs, int outputs, int stride) {
        boolean changes = inputs != outputs || stride != 1;
        return switch (this) {
            case NONE -> throw new IllegalStateException("A plain block has no shortcut");
            case A -> {
                int zeroes = outputs - inputs;
                yield changes
                        ? new Shortcut.ZeroPadding(stride, zeroes / 2, zeroes - zeroes / 2)
                        : new Shortcut.Identity();
            }
            case B -> changes ? projection(block, inputs, outputs, stride) : new Shortcut.Identity();
            case C -> projection(block, inputs, outputs, stride);
        };
    }

    private static Shortcut projection(String block, int inputs, int outputs, int stride) {
        return new Shortcut.Projection(
                new Layer.Convolution(block + ".downsample.0", inputs, outputs, 1, stride, 0, false),
                new Layer.BatchNorm(block + ".downsample.1", outputs));
    }
}
