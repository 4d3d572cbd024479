package dev.fovea.topics;

/** The model package that classified a frame: its name and its version. */
public record ModelRef(String name, String version) {}
