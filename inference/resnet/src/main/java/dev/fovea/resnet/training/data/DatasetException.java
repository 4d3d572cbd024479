package dev.fovea.resnet.training.data;

/** Data that cannot be trained on; the message names the path, what was found, what is accepted. */
public final class DatasetException extends RuntimeException {

    DatasetException(String message) {
        super(message);
    }
}
