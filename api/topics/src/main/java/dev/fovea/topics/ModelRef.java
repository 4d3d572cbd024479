package dev.fovea.topics;

/** The model package that classified a frame: its name and its version. */
public record ModelRef(String name, String version) {

    /** {@code name/version}, as folders, settings and commands write it. */
    public String path() {
        return name + "/" + version;
    }
}
