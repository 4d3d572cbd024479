package dev.fovea.resnet.catalogue;

/** Is told how far a download has come. */
public interface DownloadProgress {

    /**
     * It begins, or goes on.
     *
     * @param file its name
     * @param done bytes that are there already
     * @param bytes all of them
     */
    void begins(String file, long done, long bytes);

    /** So many of its bytes are there. */
    void reached(long done);

    /** It is whole, or given up. */
    void ended();
}
