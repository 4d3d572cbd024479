package dev.fovea.load.bench.memory;

/**
 * What a process took of the machine at one moment, its workers included.
 *
 * @param frames that had passed
 * @param rss resident memory, MiB
 * @param outside resident memory without the process's own Java heap, MiB
 * @param descriptors open files and sockets
 * @param threads of the process
 */
record Sample(double frames, double rss, double outside, double descriptors, double threads) {}
