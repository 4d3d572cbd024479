package dev.fovea.load.bench.inference;

/** How a bare loop uses the cores. Which is faster depends on network and machine, so both are tried. */
enum BareLayout {
    /** All cores decode a batch, then all cores compute it. */
    ONE_SESSION,
    /** Each core decodes and computes batches of its own: nobody waits for anybody. */
    SESSION_PER_CORE
}
